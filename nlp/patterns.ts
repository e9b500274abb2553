import { z } from "zod";
import { readData } from "./data-files.ts";
import { fold, type Normalised } from "./normalise.ts";

/** A text as patterns see it: clauses parted by "," and ".", words by one space. */
export interface Readable {
  text: string;
  /** The same with a space at either end: every word then begins after one, which is how matching stays fast. */
  padded: string;
  /** Most words carry their accents, so a bare word means itself. */
  isAccented: boolean;
}

/** One pattern list, ready for texts with and without accents. */
export interface Matcher {
  test(readable: Readable): boolean;
  /** The matched words, for explaining. */
  find(readable: Readable): string | undefined;
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
  const words = text.split(" ").filter((word) => lettered.test(word));
  const marked = words.filter((word) => accentedLetter.test(word)).length;
  return { text, padded: ` ${text} `, isAccented: words.length > 0 && marked / words.length >= accentedShare };
}

const ambiguous = new Set(readData("rules/ambiguous.yaml", z.array(z.string())));
const word = "[^\\s.,]+";
const gapWords = 4;

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

function compile(patterns: readonly string[], mayBeBare: boolean, keepsAccents: ReadonlySet<string>): RegExp {
  const all = patterns.map((pattern) => {
    const asSpelled = pattern.startsWith("=");
    return `(?:${source(asSpelled ? pattern.slice(1) : pattern, mayBeBare && !asSpelled, keepsAccents)})`;
  });
  return new RegExp(` (?:${all.join("|") || "(?!)"})(?= )`, "gu");
}

/** Compiles a list of patterns (syntax: nlp/data/rules/emergency.yaml). `bareOnly` lists hold only in texts without accents. */
export function makeMatcher(patterns: readonly string[], bareOnly: readonly string[] = []): Matcher {
  return matcherOf(compile(patterns, false, ambiguous), compile([...patterns, ...bareOnly], true, ambiguous));
}

/** Like `makeMatcher`, for texts whose matter is known: there "do" can only be "dơ" and bare words are safe. */
export function makeKnowingMatcher(pattern: string): Matcher {
  return matcherOf(compile([pattern], false, new Set()), compile([pattern], true, new Set()));
}

function matcherOf(strict: RegExp, loose: RegExp): Matcher {
  const pick = (readable: Readable) => {
    const chosen = readable.isAccented ? strict : loose;
    chosen.lastIndex = 0;
    return chosen;
  };
  return {
    test: (readable) => pick(readable).test(readable.padded),
    find: (readable) => pick(readable).exec(readable.padded)?.[0].slice(1),
    remove: (readable) => {
      const padded = readable.padded.replace(pick(readable), " _");
      return { ...readable, padded, text: padded.slice(1, -1) };
    },
  };
}
