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
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .normalize("NFC");
}

/** Compatibility forms, invisible characters and case: "ＣỐＮＧ" → "cống". */
function clean(chunk: string): string {
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

function repairWord(word: string, note: (change: Change) => void): string {
  let now = word.replace(elongated, "$1");
  if (now !== word) note({ kind: "elongation", from: word, to: now });
  if (now.length > maxWordChars) return now;
  const better = spell(now);
  if (better) {
    note({ kind: better.kind, from: now, to: better.to });
    now = better.to;
  }
  return now;
}

/** Makes one form of the many ways to type a sentence. Never throws; linear in the length; idempotent. */
export function normalise(text: string): Normalised {
  const changes: Change[] = [];
  const note = (change: Change) => {
    if (changes.length < maxChanges) changes.push(change);
  };
  const chunks: string[] = [];
  for (const chunk of text.split(/\s+/u)) {
    const plain = clean(chunk);
    if (plain !== chunk.toLowerCase())
      note({ kind: "unicode", from: chunk.slice(0, maxWordChars), to: plain.slice(0, maxWordChars) });
    const repaired = plain.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => repairWord(word, note));
    if (repaired !== "") chunks.push(repaired);
  }
  const accented = chunks.join(" ").split(/\s+/u).filter(Boolean).join(" ");
  return { accented, folded: fold(accented), changes };
}
