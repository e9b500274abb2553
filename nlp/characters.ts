import type { Repair } from "../core/understanding/repair.ts";

/** What looks like a Latin letter and is none: spammers hide words so, and some phones mix keyboards. Large ones first made small. */
const lookAlikes: Record<string, string> = {
  // Cyrillic
  ...{ а: "a", в: "b", е: "e", һ: "h", н: "h", і: "i", ј: "j", к: "k", ӏ: "l", м: "m", о: "o", п: "n" },
  ...{ р: "p", ԛ: "q", ѕ: "s", с: "c", т: "t", у: "y", ѵ: "v", ԝ: "w", х: "x", ԁ: "d" },
  // Greek
  ...{ α: "a", β: "b", γ: "y", ε: "e", η: "n", ι: "i", κ: "k", μ: "m", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u" },
  ...{ χ: "x", ω: "w", ζ: "z", ϲ: "c", ϳ: "j" },
};
/** Large letters that look like another Latin one than their small ones do. */
const largeLookAlikes: Record<string, string> = { Ν: "N", Η: "H", Υ: "Y", В: "B" };
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const foreignLetters = new RegExp(foreign, "gu");
const mixedWord = /[\p{L}\p{M}]+/gu;
/** Nothing to see: control and format characters (zero width, direction), fillers, marks that only choose a glyph. */
const invisible = /(?:[\p{C}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5)+/gu;
const printable = /^[!-~]+$/;

function unmask(word: string): string {
  if (!foreign.test(word) || !/\p{Script=Latin}/u.test(word)) return word;
  return word.replace(
    foreignLetters,
    (letter) => largeLookAlikes[letter] ?? lookAlikes[letter.toLowerCase()] ?? letter,
  );
}

/**
 * One piece of text in small letters of one kind: compatibility forms ("ＣỐＮＧ"), characters nobody sees, letters of
 * other scripts inside Latin words. Words wholly in another script stay as they are.
 */
export function clean(chunk: string): { text: string; fault?: Repair["kind"] } {
  if (printable.test(chunk)) return { text: chunk.toLowerCase() };
  const seen = chunk.normalize("NFKC").replace(invisible, "");
  const latin = foreign.test(seen) ? seen.replace(mixedWord, unmask) : seen;
  const text = latin.toLowerCase().normalize("NFKC");
  // an emoji is made of parts nobody sees
  if (text === chunk.toLowerCase() || !/[\p{L}\p{N}]/u.test(text)) return { text };
  if (latin !== seen) return { text, fault: "homoglyph" };
  return { text, fault: chunk.search(invisible) >= 0 ? "invisible" : "unicode" };
}
