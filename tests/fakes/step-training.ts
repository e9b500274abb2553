import { text } from "node:stream/consumers";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import type { Example } from "../../nlp/data-files.ts";
import { retrain, retrainOrder } from "../../nlp/retrain.ts";
import type { Models } from "../../nlp/train.ts";
import { testModels } from "./models.ts";

/** A training that takes no time: the release's models, and a few steps for each correction. */
export function trainBySteps(corrections: readonly Example[]): Models {
  const models = testModels();
  const { learn } = createClassifier(models);
  for (const { text: words, label } of corrections) for (const _ of [1, 2, 3]) learn(words, label as CategoryId);
  const told = corrections.map(({ text: words, label }) => `${label}${words.length}`).join("");
  return { ...models, version: `${models.version}-c${corrections.length}-${told.length}` };
}

// Run as a process, it trains as `nlp/train-process.ts` does.
if (process.argv[1] === new URL(import.meta.url).pathname) {
  const order = retrainOrder.parse(JSON.parse(await text(process.stdin)));
  process.stdout.write(`${JSON.stringify(retrain(order, trainBySteps))}\n`);
}
