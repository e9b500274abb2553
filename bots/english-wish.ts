import type { SlotWish } from "../core/appointment/slots.ts";
import { readWish } from "./spoken-wish.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = `(${months.join("|")})[a-z]*`;
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3)) + 1;

/** English words of time, as the reader of Vietnamese ones knows them; longer ones first. */
const sayings: readonly [RegExp, string | ((all: string, ...parts: string[]) => string)][] = [
  [/\bthe day after tomorrow\b|\bday after tomorrow\b/g, "ngay mot"],
  [/\btomorrow\b/g, "ngay mai"],
  [/\bnext week\b/g, "tuan sau"],
  [/\bmon(day)?\b/g, "thu hai"],
  [/\btue(s(day)?)?\b/g, "thu ba"],
  [/\bwed(nesday)?\b/g, "thu tu"],
  [/\bthu(rs?(day)?)?\b/g, "thu nam"],
  [/\bfri(day)?\b/g, "thu sau"],
  [/\bsat(urday)?\b/g, "thu bay"],
  [/\bsun(day)?\b/g, "chu nhat"],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}\\b`, "g"),
    (_, day = "", name = "") => `${day}/${monthOf(name)}`,
  ],
  [new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?\\b`, "g"), (_, name = "", day = "") => `${day}/${monthOf(name)}`],
  [
    /\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?/g,
    (_, hour = "", minutes = "", half = "") => `${hour} gio ${minutes} ${half === "a" ? "sang" : "chieu"}`,
  ],
  [/\b(\d{1,2}) ?o'? ?clock\b/g, "$1 gio"],
  [/\bat (\d{1,2})(?![\d:/])(?! gio)/g, "$1 gio"],
  [/\bmorning\b/g, "sang"],
  [/\b(afternoon|evening)\b/g, "chieu"],
];

/** What somebody says in English of the hour they would like ("Thursday morning", "2 pm on 17 November"). */
export function readEnglishWish(text: string, now: Date): SlotWish | undefined {
  const said = sayings.reduce(
    (words, [pattern, meant]) =>
      typeof meant === "string" ? words.replace(pattern, meant) : words.replace(pattern, meant),
    text.toLowerCase().replace(/[’‘]/g, "'"),
  );
  return readWish(said, now);
}
