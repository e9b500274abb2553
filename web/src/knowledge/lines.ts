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

function moneyLine(item: Money, sources: Procedure["sources"]): string {
  const subject = [item.noun, item.case, say.money.channels[item.channel]].filter(Boolean).join(", ");
  const source = sources.find(({ id }) => id === item.source);
  const line = [
    `${subject}: ${amountOf(item)}`,
    item.valid_to && say.money.ends(dayOf(item.valid_to)),
    source && say.money.from(source.title),
    item.label && say.money.inside(item.label),
  ]
    .filter(Boolean)
    .join(", ");
  return item.status === "confirmed" ? line : say.unsure(line);
}

function timeLine({ time }: Procedure): string {
  const length = time.value === null ? undefined : `${time.value} ${time.unit}`;
  const line = [time.spoken ?? length, time.spoken && length, time.note].filter(Boolean).join(", ");
  return time.status === "confirmed" ? line : say.unsure(line);
}

const yesNo = (is: boolean): string => (is ? say.yes : say.no);

/** What a record is called, by its id. */
export type NameOf = (id: string) => string;

/** One field of an entry in words: what the view shows, and what two versions are compared by. */
export interface FieldLines<B> {
  label: string;
  lines: (body: B, nameOf: NameOf) => string[];
}

/** A record's fields in the order in which people ask for them. */
export const procedureFields: FieldLines<Procedure>[] = [
  { label: say.fields.name, lines: ({ name }) => [name] },
  { label: say.fields.aliases, lines: ({ aliases }) => aliases },
  { label: say.fields.documents, lines: ({ documents }) => factLines(documents) },
  { label: say.fields.special_documents, lines: (body) => factLines(body.special_documents) },
  {
    label: say.fields.fee,
    lines: ({ fee, sources }) => [
      ...fee.items.map((item) => moneyLine(item, sources)),
      ...(fee.note ? [fee.note] : []),
    ],
  },
  {
    label: say.fields.waivers,
    lines: ({ fee }) =>
      fee.waivers.map(({ text, valid_from, valid_to }) =>
        [text, valid_from && say.money.starts(dayOf(valid_from)), valid_to && say.money.ends(dayOf(valid_to))]
          .filter(Boolean)
          .join(", "),
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
  { label: say.fields.benefit, lines: ({ benefit, sources }) => benefit.map((item) => moneyLine(item, sources)) },
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
  { label: say.fields.related, lines: ({ related }, nameOf) => related.map(nameOf) },
  { label: say.fields.narrower, lines: ({ narrower }, nameOf) => narrower.map(nameOf) },
  { label: say.fields.excludes, lines: ({ excludes }) => excludes },
  {
    label: say.fields.moves,
    lines: ({ moves }, nameOf) => moves.map(({ to, cues }) => `${nameOf(to)}: ${cues.join(", ")}`),
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
export function changesBetween<B>(
  fields: FieldLines<B>[],
  [before, after]: [before: B | undefined, after: B],
  nameOf: NameOf,
): FieldChange[] {
  return fields.flatMap(({ label, lines }) => {
    const [old, fresh] = [before === undefined ? [] : lines(before, nameOf), lines(after, nameOf)];
    if (old.join("\n") === fresh.join("\n")) return [];
    const gone = old.filter((line) => !fresh.includes(line));
    const added = fresh.filter((line) => !old.includes(line));
    // only the order changed: then the whole is told
    return gone.length + added.length > 0
      ? [{ label, before: gone, after: added }]
      : [{ label, before: old, after: fresh }];
  });
}
