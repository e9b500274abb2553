import { createHash } from "node:crypto";
import { makeRandom } from "../../nlp/random.ts";

/** Chance that can be repeated: the same name throws the same numbers on every machine. */
export class Dice {
  readonly #random: () => number;

  constructor(name: string) {
    this.#random = makeRandom(createHash("sha256").update(name).digest().readUInt32BE());
  }

  /** 0 up to, not including, 1. */
  next = (): number => this.#random();

  between(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return Math.floor(this.between(from, to + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  }

  /** One name of a table, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    const found = entries.find(([, weight]) => {
      left -= weight;
      return left < 0;
    });
    return (found ?? (entries.at(-1) as [K, number]))[0];
  }
}
