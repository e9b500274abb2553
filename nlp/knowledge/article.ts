import { z } from "zod";
import { dayWords } from "./day-words.ts";
import { dayEnd, dayStart, idSchema, line, noon, rule, statusSchema } from "./record.ts";

/** What an article is about; announcements and events always say when they end. */
export const articleKinds = ["announcement", "event", "place", "hours", "price", "other"] as const;

/** A posted price. `amount: null` is unknown and never printed; what is unverified is kept for staff. */
const priceSchema = z
  .strictObject({
    /** What or whom it is for: "người lớn". Unset: whatever the article is about. */
    case: line.optional(),
    amount: z.number().int().nonnegative().nullable(),
    unit: line,
    status: statusSchema,
  })
  .refine(
    (price) => price.status === "unverified" || price.amount !== null,
    rule("a confirmed price needs an amount", "needs-amount"),
  );

const said = z.strictObject({ vi: line, en: line.optional() });

const shape = z.strictObject({
  id: idSchema,
  /** Follows "tin" where it is offered as the nearest: "giờ mở cửa thư viện phường". */
  title: line.max(60),
  /** Button text; no more than 20 characters on any channel. */
  label: line.max(20),
  kind: z.enum(articleKinds),
  /** How people ask for it. */
  asks: z.strictObject({ vi: z.array(line).min(1), en: z.array(line).default([]) }),
  /** Follows "Dạ,"; holds no number that the facts below do not. */
  answer: said,
  where: line.optional(),
  /** Said after "từ 8 giờ …" or "lúc 19 giờ"; 24 hours a day. */
  hours: line.optional(),
  prices: z.array(priceSchema).default([]),
  /** Other facts that the answer tells with a number in them. */
  facts: z.array(line).default([]),
  /** First and last day of what happens; afterwards nothing is said of it. */
  starts: dayStart.optional(),
  ends: dayEnd.optional(),
  /** Procedures that leave hours and days to the ward's own posting; asked for those, this article goes first. */
  before: z.array(idSchema).default([]),
  source: z.strictObject({ title: line.max(60), url: z.url().optional(), checked: noon }),
  valid_from: dayStart,
  valid_to: dayEnd,
  /** low: never quoted. */
  confidence: z.enum(["high", "medium", "low"]),
  /** Open points, for staff. */
  unverified: z.array(line).default([]),
});

/** What the fields of an article must be to each other: where it is told, and the stable name the console knows it by. */
const between: { path: string[]; message: string; fault: string; isBroken: (article: Article) => boolean }[] = [
  {
    ...{ path: ["ends"], message: "an announcement needs its last day", fault: "needs-last-day" },
    isBroken: ({ kind, ends }) => kind === "announcement" && ends === undefined,
  },
  {
    ...{ path: ["starts"], message: "starts and ends go together", fault: "needs-both-days" },
    isBroken: ({ starts, ends }) => starts === undefined && ends !== undefined,
  },
  {
    ...{ path: ["ends"], message: "starts and ends go together", fault: "needs-both-days" },
    isBroken: ({ starts, ends }) => starts !== undefined && ends === undefined,
  },
  {
    ...{ path: ["ends"], message: "it ends before it starts", fault: "ends-before" },
    isBroken: ({ starts, ends }) => starts !== undefined && ends !== undefined && ends < starts,
  },
  {
    ...{ path: ["valid_to"], message: "it is over before it holds", fault: "ends-before" },
    isBroken: ({ valid_from, valid_to }) => valid_to < valid_from,
  },
];

/** One article as staff write it: a short answer on ward life, and the facts it is made of. */
export const articleSchema = shape.superRefine((article, context) => {
  // A day that is none is no date yet, and cannot be compared.
  if (context.issues.length > 0) return;
  for (const { path, message, fault, isBroken } of between)
    if (isBroken(article)) context.addIssue({ code: "custom", path, message, params: { fault } });
  for (const language of ["vi", "en"] as const) {
    const strange = strangeNumbers(article, article.answer[language] ?? "");
    if (strange.length === 0) continue;
    const message = `the answer has numbers no fact holds: ${strange.join(", ")}`;
    context.addIssue({ code: "custom", path: ["answer", language], message, params: { fault: "strange-number" } });
  }
});

/** One file of nlp/data/articles; `ward` is whose life it tells of, with its kind: "phường Bến Sen". */
export const articleFileSchema = z.strictObject({ ward: line, articles: z.array(articleSchema) });

/** One short answer on ward life. */
export type Article = z.infer<typeof shape>;
/** A posted price. */
export type Price = Article["prices"][number];

/** Numbers as values: "20.000", "20,000" and 20000, "05" and 5 are the same; full hours written "8:00" are 8. */
export function numbersIn(text: string): string[] {
  const joined = text.replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, "").replace(/(?<=\d):00/g, "");
  return (joined.match(/\d+/g) ?? []).map((number) => String(Number(number)));
}

/** Numbers of an answer that stand in no fact of the article. */
function strangeNumbers({ where = "", hours = "", prices, facts, starts, ends }: Article, answer: string): string[] {
  const sure = prices.flatMap(({ case: what = "", amount, status }) => (status === "confirmed" ? [what, amount] : []));
  const days = [starts, ends].flatMap((day) => (day ? [dayWords(day)] : []));
  const known = new Set(numbersIn([where, hours, ...sure, ...facts, ...days].join(" ; ")));
  return numbersIn(answer).filter((number) => !known.has(number));
}

/** Whether an article may be said now: confirmed by somebody, in force, and what it tells of not yet over. */
export function isTold({ confidence, valid_from, valid_to, ends = valid_to }: Article, now: Date): boolean {
  return confidence !== "low" && valid_from <= now && now <= valid_to && now <= ends;
}
