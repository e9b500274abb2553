import { fold } from "../normalise.ts";
import type { Fact, Money, Procedure } from "./record.ts";
import { namesOf } from "./search.ts";
import { subjectOf, wordsOf } from "./tokens.ts";

/** Something to look at in the records. `fault`: must be mended; `warning`: somebody should know. */
export interface Finding {
  level: "fault" | "warning";
  id: string;
  /** Stable name of the rule. */
  rule: "alias-clash" | "expired" | "expires-soon" | "old-source" | "missing" | "skeleton";
  text: string;
}

/** Milliseconds of a day. */
export const dayMs = 86_400_000;
/** What ends within so many days is told: a council resolution takes about as long to be replaced. */
export const soonDays = 60;
/** A source that nobody opened for so long is told. */
export const oldDays = 270;

/** A day as findings write it. */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const isSure = ({ status }: Fact | Money) => status === "confirmed";

/** What residents ask for most, and whether a record has a confirmed word on it. */
const asked: Record<string, (record: Procedure) => boolean> = {
  documents: ({ documents }) => documents.some(isSure),
  fee: ({ fee }) => fee.items.some(isSure),
  time: ({ time }) => time.status === "confirmed",
  online: ({ where }) => where.online.can !== "unknown",
  steps: ({ steps }) => steps.some(isSure),
  forms: ({ forms }) => forms.length > 0,
};

function endings(record: Procedure): { what: string; at: Date }[] {
  const money = [...record.fee.items, ...record.benefit, ...record.fee.waivers];
  return [
    ...(record.valid_to ? [{ what: "the record", at: record.valid_to }] : []),
    ...money.flatMap((item) => (item.valid_to ? [{ what: nameOf(item), at: item.valid_to }] : [])),
  ];
}

const nameOf = (item: { text?: string; case?: string | undefined; noun?: string | undefined }) =>
  `"${item.text ?? item.case ?? item.noun ?? "the fee"}"`;

function checkDates(record: Procedure, now: Date): Finding[] {
  const ends = endings(record).flatMap(({ what, at }): Finding[] => {
    const days = (at.getTime() - now.getTime()) / dayMs;
    if (days > soonDays) return [];
    const rule = days < 0 ? "expired" : "expires-soon";
    const level = days < 0 && what === "the record" ? "fault" : "warning";
    return [{ level, id: record.id, rule, text: `${what} ${days < 0 ? "ended" : "ends"} on ${dayOf(at)}` }];
  });
  const old = record.sources.filter(({ checked }) => now.getTime() - checked.getTime() > oldDays * dayMs);
  const stale = old.map(({ title, checked }): Finding => {
    return { level: "warning", id: record.id, rule: "old-source", text: `${title} was opened on ${dayOf(checked)}` };
  });
  return [...ends, ...stale];
}

function checkAspects(record: Procedure): Finding[] {
  if (record.confidence === "low")
    return [{ level: "warning", id: record.id, rule: "skeleton", text: "is never quoted: no source confirms it" }];
  const missing = Object.entries(asked).flatMap(([aspect, has]) => (has(record) ? [] : [aspect]));
  if (missing.length === 0) return [];
  return [
    { level: "warning", id: record.id, rule: "missing", text: `nothing confirmed to say of ${missing.join(", ")}` },
  ];
}

/** Two records that are called the same: whoever asks so is always asked back. */
function checkNames(records: readonly Procedure[]): Finding[] {
  const owners = new Map<string, string>();
  return namesOf(records).flatMap(({ id, text }): Finding[] => {
    const key = subjectOf(wordsOf(text)).join(" ") || fold(text);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, id);
    if (owner === undefined || owner === id) return [];
    return [{ level: "warning", id, rule: "alias-clash", text: `"${text}" is also what ${owner} is called` }];
  });
}

/** Looks through records that are well formed (`loadKnowledge`) for what a person should mend or know. */
export function checkKnowledge(records: readonly Procedure[], now: Date): Finding[] {
  return [
    ...records.flatMap((record) => [...checkDates(record, now), ...checkAspects(record)]),
    ...checkNames(records),
  ];
}
