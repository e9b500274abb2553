import { categories } from "../../core/ticket/taxonomy.ts";
import type { Ranked } from "../../nlp/evaluate.ts";
import type { Task } from "../../nlp/training-set.ts";

/** A question that a task's labels answer: each label counts as one of the view's. */
export interface View {
  name: string;
  task: Task;
  labelOf(label: string): string;
}

const groups = new Map<string, string>(categories.map(({ id, group }) => [id, group]));

/** What is asked of the models: the leaf and its group, the intent, whether to raise the alarm, and the flag. */
export const views: readonly View[] = [
  { name: "category", task: "category", labelOf: (label) => label },
  { name: "category group", task: "category", labelOf: (label) => groups.get(label) ?? label },
  { name: "intent", task: "intent", labelOf: (label) => label },
  { name: "danger", task: "danger", labelOf: (label) => (label === "none" ? "none" : "alarm") },
  { name: "flag", task: "flag", labelOf: (label) => label },
];

/** A ranking in the labels of a view: what falls together is added up. */
export function foldRanked(ranked: Ranked, labelOf: View["labelOf"]): Ranked {
  const sums = new Map<string, number>();
  for (const { id, confidence } of ranked) sums.set(labelOf(id), (sums.get(labelOf(id)) ?? 0) + confidence);
  return [...sums]
    .map(([id, confidence]) => ({ id, confidence: Math.min(1, confidence) }))
    .sort((a, b) => b.confidence - a.confidence);
}
