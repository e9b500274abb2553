import { z } from "zod";
import { readData } from "./data-files.ts";
import { once } from "./keep-last.ts";
import { cutChunks, fold, holdByChunk, type Normalised } from "./normalise.ts";
import { neededWords, phrasesOf, topAlternatives } from "./pattern-words.ts";

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

/** What stands between two blanks as patterns see it, and how many of its words are written, and written with accents. */
const readChunk = holdByChunk((text) => {
  const words = text
    .replace(/[.!?;:…]+(?!\d)/g, " . ")
    .replace(/,(?!\d)/g, " , ")
    .replace(/[^\p{L}\p{M}\p{N}.,]+/gu, " ")
    .split(" ")
    .filter((each) => each !== "");
  const written = words.filter((each) => lettered.test(each)).length;
  return { words, written, marked: words.filter((each) => accentedLetter.test(each)).length };
});

/** Prepares a normalised text for pattern matching. */
export function makeReadable({ accented, chunks }: Normalised): Readable {
  const isShort = accented.length <= headChars + tailChars;
  const read = isShort ? chunks : cutChunks(`${accented.slice(0, headChars)} . ${accented.slice(-tailChars)}`);
  const words: string[] = [];
  let [written, marked] = [0, 0];
  for (const chunk of read) {
    const seen = readChunk(chunk);
    for (const each of seen.words) words.push(each);
    written += seen.written;
    marked += seen.marked;
  }
  const text = words.join(" ");
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

/** One pattern of a list. */
interface Pattern {
  list: List;
  isIn(padded: string): boolean;
}

/** A list of patterns in one way of writing. */
interface List {
  /** All of them as one expression. */
  whole(): RegExp;
  /** Those without a word that is sure to be there. */
  always: Pattern[];
  /** Those that a text called, and which text: there are too many lists to tell them apart by a table for each text. */
  called: Pattern[];
  caller: Readable | undefined;
}

/** All patterns by a word that a text must have to be matched by them; with accents, and with or without them. */
const strict = new Map<string, Pattern[]>();
const loose = new Map<string, Pattern[]>();
let lastCaller: Readable | undefined;

/** Calls the patterns that wait for a word of a text, once for all the lists that are asked about it. */
function callPatterns(caller: Readable): void {
  lastCaller = caller;
  const waiting = caller.isAccented ? strict : loose;
  for (const each of caller.words)
    for (const pattern of waiting.get(each) ?? none) {
      const { list } = pattern;
      if (list.caller !== caller) {
        list.caller = caller;
        list.called = [];
      }
      list.called.push(pattern);
    }
}

/** Units instead of whole characters, unless a pattern names classes of them: the same matches, for half the machinery. */
function lazily(sources: readonly string[], flags = ""): () => RegExp {
  const source = ` (?:${sources.join("|") || "(?!)"})(?= )`;
  return once(() => new RegExp(source, /\\[pP]/.test(source) ? `${flags}u` : flags));
}

/** A pattern of a few phrases and nothing else is looked for as such; others are compiled when first needed: most never are. */
function makeTest(pattern: string): Pattern["isIn"] {
  const phrases = phrasesOf(pattern)?.map((phrase) => ` ${phrase} `);
  if (phrases) return (padded) => phrases.some((phrase) => padded.includes(phrase));
  const compiled = lazily([pattern]);
  return (padded) => compiled().test(padded);
}

function compile(waiting: typeof strict, sources: readonly string[]): List {
  const list: List = { whole: lazily(sources, "g"), always: [], called: [], caller: undefined };
  for (const each of sources) {
    const pattern = { list, isIn: makeTest(each) };
    const needed = neededWords(each);
    for (const one of needed ?? []) waiting.set(one, [...(waiting.get(one) ?? []), pattern]);
    if (!needed) list.always.push(pattern);
  }
  lastCaller = undefined;
  return list;
}

function isIn(readable: Readable, { always, called, caller }: List): boolean {
  if (caller === readable) for (const pattern of called) if (pattern.isIn(readable.padded)) return true;
  for (const pattern of always) if (pattern.isIn(readable.padded)) return true;
  return false;
}

function spell(patterns: readonly string[], mayBeBare: boolean, keepsAccents: ReadonlySet<string>): string[] {
  return patterns.flatMap((pattern) => {
    const asSpelled = pattern.startsWith("=");
    return topAlternatives(source(asSpelled ? pattern.slice(1) : pattern, mayBeBare && !asSpelled, keepsAccents));
  });
}

/** Compiles a list of patterns (syntax: nlp/data/rules/emergency.yaml). `bareOnly` lists hold only in texts without accents. */
export function makeMatcher(patterns: readonly string[], bareOnly: readonly string[] = []): Matcher {
  return matcherOf(spell(patterns, false, ambiguous), spell([...patterns, ...bareOnly], true, ambiguous));
}

/** Like `makeMatcher`, for texts whose matter is known: there "do" can only be "dơ" and bare words are safe. */
export function makeKnowingMatcher(pattern: string): Matcher {
  return matcherOf(spell([pattern], false, new Set()), spell([pattern], true, new Set()));
}

function matcherOf(asSpelled: readonly string[], orBare: readonly string[]): Matcher {
  const [accented, bare] = [compile(strict, asSpelled), compile(loose, orBare)];
  const pick = (readable: Readable) => {
    if (lastCaller !== readable) callPatterns(readable);
    return readable.isAccented ? accented : bare;
  };
  return {
    test: (readable) => isIn(readable, pick(readable)),
    remove: (readable) => {
      const list = pick(readable);
      if (!isIn(readable, list)) return readable;
      const padded = readable.padded.replace(list.whole(), " _");
      const text = padded.slice(1, -1);
      return { ...readable, padded, text, words: text.split(" ") };
    },
  };
}
