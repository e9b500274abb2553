import type { Repair } from "../core/understanding/repair.ts";
import { clean } from "./characters.ts";
import { keepWords } from "./keep-last.ts";
import { spell } from "./spelling.ts";

/** A text ready to be understood: lower case, one space between words, evidence kept in two views. */
export interface Normalised {
  accented: string;
  folded: string;
  /** The accented view in the parts that were typed between two blanks. */
  chunks: readonly Chunk[];
  /** The first `maxChanges` repairs. */
  changes: Repair[];
}

const maxChanges = 50;
const maxWordChars = 40;

/**
 * The accent-less view of a text: NFC, lower case, tone and vowel marks stripped, đ → d.
 * Search, places and rules compare this view, because half of all residents type without accents.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.split(" ").map(foldChunk).join(" ");
}

const plain = /^[\0-\x7f]*$/;
/** A letter with the marks that follow it, or a run of whatever else is not plain. */
const beyondPlain = /[\0-\x7f]\p{M}+|[^\0-\x7f]+/gu;
const foldRun = keepWords((run) =>
  run
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .normalize("NFC"),
);

const foldChunk = keepWords((chunk) => chunk.normalize("NFC").replace(beyondPlain, foldRun).toLowerCase());

interface Repaired {
  to: string;
  changes: readonly Repair[];
}

/**
 * A part of a text with no blank around it that was typed. Few make up all texts, so the same one is met again and again, and
 * holds what was worked out of it.
 */
export interface Chunk {
  text: string;
  held: unknown[];
}

/** Parts of a view that was not normalised as a whole. */
export function cutChunks(view: string): Chunk[] {
  return view.split(" ").map((text) => ({ text, held: [] }));
}

let holders = 0;

/** Works something out of each part once; the part holds it. */
export function holdByChunk<T extends object>(work: (text: string) => T): (chunk: Chunk) => T {
  const place = holders++;
  return (chunk) => {
    const before = chunk.held[place];
    if (before !== undefined) return before as T;
    const made = work(chunk.text);
    chunk.held[place] = made;
    return made;
  };
}

/** What stands between two blanks, mended: with its accent-less view, as `fold` has it. */
interface Mended extends Repaired {
  folded: string;
  chunk: Chunk;
}

const repairWord = keepWords((word): Repaired => {
  const changes: Repair[] = [];
  for (const { kind, to } of spell(word)) {
    const last = changes.at(-1);
    if (last?.kind === kind) last.to = to;
    else changes.push({ kind, from: last?.to ?? word, to });
  }
  return { to: changes.at(-1)?.to ?? word, changes };
});

/** One word as `normalise` would have it. */
export function repair(word: string): string {
  return repairWord(clean(word).text).to;
}

/** What stands between two blanks, in one form; what it became may have blanks of its own. */
const mend = keepWords((typed): Mended => {
  const { text: clear, fault } = clean(typed);
  const changes: Repair[] = [];
  if (fault) changes.push({ kind: fault, from: typed.slice(0, maxWordChars), to: clear.slice(0, maxWordChars) });
  const mended = clear.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    const { to, changes: made } = repairWord(word);
    if (changes.length < maxChanges) changes.push(...made);
    return to;
  });
  const to = mended.split(/\s+/u).filter(Boolean).join(" ");
  return { to, folded: fold(to), chunk: { text: to, held: [] }, changes };
});

/** Makes one form of the many ways to type a sentence. Never throws; linear in the length; idempotent. */
export function normalise(text: string): Normalised {
  const changes: Repair[] = [];
  let accented = "";
  let folded = "";
  const chunks: Chunk[] = [];
  for (const typed of text.split(/\s+/u)) {
    const { to, folded: bare, chunk, changes: made } = mend(typed);
    if (made.length > 0 && changes.length < maxChanges) changes.push(...made);
    if (to === "") continue;
    const gap = accented === "" ? "" : " ";
    accented += gap + to;
    folded += gap + bare;
    chunks.push(chunk);
  }
  return { accented, folded, chunks, changes: changes.slice(0, maxChanges) };
}
