import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import type { Split } from "../../nlp/evaluate.ts";
import { addNoise } from "../../nlp/noise.ts";
import { makeRandom } from "../../nlp/random.ts";
import { classifierThresholds } from "../../nlp/thresholds.ts";
import type { Share } from "./whole.ts";

const line = z.strictObject({ text: z.string(), intents: z.array(z.string()), categories: z.array(z.string()) });
type Line = z.infer<typeof line>;

/** What is found of messages that say several things at once. */
export interface Several {
  condition: "typed" | "bare";
  /** Messages of two intents: both are found; the message is read as having exactly these. */
  bothIntents: Share;
  onlyThese: Share;
  /** Messages of two reports: both kinds are told apart, each as a report of its own; at least the first is right. */
  bothReports: Share;
  firstReport: Share;
}

const seed = 778;
const isCounted = ({ confidence }: { confidence: number }) => confidence >= classifierThresholds.intent;
const holds = (all: readonly string[], wanted: readonly string[]) => wanted.every((each) => all.includes(each));

/** The kinds of report a message is read as: one for each matter it was parted into. */
function kindsOf({ reports, categories }: Classification): string[] {
  const told = reports?.flatMap(({ reading }) => reading.categories[0]?.id ?? []);
  return told ?? (categories[0] ? [categories[0].id] : []);
}

function measure(classifier: Classifier, lines: readonly Line[], condition: Several["condition"]): Several {
  const random = makeRandom(seed);
  const read = lines.map((given) => {
    const text = condition === "bare" ? addNoise(given.text, "bare", random) : given.text;
    return { given, reading: classifier.classify(text, {}) };
  });
  const share = (from: typeof read, is: (each: (typeof read)[number]) => boolean): Share => ({
    of: from.length,
    times: from.filter(is).length,
  });
  const intentsOf = ({ intents }: Classification) => intents.filter(isCounted).map(({ id }) => id);
  const talks = read.filter(({ given }) => given.intents.length > 1);
  const lists = read.filter(({ given }) => given.categories.length > 1);
  return {
    condition,
    bothIntents: share(talks, ({ given, reading }) => holds(intentsOf(reading), given.intents)),
    onlyThese: share(talks, ({ given, reading }) => {
      const found = intentsOf(reading);
      return holds(found, given.intents) && holds(given.intents, found);
    }),
    bothReports: share(lists, ({ given, reading }) => holds(kindsOf(reading), given.categories)),
    firstReport: share(lists, ({ given, reading }) => given.categories.includes(kindsOf(reading)[0] ?? "")),
  };
}

/** Measures messages that say several things. */
export function measureSeveral(classifier: Classifier, split: Split): Several[] {
  const folder = new URL(`../../nlp/data/${split}/several/`, import.meta.url);
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .trim()
      .split("\n")
      .map((text) => line.parse(JSON.parse(text))),
  );
  return (["typed", "bare"] as const).map((condition) => measure(classifier, lines, condition));
}
