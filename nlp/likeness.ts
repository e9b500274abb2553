import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { Incident, LikenessReach, LikenessReader } from "../core/understanding/likeness.ts";
import { metresBetween, type Place } from "../core/understanding/place.ts";
import { fold, normalise } from "./normalise.ts";
import { likenessReach, likenessWeights as weight } from "./thresholds.ts";

const hourMs = 3_600_000;
const minWordChars = 2;
const maxWords = 200;
/** Where only the street is known of one report, it may be any spot of it. */
const sameStreet = 0.5;

/** Compares two reports by where, what in words, and when. Rules only; nothing is learnt from residents. */
export function createLikeness(): LikenessReader {
  return { reachOf, compare };
}

function reachOf(category: CategoryId): LikenessReach {
  return { ...likenessReach.usual, ...likenessReach.special[category] };
}

function compare(report: Incident, known: Incident): number {
  if (report.category !== known.category) return 0;
  const { metres, hours } = reachOf(report.category);
  const near = nearness(report.place, known.place, metres);
  const apart = Math.abs(report.at.getTime() - known.at.getTime()) / hourMs;
  if (near === 0 || apart > hours) return 0;
  const recent = 1 - apart / (2 * hours);
  return weight.place * near + weight.words * sharedWords(report.text, known.text) + weight.time * recent;
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

/** Share of the shorter text's words that are in the longer one, without accents, numbers left out. */
function sharedWords(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  if (!one || !other || one.size === 0) return 0;
  return [...one].filter((word) => other.has(word)).length / one.size;
}

function wordsOf(text: string): Set<string> {
  const all = normalise(text).folded.match(/[a-z]+/g) ?? [];
  return new Set(all.filter((word) => word.length >= minWordChars).slice(0, maxWords));
}
