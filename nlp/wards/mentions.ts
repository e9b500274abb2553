import { z } from "zod";
import { readData } from "../data-files.ts";
import { compareAccents, hasAccents, nameKey } from "./spelling.ts";
import { type District, nationalUnits, type Ward } from "./units.ts";
import { joinKeys, type Word } from "./words.ts";

const list = z.array(z.string());
/** Words about wards, as data. */
export const wardWords = readData(
  "rules/wards.yaml",
  z.strictObject({
    wardKinds: z.record(z.string(), list),
    districtKinds: z.record(z.string(), list),
    provinceKinds: list,
    fillers: list,
    oldWords: list,
    oldBefore: list,
    newWords: list,
    notThere: list,
    placeWords: list,
    familyNames: list,
  }),
);

/** Words `from` up to `to` (exclusive) say something. */
export interface Span {
  from: number;
  to: number;
}

/** A name that may be a ward's: `from` is where its kind was said, `name` where the name begins. */
export interface WardSpan extends Span {
  name: number;
  /** The kind that was said; undefined: none was. */
  kind?: string;
  wards: readonly Ward[];
}

/** A district or province that was said; a bare name may be several of them. */
export interface AreaSpan extends Span {
  name: number;
  isKindSaid: boolean;
  districts: readonly District[];
  provinceKeys: readonly string[];
}

const maxNameWords = 6;
const invert = (kinds: Record<string, readonly string[]>): Map<string, string> =>
  new Map(Object.entries(kinds).flatMap(([kind, said]) => said.map((word) => [nameKey(word), kind] as const)));
const wardKinds = invert(wardWords.wardKinds);
const districtKinds = invert(wardWords.districtKinds);
const provinceKinds = new Set(wardWords.provinceKinds.map(nameKey));
/** The words of a kind with their accents, by key: "xá" is no xã. */
const spelledKinds = new Map(
  [...Object.values(wardWords.wardKinds), ...Object.values(wardWords.districtKinds), wardWords.provinceKinds]
    .flat()
    .map((word) => [nameKey(word), word.split(" ")] as const),
);

/** What a kind may begin with: hardly any word of a text. */
const kindOpeners = new Set([...spelledKinds.keys()].map((key) => key.split(" ")[0]));

/** The kind said at a word, and where the name after it begins. */
function kindAt<T>(words: readonly Word[], at: number, kindOf: (said: string) => T | undefined) {
  if (!kindOpeners.has(words[at]?.key)) return undefined;
  for (const length of [2, 1]) {
    const said = joinKeys(words, at, length);
    const kind = said === undefined ? undefined : kindOf(said);
    if (said === undefined || kind === undefined) continue;
    const next = words[at + length];
    const isClose = next !== undefined && (!next.isApart || /^\s*[.:]?\s*$/.test(next.gap));
    const spelled = spelledKinds.get(said) ?? [];
    const typed = words.slice(at, at + length).map(({ raw }) => raw.toLowerCase());
    const isSpelled = compareAccents(typed, spelled) !== "other";
    if (isClose && isSpelled && isMeant(words, at, length)) return { kind, said, name: at + length };
  }
  return undefined;
}

/** "xa Tân Phú" typed by somebody who uses accents is far from it, not the xã. */
function isMeant(words: readonly Word[], at: number, length: number): boolean {
  const kind = words.slice(at, at + length);
  if (kind.some(({ raw }) => hasAccents(raw)) || (words[at]?.key.length ?? 0) < 2) return true;
  return words[at]?.key !== "xa" || !hasAccents(words[at + 1]?.raw ?? "") || /^X/.test(words[at]?.raw ?? "");
}

/** Wards whose kind was said at a word: one span for each length of name that fits. */
export function wardsAt(words: readonly Word[], at: number): WardSpan[] {
  const said = kindAt(words, at, (word) => wardKinds.get(word));
  if (!said) return [];
  return namesAt(words, said.name).flatMap(({ to, wards }) => {
    const own = said.kind === "huyen" ? wards.filter(({ kind }) => kind === "huyen") : wards;
    return own.length > 0 ? [{ from: at, name: said.name, to, kind: said.kind, wards: own }] : [];
  });
}

/** Every name of a ward that begins at a word. */
export function namesAt(words: readonly Word[], at: number): { to: number; wards: readonly Ward[] }[] {
  const { wards } = nationalUnits();
  const found: { to: number; wards: readonly Ward[] }[] = [];
  for (let length = 1; length <= maxNameWords; length++) {
    const key = joinKeys(words, at, length);
    if (key === undefined) break;
    const named = wards.get(key);
    if (named) found.push({ to: at + length, wards: named });
  }
  return found;
}

/** The district or province said at a word: with its kind before without, the longer name before the shorter. */
export function areaAt(words: readonly Word[], at: number): AreaSpan | undefined {
  const { districts, provinces } = nationalUnits();
  const kind = kindAt(words, at, (word) => (districtKinds.has(word) || provinceKinds.has(word) ? word : undefined));
  for (let length = maxNameWords; kind && length > 0; length--) {
    const key = joinKeys(words, kind.name, length);
    if (key === undefined) continue;
    const districtKind = districtKinds.get(kind.said);
    const exact = districtKind ? (districts.get(`${districtKind} ${key}`) ?? []) : [];
    const own = exact.length > 0 || !districtKind || districtKind === "thanh pho" ? exact : (districts.get(key) ?? []);
    const provinceKeys = provinceKinds.has(kind.said) ? (provinces.get(key) ?? []) : [];
    if (own.length > 0 || provinceKeys.length > 0) {
      return { from: at, name: kind.name, to: kind.name + length, isKindSaid: true, districts: own, provinceKeys };
    }
  }
  for (let length = maxNameWords; length > 0; length--) {
    const key = joinKeys(words, at, length);
    if (key === undefined) continue;
    // "chũ" is a district and a word; one word alone is a name where it is written as one
    const isName = length > 1 || /^\p{Lu}/u.test(words[at]?.raw ?? "");
    const own = isName ? (districts.get(key) ?? []) : [];
    const provinceKeys = provinces.get(key) ?? [];
    if (own.length > 0 || provinceKeys.length > 0) {
      return { from: at, name: at, to: at + length, isKindSaid: false, districts: own, provinceKeys };
    }
  }
  return undefined;
}
