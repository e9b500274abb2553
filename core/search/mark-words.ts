import { fold } from "../fold.ts";
import type { Sought } from "./read-search.ts";

/** A text with the places where sought words stand: the first character of each, and the one behind its last. */
export interface Marked {
  text: string;
  marks: { from: number; to: number }[];
}

interface Found {
  word: number;
  from: number;
  to: number;
}

/** Characters left of the first word in a cut text. */
const lead = 30;
const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Which of the sought words this one is; a number written in one piece stands for all of its groups. */
function indexOf(folded: string, { words, phones, codes }: Sought): number {
  const last = words.length - 1;
  const exact = words.indexOf(folded);
  if (exact >= 0) return exact;
  const whole = [...phones, ...codes].some((one) => fold(one).replaceAll(" ", "") === folded);
  return whole || (folded !== "" && folded.startsWith(words[last] ?? " ")) ? last : -1;
}

function find(text: string, sought: Sought): Found[] {
  return [...text.matchAll(word)].flatMap(({ 0: written, index }) => {
    const at = indexOf(fold(written), sought);
    return at < 0 ? [] : [{ word: at, from: index, to: index + written.length }];
  });
}

/** The text whole, with its marks. */
export function markWords(text: string, sought: Sought): Marked {
  return { text, marks: find(text, sought).map(({ from, to }) => ({ from, to })) };
}

/** How many different sought words stand in these texts. */
export function countWords(texts: readonly string[], sought: Sought): number {
  return new Set(texts.flatMap((text) => find(text, sought).map((one) => one.word))).size;
}

/** At most so many characters of a text on one line, from where most of the sought words stand, with its marks. */
export function cutAround(written: string, sought: Sought, length: number): Marked {
  const text = written.replace(/\s+/g, " ").trim();
  const found = find(text, sought);
  const wordsFrom = ({ from }: Found): number =>
    new Set(found.filter((one) => one.from >= from && one.to <= from + length - lead).map((one) => one.word)).size;
  const best = found.reduce<Found | undefined>(
    (kept, one) => (kept && wordsFrom(kept) >= wordsFrom(one) ? kept : one),
    undefined,
  );
  if (text.length <= length) return markWords(text, sought);
  const near = Math.min(Math.max(0, (best?.from ?? 0) - lead), text.length - length);
  const start = near === 0 ? 0 : text.indexOf(" ", near) + 1;
  const end = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
  const cut = text.slice(start, end > start ? end : start + length);
  return markWords(`${start > 0 ? "…" : ""}${cut}${end < text.length ? "…" : ""}`, sought);
}
