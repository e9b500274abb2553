import { keepLast } from "../keep-last.ts";
import { areasAfter, areasBefore, cover, endsWith, opensWith, phrasesOf } from "./chain.ts";
import { type AreaSpan, namesAt, type Span, type WardSpan, wardsAt, wardWords } from "./mentions.ts";
import { resolve } from "./resolve.ts";
import { nameKey } from "./spelling.ts";
import { type District, nationalUnits, type Ward } from "./units.ts";
import { cleanText, splitWords, type Word } from "./words.ts";

/** A ward that exists today. */
export interface WardCandidate {
  code: string;
  /** With its kind: "Phường Thạnh Mỹ Tây". */
  name: string;
  province: string;
}

/** A ward that a text names, old or new, and the wards of today it can mean. */
export interface WardReading {
  /** As it was typed, with its district and province. */
  text: string;
  /** Characters of the text it stands at; before `from` the street is said. */
  from: number;
  to: number;
  /** Set when it is the name of a ward of before 1 July 2025: "Phường 25". */
  oldName?: string;
  district?: string;
  province?: string;
  /** Null: the old ward was split, or the name fits several. */
  wardCode: string | null;
  /** At most ten; those of the home province first. */
  candidates: WardCandidate[];
  /** Codes of all wards it can mean, also those beyond the candidates. */
  codes: readonly string[];
  /** "gần phường 25", "chào phường 25": near it or spoken to, not in it. */
  isNear: boolean;
}

/** What a reader may know besides the text. */
export interface WardReaderOptions {
  /** Code of the province whose wards are named first where a name is ambiguous. */
  homeProvince?: string | undefined;
}

const oldWords = phrasesOf(wardWords.oldWords);
const newWords = phrasesOf(wardWords.newWords);
const notThere = phrasesOf(wardWords.notThere);
const placeWords = phrasesOf(wardWords.placeWords);
const familyNames = new Set(wardWords.familyNames.map(nameKey));
const maxCandidates = 10;
const maxReadings = 8;

interface Found extends Span {
  fits: { ward: Ward; district?: District }[];
  isNear: boolean;
}

/** The sets of districts and provinces a name may have to fit, likeliest first. */
function readingsOfAreas(after: readonly AreaSpan[], before: readonly AreaSpan[]): (readonly AreaSpan[])[] {
  if (before.length === 0) return [after];
  const hasDistrict = after.some(({ districts }) => districts.length > 0);
  return hasDistrict ? [after, before] : [[...after, ...before]];
}

function findOne(words: readonly Word[], span: WardSpan, taken: number): Found | undefined {
  const after = areasAfter(words, span.to);
  const before = areasBefore(words, span.from).filter(({ from }) => from >= taken);
  const context = {
    isOld: opensWith(words, after.at(-1)?.to ?? span.to, oldWords) || opensWith(words, span.to, oldWords),
    isNew: endsWith(words, span.from, newWords),
  };
  for (const areas of readingsOfAreas(after, before)) {
    const fits = resolve(words, span, { ...context, areas });
    if (fits.length === 0 || (areas.length === 0 && !context.isOld && isChance(words, span))) continue;
    const isNear = endsWith(words, span.from, notThere);
    return { ...cover([span, ...areas]), fits, isNear };
  }
  return undefined;
}

/** "phường hỗ trợ gì không", "trình p 3 lần": a kind and a word that happen to be a name, with nothing else to say so. */
function isChance(words: readonly Word[], { from, name, to, kind }: WardSpan): boolean {
  const [first, said] = [words[from], words[name]];
  if (kind === undefined || !first || !said || to - name > 1) return false;
  const isNumber = /^\d/.test(said.key);
  return isNumber ? first.key.length === 1 && said.gap === " " : !/^\p{Lu}/u.test(said.raw);
}

/** The ward said at a word; of several lengths of its name the one that explains most words. */
function findAt(words: readonly Word[], at: number, taken: number): Found | undefined {
  const spans = wardsAt(words, at);
  const found = (spans.length > 0 ? spans : bareAt(words, at)).flatMap((span) => findOne(words, span, taken) ?? []);
  const furthest = Math.max(...found.map(({ from, to }) => to - from));
  const best = found.filter(({ from, to }) => to - from === furthest);
  const [first] = best;
  return first && { ...first, fits: best.flatMap(({ fits }) => fits) };
}

/** "Cổ Nhuế 1, Bắc Từ Liêm": a name without its kind counts alone between commas and with its district. */
function bareAt(words: readonly Word[], at: number): WardSpan[] {
  const word = words[at];
  const isFirst = at === 0 || word?.isApart === true || endsWith(words, at, placeWords);
  if (!word || !isFirst || /^\d/.test(word.key)) return [];
  const isAfterPart = word.isApart && /[,;(]/.test(word.gap);
  if (!isAfterPart && familyNames.has(word.key)) return [];
  return namesAt(words, at).flatMap(({ to, wards }) => {
    const [next] = areasAfter(words, to);
    const isDistrictSaid = next !== undefined && next.districts.length > 0 && next.from === to;
    if (isDistrictSaid) return [{ from: at, name: at, to, wards }];
    const { districts } = nationalUnits();
    const own = wards.filter(({ isOld, key }) => !isOld && !districts.has(key));
    return next && own.length > 0 ? [{ from: at, name: at, to, wards: own }] : [];
  });
}

/** Short forms of what a code is called. */
function candidateOf(code: string): WardCandidate {
  const ward = nationalUnits().byCode.get(code);
  return { code, name: ward?.name ?? code, province: ward?.province ?? "" };
}

function present(text: string, words: readonly Word[], found: Found, home: string | undefined): WardReading {
  const { byCode } = nationalUnits();
  const codes = [...new Set(found.fits.flatMap(({ ward }) => ward.codes))];
  const isHome = (code: string): boolean => home !== undefined && byCode.get(code)?.provinceCode === home;
  const inOrder = [...codes.filter(isHome), ...codes.filter((code) => !isHome(code))];
  const from = words[found.from]?.from ?? 0;
  const to = words[found.to - 1]?.to ?? 0;
  const [first] = found.fits;
  const isOneOld =
    first?.ward.isOld === true && found.fits.every(({ ward }) => ward.isOld && ward.name === first.ward.name);
  const isOnePlace = found.fits.length === 1;
  const district = first?.district ?? (isOneOld && isOnePlace ? [...first.ward.districts][0] : undefined);
  return {
    text: text.slice(from, to),
    from,
    to,
    ...(isOneOld && { oldName: first.ward.name }),
    ...(district && { district: district.name }),
    ...(isOnePlace && first && { province: first.ward.province }),
    wardCode: codes.length === 1 ? (codes[0] ?? null) : null,
    candidates: inOrder.slice(0, maxCandidates).map(candidateOf),
    codes,
    isNear: found.isNear,
  };
}

const findAll = keepLast((said) => {
  const text = cleanText(said);
  const words = splitWords(text);
  const all: Found[] = [];
  for (let at = 0; at < words.length && all.length < maxReadings; at++) {
    const taken = all.at(-1)?.to ?? 0;
    const found = at >= taken ? findAt(words, at, taken) : undefined;
    if (found) all.push(found);
  }
  return { text, words, all };
});

/** Every ward a text names, in order. Bounded: the first 8,000 characters, eight wards. Never throws. */
export function readWards(said: string, { homeProvince }: WardReaderOptions = {}): WardReading[] {
  const { text, words, all } = findAll(said);
  return all.map((found) => present(text, words, found, homeProvince));
}

/** Where the districts and provinces end that follow a part of a text: "đường 3 tháng 2, quận 10". */
export function areasEnd(said: string, at: number): number {
  const words = splitWords(cleanText(said));
  const next = words.findIndex(({ from }) => from >= at);
  return next < 0 ? at : (words[(areasAfter(words, next).at(-1)?.to ?? 0) - 1]?.to ?? at);
}

/**
 * The ward a text is about: of several the first that is sure; an old ward that was split is decided by the new name
 * beside it ("phường 5 cũ, nay là phường Bàn Cờ"). Undefined when no ward is named.
 */
export function readWard(said: string, options: WardReaderOptions = {}): WardReading | undefined {
  return mainWard(readWards(said, options));
}

/** Of the wards a text names the one it is about. */
export function mainWard(all: readonly WardReading[]): WardReading | undefined {
  const readings = all.filter(({ isNear }) => !isNear);
  const [first] = readings;
  if (!first || first.wardCode !== null) return first;
  const decided = readings.find(({ wardCode }) => wardCode !== null && first.codes.includes(wardCode));
  if (!decided) return first;
  const { wardCode, codes, candidates, to } = decided;
  return { ...first, wardCode, codes, candidates, to };
}
