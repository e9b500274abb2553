import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { Incident } from "../core/understanding/likeness.ts";
import { readHands } from "./data-files.ts";

/** Two reports of one kind near each other, and whether a person found them to tell of one incident. */
export interface Pair {
  hand: string;
  isSame: boolean;
  report: Incident;
  known: Incident;
}

const shape = /^([=/]) (\d+)m ([\d.]+)h \| ([^|]+) \| ([^|]+)$/;
const metresPerDegree = 111_320;
const hourMs = 3_600_000;
const now = new Date("2026-11-16T14:06:00+07:00");

/** The pairs of nlp/data/dev/pairs. Throws where a line is none: a fault in our own data. */
export function readPairs(): Pair[] {
  return [...readHands("dev/pairs")].flatMap(([hand, lines]) =>
    lines.map(({ text, label }) => {
      const [, sign, metres, hours, said, before] = shape.exec(text) ?? [];
      if (said === undefined || before === undefined) throw new Error(`${hand}: no pair: ${text}`);
      const category = label as CategoryId;
      const at = (north: number) => ({
        label: `cách ${north} m`,
        precision: "house" as const,
        latitude: 10.78 + north / metresPerDegree,
        longitude: 106.7,
      });
      return {
        hand,
        isSame: sign === "=",
        report: { category, text: said, place: at(Number(metres)), at: now },
        known: { category, text: before, place: at(0), at: new Date(now.getTime() - Number(hours) * hourMs) },
      };
    }),
  );
}
