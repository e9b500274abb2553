import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { bucketCount, countBlocks, measureRarity, weigh } from "../../nlp/features.ts";
import { learnModel, type Sample } from "../../nlp/linear-model.ts";
import { addNoise, noiseKinds } from "../../nlp/noise.ts";
import { normalise } from "../../nlp/normalise.ts";
import { makeRandom } from "../../nlp/random.ts";
import { loadOrTrain } from "../../nlp/train.ts";

const settings = { epochs: 2, rate: 0.8, smoothing: 0.1, seed: 1 };
/** About 9 s outside the test runner, which slows it down twice; the rest is for a busy machine. */
const maxTrainingCpuSeconds = 40;
const samples: Sample[] = ["cống nghẹt", "đèn đường tắt", "nước ngập", "đèn hẻm hư"].map((text, at) => ({
  counts: countBlocks(normalise(text)),
  label: at % 2,
}));

test("the same sentences and seed give the same model, bit by bit", () => {
  const [first, second] = [learnModel(samples, ["a", "b"], settings), learnModel(samples, ["a", "b"], settings)];
  expect(Buffer.from(first.weights.buffer).equals(Buffer.from(second.weights.buffer))).toBe(true);
});

test("noise is repeatable and keeps what it does not touch", () => {
  for (const kind of noiseKinds) {
    const twice = [1, 2].map(() => addNoise("cống trước nhà nghẹt không được", kind, makeRandom(5)));
    expect(twice[0]).toBe(twice[1]);
  }
  expect(addNoise("Cống nghẹt", "bare", makeRandom(1))).toBe("cong nghet");
});

test("features of any text are finite, within the buckets and the same each time", () => {
  const rarity = measureRarity([countBlocks(normalise("cống nghẹt nước ngập"))]);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const { buckets, weights } = weigh(countBlocks(normalise(text)), rarity);
      expect(buckets.every((bucket) => bucket >= 0 && bucket < bucketCount)).toBe(true);
      expect(weights.every(Number.isFinite)).toBe(true);
      expect(weigh(countBlocks(normalise(text)), rarity).weights).toEqual(weights);
    }),
  );
});

test("models are trained in seconds, kept, read back, and trained anew when the file is damaged", () => {
  const cacheDir = mkdtempSync(join(tmpdir(), "models-"));
  try {
    const before = process.cpuUsage();
    const first = loadOrTrain({ cacheDir });
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(maxTrainingCpuSeconds);
    const [name = ""] = readdirSync(cacheDir);
    const path = join(cacheDir, name);
    const bytes = readFileSync(path);
    const from = performance.now();
    expect(loadOrTrain({ cacheDir }).version).toBe(first.version);
    expect(performance.now() - from).toBeLessThan(2000);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    writeFileSync(path, bytes);
    const again = loadOrTrain({ cacheDir });
    expect(Buffer.from(again.category.weights.buffer).equals(Buffer.from(first.category.weights.buffer))).toBe(true);
    expect(readFileSync(path).equals(bytes)).toBe(false);
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}, 180_000);
