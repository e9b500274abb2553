import type { WordKnowledge } from "../../nlp/knowledge/answerer.ts";
import { type LabelledQuestion, namesRecord } from "../../nlp/knowledge/questions.ts";
import { addNoise } from "../../nlp/noise.ts";
import { makeRandom } from "../../nlp/random.ts";
import type { Share } from "./whole.ts";

/** Names records for a question, likeliest first: our knowledge base, or a peer over the same records. */
export interface Finder {
  name: string;
  rank(text: string): readonly string[] | Promise<readonly string[]>;
}

/** How the questions are typed. */
export const askedWays = ["typed", "bare"] as const;
/** One of them. */
export type AskedWay = (typeof askedWays)[number];

/** How often the right record stands first, and among the first three. */
export interface Found {
  reader: string;
  way: AskedWay;
  first: Share;
  three: Share;
}

/** What becomes of questions, by everything together. */
export interface Asked {
  way: AskedWay;
  /** Questions a record answers: answered from it, from another one, asked back with it among the choices, refused. */
  right: Share;
  wrong: Share;
  askedBack: Share;
  refused: Share;
  /** Questions that no record answers, and how many are refused. */
  unanswerable: Share;
  /** What was asked for, of questions and of follow-ups. */
  aspect: Share;
  followUpAspect: Share;
}

const seed = 779;
const now = new Date("2026-11-16T14:06:00+07:00");
/** What residents ask after the first answer; any record will do. */
const topic = "khai-sinh";

/** Questions as they are typed. */
export function typeQuestions(questions: readonly LabelledQuestion[], way: AskedWay): LabelledQuestion[] {
  const random = makeRandom(seed);
  return questions.map((each) => (way === "typed" ? each : { ...each, text: addNoise(each.text, way, random) }));
}

const share = <T>(all: readonly T[], is: (each: T) => boolean): Share => ({
  of: all.length,
  times: all.filter(is).length,
});

/** Measures how well a finder names the record of a question. */
export async function measureFinder(
  { name, rank }: Finder,
  questions: readonly LabelledQuestion[],
  way: AskedWay,
): Promise<Found> {
  const ranked: { right: string; ids: readonly string[] }[] = [];
  for (const { text, procedure } of typeQuestions(questions, way).filter(namesRecord))
    ranked.push({ right: procedure, ids: await rank(text) });
  return {
    ...{ reader: name, way },
    first: share(ranked, ({ right, ids }) => ids[0] === right),
    three: share(ranked, ({ right, ids }) => ids.slice(0, 3).includes(right)),
  };
}

/** Measures what residents would read. */
export function measureAsked(base: WordKnowledge, questions: readonly LabelledQuestion[], way: AskedWay): Asked {
  const typed = typeQuestions(questions, way);
  const read = typed
    .filter(({ procedure }) => procedure !== "follow-up")
    .map(({ text, procedure, aspect }) => ({
      procedure,
      aspect,
      said: base.answer({ text, now }),
      heard: base.understand({ text }).aspect,
    }));
  const named = read.filter(({ procedure }) => procedure !== "none");
  const isTold = ({ said }: (typeof read)[number]) =>
    said.kind === "full" || said.kind === "short" || said.kind === "fee-unsure";
  const idOf = ({ said }: (typeof read)[number]) => ("procedureId" in said ? said.procedureId : undefined);
  return {
    way,
    right: share(named, (each) => isTold(each) && idOf(each) === each.procedure),
    wrong: share(named, (each) => isTold(each) && idOf(each) !== each.procedure),
    askedBack: share(
      named,
      ({ said, procedure }) => said.kind === "which" && said.procedures.some(({ id }) => id === procedure),
    ),
    refused: share(named, ({ said }) => said.kind === "unsure"),
    unanswerable: share(
      read.filter(({ procedure }) => procedure === "none"),
      ({ said }) => said.kind === "unsure" || said.kind === "fee-unsure",
    ),
    aspect: share(named, ({ aspect, heard }) => aspect === heard),
    followUpAspect: share(
      typed.filter(({ procedure }) => procedure === "follow-up"),
      ({ text, aspect }) => base.understand({ text, procedureId: topic }).aspect === aspect && isAbout(base, text),
    ),
  };
}

/** Whether a follow-up stays with what the talk is about. */
function isAbout(base: WordKnowledge, text: string): boolean {
  const said = base.answer({ text, now, procedureId: topic });
  if (said.kind === "unsure")
    return said.nearest !== undefined && "procedureId" in said.nearest && said.nearest.procedureId === topic;
  return "procedureId" in said && said.procedureId === topic;
}
