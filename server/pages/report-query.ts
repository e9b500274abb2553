import { type CategoryId, categoryIds } from "../../core/ticket/taxonomy.ts";

/** Days a list may look back; the first is meant where nothing is said. */
export const spans = [30, 7, 90] as const;
/** Reports on one page, and pages there are at most. */
export const pageSize = 20;
const maxPages = 100;

/** What somebody asked the list of reports for. Whatever cannot be read counts as not said. */
export interface ReportQuery {
  category?: CategoryId;
  /** One of the ward's streets. */
  street?: string;
  status: "" | "dang" | "xong";
  days: (typeof spans)[number];
  view: "list" | "map";
  /** A field of the map, "3-2". */
  field?: string;
  page: number;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads the address of `/ban-do` and its feeds; of streets those of the ward count. */
export function readReportQuery(query: Record<string, unknown>, streets: readonly { name: string }[]): ReportQuery {
  const [kind, status, days, field] = ["loai", "tinh-trang", "ngay", "o"].map((name) => textOf(query[name]));
  const category = categoryIds.find((id) => id === kind);
  const street = streets.find(({ name }) => name === query.duong)?.name;
  const page = Number(textOf(query.trang));
  return {
    ...(category ? { category } : {}),
    ...(street ? { street } : {}),
    status: status === "dang" || status === "xong" ? status : "",
    days: spans.find((one) => String(one) === days) ?? spans[0],
    view: textOf(query.xem) === "ban-do" ? "map" : "list",
    ...(field && /^\d-\d$/.test(field) ? { field } : {}),
    page: Number.isInteger(page) && page >= 1 && page <= maxPages ? page : 1,
  };
}

/** The same as an address, with what differs: the shortest one, so that equal questions have equal addresses. */
export function linkTo(path: string, { category, street, status, days, view, field, page }: ReportQuery): string {
  const parts: [string, string | undefined][] = [
    ["xem", view === "map" ? "ban-do" : undefined],
    ["loai", category],
    ["duong", street],
    ["tinh-trang", status],
    ["ngay", days === spans[0] ? undefined : String(days)],
    ["o", field],
    ["trang", page > 1 ? String(page) : undefined],
  ];
  const said = parts.filter((part): part is [string, string] => Boolean(part[1]));
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
