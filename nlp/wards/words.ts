import { wordKey } from "./spelling.ts";

/** One word or number of a text, with where it stands. */
export interface Word {
  raw: string;
  key: string;
  from: number;
  /** One past its last character. */
  to: number;
  /** What stands between it and the word before: "", " ", ", ". */
  gap: string;
  /** Whether a comma, stop, slash, bracket or line end parts it from the word before. */
  isApart: boolean;
}

/** Addresses stand in the first part of a text; more is not looked through. */
const maxChars = 8000;
const maxWords = 1500;
/** A word or a number. */
export const wordShape = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
const parting = /[^\s'’\-–_]/;

/** The text as it is looked through: one Unicode form, bounded. */
export function cleanText(text: string): string {
  return text.slice(0, maxChars).normalize("NFC");
}

/** Splits a text that was cleaned; "p25" are two words without a gap. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(wordShape)) {
    if (words.length >= maxWords) break;
    const [raw] = match;
    const gap = text.slice(end, match.index);
    end = match.index + raw.length;
    words.push({
      raw,
      key: wordKey(raw),
      from: match.index,
      to: end,
      gap,
      isApart: gap !== "" && gap !== " " && parting.test(gap),
    });
  }
  return words;
}

/** Keys of the words of a name, joined; undefined when something parts them or the text ends before. */
export function joinKeys(words: readonly Word[], from: number, length: number): string | undefined {
  let joined = words[from]?.key;
  for (let at = from + 1; at < from + length; at++) {
    const word = words[at];
    if (!word || word.isApart) return undefined;
    joined = `${joined} ${word.key}`;
  }
  return joined;
}
