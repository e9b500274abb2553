import { keepWords } from "./keep-last.ts";

/** How a Vietnamese syllable is built: decides whether a guess at a mistyped word is a word at all. */
const onsets = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|";
const rhymes = [
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
  "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu",
  "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu",
  "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot",
  "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt",
  "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uynh uyên uyêt uyt uyu",
  "ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ưt ưu ươu",
].flatMap((line) => line.split(" "));
const shape = new RegExp(`^(?:(?:${onsets})(?:${rhymes.join("|")})|gi)$`);

/** Combining marks of the five tones, by the letter Telex types for them. */
export const toneMarks = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" } as const;
/** Telex letter of a tone. */
export type Tone = keyof typeof toneMarks;
const markTones = new Map<string, Tone>(Object.entries(toneMarks).map(([tone, mark]) => [mark, tone as Tone]));

/** Takes the tone off a word: "đường" → "đương" + f. Vowel marks stay. */
export function splitTone(word: string): { base: string; tone?: Tone } {
  let tone: Tone | undefined;
  let base = "";
  for (const char of word.normalize("NFD")) {
    const found = markTones.get(char);
    if (found) tone = found;
    else base += char;
  }
  return { base: base.normalize("NFC"), ...(tone ? { tone } : {}) };
}

const isShaped = keepWords((word) => shape.test(splitTone(word).base), { most: 50_000 });

/** Whether a lower-case word can be one Vietnamese syllable, with or without its tone. */
export function isSyllable(word: string): boolean {
  return word.length <= 8 && isShaped(word);
}

/** Puts a tone on a toneless syllable in the placement our texts use ("hòa", "khỏe", "hủy"). */
export function placeTone(base: string, tone: Tone): string {
  const onset = /^(?:qu(?=[aăâeêiơoôy])|gi(?=[aăâeêioôơuư]))/.exec(base)?.[0] ?? "";
  const start = onset.length + base.slice(onset.length).search(/[aăâeêioôơuưy]/);
  if (start < onset.length) return base;
  const vowels = /^[aăâeêioôơuưy]+/.exec(base.slice(start))?.[0] ?? "";
  const isOpen = start + vowels.length === base.length;
  const marked = Math.max(...[..."ăâêôơư"].map((vowel) => vowels.lastIndexOf(vowel)));
  const middle = vowels.length === 3 || (vowels.length === 2 && !isOpen) ? 1 : 0;
  const at = start + (marked >= 0 ? marked : middle);
  return (base.slice(0, at + 1) + toneMarks[tone] + base.slice(at + 1)).normalize("NFC");
}
