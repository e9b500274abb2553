import type { CategoryId } from "../core/ticket/taxonomy.ts";
import { type Classification, isSaidBack, type ToldReport } from "../core/understanding/classification.ts";
import { bestPart, readAddress } from "./addresses/read-address.ts";
import { isPlaced, partMatters, type Seam, wordsOf } from "./pieces.ts";
import type { HeardPiece, Parts } from "./read-intents.ts";
import { classifierThresholds as cut } from "./thresholds.ts";

const maxReports = 4;
/** Fewer words on one side than this are no matter of their own; a pause alone parts only what is told at length. */
const leastWords: Record<Seam, number> = { opened: 3, stop: 4, pause: 5, joined: 5 };
const minPartWords = 3;
/** Longer texts are letters, not messages: a person parts them. */
const maxChars = 1_000;

type Reading = Omit<Classification, "reports">;

/**
 * The single matters of a text that tells of several ("…, với lại …", "… . Đèn hẻm 12 cũng …", a numbered list). Only clear
 * cases: matters of two kinds or at two places, each by itself sure enough to be said back; what is not stays with the part
 * before it. `readPart` says everything that is understood of a part. Undefined when there are not at least two.
 */
export function splitReports(whole: Parts, readPart: (text: string) => Reading): ToldReport[] | undefined {
  if (whole.text.length > maxChars || whole.pieces.length < 2) return undefined;
  const parts = partMatters(whole.pieces, (before, after) => chanceOfSeam(whole, before, after));
  if (parts.length < 2) return undefined;
  const told: (ToldReport & { from: number })[] = [];
  for (const part of parts) {
    const [from, to] = [part[0]?.from ?? 0, part.at(-1)?.to ?? 0];
    const text = whole.text.slice(from, to);
    const reading = readPart(text);
    const before = told.at(-1);
    if (isMatter(text, reading) && told.length < maxReports) told.push({ text, reading, from });
    else if (before) told[told.length - 1] = { ...before, text: whole.text.slice(before.from, to) };
    else return undefined;
  }
  return told.length > 1 ? told.map(({ text, reading }) => ({ text, reading })) : undefined;
}

const wordCount = (text: string) => text.split(/\s+/).length;

function chanceOfSeam({ text, guess }: Parts, before: readonly HeardPiece[], after: readonly HeardPiece[]): number {
  const [left, right] = [wordsOf(text, before), wordsOf(text, after)];
  const seam = after[0]?.seam ?? "pause";
  if (Math.min(wordCount(left), wordCount(right)) < leastWords[seam]) return 0;
  const one = guess(before);
  if (!one || one.confidence < lowestChance(seam)) return 0;
  const other = guess(after);
  if (!other || Math.min(one.confidence, other.confidence) < leastChance(seam, right)) return 0;
  return isApart(one.id, other.id, seam, [left, right]) ? one.confidence * other.confidence : 0;
}

const lowestChance = (seam: Seam) => Math.min(cut.parts[seam], cut.placedPart);

/** How sure a part must be; less where it names a place of its own. */
function leastChance(seam: Seam, after: string): number {
  return cut.parts[seam] > cut.placedPart && isPlaced(after) ? cut.placedPart : cut.parts[seam];
}

function isApart(one: CategoryId, other: CategoryId, seam: Seam, texts: readonly [string, string]): boolean {
  if (one === "other-unclassified" || other === "other-unclassified") return false;
  if (one !== other) return true;
  if (seam !== "opened") return false;
  const [here, there] = texts.map((text) => {
    const place = bestPart(readAddress(text));
    return place && text.slice(place.from, place.to);
  });
  return here !== undefined && there !== undefined && here !== there;
}

function isMatter(text: string, { categories, intents, decision }: Reading): boolean {
  const [best] = categories;
  if (!best || !isSaidBack({ decision, categories }) || wordCount(text) < minPartWords) return false;
  return intents.some(({ id, confidence }) => id === "report-issue" && confidence >= cut.intent);
}
