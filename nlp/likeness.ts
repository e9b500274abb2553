import { type CategoryId, categoryOf } from "../core/ticket/taxonomy.ts";
import type { Incident, LikenessReach, LikenessReader } from "../core/understanding/likeness.ts";
import { metresBetween, type Place } from "../core/understanding/place.ts";
import { alikeWords } from "./alike-words.ts";
import { likenessData } from "./likeness-data.ts";
import { fold } from "./normalise.ts";
import { likenessReach, likenessWeights as weight } from "./thresholds.ts";

const hourMs = 3_600_000;
/** Where only the street is known of one report, it may be any spot of it. */
const sameStreet = 0.5;

/** Compares two reports by where, what in words, and when. Rules only; nothing is learnt from residents. */
export function createLikeness(): LikenessReader {
  return { reachOf, compare };
}

function reachOf(category: CategoryId): LikenessReach {
  const ask = likenessData.ask[categoryOf(category).group]?.cut;
  return { ...likenessReach.usual, ...(ask !== undefined && { ask }), ...likenessReach.special[category] };
}

function compare(report: Incident, known: Incident): number {
  if (report.category !== known.category) return 0;
  const { metres, hours } = reachOf(report.category);
  const near = nearness(report.place, known.place, metres);
  const apart = Math.abs(report.at.getTime() - known.at.getTime()) / hourMs;
  if (near === 0 || apart > hours) return 0;
  const recent = 1 - apart / (2 * hours);
  return weight.place * near + weight.words * alikeWords(report.text, known.text) + weight.time * recent;
}

/** 1 on the spot, one half at the edge of the reach, 0 beyond it. */
function nearness(a: Place | undefined, b: Place | undefined, reach: number): number {
  const metres = metresBetween(a, b);
  if (metres !== undefined) return metres > reach ? 0 : 1 - metres / (2 * reach);
  if (!a || !b) return 0;
  if (fold(a.label) === fold(b.label)) return 1;
  return a.street !== undefined && a.street === b.street && !isOtherHouse(a, b) ? sameStreet : 0;
}

const isOtherHouse = (a: Place, b: Place): boolean => Boolean(a.house && b.house && a.house !== b.house);
