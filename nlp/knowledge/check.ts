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

/** A date of a record that somebody should look at. */
export interface DueDate {
  rule: "expired" | "expires-soon" | "old-source";
  part: "record" | "amount" | "source";
  /** Of the waiver or source, or what the amount is for; a record and an only amount have none. */
  name?: string;
  at: Date;
}

const nameOf = (item: { text?: string; case?: string | undefined; noun?: string | undefined }) =>
  item.text ?? item.case ?? item.noun;

function endings(record: Procedure): Omit<DueDate, "rule">[] {
  const money = [...record.fee.items, ...record.benefit, ...record.fee.waivers];
  return [
    ...(record.valid_to ? [{ part: "record" as const, at: record.valid_to }] : []),
    ...money.flatMap((item) => {
      const name = nameOf(item);
      return item.valid_to ? [{ part: "amount" as const, at: item.valid_to, ...(name ? { name } : {}) }] : [];
    }),
  ];
}

/** What of a record has ended or ends soon, and sources that nobody has opened for long. */
export function dueDatesOf(record: Procedure, now: Date): DueDate[] {
  const ends = endings(record).flatMap((ending): DueDate[] => {
    const days = (ending.at.getTime() - now.getTime()) / dayMs;
    return days > soonDays ? [] : [{ rule: days < 0 ? "expired" : "expires-soon", ...ending }];
  });
  const old = record.sources.filter(({ checked }) => now.getTime() - checked.getTime() > oldDays * dayMs);
  const opened = old.map(({ title: name, checked: at }) => ({ part: "source" as const, name, at }));
  return [...ends, ...opened.map((source) => ({ rule: "old-source" as const, ...source }))];
}

function checkDates(record: Procedure, now: Date): Finding[] {
  return dueDatesOf(record, now).map(({ rule, part, name, at }): Finding => {
    const level = rule === "expired" && part === "record" ? "fault" : "warning";
    const what = name === undefined ? `the ${part}` : `"${name}"`;
    const happens = { expired: "ended", "expires-soon": "ends", "old-source": "was opened" }[rule];
    return { level, id: record.id, rule, text: `${what} ${happens} on ${dayOf(at)}` };
  });
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
