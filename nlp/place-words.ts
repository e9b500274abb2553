import { z } from "zod";
import { readData } from "./data-files.ts";
import { keepLast, keepWords } from "./keep-last.ts";
import { fold, normalise } from "./normalise.ts";
import { readNumber } from "./numbers.ts";

const list = z.array(z.string());
/** Words about where, as data. */
export const placeWords = readData(
  "rules/places.yaml",
  z.strictObject({
    relations: list,
    alleyWords: list,
    alleyRelations: list,
    crossingWords: list,
    outdoors: list,
    otherStreet: list,
    landmarkKinds: list,
    nameWords: list,
    notNames: list,
  }),
);

/** One word, number or stop of a text. */
export interface Token {
  raw: string;
  folded: string;
  kind: "word" | "number" | "stop";
  /** Characters of the text (NFC) it stands at. */
  from: number;
  to: number;
}

const maxTokens = 400;
const maxNumberWords = 5;
const shape = /\d+\p{L}?(?:\/\d+\p{L}?)*(?![\p{L}])|[\p{L}\p{M}]+\d*|[.,;!?\n]/gu;
/** After these a number word is a number, not "ba" the father or "năm" the year. */
const numberOpeners = new Set(["so", "hem", "ngo", "kiet", "nha"]);

const foldWord = keepWords((raw) => normalise(raw).folded);

/** Splits a text; dictated numbers become digits ("số chín" → số 9). */
export const tokenise: (text: string) => readonly Token[] = keepLast((text) => {
  const found: Token[] = [];
  for (const match of text.normalize("NFC").slice(0, 8000).matchAll(shape)) {
    if (found.length >= maxTokens) break;
    const [raw] = match;
    const kind = /^\d/.test(raw) ? "number" : /^[\p{L}\p{M}]/u.test(raw) ? "word" : "stop";
    found.push({
      raw,
      kind,
      folded: kind === "word" ? foldWord(raw) : fold(raw),
      from: match.index,
      to: match.index + raw.length,
    });
  }
  return joinNumbers(found);
});

function joinNumbers(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    joined.push(token);
    if (!numberOpeners.has(token.folded)) continue;
    for (let size = maxNumberWords; size > 0; size--) {
      const run = tokens.slice(at + 1, at + 1 + size);
      const value = run.every(({ kind }) => kind === "word") ? readNumber(run.map(({ folded }) => folded)) : undefined;
      if (!value || run.length < size || (token.folded === "nha" && size === 1)) continue;
      const spot = { from: run[0]?.from ?? token.to, to: run.at(-1)?.to ?? token.to };
      joined.push({ raw: String(value), folded: String(value), kind: "number", ...spot });
      at += size;
      break;
    }
  }
  return joined;
}

/** The tokens with those parts of the text silenced that were read as something else: names end there. */
export function withoutParts(
  tokens: readonly Token[],
  parts: readonly { from: number; to: number }[],
): readonly Token[] {
  if (parts.length === 0) return tokens;
  return tokens.map((token) => {
    const isTaken = parts.some(({ from, to }) => token.from >= from && token.to <= to);
    return isTaken ? { ...token, raw: ".", folded: ".", kind: "stop" } : token;
  });
}

/** Where a phrase stands in a text. */
export interface Span {
  from: number;
  /** One past its last token. */
  to: number;
}

/** Phrases come from our data and from gazetteers, so they are few; folding them each time would cost most of a reading. */
const foldedPhrases = new Map<string, readonly string[]>();

function wordsOf(phrase: string): readonly string[] {
  const known = foldedPhrases.get(phrase);
  if (known) return known;
  const words = fold(phrase).split(" ");
  foldedPhrases.set(phrase, words);
  return words;
}

/** Where each word of a text stands: hundreds of phrases are looked for in one text, and nearly none is there. */
let lastIndex: { tokens: readonly Token[]; placesOf: ReadonlyMap<string, readonly number[]> } | undefined;

function indexOf(tokens: readonly Token[]): ReadonlyMap<string, readonly number[]> {
  if (lastIndex?.tokens === tokens) return lastIndex.placesOf;
  const placesOf = new Map<string, number[]>();
  tokens.forEach(({ folded }, at) => {
    const places = placesOf.get(folded);
    if (places) places.push(at);
    else placesOf.set(folded, [at]);
  });
  lastIndex = { tokens, placesOf };
  return placesOf;
}

const nowhere: readonly never[] = [];

/** All places where a phrase stands, compared without accents. */
export function findPhrase(tokens: readonly Token[], phrase: string): Span[] {
  const wanted = wordsOf(phrase);
  const spans: Span[] = [];
  for (const from of indexOf(tokens).get(wanted[0] ?? "") ?? nowhere) {
    const isThere = wanted.every((word, offset) => tokens[from + offset]?.folded === word);
    if (isThere) spans.push({ from, to: from + wanted.length });
  }
  return spans;
}

/** Whether any of the phrases stands in the text. */
export function hasPhrase(tokens: readonly Token[], phrases: readonly string[]): boolean {
  return phrases.some((phrase) => findPhrase(tokens, phrase).length > 0);
}

/** The phrase of the list that ends right before a token, skipping `mayStand` words between. */
export function phraseBefore(
  tokens: readonly Token[],
  at: number,
  phrases: readonly string[],
  mayStand: readonly string[] = [],
): string | undefined {
  let end = at;
  while (end > 0 && mayStand.includes(tokens[end - 1]?.folded ?? "")) end--;
  return phrases.find((phrase) => {
    const words = wordsOf(phrase);
    return words.every((word, offset) => tokens[end - words.length + offset]?.folded === word);
  });
}
