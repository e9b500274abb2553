import { z } from "zod";
import { type CategoryId, categoryOf } from "../core/ticket/taxonomy.ts";
import { type Classification, isSaidBack, type Scored, type ToldReport } from "../core/understanding/classification.ts";
import { bestPart, readAddress } from "./addresses/read-address.ts";
import { readData } from "./data-files.ts";
import { fold } from "./normalise.ts";
import { trimPiece } from "./read.ts";
import { classifierThresholds as cut } from "./thresholds.ts";

const { connectors } = readData("rules/several.yaml", z.strictObject({ connectors: z.array(z.string()).min(1) }));
/** What says that a new matter begins: a listed connector after a stop or a pause, or the next number of a list. */
const opening = `(?:^|[,.;!\\n]\\s*|\\s)(?:${connectors.join("|")})(?![\\p{L}\\p{N}])[\\s,:]*|(?:^|[\\s,.;])(?:\\d[.)]|[-+•])\\s+(?=\\p{L})`;
/** Where one may begin: there, and after any stop or pause. */
const seams = new RegExp(`(${opening})|[.!?;\\n]+\\s*|,\\s+`, "gu");
const maxReports = 4;
const maxPieces = 12;
/** Fewer words on one side than this are no matter of their own; a pause alone parts only what is told at length. */
const leastWords: Record<Seam, number> = { opened: 3, stop: 5, pause: 6 };
const minPartWords = 3;
/** Longer texts are letters, not messages: a person parts them. */
const maxChars = 1_000;

type Reading = Omit<Classification, "reports">;

/** What is asked about parts of a text: which kind of matter a run of pieces tells, and everything that is understood of a part. */
export interface PartReader<Piece> {
  prepare(text: string): Piece;
  guess(pieces: readonly Piece[]): Scored<CategoryId> | undefined;
  read(text: string): Reading;
}

/** What stands before a piece of a text: words that say that another matter begins, a stop, or only a pause. */
type Seam = "opened" | "stop" | "pause";

interface Piece {
  text: string;
  seam: Seam;
}

/**
 * The single matters of a text that tells of several ("…, với lại …", "… . Đèn hẻm 12 cũng …", a numbered list). Only clear
 * cases: matters of two kinds for two units or at two places, each by itself sure enough to be said back; what is not stays
 * with the part before it. Undefined when there are not at least two.
 */
export function splitReports<P>(raw: string, reader: PartReader<P>): ToldReport[] | undefined {
  if (raw.length > maxChars) return undefined;
  const pieces = cutAtSeams(raw);
  if (pieces.length < 2 || pieces.length > maxPieces) return undefined;
  const prepared = pieces.map((piece) => ({ ...piece, made: reader.prepare(piece.text) }));
  const parts = partMatters(prepared, reader);
  if (parts.length < 2) return undefined;
  const told: ToldReport[] = [];
  for (const part of parts) {
    const text = textOf(part);
    const reading = reader.read(text);
    const before = told.at(-1);
    if (isMatter(text, reading) && told.length < maxReports) told.push({ text, reading });
    else if (before) told[told.length - 1] = { ...before, text: `${before.text}, ${text}` };
    else return undefined;
  }
  return told.length > 1 ? told : undefined;
}

/** Connectors are looked for in the accent-less view, which has the same length, and cut out of the text as typed. */
function cutAtSeams(raw: string): Piece[] {
  const text = raw.normalize("NFC");
  const bare = fold(text);
  if (bare.length !== text.length) return [{ text, seam: "stop" }];
  const pieces: Piece[] = [];
  let from = 0;
  let before: Seam = "stop";
  for (const match of [...bare.matchAll(seams), undefined]) {
    const piece = trimPiece(text.slice(from, match?.index));
    if (piece !== "") pieces.push({ text: piece, seam: before });
    if (!match) break;
    const [stop, opened] = match;
    if (opened !== undefined) before = "opened";
    else if (piece !== "" || before !== "opened") before = stop.startsWith(",") ? "pause" : "stop";
    from = match.index + match[0].length;
  }
  return pieces;
}

/** A piece with what the reader made of it. */
type Prepared<P> = Piece & { made: P };

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join(", ");
const wordCount = (text: string) => text.split(/\s+/).length;

/** Parts the pieces where two matters are surest to meet, and each side again. */
function partMatters<P>(pieces: readonly Prepared<P>[], reader: PartReader<P>): (readonly Piece[])[] {
  let best: { at: number; chance: number } | undefined;
  for (let at = 1; at < pieces.length; at++) {
    const chance = chanceOfSeam(pieces.slice(0, at), pieces.slice(at), reader);
    if (chance > (best?.chance ?? 0)) best = { at, chance };
  }
  if (!best) return [pieces];
  return [...partMatters(pieces.slice(0, best.at), reader), ...partMatters(pieces.slice(best.at), reader)];
}

/** How sure it is that both sides are matters of their own; 0: they are not. */
function chanceOfSeam<P>(
  before: readonly Prepared<P>[],
  after: readonly Prepared<P>[],
  { guess }: PartReader<P>,
): number {
  const [left, right] = [textOf(before), textOf(after)];
  const seam = after[0]?.seam ?? "pause";
  if (Math.min(wordCount(left), wordCount(right)) < leastWords[seam]) return 0;
  const [one, other] = [before, after].map((side) => guess(side.map(({ made }) => made)));
  if (!one || !other || Math.min(one.confidence, other.confidence) < cut.parts[seam]) return 0;
  return isApart(one.id, other.id, seam, [left, right]) ? one.confidence * other.confidence : 0;
}

function isApart(one: CategoryId, other: CategoryId, seam: Seam, texts: readonly [string, string]): boolean {
  if (one === "other-unclassified" || other === "other-unclassified") return false;
  if (one !== other && categoryOf(one).units[0] !== categoryOf(other).units[0]) return true;
  if (one === other && seam !== "opened") return false;
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
