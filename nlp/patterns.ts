import { z } from "zod";
import { readData } from "./data-files.ts";
import { fold, type Normalised } from "./normalise.ts";
import { neededWords, topAlternatives } from "./pattern-words.ts";

/** A text as patterns see it: clauses parted by "," and ".", words by one space. */
export interface Readable {
  text: string;
  /** The same with a space at either end, which is where matches begin and end. */
  padded: string;
  /** Its words and stops. */
  words: readonly string[];
  /** Most words carry their accents, so a bare word means itself. */
  isAccented: boolean;
}

/** One pattern list, ready for texts with and without accents. */
export interface Matcher {
  test(readable: Readable): boolean;
  /** The text without what matched. */
  remove(readable: Readable): Readable;
}

/** Danger may stand at either end of a long text; the middle is not read, so that time stays bounded. */
const headChars = 4000;
const tailChars = 2000;
/** Share of words with accents above which a bare word is taken as bare on purpose. */
const accentedShare = 0.5;
const lettered = /\p{L}/u;
/** Vietnamese letters that an accent-less spelling lacks. */
const accentedLetter = /[à-ỹđ]/;

/** Prepares a normalised text for pattern matching. */
export function makeReadable({ accented }: Pick<Normalised, "accented">): Readable {
  const short =
    accented.length > headChars + tailChars
      ? `${accented.slice(0, headChars)} . ${accented.slice(-tailChars)}`
      : accented;
  const text = short
    .replace(/[.!?;:…]+(?!\d)/g, " . ")
    .replace(/,(?!\d)/g, " , ")
    .replace(/[^\p{L}\p{M}\p{N}.,]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  const words = text.split(" ");
  const written = words.filter((word) => lettered.test(word)).length;
  const marked = words.filter((word) => accentedLetter.test(word)).length;
  return { text, padded: ` ${text} `, words, isAccented: written > 0 && marked / written >= accentedShare };
}

const ambiguous = new Set(readData("rules/ambiguous.yaml", z.array(z.string())));
const word = "[^\\s.,]+";
const gapWords = 4;
const none: readonly never[] = [];

function source(pattern: string, mayBeBare: boolean, keepsAccents: ReadonlySet<string>): string {
  const spaced = pattern
    .replaceAll("(.. )?", `(?:${word} ){0,${gapWords}}`)
    .replaceAll(" .. ", `(?: ${word}){0,${gapWords}} `)
    .replaceAll(" ..", `(?: ${word}){0,${gapWords}}`)
    .replaceAll("\\S+", word)
    .replace(/(?<![[\\])\^/g, "(?<=^ )")
    .replace(/(?<!\\)\$/g, "(?= $)");
  return spaced.replace(/(?<!\\)\p{L}+/gu, (letters) => {
    const bare = fold(letters);
    return mayBeBare && bare !== letters && !keepsAccents.has(letters) ? `(?:${letters}|${bare})` : letters;
  });
}

/** Numbers of all words that patterns wait for: a text is looked through for them once, not once a list. */
const awaited = new Map<string, number>();
let lastLook: { readable: Readable; awaited: number; seen: readonly number[] } | undefined;

function awaitedIn(readable: Readable): readonly number[] {
  if (lastLook?.readable === readable && lastLook.awaited === awaited.size) return lastLook.seen;
  const seen: number[] = [];
  for (const each of readable.words) {
    const number = awaited.get(each);
    if (number !== undefined) seen.push(number);
  }
  lastLook = { readable, awaited: awaited.size, seen };
  return seen;
}

function numberOf(awaitedWord: string): number {
  const number = awaited.get(awaitedWord) ?? awaited.size;
  awaited.set(awaitedWord, number);
  return number;
}

/** Patterns of a list, each waiting for a text that has one of the words without which it cannot match. */
interface Waiting {
  /** All of them as one expression. */
  whole(): RegExp;
  byWord: ReadonlyMap<number, readonly (() => RegExp)[]>;
  /** Those that no word is sure to be in. */
  always: readonly (() => RegExp)[];
}

/** Compiled when first needed: most patterns of the many lists never are. */
function lazily(sources: readonly string[], flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(` (?:${sources.join("|") || "(?!)"})(?= )`, flags);
    return made;
  };
}

function compile(patterns: readonly string[], mayBeBare: boolean, keepsAccents: ReadonlySet<string>): Waiting {
  const sources = patterns.flatMap((pattern) => {
    const asSpelled = pattern.startsWith("=");
    return topAlternatives(source(asSpelled ? pattern.slice(1) : pattern, mayBeBare && !asSpelled, keepsAccents));
  });
  const byWord = new Map<number, (() => RegExp)[]>();
  const always: (() => RegExp)[] = [];
  for (const each of sources) {
    const needed = neededWords(each);
    const made = lazily([each], "u");
    for (const number of (needed ?? []).map(numberOf)) byWord.set(number, [...(byWord.get(number) ?? []), made]);
    if (!needed) always.push(made);
  }
  return { whole: lazily(sources, "gu"), byWord, always };
}

/** Compiles a list of patterns (syntax: nlp/data/rules/emergency.yaml). `bareOnly` lists hold only in texts without accents. */
export function makeMatcher(patterns: readonly string[], bareOnly: readonly string[] = []): Matcher {
  return matcherOf(compile(patterns, false, ambiguous), compile([...patterns, ...bareOnly], true, ambiguous));
}

/** Like `makeMatcher`, for texts whose matter is known: there "do" can only be "dơ" and bare words are safe. */
export function makeKnowingMatcher(pattern: string): Matcher {
  return matcherOf(compile([pattern], false, new Set()), compile([pattern], true, new Set()));
}

function isIn({ byWord, always }: Waiting, readable: Readable): boolean {
  const { padded } = readable;
  for (const made of always) if (made().test(padded)) return true;
  for (const number of awaitedIn(readable))
    for (const made of byWord.get(number) ?? none) if (made().test(padded)) return true;
  return false;
}

function matcherOf(strict: Waiting, loose: Waiting): Matcher {
  const pick = ({ isAccented }: Readable) => (isAccented ? strict : loose);
  const test = (readable: Readable) => isIn(pick(readable), readable);
  return {
    test,
    remove: (readable) => {
      if (!test(readable)) return readable;
      const padded = readable.padded.replace(pick(readable).whole(), " _");
      const text = padded.slice(1, -1);
      return { ...readable, padded, text, words: text.split(" ") };
    },
  };
}
