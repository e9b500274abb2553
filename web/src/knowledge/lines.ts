import { fullDateOf } from "../shared/time.ts";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import type { Procedure, Synonyms } from "./queries.ts";

type Money = Procedure["fee"]["items"][number];
type Fact = Procedure["documents"][number];

/** "30.000" */
export const amounts = new Intl.NumberFormat("vi-VN");
/** Days are written "2026-11-29"; at noon they are the same day everywhere we run. */
export const dayOf = (day: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? fullDateOf(`${day}T12:00:00+07:00`) : day;

const factLines = (facts: Fact[]): string[] =>
  facts.map(({ text, status }) => (status === "confirmed" ? text : say.unsure(text)));

function amountOf({ amount, rate_percent, unit }: Money): string {
  if (amount !== null) return say.money.dong(amounts.format(amount), unit);
  return rate_percent === undefined ? say.money.unknown : say.money.percent(amounts.format(rate_percent), unit);
}

function moneyLine(item: Money): string {
  const subject = [item.noun, item.case, say.money.channels[item.channel]].filter(Boolean).join(", ");
  const until = item.valid_to ? [say.money.ends(dayOf(item.valid_to))] : [];
  const line = [`${subject}: ${amountOf(item)}`, ...until].join(", ");
  return item.status === "confirmed" ? line : say.unsure(line);
}

function timeLine({ time }: Procedure): string {
  const length = time.spoken ?? `${time.value ?? ""} ${time.unit}`;
  const line = [length, time.note].filter(Boolean).join(", ");
  return time.status === "confirmed" ? line : say.unsure(line);
}

const yesNo = (is: boolean): string => (is ? say.yes : say.no);

/** One field of an entry in words: what the view shows, and what two versions are compared by. */
export interface FieldLines<B> {
  label: string;
  lines: (body: B) => string[];
}

/** A record's fields in the order in which people ask for them. */
export const procedureFields: FieldLines<Procedure>[] = [
  { label: say.fields.name, lines: ({ name }) => [name] },
  { label: say.fields.aliases, lines: ({ aliases }) => aliases },
  { label: say.fields.documents, lines: ({ documents }) => factLines(documents) },
  { label: say.fields.special_documents, lines: (body) => factLines(body.special_documents) },
  {
    label: say.fields.fee,
    lines: ({ fee }) => [...fee.items.map(moneyLine), ...(fee.note ? [fee.note] : [])],
  },
  {
    label: say.fields.waivers,
    lines: ({ fee }) =>
      fee.waivers.map(({ text, valid_to }) =>
        [text, ...(valid_to ? [say.money.ends(dayOf(valid_to))] : [])].join(", "),
      ),
  },
  { label: say.fields.time, lines: (body) => [timeLine(body)] },
  { label: say.fields.place, lines: ({ where }) => [where.place] },
  { label: say.fields.online, lines: ({ where }) => [say.online[where.online.can], where.online.how] },
  { label: say.fields.vneid, lines: ({ where }) => [yesNo(where.vneid)] },
  { label: say.fields.post, lines: ({ where }) => [yesNo(where.post)] },
  { label: say.fields.office, lines: ({ office }) => [office.name] },
  { label: say.fields.wardCounter, lines: ({ office }) => [yesNo(office.ward_counter)] },
  { label: say.fields.eligibility, lines: ({ eligibility }) => factLines(eligibility) },
  { label: say.fields.steps, lines: ({ steps }) => factLines(steps) },
  { label: say.fields.result, lines: ({ result }) => [result] },
  { label: say.fields.benefit, lines: ({ benefit }) => benefit.map(moneyLine) },
  { label: say.fields.penalty, lines: ({ penalty }) => factLines(penalty) },
  { label: say.fields.validity, lines: ({ validity }) => factLines(validity) },
  { label: say.fields.forms, lines: ({ forms }) => forms },
  { label: say.fields.legal, lines: ({ legal }) => legal },
  { label: say.fields.notes, lines: ({ notes }) => factLines(notes) },
  { label: say.fields.codes, lines: ({ codes }) => codes },
  {
    label: say.fields.sources,
    lines: ({ sources }) =>
      sources.map(({ title, code, url, checked }) =>
        [title, code, url, say.checkedOn(dayOf(checked))].filter(Boolean).join(", "),
      ),
  },
  { label: say.fields.valid_from, lines: ({ valid_from }) => [dayOf(valid_from)] },
  { label: say.fields.valid_to, lines: ({ valid_to }) => (valid_to ? [dayOf(valid_to)] : []) },
  { label: say.fields.confidence, lines: ({ confidence }) => [say.confidences[confidence]] },
  { label: say.fields.unverified, lines: ({ unverified }) => unverified },
  { label: say.fields.spoken, lines: ({ spoken }) => [spoken] },
  { label: say.fields.label, lines: ({ label }) => [label] },
  { label: say.fields.nearest, lines: ({ nearest }) => [nearest] },
  { label: say.fields.related, lines: ({ related }) => related },
  {
    label: say.fields.rules,
    lines: ({ narrower, excludes, moves }) => [
      ...narrower,
      ...excludes,
      ...moves.map(({ to, cues }) => `${to}: ${cues.join(", ")}`),
    ],
  },
];

/** The list of synonyms is one field. */
export const synonymFields: FieldLines<Synonyms>[] = [
  { label: say.synonyms.list, lines: (rows) => rows.map(({ means, say: words }) => `${means}: ${words.join(", ")}`) },
];

/** What of a field changed; lines that stayed are not told. */
export interface FieldChange {
  label: string;
  before: string[];
  after: string[];
}

/** What changed between two bodies, field by field, in the words of the view. */
export function changesBetween<B>(fields: FieldLines<B>[], before: B | undefined, after: B): FieldChange[] {
  return fields.flatMap(({ label, lines }) => {
    const [old, fresh] = [before === undefined ? [] : lines(before), lines(after)];
    if (old.join("\n") === fresh.join("\n")) return [];
    const gone = old.filter((line) => !fresh.includes(line));
    const added = fresh.filter((line) => !old.includes(line));
    // only the order changed: then the whole is told
    return gone.length + added.length > 0
      ? [{ label, before: gone, after: added }]
      : [{ label, before: old, after: fresh }];
  });
}
