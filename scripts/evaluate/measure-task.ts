import { styleOf } from "../../nlp/calibration.ts";
import type { Example } from "../../nlp/data-files.ts";
import {
  type Condition,
  compareOutcomes,
  conditions,
  type Outcome,
  type Ranked,
  type Report,
  type Split,
  scoreOutcomes,
  toOutcome,
  typedSplit,
} from "../../nlp/evaluate.ts";
import type { Models } from "../../nlp/models.ts";
import { read } from "../../nlp/read.ts";
import { readTrainingSet, type Task } from "../../nlp/training-set.ts";
import type { Peer } from "../peers/peer.ts";
import { type Contender, ourContender, trainPeers } from "./contenders.ts";
import { type Speed, timeReading } from "./speed.ts";
import { foldRanked, type View, views } from "./views.ts";

/** Which of the sentences: in one noise, or those that are written with or without accents as they stand. */
export type Slice = Condition | "written accented" | "written bare";
/** All slices, in the order of the tables. */
export const slices: readonly Slice[] = ["typed", "written accented", "written bare", ...conditions.slice(1)];

/** What one reader made of one slice, asked in one view. */
export interface Row extends Omit<Report, "outcomes" | "f1" | "confusions"> {
  view: string;
  slice: Slice;
  reader: string;
  /** F1 by label and most frequent mistakes: only of a split that may be looked at, or where labels are few. */
  f1?: Report["f1"];
  confusions?: Report["confusions"];
  /** Our macro-F1 less this peer's, on the same sentences. */
  ahead?: ReturnType<typeof compareOutcomes>;
}

/** What a reader costs. */
export interface Cost extends Speed {
  task: Task;
  reader: string;
  bytes: number;
  trainingSeconds?: number;
}

interface Measured {
  rows: Row[];
  cost: Cost;
  /** What it answered, by view and slice: others are compared with it. */
  answers: Map<string, Outcome[]>;
}

const keyOf = (view: View, slice: Slice) => `${view.name} ${slice}`;

async function rankAll({ reader }: Contender, examples: readonly Example[]): Promise<Ranked[]> {
  const ranked: Ranked[] = [];
  for (const { text } of examples) ranked.push(await reader.rank(text));
  return ranked;
}

/** Which of the sentences a slice holds. A condition holds them all. */
function pickSlices(condition: Condition, examples: readonly Example[]): [Slice, (at: number) => boolean][] {
  if (condition !== "typed") return [[condition, () => true]];
  const styles = examples.map(({ text }) => styleOf(read(text).readable));
  return [
    ["typed", () => true],
    ["written accented", (at) => styles[at] === "accented"],
    ["written bare", (at) => styles[at] === "bare"],
  ];
}

/** What may be shown of a report. The labels of the locked split stay unseen, but for its few groups. */
function show(view: View, split: Split, { outcomes: _, f1, confusions, ...scores }: Report) {
  const areFew = view.name === "category group";
  return { ...scores, ...((areFew || split === "dev") && { f1 }), ...(split === "dev" && { confusions }) };
}

/** What is measured: a task on a split. */
interface Scope {
  task: Task;
  split: Split;
  /** What peers are taught. */
  learnt: readonly Example[];
  /** The split's sentences, typed in one way. */
  typed(condition: Condition): Example[];
}

/** One reader of a task in all views, noises and styles; beside ours when those answers are given. */
async function measureContender(contender: Contender, scope: Scope, ours?: Measured["answers"]): Promise<Measured> {
  const { task, split, typed } = scope;
  const rows: Row[] = [];
  const answers: Measured["answers"] = new Map();
  for (const condition of conditions) {
    const examples = typed(condition);
    const ranked = await rankAll(contender, examples);
    for (const view of views.filter((each) => each.task === task))
      for (const [slice, isIn] of pickSlices(condition, examples)) {
        const outcomes = examples.flatMap(({ label }, at) =>
          isIn(at) ? [toOutcome(view.labelOf(label), foldRanked(ranked[at] ?? [], view.labelOf))] : [],
        );
        if (outcomes.length === 0) continue;
        answers.set(keyOf(view, slice), outcomes);
        const own = ours?.get(keyOf(view, slice));
        const ahead = own && { ahead: compareOutcomes(own, outcomes) };
        const shown = show(view, split, scoreOutcomes(outcomes));
        rows.push({ view: view.name, slice, reader: contender.name, ...shown, ...ahead });
      }
  }
  return { rows, cost: await measureCost(contender, scope), answers };
}

async function measureCost(contender: Contender, { task, learnt, typed }: Scope): Promise<Cost> {
  const { name, reader, bytes, trainingSeconds } = contender;
  const texts = typed("typed").map(({ text }) => text);
  const known = learnt.map(({ text }) => text);
  const speed = await timeReading((text) => reader.rank(text), texts, known);
  return { task, reader: name, bytes, ...(trainingSeconds !== undefined && { trainingSeconds }), ...speed };
}

/** Measures our model of a task on a split, and beside it the peers, taught the same sentences. */
export async function measureTask({
  models,
  task,
  split,
  peers,
  learnt = readTrainingSet(task),
  typed = (condition) => typedSplit(task, split, condition),
}: Pick<Scope, "task" | "split"> & {
  models: Models;
  peers: readonly Peer[];
  /**
   * What peers are taught (with all the labels: they have no other model that hears danger for them) and which sentences
   * are read; given where a part of them is enough.
   */
  learnt?: Scope["learnt"];
  typed?: Scope["typed"];
}): Promise<{ rows: Row[]; costs: Cost[] }> {
  const scope = { task, split, learnt, typed };
  const ours = await measureContender(ourContender(models, task), scope);
  const measured = [ours];
  for await (const contender of trainPeers(peers, learnt)) {
    measured.push(await measureContender(contender, scope, ours.answers));
    contender.close?.();
  }
  return { rows: measured.flatMap(({ rows }) => rows), costs: measured.map(({ cost }) => cost) };
}
