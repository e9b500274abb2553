import { z } from "zod";
import { type Classification, type Flag, flags as flagNames } from "../core/understanding/classification.ts";
import { readData } from "./data-files.ts";
import { maxChars, words } from "./features.ts";
import { keepWords } from "./keep-last.ts";
import { cutChunks, holdByChunk, type Normalised } from "./normalise.ts";
import { type Matcher, makeMatcher, type Readable } from "./patterns.ts";
import { isSyllable } from "./syllable.ts";

const patterns = z.array(z.string());
const rules = readData(
  "rules/flags.yaml",
  z.strictObject({
    flags: z.partialRecord(z.enum(flagNames), patterns),
    spam: z.strictObject({ words: patterns, links: patterns, told: patterns }),
    language: z.strictObject({ english: z.string() }),
  }),
);
const flagMatchers: [Flag, Matcher][] = flagNames.map((flag) => [flag, makeMatcher(rules.flags[flag] ?? [])]);
const spamWords = rules.spam.words.map((pattern) => makeMatcher([pattern]));
const links = makeMatcher(rules.spam.links);
const told = makeMatcher(rules.spam.told);
const english = new Set(rules.language.english.split(" "));

/** A bare insult is longer only when there is a matter in it. */
const maxInsultWords = 8;
const repeatedChars = /(.{2,20})(?:\s*\1){5,}/u;
const maxRepeatChars = 400;
const longWord = /\S{12}/u;

/** Whether a word says something twice: "haha". */
const isDoubled = keepWords((word) => /(.{2,20})\1/u.test(word));

/**
 * The same few characters over and over; a word must then be long or words come often, which is quick to see, and one must
 * come three times or be doubled itself, which is quicker to see than what is repeated.
 */
function isRepeated({ text, words: all }: Readable): boolean {
  const isWhole = text.length <= maxRepeatChars;
  const start = isWhole ? text : text.slice(0, maxRepeatChars);
  const words = isWhole ? all : start.split(" ");
  const times = new Map<string, number>();
  let most = 0;
  for (const word of words) {
    const count = (times.get(word) ?? 0) + 1;
    times.set(word, count);
    if (count > most) most = count;
  }
  const isOften = words.length - times.size >= 5;
  if (!isOften && !longWord.test(start)) return false;
  return (most >= 3 || words.some(isDoubled)) && repeatedChars.test(start);
}

/** Flags that stand in the words themselves. */
export function readFlags(text: Readable): Flag[] {
  return flagMatchers.filter(([, matcher]) => matcher.test(text)).map(([flag]) => flag);
}

/** Advertising: two selling words, or one and a link, and nothing told as having happened to somebody. */
export function isSpam(text: Readable): boolean {
  const sold = spamWords.filter((matcher) => matcher.test(text)).length;
  const isLinked = links.test(text);
  return sold + (isLinked ? 1 : 0) >= 2 && !told.test(text);
}

/** Insults with no matter beside them, or one thing typed over and over. */
export function isAbuse(text: Readable, flags: readonly Flag[]): boolean {
  return (flags.includes("insulting") && text.words.length <= maxInsultWords) || isRepeated(text);
}

/** What the words of a part of a text say about its language; numbers say nothing. */
const hearChunk = holdByChunk((text) => {
  const list = words(text).filter((word) => word !== "0");
  const isOther = (word: string) => !/\p{Script=Latin}/u.test(word);
  return {
    count: list.length,
    others: list.filter(isOther).length,
    small: list.filter((word) => english.has(word)).length,
    shaped: list.filter(isSyllable).length,
  };
});

/** Which language it is, by its small words and the shape of its syllables. Vietnamese unless the text says otherwise. */
export function readLanguage({ accented, folded, chunks }: Normalised): Classification["language"] {
  let [count, others, small, shaped] = [0, 0, 0, 0];
  for (const chunk of accented.length <= maxChars ? chunks : cutChunks(accented.slice(0, maxChars))) {
    const heard = hearChunk(chunk);
    count += heard.count;
    others += heard.others;
    small += heard.small;
    shaped += heard.shaped;
  }
  if (count === 0) return "vi";
  if (others > count / 2) return "other";
  if (small >= 2 && small / count >= 0.25 && shaped / count < 0.65) return "en";
  if (count >= 3 && shaped / count < 0.35) return accented !== folded || small === 0 ? "other" : "en";
  return "vi";
}
