import { z } from "zod";
import { readData } from "./data-files.ts";
import { dropExtraKey, readTelex, readVni } from "./keyboard.ts";
import { isSyllable, placeTone, splitTone } from "./syllable.ts";

/** What was repaired in a text, for the console's "đã sửa" report. */
export interface Change {
  kind: "unicode" | "elongation" | "tone" | "teencode" | "telex" | "vni";
  from: string;
  to: string;
}

/** A text ready to be understood: lower case, one space between words, evidence kept in two views. */
export interface Normalised {
  accented: string;
  folded: string;
  /** The first `maxChanges` repairs. */
  changes: Change[];
}

const maxChanges = 50;
const maxWordChars = 40;
const teencode = new Map(Object.entries(readData("teencode.yaml", z.record(z.string(), z.string()))));

/**
 * The accent-less view of a text: NFC, lower case, tone and vowel marks stripped, đ → d.
 * Search, places and rules compare this view, because half of all residents type without accents.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize("NFC").replace(beyondPlain, foldRun).toLowerCase();
}

const plain = /^[\0-\x7f]*$/;
/** A letter with the marks that follow it, or a run of whatever else is not plain. */
const beyondPlain = /[\0-\x7f]\p{M}+|[^\0-\x7f]+/gu;
const folded = new Map<string, string>();
const maxFolded = 20_000;

/** Few runs make up all texts, so that each is worked out once. */
function foldRun(run: string): string {
  const known = folded.get(run);
  if (known !== undefined) return known;
  const bare = run
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .normalize("NFC");
  if (folded.size >= maxFolded) folded.clear();
  folded.set(run, bare);
  return bare;
}

const printable = /^[!-~]+$/;

/** Compatibility forms, invisible characters and case: "ＣỐＮＧ" → "cống". */
function clean(chunk: string): string {
  if (printable.test(chunk)) return chunk.toLowerCase();
  const plain = chunk.normalize("NFKC").replace(/\p{C}+/gu, "");
  return plain.toLowerCase().normalize("NFKC");
}

const elongated = /(\p{L})\1{2,}/gu;

function spell(word: string): { kind: Change["kind"]; to: string } | undefined {
  const known = teencode.get(word);
  if (known !== undefined) return { kind: "teencode", to: known };
  const telex = readTelex(word) ?? dropExtraKey(word);
  if (telex !== undefined) return { kind: "telex", to: telex };
  const vni = readVni(word);
  if (vni !== undefined) return { kind: "vni", to: vni };
  const slang = word
    .replace(/^f(?=.)/, "ph")
    .replace(/ik$/, "ich")
    .replace(/ík$/, "ích");
  if (slang !== word && isSyllable(slang)) return { kind: "teencode", to: slang };
  if (/(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$/.test(word) && isSyllable(word)) {
    const { base, tone } = splitTone(word);
    const to = tone ? placeTone(base, tone) : word;
    if (to !== word) return { kind: "tone", to };
  }
  return undefined;
}

interface Repair {
  to: string;
  changes: Change[];
}

const repaired = new Map<string, Repair>();
const maxRepaired = 50_000;

/** Residents use few words many times, so that each is worked out once. */
function repairWord(word: string): Repair {
  const known = repaired.get(word);
  if (known) return known;
  const repair = workOut(word);
  if (word.length > maxWordChars) return repair;
  if (repaired.size >= maxRepaired) repaired.clear();
  repaired.set(word, repair);
  return repair;
}

function workOut(word: string): Repair {
  const short = word.replace(elongated, "$1");
  const changes: Change[] = short === word ? [] : [{ kind: "elongation", from: word, to: short }];
  const better = short.length > maxWordChars ? undefined : spell(short);
  if (!better) return { to: short, changes };
  return { to: better.to, changes: [...changes, { kind: better.kind, from: short, to: better.to }] };
}

/** One word as `normalise` would have it. */
export function repair(word: string): string {
  return repairWord(clean(word)).to;
}

/** Makes one form of the many ways to type a sentence. Never throws; linear in the length; idempotent. */
export function normalise(text: string): Normalised {
  const changes: Change[] = [];
  const note = (change: Change) => {
    if (changes.length < maxChanges) changes.push(change);
  };
  const chunks: string[] = [];
  for (const chunk of text.split(/\s+/u)) {
    const clear = clean(chunk);
    if (clear !== chunk.toLowerCase())
      note({ kind: "unicode", from: chunk.slice(0, maxWordChars), to: clear.slice(0, maxWordChars) });
    const mended = clear.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
      const { to, changes: made } = repairWord(word);
      made.forEach(note);
      return to;
    });
    if (mended !== "") chunks.push(mended);
  }
  const accented = chunks.join(" ").split(/\s+/u).filter(Boolean).join(" ");
  return { accented, folded: fold(accented), changes };
}
