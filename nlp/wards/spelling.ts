import { keepWords } from "../keep-last.ts";
import { fold } from "../normalise.ts";
import { splitTone } from "../syllable.ts";

const ascii = /^[\t\n\x20-\x7e]*$/;

/** Letters with their bare forms: every word of a message is keyed, and files of names at once; that must be quick. */
const bareLetters = new Map(
  [..."àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"].flatMap((letter) =>
    [letter, letter.toUpperCase()].map((each) => [each, fold(each)] as const),
  ),
);

const accented = /[^\t\n\x20-\x7e]/gu;
const bareOf = (letter: string): string => bareLetters.get(letter) ?? fold(letter);

/**
 * Names as they are looked up: without accents, "mỹ" and "mĩ" alike, "05" as "5", signs as blanks.
 * Text is NFC. Takes whole files as well: tabs and line ends stay.
 */
export function nameKey(text: string): string {
  return text
    .replace(accented, bareOf)
    .toLowerCase()
    .replace(/[^a-z0-9\n\t>|]+/g, " ")
    .replace(/\b([hklmstv]|qu)y\b/g, "$1i")
    .replace(/\b0+(?=\d)/g, "");
}

/** The key of one word of a text: what `nameKey` makes of it. */
export function wordKey(word: string): string {
  const bare = (ascii.test(word) ? word : word.replace(accented, bareOf)).toLowerCase();
  if (bare.endsWith("y") && bare.length <= 3) return bare.replace(/^([hklmstv]|qu)y$/, "$1i");
  return bare.startsWith("0") ? bare.replace(/^0+(?=\d)/, "") : bare;
}

/** Whether a word was typed with accents. */
export function hasAccents(word: string): boolean {
  return !ascii.test(word);
}

/** Accents and tone, wherever the tone mark was put ("hoà" and "hòa" are one). */
const accentsOf = keepWords((word) => {
  const { base, tone = "" } = splitTone(word.toLowerCase());
  return `${base.replace(/^([hklmstv]|qu)y$/, "$1i")}${tone}`;
});

/** How typed words agree with a name of the same key: "same", "bare" (typed without accents) or "other" accents. */
export type Accents = "same" | "bare" | "other";

/** Compares typed words with the words of a name that has the same key. */
export function compareAccents(typed: readonly string[], name: readonly string[]): Accents {
  const isJoined = typed.length === 1 && name.length > 1;
  const own = isJoined ? [name.join("")] : name;
  let worst: Accents = "same";
  typed.forEach((word, at) => {
    if (worst === "other" || word === own[at] || accentsOf(word) === accentsOf(own[at] ?? "")) return;
    worst = hasAccents(word) ? "other" : "bare";
  });
  return worst;
}
