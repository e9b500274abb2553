import { categoryGroups, categoryOf } from "../core/ticket/taxonomy.ts";
import type { Pair } from "./pairs.ts";

/** How much a pair of another group counts: little where a group has many of its own, much where it has few. */
const strangerWeight = 0.1;
const cuts = Array.from({ length: 61 }, (_, step) => 0.3 + step / 100);

/** A pair with its likeness. */
export interface Judged {
  group: string;
  isSame: boolean;
  likeness: number;
}

/** What asking from a cut on means: share of questions that were right, share of same incidents that were asked about. */
export interface Measured {
  precision: number;
  recall: number;
  pairs: number;
}

/** From when a group asks, and how that did on pairs that took no part in choosing. */
export interface Ask {
  cut: number;
  measured: Measured;
}

/** The category group of a pair. */
export const groupOf = ({ report }: Pair): string => categoryOf(report.category).group;

/** F2: a question too many costs the resident one tap, an incident that is not recognised costs the unit a second visit. */
function fMeasure(judged: readonly Judged[], group: string, cut: number): number {
  let [asked, right, same] = [0, 0, 0];
  for (const each of judged) {
    const weight = each.group === group ? 1 : strangerWeight;
    if (each.isSame) same += weight;
    if (each.likeness < cut) continue;
    asked += weight;
    if (each.isSame) right += weight;
  }
  return (5 * right) / Math.max(1e-9, asked + 4 * same);
}

/** The middle of the best stretch of cuts: its edges are chance. */
function cutFor(group: string, judged: readonly Judged[]): number {
  const scored = cuts.map((cut) => ({ cut, score: fMeasure(judged, group, cut) }));
  const top = Math.max(...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score >= top - 1e-9).map(({ cut }) => cut);
  return best[Math.floor(best.length / 2)] ?? 0.6;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Cuts of all groups. Each pair is measured with the cut that the others choose, or a cut would praise itself. */
export function chooseAsks(judged: readonly Judged[]): Record<string, Ask> {
  return Object.fromEntries(
    categoryGroups.flatMap(({ id }) => {
      const own = judged.filter(({ group }) => group === id);
      if (own.length === 0) return [];
      const held = own.map((pair) => ({
        ...pair,
        isAsked:
          pair.likeness >=
          cutFor(
            id,
            judged.filter((each) => each !== pair),
          ),
      }));
      const asked = held.filter(({ isAsked }) => isAsked);
      const right = asked.filter(({ isSame }) => isSame).length;
      const measured = {
        precision: round(right / Math.max(1, asked.length)),
        recall: round(right / Math.max(1, held.filter(({ isSame }) => isSame).length)),
        pairs: own.length,
      };
      return [[id, { cut: round(cutFor(id, judged)), measured }]];
    }),
  );
}
