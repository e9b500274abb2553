import writeExcelFile from "write-excel-file/node";
import type { z } from "zod";
import type { Figure } from "../core/report/figure.ts";
import type { Clocks, Headline } from "../core/report/headline.ts";
import { categoryName } from "../core/routing/category-rules.ts";
import { unitName } from "../core/routing/units.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { Ward } from "../core/ward.ts";
import { guardedCsvText } from "../nlp/knowledge/sheet/csv.ts";
import type { monthlyRoutes } from "./contract-monthly.ts";

type Report = z.input<(typeof monthlyRoutes)["getMonthlyReport"]["response"]>;
type Figures = Report["figures"];
type Cell = string | number;
type Row = Cell[];

const names: Record<Figure, string> = {
  received: "Nhận",
  solved: "Xong",
  "in-time": "Đúng hạn",
  "in-time-for-good": "Đúng hạn, không mở lại",
  "solved-late": "Xong nhưng trễ",
  reopened: "Mở lại",
  rated: "Có chấm điểm",
  replied: "Đã phản hồi đầu",
  "replied-in-time": "Phản hồi đầu đúng hạn",
  handled: "Đã xử lý trong số nhận",
  complaint: "Khiếu nại, tố cáo",
  disputed: "Tranh chấp đơn vị",
  extended: "Gia hạn",
  open: "Chưa xong lúc lập",
  "late-now": "Đang trễ lúc lập",
  escalated: "Chờ lãnh đạo lúc lập",
};
/** Figures that are a share of another. */
const shares = {
  "in-time": "solved",
  "in-time-for-good": "solved",
  reopened: "solved",
  handled: "received",
  "replied-in-time": "replied",
} as const satisfies Partial<Record<Figure, Figure>>;

/** Of too few no share is told. */
function shareOf(counts: Headline["counts"], figure: keyof typeof shares, least: number): Cell {
  const whole = counts[shares[figure]];
  return whole < least ? "" : Math.round((counts[figure] / whole) * 1000) / 10;
}

/** The spans side by side; a year ago only where there was something. */
function sideBySide({ now, before, yearBefore }: Figures, of: (headline: Headline) => Cell): Row {
  return [of(now as Headline), of(before as Headline), yearBefore ? of(yearBefore as Headline) : ""];
}

function headlineRows(figures: Figures): Row[] {
  const clock = (name: string, of: (headline: Headline) => Clocks): Row[] => [
    [`${name}, một nửa trong (giờ)`, ...sideBySide(figures, (one) => of(one).median ?? "")],
    [`${name}, 9 trong 10 trong (giờ)`, ...sideBySide(figures, (one) => of(one).p90 ?? "")],
  ];
  const counts = (Object.keys(names) as Figure[]).map(
    (figure): Row => [names[figure], ...sideBySide(figures, ({ counts }) => counts[figure])],
  );
  const parts = (Object.keys(shares) as (keyof typeof shares)[]).map(
    (figure): Row => [
      `${names[figure]} (%)`,
      ...sideBySide(figures, ({ counts }) => shareOf(counts, figure, figures.least)),
    ],
  );
  return [
    ["Chỉ tiêu", "Kỳ này", "Kỳ trước", "Cùng kỳ năm trước"],
    ...[...counts, ...parts, ...clock("Phản hồi đầu", (one) => one.firstReply)],
    ...clock("Kết quả", (one) => one.result),
    ["Hài lòng (1 tới 5)", ...sideBySide(figures, (one) => one.rating ?? "")],
  ];
}

function partRows<K extends string>(
  least: number,
  title: string,
  parts: readonly (Pick<Headline, "counts"> & { of: K; rating?: number | undefined })[],
  name: (of: K) => string,
): Row[] {
  return [
    [title, "Nhận", "Xong", "Đúng hạn, không mở lại (%)", "Đã xử lý (%)", "Điểm", "Số phiếu chấm"],
    ...parts.map(
      ({ of, counts, rating }): Row => [
        ...[name(of), counts.received, counts.solved, shareOf(counts, "in-time-for-good", least)],
        ...[shareOf(counts, "handled", least), rating ?? "", counts.rated],
      ],
    ),
  ];
}

function rowsOf({ month, edition, figures, shortfalls, editions, corrections }: Report, ward: Ward): Row[] {
  const kindName = (of: CategoryId): string => categoryName(ward.categories, of);
  const { least, units: ranked, origins, categories, talks, incidents } = figures;
  return [
    ["Báo cáo tháng", month],
    ["Bản", edition ?? "chưa duyệt"],
    ["Số liệu lúc", figures.at],
    ["Phạm vi", "Mọi phiếu của phường, không kể phiếu kín và tin rác"],
    [],
    ...headlineRows(figures),
    [],
    ...partRows(least, "Đơn vị", ranked, (of) => unitName(ward.units, of)),
    [],
    ...partRows(least, "Nguồn", origins, (of) => of),
    [],
    ...partRows(least, "Loại", categories, kindName),
    [],
    ["Kênh", "Cuộc trò chuyện", "Trợ lý tự lo"],
    ...talks.map(({ channel, talks: all, byMachine }): Row => [channel, all, byMachine]),
    [],
    ["Sự cố", "Loại", "Nơi", "Từ", "Đến", "Người báo"],
    ...incidents.map(
      ({ code, category, where, startedAt, endedAt = "", reporters }): Row => [
        ...[code, kindName(category), where, startedAt, endedAt, reporters],
      ],
    ),
    [],
    ["Chưa đạt", "Làm gì", "Ai", "Hạn"],
    ...shortfalls.map(({ what, action, who, by }): Row => [what, action, who, by]),
    [],
    ["Đính chính sau khi duyệt", "Lúc duyệt", "Nay"],
    ...corrections.map(({ figure, approved, now }): Row => [names[figure], approved, now]),
    [],
    ["Bản", "Duyệt lúc", "Người duyệt", "Lý do"],
    ...editions.map(({ edition: number, at, byName, reason = "" }): Row => [number, at, byName, reason]),
  ];
}

/** The report of a month as a file for a spreadsheet. */
export async function monthlyFile(
  report: Report,
  { as, ward }: { as: "xlsx" | "csv"; ward: Ward },
): Promise<{ bytes: Uint8Array; type: string; name: string }> {
  const name = `bao-cao-thang-${report.month}.${as}`;
  const rows = rowsOf(report, ward);
  if (as === "csv") {
    const text = guardedCsvText(rows);
    return { bytes: new TextEncoder().encode(text), type: "text/csv; charset=utf-8", name };
  }
  const data = rows.map((row) =>
    row.map((value) =>
      typeof value === "number" ? { value, type: Number } : { value, type: String, format: "@" as const },
    ),
  );
  const columns = [44, 18, 18, 22, 14, 12, 14].map((width) => ({ width }));
  const bytes = new Uint8Array(await writeExcelFile([{ sheet: report.month, data, columns }]).toBuffer());
  return { bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name };
}
