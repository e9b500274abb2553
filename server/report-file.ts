import writeExcelFile from "write-excel-file/node";
import { asLocal } from "../core/local-time.ts";
import type { TicketFact } from "../core/report/facts.ts";
import { categoryName } from "../core/routing/category-rules.ts";
import { unitName } from "../core/routing/units.ts";
import { ticketStatuses } from "../core/ticket/ticket.ts";
import type { Ward } from "../core/ward.ts";
import { guardedCsvText } from "../nlp/knowledge/sheet/csv.ts";

type Value = string | number | Date | undefined;

/** Columns of the file with what stands in them: no word of a resident. */
const columns: readonly { title: string; of: (fact: TicketFact, ward: Ward) => Value; width: number }[] = [
  { title: "Mã", of: ({ code }) => code, width: 14 },
  { title: "Ngày nhận", of: ({ openedAt }) => openedAt, width: 18 },
  { title: "Loại", of: ({ category }, ward) => categoryName(ward.categories, category), width: 38 },
  { title: "Mức", of: ({ severity }) => severity, width: 6 },
  { title: "Đơn vị", of: ({ unit }, ward) => unitName(ward.units, unit), width: 34 },
  { title: "Khu phố", of: ({ area }) => area, width: 14 },
  { title: "Nguồn", of: ({ origin }) => origin, width: 12 },
  { title: "Trạng thái", of: ({ status }) => ticketStatuses[status], width: 20 },
  { title: "Hạn phản hồi đầu", of: ({ firstDueAt }) => firstDueAt, width: 18 },
  { title: "Phản hồi đầu", of: ({ firstStoppedAt }) => firstStoppedAt, width: 18 },
  { title: "Hạn kết quả", of: ({ resultDueAt }) => resultDueAt, width: 18 },
  { title: "Có kết quả", of: ({ resultStoppedAt }) => resultStoppedAt, width: 18 },
  { title: "Số lần mở lại", of: ({ reopenedCount }) => reopenedCount, width: 12 },
  { title: "Điểm", of: ({ rating }) => rating, width: 8 },
];

/** Days and hours as clocks in Việt Nam show them: a spreadsheet takes them as they are. */
function cell(value: Value) {
  if (value instanceof Date) return { value: asLocal(value), type: Date, format: "dd/mm/yyyy hh:mm" };
  if (typeof value === "number") return { value, type: Number };
  return { value: value ?? "", type: String, format: "@" };
}

const written = (value: Value): string | number =>
  value instanceof Date ? asLocal(value).toISOString().slice(0, 16).replace("T", " ") : (value ?? "");

/** A month as a file for a spreadsheet: a line a ticket. */
export async function reportFile(
  facts: readonly TicketFact[],
  { month, as, ward }: { month: string; as: "xlsx" | "csv"; ward: Ward },
): Promise<{ bytes: Uint8Array; type: string; name: string }> {
  const name = `bao-cao-${month}.${as}`;
  const titles = columns.map(({ title }) => title);
  if (as === "csv") {
    const rows = facts.map((fact) => columns.map(({ of }) => written(of(fact, ward))));
    return {
      bytes: new TextEncoder().encode(guardedCsvText([titles, ...rows])),
      type: "text/csv; charset=utf-8",
      name,
    };
  }
  const head = titles.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const data = [head, ...facts.map((fact) => columns.map(({ of }) => cell(of(fact, ward))))];
  const sheet = { sheet: month, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  const bytes = new Uint8Array(await writeExcelFile([sheet]).toBuffer());
  return { bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name };
}
