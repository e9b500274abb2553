import { text } from "node:stream/consumers";
import { retrain, retrainOrder } from "./retrain.ts";

// A training in a process of its own: reads its order from the standard input, answers with one line. A fault ends it
// with its name only, as its message might quote what residents wrote.
try {
  const order = retrainOrder.parse(JSON.parse(await text(process.stdin)));
  process.stdout.write(`${JSON.stringify(retrain(order))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.name : "unknown fault"}\n`);
  process.exitCode = 1;
}
