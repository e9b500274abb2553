import { z } from "zod";
import { readData } from "./data-files.ts";
import { fold } from "./normalise.ts";
import { splitTone } from "./syllable.ts";

/** Ways in which residents' typing differs from the book. */
export const noiseKinds = ["bare", "half", "teencode", "typos", "telex"] as const;
/** One way of typing. */
export type NoiseKind = (typeof noiseKinds)[number];

const slang = readData(
  "noise.yaml",
  z.strictObject({
    training: z.record(z.string(), z.array(z.string())),
    testing: z.record(z.string(), z.array(z.string())),
  }),
);
/** Which list of chat spellings is used; testing has its own, so that a score is not memory. */
export type NoiseList = keyof typeof slang;

const neighbours: Record<string, string> = {
  a: "sq",
  b: "vn",
  c: "xv",
  d: "sf",
  e: "wr",
  g: "fh",
  h: "gj",
  i: "uo",
  k: "jl",
  l: "k",
  m: "n",
  n: "bm",
  o: "ip",
  p: "o",
  q: "wa",
  r: "et",
  s: "ad",
  t: "ry",
  u: "yi",
  v: "cb",
  x: "zc",
  y: "tu",
};
const telexKeys: Record<string, string> = { ă: "aw", â: "aa", ê: "ee", ô: "oo", ơ: "ow", ư: "uw", đ: "dd" };

const pick = <T>(items: readonly T[], random: () => number) => items[Math.floor(random() * items.length)] as T;

function typeTelex(word: string): string {
  const { base, tone } = splitTone(word.toLowerCase());
  return base.replace(/[ăâêôơưđ]/g, (letter) => telexKeys[letter] ?? letter) + (tone ?? "");
}

function makeTypo(word: string, random: () => number): string {
  if (word.length < 3) return word;
  const at = Math.floor(random() * (word.length - 1));
  const now = word[at] ?? "";
  const next = word[at + 1] ?? "";
  const how = random();
  if (how < 0.3) return word.slice(0, at) + next + now + word.slice(at + 2);
  if (how < 0.55) return word.slice(0, at) + word.slice(at + 1);
  if (how < 0.75) return word.slice(0, at) + now + word.slice(at);
  const near = neighbours[fold(now)];
  return near ? word.slice(0, at) + pick([...near], random) + word.slice(at + 1) : word;
}

const shares = { half: 0.5, teencode: 0.8, typos: 0.15, telex: 0.3 } as const;

/** Types a text the way of `kind`. The same numbers give the same text. */
export function addNoise(text: string, kind: NoiseKind, random: () => number, list: NoiseList = "training"): string {
  if (kind === "bare") return fold(text);
  return text
    .split(" ")
    .map((word) => {
      if (random() >= shares[kind]) return word;
      if (kind === "half") return fold(word);
      if (kind === "typos") return makeTypo(word, random);
      if (kind === "telex") return typeTelex(word);
      const known = slang[list][word.toLowerCase()];
      if (known) return pick(known, random);
      return random() < 0.3 ? word.replace(/^ph/, "f").replace(/^qu(?=[aáàảãạ])/, "w") : word;
    })
    .join(" ");
}
