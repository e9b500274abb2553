import { z } from "zod";
import { readData } from "./data-files.ts";
import { fold } from "./normalise.ts";

const { connectors, joiners, starters, places } = readData(
  "rules/several.yaml",
  z.strictObject({
    connectors: z.array(z.string()).min(1),
    joiners: z.array(z.string()).min(1),
    starters: z.array(z.string()).min(1),
    places: z.array(z.string()).min(1),
  }),
);
const anyOf = (patterns: readonly string[]) => `(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`;
/** What says that a new matter begins: a listed connector after a stop or a pause, or the next number of a list. */
const opening = `(?:^|[,.;!\\n]\\s*|\\s)${anyOf(connectors)}[\\s,:]*|(?:^|[\\s,.;])(?:\\d[.)]|[-+•])\\s+(?=\\p{L})`;
const joining = `\\s+(?:${anyOf(joiners.map(fold))}\\s+)+|\\s+(?=${anyOf(starters)})`;
/** Where a new matter may begin: there, after any stop or pause, and at small words that join two sentences. */
const seams = new RegExp(`(${opening})|[.!?;\\n]+\\s*|,\\s+|(${joining})`, "gu");
const joinersAsWritten = new Set(joiners);
/** More than so many pieces are a letter, not a message. */
const maxPieces = 20;

/** What stands before a piece of a text: words that say that another matter begins, a stop, a pause, or only a joining word. */
export type Seam = "opened" | "stop" | "pause" | "joined";

/** A stretch of a text between two seams. */
export interface Piece {
  text: string;
  seam: Seam;
  words: number;
  /** Where it stands, so that a run of pieces is told as it was typed. */
  from: number;
  to: number;
}

/** A text in pieces; all stretches refer to `text`, the given one in NFC. */
interface Cut {
  text: string;
  pieces: Piece[];
}

/** The first and the last character of a stretch that belong to it: what parts it from its neighbours does not. */
function trim(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /[\s,.;]/.test(text[start] as string)) start++;
  while (end > start && /[\s,.;]/.test(text[end - 1] as string)) end--;
  return [start, end];
}

function pieceOf(whole: string, seam: Seam, from: number, to: number): Piece {
  const text = whole.slice(from, to);
  return { text, seam, words: text.split(" ").length, from, to };
}

/**
 * Cuts a text where another matter may begin. Words are looked for in the accent-less view, which has the same length; in a
 * text with accents a joining word must have its own ("còn", not "con"). One piece where nothing parts it, or too much does.
 */
export function cutAtSeams(raw: string, isAccented: boolean): Cut {
  const text = raw.normalize("NFC");
  const whole: Cut = { text, pieces: [pieceOf(text, "stop", 0, text.length)] };
  const bare = fold(text);
  if (bare.length !== text.length) return whole;
  const pieces: Piece[] = [];
  let from = 0;
  let before: Seam = "stop";
  const close = (at: number) => {
    const [start, end] = trim(text, from, at);
    if (start < end) pieces.push(pieceOf(text, before, start, end));
    return start < end;
  };
  for (const match of bare.matchAll(seams)) {
    const [stop, opened, joined] = match;
    const end = match.index + stop.length;
    if (joined !== undefined && isAccented && !areWritten(text.slice(match.index, end))) continue;
    const isSaid = close(match.index);
    if (opened !== undefined) before = "opened";
    else if (isSaid || before === "joined") before = seamOf(stop, joined);
    from = end;
  }
  close(text.length);
  return pieces.length > maxPieces ? whole : { text, pieces };
}

const areWritten = (words: string) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => word === "" || joinersAsWritten.has(word));

function seamOf(stop: string, joined: string | undefined): Seam {
  if (joined !== undefined) return "joined";
  return stop.startsWith(",") ? "pause" : "stop";
}

/** How surely two matters meet between these runs of pieces; 0 where they do not. */
type Judge<P extends Piece> = (before: readonly P[], after: readonly P[]) => number;

/** Parts the pieces where two matters are surest to meet, and each side again. */
export function partMatters<P extends Piece>(pieces: readonly P[], judge: Judge<P>): (readonly P[])[] {
  let best: { at: number; chance: number } | undefined;
  for (let at = 1; at < pieces.length; at++) {
    const chance = judge(pieces.slice(0, at), pieces.slice(at));
    if (chance > (best?.chance ?? 0)) best = { at, chance };
  }
  if (!best) return [pieces];
  return [...partMatters(pieces.slice(0, best.at), judge), ...partMatters(pieces.slice(best.at), judge)];
}

/** Keeps what is made of runs of one text's pieces: parting asks for the same runs again and again. */
export function keepRuns<P extends Piece, T>(work: (run: readonly P[]) => T): (run: readonly P[]) => T {
  const known = new Map<string, T>();
  return (run) => {
    const key = `${run[0]?.from}-${run.at(-1)?.to}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = work(run);
    known.set(key, made);
    return made;
  };
}

const place = new RegExp(`(?:^|[\\s,.])(?:${places.join("|")})(?=[\\s,.])|\\d`);
/** So early a place says where the matter is; later it only tells more. */
const earlyWords = 10;

/** Whether a matter that is told in these words has a place of its own. */
export function isPlaced(words: string): boolean {
  return place.test(fold(words.split(/\s+/, earlyWords).join(" ")));
}

/** A run of pieces in the words of the text. */
export function wordsOf(text: string, pieces: readonly Piece[]): string {
  return text.slice(pieces[0]?.from, pieces.at(-1)?.to);
}
