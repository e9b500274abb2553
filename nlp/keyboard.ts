import { isSyllable, placeTone, splitTone, type Tone } from "./syllable.ts";

/** Words of other languages that happen to spell a Vietnamese syllable in Telex or by sound ("gas": "gá", "fan": "phan"). */
export const foreignWords: ReadonlySet<string> = new Set(
  [
    "gas bar bus box max mix sex tax test post list rest cost case cos boss bass pass miss mess less has his her car tour",
    "door book room food good noon cool pool moon google facebook tiktok shop grab loss kiss also was now show law saw how",
    "view new web wow taxi visa text next this that hair chair pair days says guys ways boys map maps tips tops cans vans",
    "best last past must most host part mart port card harm turn corn chef see tree bee fee been seen seem need keep feel",
    "week meet deep teen look cook took root foot soon zoo mood wood hook add low row bow two who win won wall wait wash",
    "wine wind wing when went will with want well west war warm way word world work saw raw draw few news knew",
    "hotel motel camera laser sensor motor tutor mentor timer tuner diesel menu poster taser loser resort",
    "gear dear fear hear near tear year user over power tower lower there here these those their own down dust theft sofa",
    "roof beer keeps more too left lift rats cats hits beep march hangs lose pays puts trees goes does gangs chaos horn born",
    "hurt dorm rooms bins pisa before does fun fan foam fat fit fin fen film lost garo",
  ].flatMap((line) => line.split(" ")),
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
  if (!/^[a-z]{3,9}$/.test(word) || foreignWords.has(word)) return undefined;
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
