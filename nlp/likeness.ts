import { type CategoryId, categoryOf } from "../core/ticket/taxonomy.ts";
import type { Incident, LikenessReach, LikenessReader } from "../core/understanding/likeness.ts";
import { metresBetween, type Place } from "../core/understanding/place.ts";
import { alikeWords } from "./alike-words.ts";
import { likenessData } from "./likeness-data.ts";
import { fold } from "./normalise.ts";
import { likenessReach, meaningShare, samePicture, likenessWeights as weight } from "./thresholds.ts";

const hourMs = 3_600_000;
/** A picture's mark has 64 bits. */
const markDigits = 16;
/** Where only the street is known of one report, it may be any spot of it. */
const sameStreet = 0.5;

/** Compares two reports by where, what in words, when, and whether they show one photo. Nothing is learnt from residents. */
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
  const told = weight.words * alikeTold(report, known);
  const likeness = weight.place * near + told + weight.time * recent;
  return sharePicture(report, known) ? 1 - samePicture.lacking * (1 - likeness) : likeness;
}

/** How much both say the same: by their words and, where an encoder is on, by what they mean. */
function alikeTold({ text, meaning }: Incident, known: Incident): number {
  const words = alikeWords(text, known.text);
  if (!meaning || meaning.length !== known.meaning?.length) return words;
  let product = 0;
  for (let at = 0; at < meaning.length; at++) product += (meaning[at] ?? 0) * (known.meaning[at] ?? 0);
  return (1 - meaningShare) * words + meaningShare * Math.max(0, product);
}

/** Whether both show one photo. */
function sharePicture({ pictures: own = [] }: Incident, { pictures = [] }: Incident): boolean {
  return own.some((mark) => pictures.some((other) => bitsApart(mark, other) <= samePicture.bits));
}

/** In how many bits two marks differ; all of them where one is no mark. */
function bitsApart(a: string, b: string): number {
  if (a.length !== markDigits || b.length !== markDigits) return 4 * markDigits;
  let bits = 0;
  for (let at = 0; at < markDigits; at += 8) {
    let differing = Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16);
    for (; differing !== 0; differing &= differing - 1) bits += 1;
  }
  return bits;
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
