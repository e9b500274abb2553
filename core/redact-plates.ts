import { type Secret, spoken } from "./secret.ts";

const word = "[biển số]";
/** What a plate hangs on, just before it. */
const carrier = "xe|chiếc|chiec|ô tô|ôtô|oto|bks|bs|biển số|bien so|biển|bien";
const vehicle = new RegExp(`(?<!\\p{L})(?:${carrier})[\\s:]{1,2}$`, "iu");
/** "50k 20000", "16H 2026", "12 e 2026", "15h 12.345": a quantity, an hour, a block of flats and then another number. */
const isQuantity = (match: string, _after: string, before: string): boolean => {
  if (vehicle.test(before)) return false;
  const [, space = "", letters = "", series = "", between = "", number = ""] =
    /^\d{2}([ ._-]?)(\p{L}+)(\d?)([ ._-]*)(.+)$/u.exec(match) ?? [];
  if (letters.length === 2) return letters !== letters.toUpperCase();
  if (series || between.includes("-")) return false;
  if (/^\d{1,2}[._-]\d/.test(number)) return letters === letters.toLowerCase();
  if (number.length === 4) return space === " " || letters === letters.toLowerCase() || letters === "H";
  return between === " " && /^\d{5}$/.test(number) && /[hmkglts]/.test(letters);
};
const number = "\\d{3}[ ._-]?\\d{2}|\\d{2}[._-]\\d{3}|\\d\\.\\d{4}|\\d{4}";
const near = `(?<=(?<!\\p{L})(?:${carrier})(?!\\p{L})[^\\d\\n.,]{0,14})(?<![\\p{L}\\d])`;
const red = "(?<=(?:biển đỏ|bien do|quân đội|quan doi|quân sự|quan su)[^\\d\\n.,]{0,4})(?<![\\p{L}\\d])";
const sayable = `(?:(?:${spoken}|[a-zđ]\\d?)(?![\\p{L}\\d])|\\d{1,3}(?!\\d))`;

/** Plates of all kinds of vehicles, as they are painted, typed and said. */
export const plates: readonly Secret[] = [
  {
    word,
    pattern: new RegExp(
      `(?<![\\p{L}\\d]|\\d\\.)\\d{2}[ ._-]?[a-zđ]{1,2}\\d?(?:[ ._-]{0,2}| - )(?:${number})(?!\\d)`,
      "giu",
    ),
    isHarmless: isQuantity,
  },
  // of the army, of embassies
  { word, pattern: new RegExp(`${near}[A-Z]{2}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)`, "gu") },
  { word, pattern: new RegExp(`${red}[a-z]{2}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)`, "giu") },
  { word, pattern: /(?<![\p{L}\d])\d{2}[ -]?\d{3}[ -]?(?:NG|NN|QT|CV)[ -]?\d{2}(?!\d)/giu },
  // said: "biển năm mươi chín x một hai ba bốn năm"
  {
    word,
    pattern: new RegExp(`(?<=(?<!\\p{L})(?:${carrier})[\\s:]{1,2})${sayable}(?:[ ,.-]{1,2}${sayable}){5,14}`, "giu"),
    isHarmless: (match) => (match.match(/\p{L}{2,}/gu) ?? []).length < 4,
  },
];
