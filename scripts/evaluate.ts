import { createClassifier } from "../nlp/classifier.ts";
import { readExamples } from "../nlp/data-files.ts";
import { conditions, coverageAt, measure } from "../nlp/evaluate.ts";
import { classifierThresholds } from "../nlp/thresholds.ts";
import { train } from "../nlp/train.ts";
import type { Task } from "../nlp/training-set.ts";

/** Prints how well texts are understood: npm run evaluate. */
const round = (value: number) => value.toFixed(3);
const elapsedMs = (from: bigint) => Number(process.hrtime.bigint() - from) / 1e6;

function printTask(task: Task, models: ReturnType<typeof train>): void {
  const model = models[task];
  console.log(`\n${task}: ${model.labels.length} labels, ${model.usedRows} features, temperature ${model.temperature}`);
  for (const condition of conditions) {
    const { macroF1, top3, calibrationError, f1, outcomes } = measure(model, task, condition);
    const routed = coverageAt(outcomes, classifierThresholds.route);
    console.log(
      `  ${condition.padEnd(9)} macro-F1 ${round(macroF1)}  top-3 ${round(top3)}  calibration error ${round(calibrationError)}` +
        `  at ${classifierThresholds.route}: coverage ${round(routed.coverage)}, error ${round(routed.error)}`,
    );
    if (condition !== "typed") continue;
    for (const [label, value] of Object.entries(f1).sort((a, b) => a[1] - b[1]))
      console.log(`      ${round(value)} ${label}`);
    for (const cut of [0.5, 0.6, 0.7, 0.8, 0.9]) {
      const { coverage, error } = coverageAt(outcomes, cut);
      console.log(`      cut ${cut}: coverage ${round(coverage)}, error ${round(error)}`);
    }
  }
}

function printLatency(models: ReturnType<typeof train>): void {
  const classifier = createClassifier(models);
  const context = { hasOpenTicket: false, hasClosedTicket: false };
  const texts = [...readExamples("dev/categories"), ...readExamples("dev/intents")];
  for (const { text } of texts) classifier.classify(text, context);
  const times = texts.map(({ text }) => {
    const from = process.hrtime.bigint();
    classifier.classify(text, context);
    return elapsedMs(from);
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log(`\nlatency p50 ${at(0.5)} ms, p95 ${at(0.95)} ms over ${times.length} messages`);
}

const from = process.hrtime.bigint();
const models = train();
console.log(`training ${(elapsedMs(from) / 1000).toFixed(1)} s, version ${models.version}`);
printTask("category", models);
printTask("intent", models);
printLatency(models);
