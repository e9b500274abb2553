import { fold } from "./normalise.ts";

const units = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const variants: Record<string, number> = { mot: 1, tu: 4, lam: 5, nham: 5, bay: 7, bay7: 7, muoi: 10 };
const digitOf = new Map([...units.map((word, value) => [fold(word), value] as const), ...Object.entries(variants)]);

/** Says a small number in words ("3" → "ba"); others stay digits. */
export function sayNumber(digits: string): string {
  return units[Number(digits)] ?? digits;
}

/** Reads number words as they are dictated: ["bay", "muoi", "hai"] → 72, ["sau", "ba"] → 63. Undefined when they are none. */
export function readNumber(foldedWords: readonly string[]): number | undefined {
  if (foldedWords.length === 0 || foldedWords.length > 5) return undefined;
  let value = 0;
  let last: number | undefined;
  for (const word of foldedWords) {
    if (word === "tram") {
      value = (last ?? 1) * 100;
      last = undefined;
    } else if (word === "le" || word === "linh") {
      if (value === 0) return undefined;
    } else if ((word === "muoi" || word === "chuc") && last !== undefined) {
      value += last * 10;
      last = undefined;
    } else {
      const digit = digitOf.get(word);
      if (digit === undefined) return undefined;
      value = last === undefined ? value : (value + last) * 10;
      last = digit;
    }
  }
  return value + (last ?? 0);
}
