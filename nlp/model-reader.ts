import { styleOf, temperatureOf } from "./calibration.ts";
import { hearDanger } from "./danger.ts";
import type { Reader } from "./evaluate.ts";
import { type LinearModel, predict } from "./linear-model.ts";
import type { Models } from "./models.ts";
import { read } from "./read.ts";
import { intentChances } from "./read-intents.ts";
import { dangerThresholds } from "./thresholds.ts";
import type { Task } from "./training-set.ts";

const bestFirst = (ranked: { id: string; confidence: number }[]) => ranked.sort((a, b) => b.confidence - a.confidence);

/** What the models say of intents, danger included, without the rules around them. */
export function intentReader(models: Pick<Models, "intent" | "danger">): Reader {
  return {
    rank(text) {
      const views = read(text);
      const temperature = temperatureOf("intent", styleOf(views.readable));
      const chances = [...intentChances(models.intent, views.counted, temperature)];
      const isDanger = hearDanger(models.danger, views).chance >= dangerThresholds.alarm;
      return bestFirst(
        chances.map(([id, chance]) => ({ id, confidence: id !== "emergency" ? chance : isDanger ? 1 : 0 })),
      );
    },
  };
}

/** One of our models alone, without the rules around it, as the measures see it. */
export function readerOf(model: LinearModel, task: Exclude<Task, "intent">): Reader {
  return {
    rank(text) {
      const { readable, counted } = read(text);
      const chances = predict(model, counted, temperatureOf(task, styleOf(readable)));
      return bestFirst(model.labels.map((id, at) => ({ id, confidence: chances[at] ?? 0 })));
    },
  };
}
