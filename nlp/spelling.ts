import { z } from "zod";
import type { Repair } from "../core/understanding/repair.ts";
import { readData } from "./data-files.ts";
import { dropExtraKey, foreignWords, readTelex, readVni } from "./keyboard.ts";
import { isSyllable, placeTone, splitTone } from "./syllable.ts";

/** One repair of a word. */
type Spelling = Pick<Repair, "kind" | "to">;

const teencode = new Map(Object.entries(readData("teencode.yaml", z.record(z.string(), z.string()))));
const elongated = /(\p{L})\1{2,}/gu;
/** A letter typed twice at the end of a word that has its accents: "hôngg", "trờii". */
const doubledEnd = /(\p{L})\1+$/u;
const accented = /[^\0-\x7f]/;

/**
 * Chat spellings by rule: each gives a syllable that is none before, or is no repair. Those that could be a word of their
 * own without accents hold only where there are some.
 */
const slangRules: readonly { wrong: RegExp; right: string; onlyAccented?: true }[] = [
  { wrong: /^f(?=.)/, right: "ph" },
  { wrong: /ik$/, right: "ich" },
  { wrong: /ík$/, right: "ích" },
  // "ckị", "nkà", "pkải", "kkông"
  { wrong: /^([cgknpt])k(?=.)/, right: "$1h", onlyAccented: true },
  // "wận", "qá"
  { wrong: /^w(?=.)/, right: "qu", onlyAccented: true },
  { wrong: /^q(?=[^u])/, right: "qu", onlyAccented: true },
  // "kống", "kũng": a Vietnamese k stands before e, i and y only
  { wrong: /^k(?=[aàáảãạăằắẳẵặâầấẩẫậoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữự])/, right: "c", onlyAccented: true },
  // "jờ", "jấy"
  { wrong: /^j(?=.)/, right: "gi", onlyAccented: true },
  // "khôg", "đườg"
  { wrong: /(?<=[^n])g$/, right: "ng", onlyAccented: true },
  // "trướk"
  { wrong: /k$/, right: "c", onlyAccented: true },
  { wrong: /z$/, right: "", onlyAccented: true },
  { wrong: /^(?:đđ|dđ|đd|dd)(?=.)/, right: "đ", onlyAccented: true },
];

/** Names that look like such a spelling: Đắk Lắk, Hồng Kông, Kơ Nia. */
const names = new Set("đắk đăk lắk lăk pắk păk búk kông kơ".split(" "));

function unslang(word: string): string | undefined {
  if (names.has(word) || foreignWords.has(word)) return undefined;
  const isAccented = accented.test(word);
  for (const { wrong, right, onlyAccented } of slangRules) {
    if (onlyAccented && !isAccented) continue;
    const to = word.replace(wrong, right);
    if (to !== word && isSyllable(to)) return to;
  }
  return undefined;
}

/** "hôngg" → "hông", "quáa" → "quá": what the mark of a drawn-out vowel hides from the rule for three of a kind. */
function shorten(word: string): string | undefined {
  if (!accented.test(word) || isSyllable(word)) return undefined;
  const { base, tone } = splitTone(word);
  const short = base.replace(doubledEnd, "$1");
  if (short === base || !isSyllable(short)) return undefined;
  return tone ? placeTone(short, tone) : short;
}

/** "hoà", "thuý", "đựơc", "tóan": the mark of a syllable where our texts have it. */
function replaceTone(word: string): string | undefined {
  if (!accented.test(word) || !isSyllable(word)) return undefined;
  const { base, tone } = splitTone(word);
  const to = tone ? placeTone(base, tone) : word;
  return to === word ? undefined : to;
}

const vowel = /[aeiouy]/;

/** "hônggggg" → "hông". Letters without a vowel are an abbreviation ("cccd") or laughter ("kkkk") unless the rest is known ("tksss"). */
function drawIn(word: string): string | undefined {
  const short = word.replace(elongated, "$1");
  if (short === word) return undefined;
  const isSpoken = vowel.test(word.normalize("NFD")) || (short.length > 1 && teencode.has(short));
  return isSpoken ? short : undefined;
}

function spellOnce(word: string): Spelling | undefined {
  const drawn = drawIn(word);
  if (drawn !== undefined) return { kind: "elongation", to: drawn };
  const known = teencode.get(word);
  if (known !== undefined) return { kind: "teencode", to: known };
  const telex = readTelex(word) ?? dropExtraKey(word);
  if (telex !== undefined) return { kind: "telex", to: telex };
  const vni = readVni(word);
  if (vni !== undefined) return { kind: "vni", to: vni };
  const slang = unslang(word);
  if (slang !== undefined) return { kind: /^(?:đđ|dđ|đd|dd)/.test(word) ? "telex" : "teencode", to: slang };
  const short = shorten(word);
  if (short !== undefined) return { kind: "elongation", to: short };
  const tone = replaceTone(word);
  return tone === undefined ? undefined : { kind: "tone", to: tone };
}

/** A repair may uncover another ("hônggg" → "hông" → "không"); more than so many are no slip of the finger. */
const maxRepairs = 4;
const maxWordChars = 40;

/** All repairs of one lower-case word, in order; none where it is fine. */
export function spell(word: string): Spelling[] {
  const repairs: Spelling[] = [];
  let now = word;
  while (repairs.length < maxRepairs) {
    const repair = now.length > maxWordChars ? tooLong(now) : spellOnce(now);
    if (!repair) break;
    repairs.push(repair);
    now = repair.to;
    if (now.includes(" ")) break;
  }
  return repairs;
}

/** Of a word too long for anything else only what is drawn out is taken away. */
function tooLong(word: string): Spelling | undefined {
  const to = drawIn(word);
  return to === undefined ? undefined : { kind: "elongation", to };
}
