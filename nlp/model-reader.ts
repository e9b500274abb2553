import { styleOf, temperatureOf } from "./calibration.ts";
import type { Reader } from "./evaluate.ts";
import { type LinearModel, predict } from "./linear-model.ts";
import { read } from "./read.ts";
import type { Task } from "./training-set.ts";

/** One of our models alone, without the rules around it, as the measures see it. */
export function readerOf(model: LinearModel, task: Task): Reader {
  return {
    rank(text) {
      const { readable, counted } = read(text);
      const chances = predict(model, counted, temperatureOf(task, styleOf(readable)));
      return model.labels
        .map((id, at) => ({ id, confidence: chances[at] ?? 0 }))
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}
