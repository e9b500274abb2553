import { makeRandom } from "../../nlp/random.ts";

const draws = 1000;
const seed = 2026;

/** Mean precision at each pair of one incident, likest first; equal scores count against us. */
export function averagePrecision(scores: readonly number[], same: readonly boolean[]): number {
  const order = scores.map((score, at) => ({ score, isSame: same[at] === true }));
  order.sort((a, b) => b.score - a.score || Number(a.isSame) - Number(b.isSame));
  let right = 0;
  let sum = 0;
  order.forEach(({ isSame }, at) => {
    if (isSame) sum += ++right / (at + 1);
  });
  return sum / Math.max(1, right);
}

/** The best F1 that any one cut gives. */
export function bestF1(scores: readonly number[], same: readonly boolean[]): number {
  const all = same.filter(Boolean).length;
  return Math.max(
    ...scores.map((cut) => {
      const asked = same.filter((_, at) => (scores[at] ?? 0) >= cut);
      return (2 * asked.filter(Boolean).length) / (asked.length + all);
    }),
  );
}

/** The middle 95 % of a measure, by drawing the items again. */
export function interval(count: number, measure: (drawn: number[]) => number): [number, number] {
  const random = makeRandom(seed);
  const values = Array.from({ length: draws }, () =>
    measure(Array.from({ length: count }, () => Math.floor(random() * count))),
  ).sort((a, b) => a - b);
  return [values[Math.floor(draws * 0.025)] ?? 0, values[Math.floor(draws * 0.975)] ?? 0];
}

/** Both measures of a way to compare, as a line. */
export function rank(scores: readonly number[], same: readonly boolean[]): string {
  const pick = <T>(items: readonly T[], drawn: number[]): T[] => drawn.map((at) => items[at] as T);
  const [low, high] = interval(same.length, (drawn) => averagePrecision(pick(scores, drawn), pick(same, drawn)));
  const words = (value: number): string => value.toFixed(3);
  return `average precision ${words(averagePrecision(scores, same))} (${words(low)}–${words(high)}), best F1 ${words(bestF1(scores, same))}`;
}
