import { createHash } from "node:crypto";
import type { Scored } from "../../core/understanding/classification.ts";
import { type Aspect, aspects } from "../../core/understanding/knowledge.ts";
import { type Example, readExamples } from "../data-files.ts";
import { count } from "../features.ts";
import { type LinearModel, predict } from "../linear-model.ts";
import { readReleased } from "../models.ts";
import { read } from "../read.ts";
import { questionTemperatures } from "../thresholds.ts";
import { learnSentences } from "../train.ts";
import { type LabelledQuestion, readQuestions } from "./questions.ts";
import type { Procedure } from "./record.ts";
import { namesOf } from "./search.ts";

/** What hears of which procedure a question speaks, and what is asked of it. */
export interface QuestionModels {
  version: string;
  /** Labels: ids of the records whose questions were learnt, "none" and "follow-up". */
  procedure: LinearModel;
  aspect: LinearModel<Aspect>;
}

/** Labels of questions that name no record: nothing answers them; only the conversation tells which. */
const unnamed = ["none", "follow-up"] as const;
/** Raised whenever code that shapes these models changes. */
const codeVersion = "questions-5";

/** The file with the models of this release; `npm run train` writes it anew. */
export const releasedQuestionModels = new URL("../data/question-models.bin", import.meta.url);

/** Questions that are learnt from, and the names of the records as short questions. */
export function procedureExamples(questions: readonly LabelledQuestion[], records: readonly Procedure[]): Example[] {
  return [
    ...questions.map(({ text, procedure }) => ({ text, label: procedure })),
    ...namesOf(records).map(({ id, text }) => ({ text, label: id })),
    ...nameFrames(records),
  ];
}

/** Ways to ask for something that each record's name is learnt with. */
const framesEach = 6;

/** "kết hôn nộp ở đâu": a record's bare names where only the way to ask stands around them, so that they count by themselves. */
function nameFrames(records: readonly Procedure[]): Example[] {
  const frames = readExamples("examples/aspects").filter(({ text }) => text.includes("…"));
  return records.flatMap(({ id, label, spoken }, at) =>
    [...new Set([label.toLowerCase(), spoken])].flatMap((name, side) =>
      Array.from({ length: framesEach }, (_, turn) => {
        const frame = frames[((at * framesEach + turn + side) * stride) % frames.length];
        return { text: (frame?.text ?? "…").replace("…", name), label: id };
      }),
    ),
  );
}

/** With how many records' names each way to ask for an aspect is learnt, and how far apart in the list they stand. */
const namesEach = 6;
const stride = 17;

/**
 * Ways to ask for an aspect (nlp/data/examples/aspects), each with the names of several records: questions alone let a model
 * hear the matter where it should hear what is asked of it.
 */
export function aspectFrames(records: readonly Procedure[]): { text: string; label: Aspect }[] {
  return readExamples("examples/aspects").flatMap(({ text, label }, frame) => {
    if (!text.includes("…")) return [{ text, label: label as Aspect }];
    return Array.from({ length: namesEach }, (_, at) => {
      const record = records[((frame * namesEach + at) * stride) % records.length];
      return { text: text.replace("…", record?.spoken ?? ""), label: label as Aspect };
    });
  });
}

/** Names the models that the present questions and records would give. */
export function questionVersion(questions: readonly LabelledQuestion[], records: readonly Procedure[]): string {
  const hash = createHash("sha256").update(codeVersion);
  for (const { text, procedure, aspect } of questions) hash.update(`\n${procedure}\t${aspect}\t${text}`);
  for (const { id, text } of namesOf(records)) hash.update(`\n${id}\t${text}`);
  for (const { text, label } of aspectFrames(records)) hash.update(`\n${label}\t${text}`);
  return `${codeVersion}-${hash.digest("hex").slice(0, 12)}`;
}

/** Learns both models; less than a minute of one core. The same input gives the same models. */
export function trainQuestions(questions: readonly LabelledQuestion[], records: readonly Procedure[]): QuestionModels {
  const examples = procedureExamples(questions, records);
  const labels = [...records.map(({ id }) => id), ...unnamed];
  return {
    version: questionVersion(questions, records),
    procedure: learnSentences(labels, examples),
    aspect: learnSentences(
      aspects,
      [
        ...questions.flatMap(({ text, procedure, aspect }) => (procedure === "none" ? [] : [{ text, label: aspect }])),
        ...aspectFrames(records),
      ],
      true,
    ),
  };
}

/** All questions that are learnt from, whoever wrote them. */
export function readAllQuestions(): LabelledQuestion[] {
  return [...readQuestions("examples/questions").values()].flat();
}

/** The models of this release. */
export function loadQuestionModels(): QuestionModels {
  return readReleased<QuestionModels>(releasedQuestionModels);
}

/** What is heard of a question: chances by record, that no record answers it, that only the conversation tells which. */
export interface HeardQuestion {
  records: ReadonlyMap<string, number>;
  none: number;
  followUp: number;
  /** Likeliest first. */
  aspects: readonly Scored<Aspect>[];
}
/** Hears what a question is about. */
export type QuestionReader = (text: string) => HeardQuestion;

/** Hears questions with the given models. */
export function createQuestionReader({ procedure, aspect }: QuestionModels): QuestionReader {
  return (text) => {
    const { text: normalised, counted } = read(text);
    const chances = predict(procedure, counted, questionTemperatures.procedure);
    const asked = predict(aspect, count(normalised, true), questionTemperatures.aspect);
    const records = new Map(procedure.labels.map((id, at) => [id, chances[at] ?? 0]));
    const [none, followUp] = unnamed.map((label) => records.get(label) ?? 0);
    for (const label of unnamed) records.delete(label);
    return {
      ...{ records, none: none ?? 0, followUp: followUp ?? 0 },
      aspects: aspect.labels
        .map((id, at) => ({ id, confidence: asked[at] ?? 0 }))
        .sort((a, b) => b.confidence - a.confidence),
    };
  };
}
