import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";

export interface MillionOptions {
  /** Deliveries answered with 200, repeated ones included. */
  events: number;
  seed: number;
  /** Told every minute how far it is. */
  onProgress?: (line: string) => void;
}

export const faultNames = ["killWeb", "killWorker", "killDatabase", "fullDisk", "clocks", "freeze"] as const;
export type FaultName = (typeof faultNames)[number];

/** The sizes and the course of a run: the same for the same number of events and seed. */
export interface Plan extends MillionOptions {
  /** Residents on each of three platforms. */
  each: number;
  /** Every so many of them on the first two report and wait for answers; the others chat. */
  everyTells: number;
  reportsEach: number;
  /** Of all that platforms send, what residents write. */
  wordShare: number;
  /** Deliveries under way at once, and how long each may be held back: how far they are shuffled. */
  hands: number;
  heldMs: number;
  /** Strike one after the other, spread over the run. */
  faults: readonly FaultName[];
  /** Room for the database. */
  megabytes: number;
}

const between = (low: number, value: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)));

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** A short run is a crowd of words; in a long one nearly everything is what telephones tell unasked, as on real platforms. */
export function planOf({ events, seed, ...more }: MillionOptions, canBeFull: boolean): Plan {
  const random = seededRandom(seed + 1);
  const isShort = events < 10_000;
  const kinds = faultNames.filter((name) => canBeFull || name !== "fullDisk");
  const rounds = between(1, events / 25_000, 12);
  return {
    ...{ events, seed, ...more },
    each: isShort ? 12 : between(30, events / 2_500, 110),
    everyTells: 4,
    reportsEach: between(1, events / 25_000, 12),
    wordShare: isShort ? 0.25 : 0.04,
    hands: isShort ? 48 : 192,
    heldMs: isShort ? 800 : 400,
    faults: Array.from({ length: rounds }, () => shuffled(kinds, random)).flat(),
    megabytes: Math.ceil(600 + events * 0.0025),
  };
}
