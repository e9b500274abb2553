import type { Ranked } from "../../nlp/evaluate.ts";
import { softmax } from "../../nlp/linear-model.ts";
import { makeRandom, shuffle } from "../../nlp/random.ts";
import type { TrainedPeer, TrainPeer } from "./peer.ts";

/** What a first course teaches: words and pairs of words by TF-IDF, one softmax over them, learnt by gradient steps. */
const fit = { epochs: 12, rate: 6, seed: 5 } as const;

type Sparse = [number, number][];

function terms(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1]} ${word}`]));
}

/** The last row of a vector is the same for all texts: it learns how frequent a label is. */
function makeVectors(texts: readonly string[]): { size: number; toVector(text: string): Sparse } {
  const seen = new Map<string, number>();
  for (const text of texts) for (const term of new Set(terms(text))) seen.set(term, (seen.get(term) ?? 0) + 1);
  const numbers = new Map([...seen.keys()].map((term, at) => [term, at]));
  const rarity = [...seen.values()].map((times) => Math.log((1 + texts.length) / (1 + times)) + 1);
  const toVector = (text: string): Sparse => {
    const weights = new Map<number, number>();
    for (const term of terms(text)) {
      const at = numbers.get(term);
      if (at !== undefined) weights.set(at, (weights.get(at) ?? 0) + (rarity[at] ?? 0));
    }
    const length = Math.hypot(...weights.values()) || 1;
    return [...[...weights].map(([at, weight]): [number, number] => [at, weight / length]), [numbers.size, 1]];
  };
  return { size: numbers.size + 1, toVector };
}

function chancesOf(vector: Sparse, weights: Float32Array, labels: number): Float32Array {
  const scores = new Float32Array(labels);
  for (const [row, weight] of vector)
    for (let label = 0; label < labels; label++)
      scores[label] = (scores[label] as number) + weight * (weights[row * labels + label] as number);
  return softmax(scores);
}

function step(vector: Sparse, label: number, rate: number, weights: Float32Array, labels: number): void {
  const pulls = chancesOf(vector, weights, labels).map((chance, at) => rate * ((at === label ? 1 : 0) - chance));
  for (const [row, weight] of vector)
    for (let at = 0; at < labels; at++) {
      const cell = row * labels + at;
      weights[cell] = (weights[cell] as number) + weight * (pulls[at] as number);
    }
}

/** Learns a TF-IDF linear model. The same sentences give the same model. */
export const trainTfidf: TrainPeer = async (examples): Promise<TrainedPeer> => {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const { size, toVector } = makeVectors(examples.map(({ text }) => text));
  const weights = new Float32Array(size * labels.length);
  const ready = examples.map(({ text, label }) => ({ vector: toVector(text), label: labels.indexOf(label) }));
  const random = makeRandom(fit.seed);
  for (let epoch = 0; epoch < fit.epochs; epoch++) {
    const rate = fit.rate * (1 - epoch / fit.epochs);
    for (const { vector, label } of shuffle(ready, random)) step(vector, label, rate, weights, labels.length);
  }
  const rank = (text: string): Ranked => {
    const chances = chancesOf(toVector(text), weights, labels.length);
    return labels.map((id, at) => ({ id, confidence: chances[at] ?? 0 })).sort((a, b) => b.confidence - a.confidence);
  };
  return { rank, bytes: weights.byteLength };
};
