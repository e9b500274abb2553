import type { KnowledgeSearch, knowledgeFilters } from "../search.ts";
import { fold } from "../shared/numbers.ts";
import type { KnowledgeRow } from "./queries.ts";

type RowFilter = (typeof knowledgeFilters)[number];
/** Whether a row fits each of what the list can be narrowed to. */
const rowFilters: Record<RowFilter, (row: KnowledgeRow) => boolean> = {
  all: () => true,
  proposed: ({ proposed }) => proposed > 0,
  drafts: ({ drafts }) => drafts > 0,
  soon: ({ dates }) => dates.some(({ rule }) => rule !== "old-source"),
  old: ({ dates }) => dates.some(({ rule }) => rule === "old-source"),
  ours: ({ origin }) => origin !== "release",
};

/** How the list is narrowed; all of it must hold. */
export type Narrowed = Pick<KnowledgeSearch, "loc" | "nhom" | "chac" | "q">;

/** When something of a record ends first; records that do not end come last. */
function endOf({ dates }: KnowledgeRow): number {
  const ends = dates.flatMap(({ rule, at }) => (rule === "old-source" ? [] : [Date.parse(at)]));
  return Math.min(Number.POSITIVE_INFINITY, ...ends);
}

/** The rows that fit: what waits for a decision first, then what ends soonest, then by name. */
export function filterRows(
  rows: readonly KnowledgeRow[],
  { loc = "all", nhom, chac, q = "" }: Narrowed,
): KnowledgeRow[] {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const fits = (row: KnowledgeRow): boolean => {
    const hay = fold([row.name, ...row.aliases].join(" "));
    const isMeant = words.every((word) => hay.includes(word));
    return isMeant && rowFilters[loc](row) && (!nhom || row.group === nhom) && (!chac || row.confidence === chac);
  };
  return rows
    .filter(fits)
    .sort((a, b) => b.proposed - a.proposed || rank(endOf(a), endOf(b)) || a.name.localeCompare(b.name, "vi"));
}

const rank = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
