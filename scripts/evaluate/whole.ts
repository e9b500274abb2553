import { existsSync } from "node:fs";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import { type Example, readExamples } from "../../nlp/data-files.ts";
import {
  type Condition,
  conditions,
  type Outcome,
  type Report,
  type Split,
  scoreOutcomes,
  toOutcome,
  typedSplit,
} from "../../nlp/evaluate.ts";
import { mayBeDanger, type Task, tasks, toldFlags } from "../../nlp/training-set.ts";
import { type Speed, timeReading } from "./speed.ts";

/** A share as what it is made of, so that "0" of few is not taken for never. */
export interface Share {
  of: number;
  times: number;
}

/** What becomes of messages typed in one way, by rules, models and cut-offs together. */
export interface Whole {
  condition: Condition;
  /** The first category and the first intent, as a resident's message is read. */
  category: Pick<Report, "macroF1" | "interval" | "top3">;
  intent: Pick<Report, "macroF1" | "interval" | "top3">;
  /** Reports that go their way without a question, and how many of those go wrong. Danger goes to a person. */
  routed: Share;
  wrong: Share;
  /** Reports whose kind is asked, and how often the right one is among the two that are offered. */
  asked: Share;
  offered: Share;
  /** Questions about procedures that are taken for complaints. */
  complaintForQuestion: Share;
  /** Dangers that are heard; alarms where it only sounds like danger, and in the plain talk of all other sentences. */
  dangerHeard: Share;
  falseAlarms: Share;
  plainAlarms: Share;
}

/** Legal and handling flags: how often each is seen where it belongs, and any flag where none does (`none`). */
export type FlagFigures = Record<string, Share>;

/** From here on an intent counts, in the bot as well. */
const counts = 0.5;

interface Reading {
  label: string;
  reading: Classification;
}

/** The sentences of a task, typed in one way. */
type Typed = (task: Task, condition: Condition) => Example[];

function readTyped(classifier: Classifier, examples: readonly Example[]): Reading[] {
  return examples.map(({ label, text }) => ({
    label,
    reading: classifier.classify(text, {}),
  }));
}

const share = (all: readonly Reading[], is: (each: Reading) => boolean): Share => ({
  of: all.length,
  times: all.filter(is).length,
});

/** Danger is never routed by a machine alone. */
const decisionOf = ({ reading }: Reading) => (reading.severity === "S1" ? "person" : reading.decision);

function score(readings: readonly Reading[], list: "categories" | "intents"): Whole["category"] {
  const outcomes = readings.map(({ label, reading }): Outcome => toOutcome(label, reading[list]));
  const { macroF1, interval, top3 } = scoreOutcomes(outcomes);
  return { macroF1, interval, top3 };
}

/** Measures the whole classifier on sentences that are typed in one way. */
export function measureWhole(classifier: Classifier, condition: Condition, typed: Typed): Whole {
  const reports = readTyped(classifier, typed("category", condition));
  const intents = readTyped(classifier, typed("intent", condition));
  const told = readTyped(classifier, typed("danger", condition));
  const routed = reports.filter((each) => decisionOf(each) === "route");
  const asked = reports.filter((each) => decisionOf(each) === "confirm");
  const isFirst = ({ label, reading }: Reading) => reading.categories[0]?.id === label;
  const isHeard = ({ reading }: Reading) => reading.emergency !== undefined;
  return {
    condition,
    category: score(reports, "categories"),
    intent: score(intents, "intents"),
    routed: { of: reports.length, times: routed.length },
    wrong: share(routed, (each) => !isFirst(each)),
    asked: { of: reports.length, times: asked.length },
    offered: share(asked, ({ label, reading }) => reading.categories.slice(0, 2).some(({ id }) => id === label)),
    complaintForQuestion: share(
      intents.filter(({ label }) => label === "ask-procedure"),
      ({ reading }) => reading.intents.some(({ id, confidence }) => id === "report-issue" && confidence >= counts),
    ),
    dangerHeard: share(
      told.filter(({ label }) => label !== "none"),
      isHeard,
    ),
    falseAlarms: share(
      told.filter(({ label }) => label === "none"),
      isHeard,
    ),
    plainAlarms: share(
      [...reports, ...intents].filter(({ label }) => label !== "emergency" && !mayBeDanger.has(label)),
      isHeard,
    ),
  };
}

/** Measures it on a split, in every way of typing. */
export function measureWholes(classifier: Classifier, split: Split): Whole[] {
  const typed: Typed = (task, condition) => typedSplit(task, split, condition);
  return conditions.map((condition) => measureWhole(classifier, condition, typed));
}

/** Whether a legal flag is raised; `none`: whether any is. Advertising raises none, it is an intent of its own. */
function isFlagged({ flags, intents }: Classification, label: string): boolean {
  if (label === "spam") return intents[0]?.id === "abuse-spam";
  const legal: readonly string[] = toldFlags.filter((flag) => flags.includes(flag));
  return label === "none" ? legal.length > 0 : legal.includes(label);
}

/**
 * Measures the flags where the split has sentences for them: a section for each of the seven legal flags, `none`
 * for what carries none of them, `spam` for advertising.
 */
export function measureFlags(classifier: Classifier, split: Split): FlagFigures | undefined {
  if (!existsSync(new URL(`../../nlp/data/${split}/flags/`, import.meta.url))) return undefined;
  const figures: FlagFigures = {};
  for (const { text, label } of readExamples(`${split}/flags`)) {
    const isSeen = isFlagged(classifier.classify(text, {}), label);
    const { of, times } = figures[label] ?? { of: 0, times: 0 };
    figures[label] = { of: of + 1, times: times + (isSeen ? 1 : 0) };
  }
  return figures;
}

/** Times the live path on the messages of a split. */
export function timeWhole(classifier: Classifier, split: Split): Promise<Speed> {
  const texts = (Object.keys(tasks) as Task[]).flatMap((task) => typedSplit(task, split, "typed"));
  const known = readExamples(`examples/${tasks.intent.folder}`);
  const textOf = ({ text }: { text: string }) => text;
  return timeReading((text) => classifier.classify(text, {}), texts.map(textOf), known.map(textOf));
}
