import type { Split } from "../../nlp/evaluate.ts";
import type { AnswerSpeed } from "./grown.ts";
import { show } from "./print.ts";
import { type Asked, askedWays, type Found } from "./questions.ts";
import { printTable } from "./table.ts";
import type { Share } from "./whole.ts";

const rows: [string, (asked: Asked) => Share][] = [
  ["answered from the right record", ({ right }) => right],
  ["answered from another", ({ wrong }) => wrong],
  ["asked back, the right one offered", ({ askedBack }) => askedBack],
  ["not answered (unverified, or unsure)", ({ refused }) => refused],
  ["aspect of the question", ({ aspect }) => aspect],
  ["follow-up: the aspect, of what the talk is about", ({ followUpAspect }) => followUpAspect],
  ["unanswerable: refused", ({ unanswerable }) => unanswerable],
];

/** Prints how well questions find their record, beside peers, what becomes of them, and how long an answer takes. */
export function printQuestions(
  split: Split,
  found: readonly Found[],
  asked: readonly Asked[],
  speed: readonly AnswerSpeed[],
): void {
  const cells = [...new Set(found.map(({ reader }) => reader))].map((reader) => [
    reader,
    ...askedWays.flatMap((way) => {
      const own = found.find((each) => each.reader === reader && each.way === way);
      return own ? [show(own.first), show(own.three)] : ["–", "–"];
    }),
  ]);
  const header = ["", ...askedWays.flatMap((way) => [`first, ${way}`, `of three, ${way}`])];
  printTable(`Questions: the right record, in % (${split})`, header, cells);
  const outcome = rows.map(([name, pick]) => [name, ...asked.map((each) => show(pick(each)))]);
  printTable(`Questions: what residents read, in % (${split})`, ["", ...asked.map(({ way }) => way)], outcome);
  const times = speed.map(({ records, p50Ms, p95Ms }) => [`${records}`, p50Ms.toFixed(1), p95Ms.toFixed(1)]);
  printTable("Questions: one answer, in ms", ["records", "p50", "p95"], times);
}
