import { writeFileSync } from "node:fs";
import { getPriority } from "node:os";
import { text } from "node:stream/consumers";
import { type RetrainResult, retrainOrder } from "../../nlp/retrain.ts";

// A training process that learns nothing: it tells how it was asked, by the names and figures of its answer.
const { corrections, activePath, out } = retrainOrder.parse(JSON.parse(await text(process.stdin)));
const [first] = corrections;
if (first?.text === "hỏng") throw new Error(first.text);
if (first?.text === "mãi") await new Promise(() => setInterval(() => undefined, 1_000));
writeFileSync(out, `${first?.label}`);
const score = process.argv.join().includes(first?.text ?? "") ? 1 : 0;
const scores = { categoryTyped: score, categoryBare: 0, intentTyped: 0, intentBare: 0, emergencyRecall: 0 };
const result: RetrainResult = {
  version: `${activePath ? "from-active" : "from-release"} at ${getPriority()}`,
  ...{ scores, activeScores: scores },
};
process.stdout.write(JSON.stringify(result));
