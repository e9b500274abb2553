import type { Aspect, Source } from "../../core/understanding/knowledge.ts";
import { feeWords, waiverWords } from "./fee.ts";
import type { Fact, Procedure } from "./record.ts";
import { quotable } from "./telling.ts";
import { onlineWords, sourceOf, stop, sure, timeWords } from "./words.ts";

/** A record as a page shows it: what is confirmed and nothing else, in the record's own words. */
export interface ProcedureSheet {
  id: string;
  name: string;
  office: string;
  /** One's own to gather; then what only some people need. */
  papers: string[];
  specialPapers: string[];
  fee: string[];
  time: string | undefined;
  place: string;
  online: string | undefined;
  eligibility: string[];
  steps: string[];
  validity: string[];
  notes: string[];
  forms: { text: string; url?: string }[];
  result: string;
  source: Source;
  /** What the record leaves open: it is not on the page. */
  open: Aspect[];
}

const isOpen = (facts: readonly Fact[]): boolean => facts.some(({ status }) => status === "unverified");

/** What some source said and none confirmed, or nobody said. */
function openAspects(record: Procedure, feeIsOpen: boolean): Aspect[] {
  const lists: [Aspect, readonly Fact[]][] = [
    ["documents", [...record.documents, ...record.special_documents]],
    ["eligibility", record.eligibility],
    ["steps", record.steps],
    ["validity", record.validity],
  ];
  return [
    ...lists.flatMap(([aspect, facts]) => (isOpen(facts) ? [aspect] : [])),
    ...(feeIsOpen ? ["fee" as const] : []),
    ...(record.time.status === "unverified" ? ["time" as const] : []),
    ...(record.where.online.can === "unknown" ? ["online" as const] : []),
  ];
}

/** What a page may show of a record today; undefined for one that may not be quoted. By the rules of answers in a talk. */
export function procedureSheet(record: Procedure, now: Date): ProcedureSheet | undefined {
  if (!quotable(record, now)) return undefined;
  const { said, open } = feeWords(record, now);
  const { can, how } = record.where.online;
  return {
    id: record.id,
    name: record.name,
    office: record.office.name,
    papers: sure(record.documents),
    specialPapers: sure(record.special_documents),
    fee: said.length === 0 ? [] : [...said, ...(record.fee.note ? [record.fee.note] : []), ...waiverWords(record, now)],
    time: timeWords(record),
    place: record.where.place,
    online: can === "unknown" ? undefined : `${onlineWords[can]} ${stop(how)}`,
    eligibility: sure(record.eligibility),
    steps: sure(record.steps),
    validity: sure(record.validity),
    notes: sure(record.notes),
    forms: record.forms,
    result: record.result,
    source: sourceOf(record, undefined, true),
    open: openAspects(record, open),
  };
}
