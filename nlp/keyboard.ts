import { isSyllable, placeTone, splitTone, type Tone } from "./syllable.ts";

/** Words of other languages that happen to spell a Vietnamese syllable in Telex ("gas" would become "gá"). */
const notTelex = new Set(
  "gas bar bus box max mix sex tax test post list rest cost case cos boss bass pass miss mess less has his her car tour door book room food good noon cool pool moon google facebook tiktok shop grab loss kiss also was now show law saw how view new web wow".split(
    " ",
  ),
);
const telexMarks: [RegExp, string][] = [
  [/dd/g, "đ"],
  [/uow|uwow|uwo/g, "ươ"],
  [/aa/g, "â"],
  [/aw/g, "ă"],
  [/ee/g, "ê"],
  [/oo/g, "ô"],
  [/ow/g, "ơ"],
  [/uw|w/g, "ư"],
];
const vniMarks: [RegExp, string][] = [
  [/d9/g, "đ"],
  [/u7o7?|uo7/g, "ươ"],
  [/a6/g, "â"],
  [/a8/g, "ă"],
  [/e6/g, "ê"],
  [/o6/g, "ô"],
  [/o7/g, "ơ"],
  [/u7/g, "ư"],
];
const vniTones: Record<string, Tone> = { "1": "s", "2": "f", "3": "r", "4": "x", "5": "j" };

function build(letters: string, tone: Tone | undefined): string | undefined {
  const base = letters.replace(/uơ(?=[cimnpt])/g, "ươ");
  if (!isSyllable(base)) return undefined;
  return tone ? placeTone(base, tone) : base;
}

/** Reads Telex keys that never became accents: "dduwowngf" → "đường". Undefined when it was not that. */
export function readTelex(word: string): string | undefined {
  if (!/^[a-z]{3,9}$/.test(word) || notTelex.has(word)) return undefined;
  const tone = /^[^aeiouwy]*[aeiouwy].*?([sfrxj])/.exec(word)?.[1] as Tone | undefined;
  const at = tone ? word.indexOf(tone, word.search(/[aeiouwy]/)) : -1;
  let letters = at < 0 ? word : word.slice(0, at) + word.slice(at + 1);
  for (const [keys, letter] of telexMarks) letters = letters.replace(keys, letter);
  const hasMark = /[đăâêôơư]/.test(letters);
  const isSure = hasMark || tone === "f" || tone === "j" || (tone !== undefined && word.length >= 4 && at > 1);
  if (!isSure || isSyllable(word)) return undefined;
  return build(letters, tone);
}

/** Reads VNI keys that never became accents: "nu7o7c1" → "nước". House numbers ("nha2", "d2") are left alone. */
export function readVni(word: string): string | undefined {
  if (!/^[a-z]+[1-9][a-z1-9]*$/.test(word) || word.length > 11) return undefined;
  if (!/[6789]/.test(word) && !/[1-5][a-z]/.test(word)) return undefined;
  const tones = word.match(/[1-5]/g) ?? [];
  if (tones.length > 1) return undefined;
  let letters = word.replace(/[1-5]/g, "").replace(/^d(.*)9/, "d9$1");
  letters = letters.replace(/([aeouy])([a-z]+)([678])/, "$1$3$2");
  for (const [keys, letter] of vniMarks) letters = letters.replace(keys, letter);
  return build(letters, vniTones[tones[0] ?? ""]);
}

/** Drops a tone key struck twice: "đườngf" → "đường". */
export function dropExtraKey(word: string): string | undefined {
  const kept = word.slice(0, -1);
  const isSlip = /[sfrxj]$/.test(word) && /[^a-z]/.test(kept) && splitTone(kept).tone !== undefined && isSyllable(kept);
  return isSlip ? kept : undefined;
}
