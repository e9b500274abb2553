import { articleWords } from "../words-articles.vi.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { amounts, dayOf, type FieldLines } from "./lines.ts";
import type { Article } from "./queries.ts";

const { fields: say, kinds } = articleWords;
const { money, unsure, checkedOn, confidences } = knowledgeWords;

const given = (text: string | undefined): string[] => (text ? [text] : []);
const day = (text: string | undefined): string[] => given(text).map(dayOf);

function priceLine({ case: what, amount, unit, status }: Article["prices"][number]): string {
  const price = amount === null ? money.unknown : money.dong(amounts.format(amount), unit);
  const line = what ? `${what}: ${price}` : price;
  return status === "confirmed" ? line : unsure(line);
}

/** An article's fields: what residents read first, then what it rests on. */
export const articleFields: FieldLines<Article>[] = [
  { label: say.title, lines: ({ title }) => [title] },
  { label: say.kind, lines: ({ kind }) => [kinds[kind]] },
  { label: say.answer, lines: ({ answer }) => [answer.vi] },
  { label: say.answerEn, lines: ({ answer }) => given(answer.en) },
  { label: say.where, lines: ({ where }) => given(where) },
  { label: say.hours, lines: ({ hours }) => given(hours) },
  { label: say.prices, lines: ({ prices }) => prices.map(priceLine) },
  { label: say.starts, lines: ({ starts }) => day(starts) },
  { label: say.ends, lines: ({ ends }) => day(ends) },
  { label: say.facts, lines: ({ facts }) => facts },
  { label: say.asks, lines: ({ asks }) => asks.vi },
  { label: say.asksEn, lines: ({ asks }) => asks.en },
  {
    label: say.source,
    lines: ({ source: { title, url, checked } }) => [
      [title, url, checkedOn(dayOf(checked))].filter(Boolean).join(", "),
    ],
  },
  { label: say.valid_from, lines: ({ valid_from }) => day(valid_from) },
  { label: say.valid_to, lines: ({ valid_to }) => day(valid_to) },
  { label: say.confidence, lines: ({ confidence }) => [confidences[confidence]] },
  { label: say.unverified, lines: ({ unverified }) => unverified },
  { label: say.label, lines: ({ label }) => given(label) },
  { label: say.before, lines: ({ before }) => before },
];
