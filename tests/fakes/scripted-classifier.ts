import { withoutNumber } from "../../bots/open-report.ts";
import { type CategoryId, categoryOf, worse } from "../../core/ticket/taxonomy.ts";
import type { Classification, Classifier, ToldReport } from "../../core/understanding/classification.ts";
import { type GoldenDialogue, type ResidentStep, wordsOf } from "../golden/load-golden.ts";

type ScriptedReading = NonNullable<ResidentStep["read"]>;

/** A classifier that knows the given texts and nothing else; what it does not know it understands as nothing. */
export function createScriptedClassifier(readings: ReadonlyMap<string, ScriptedReading>): Classifier {
  return {
    version: "scripted",
    classify: (text) => complete(readings.get(text) ?? { intents: [], categories: {}, flags: [] }),
    readEmergency: (text) => readings.get(text)?.emergency,
    learn: () => {},
  };
}

/** The classifier of a golden dialogue: its residents' lines with what must be understood of them. */
export function classifierOf(dialogue: GoldenDialogue): Classifier {
  const readings = new Map<string, ScriptedReading>();
  for (const step of dialogue.steps)
    if ("read" in step && step.read)
      for (const words of [wordsOf(step), withoutNumber(wordsOf(step))]) readings.set(words, step.read);
  return createScriptedClassifier(readings);
}

function complete(reading: ScriptedReading): Classification {
  const categories = Object.entries(reading.categories).map(([id, confidence]) => ({
    id: id as CategoryId,
    confidence,
  }));
  const [best] = categories;
  const usual = best ? categoryOf(best.id).severity : "S3";
  return {
    modelVersion: "scripted",
    intents: reading.intents.map((id) => ({ id, confidence: 0.95 })),
    categories,
    decision: reading.decision ?? (best ? "route" : "person"),
    ...(reading.emergency && { emergency: reading.emergency }),
    severity: reading.severity ?? worse(usual, "S4"),
    flags: reading.flags,
    ...(reading.appointment && { appointment: reading.appointment }),
    ...(reading.summary !== undefined && { summary: reading.summary }),
    ...(reading.title !== undefined && { title: reading.title }),
    cues: [],
    language: reading.language ?? "vi",
    ...(reading.reports && { reports: reading.reports.map(asTold) }),
  };
}

function asTold({ text, categories, summary }: NonNullable<ScriptedReading["reports"]>[number]): ToldReport {
  const reading = {
    intents: ["report-issue" as const],
    categories,
    flags: [],
    ...(summary !== undefined && { summary }),
  };
  return { text, reading: complete(reading) };
}
