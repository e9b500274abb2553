import { z } from "zod";
import { readData } from "../data-files.ts";
import { fold } from "../normalise.ts";
import { placeWords, type Token } from "../place-words.ts";
import { wardWords } from "../wards/mentions.ts";
import { compareAccents } from "../wards/spelling.ts";

const list = z.array(z.string());
const words = readData(
  "rules/addresses.yaml",
  z.strictObject({
    houseWords: list,
    alleyWords: list,
    streetWords: list,
    numberedStreets: list,
    crossingWords: list,
    crossingJoins: list,
    numberedAreas: list,
    namedAreas: list,
    buildings: list,
    buildingParts: list,
    rooms: list,
    streetOpeners: list,
    nameEnds: list,
    partOpeners: list,
    smallNameStarts: list,
    notFamilyNames: list,
    notStreetAfter: list,
  }),
);
const { names } = readData("rules/street-names.yaml", z.strictObject({ names: list }));

/** Phrases by the accent-less view of their first word, longest first. */
export type Phrases = ReadonlyMap<string, readonly { folded: readonly string[]; words: readonly string[] }[]>;

function phrasesOf(texts: readonly string[]): Phrases {
  const byFirst = new Map<string, { folded: string[]; words: string[] }[]>();
  const parted = texts.map((text) => ({ folded: fold(text).split(" "), words: text.split(" ") }));
  for (const phrase of parted.sort((one, other) => other.words.length - one.words.length)) {
    const first = phrase.folded[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}

/** Words of addresses, ready to be looked for in the accent-less view. */
export const addressWords = {
  house: phrasesOf(words.houseWords),
  alley: phrasesOf(words.alleyWords),
  street: phrasesOf(words.streetWords),
  numberedStreets: phrasesOf(words.numberedStreets),
  crossing: phrasesOf(words.crossingWords),
  crossingJoins: phrasesOf(words.crossingJoins),
  numberedAreas: phrasesOf(words.numberedAreas),
  namedAreas: phrasesOf(words.namedAreas),
  buildings: phrasesOf(words.buildings),
  buildingParts: phrasesOf(words.buildingParts),
  rooms: phrasesOf(words.rooms),
  openers: phrasesOf(words.streetOpeners),
  landmarks: phrasesOf(placeWords.landmarkKinds),
  relations: phrasesOf(placeWords.relations),
};
const nameEnds = new Set(words.nameEnds.map(fold));
const partOpeners = new Set(words.partOpeners.map(fold));
/** Names that streets have everywhere. */
export const knownStreets = phrasesOf(names);

/** Where a phrase that begins at a token ends; undefined: none does. Accents that were typed must be its own. */
export function phraseAt(tokens: readonly Token[], at: number, phrases: Phrases): number | undefined {
  for (const { folded, words } of phrases.get(tokens[at]?.folded ?? "") ?? []) {
    if (!folded.every((word, offset) => tokens[at + offset]?.folded === word)) continue;
    const typed = tokens.slice(at, at + words.length).map(({ raw }) => raw);
    if (compareAccents(typed, words) !== "other") return at + words.length;
  }
  return undefined;
}

/** Where a phrase that ends right before a token begins. */
export function phraseBeforeAt(tokens: readonly Token[], before: number, phrases: Phrases): number | undefined {
  return [2, 1].map((length) => before - length).find((at) => at >= 0 && phraseAt(tokens, at, phrases) === before);
}

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}/u.test(raw);
const familyNames = phrasesOf(wardWords.familyNames);
const smallFamilyNames = phrasesOf(wardWords.familyNames.filter((name) => !words.notFamilyNames.includes(name)));
const smallNameStarts = phrasesOf(words.smallNameStarts);
const notStreetAfter = new Set(words.notStreetAfter.map(fold));
/** "Nguyễn Văn …": a third word belongs to the name, whatever it is. */
const middleNames = new Set([
  "van",
  "thi",
  "huu",
  "dinh",
  "cong",
  "duc",
  "quang",
  "ngoc",
  "xuan",
  "duy",
  "trung",
  "minh",
]);
const maxCapitals = 5;
const maxSmall = 3;

/** Whether a text is typed in capitals throughout; then they tell nothing. */
export function isShouted(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ kind, raw }) => kind === "word" && raw.length > 1);
  return long.length > 2 && long.filter(({ raw }) => raw === raw.toUpperCase()).length > long.length * 0.6;
}

/** A name in capitals from a token on: where it ends, and of how many words it is. */
export function capitalsAt(tokens: readonly Token[], at: number): { to: number; count: number } {
  let to = at;
  while (to - at < maxCapitals) {
    const token = tokens[to];
    if (token?.kind !== "word" || !isCapital(token) || partOpeners.has(token.folded)) break;
    to += 1;
  }
  return { to, count: to - at };
}

/** Where a street's well-known name ends. */
export function knownStreetAt(tokens: readonly Token[], at: number): number | undefined {
  return phraseAt(tokens, at, knownStreets);
}

/** Where a name ends that was announced ("đường …"); in small letters any is believed after a house number only. */
export function announcedNameAt(
  tokens: readonly Token[],
  at: number,
  { isShout, isSure }: { isShout: boolean; isSure: boolean },
): number | undefined {
  const known = knownStreetAt(tokens, at);
  if (known !== undefined) return known;
  const capitals = isShout ? { to: at, count: 0 } : capitalsAt(tokens, at);
  if (capitals.count > 0) return capitals.to;
  let to = at;
  while (to - at < maxSmall) {
    const token = tokens[to];
    const isMiddle = to - at === 2 && opensPersonName(tokens, at) && middleNames.has(tokens[at + 1]?.folded ?? "");
    const isEnd = nameEnds.has(token?.folded ?? "") || partOpeners.has(token?.folded ?? "");
    if (token?.kind !== "word" || (isEnd && !isMiddle)) break;
    to += 1;
  }
  return to > at && (isSure || mayBeSmallName(tokens, at, to)) ? to : undefined;
}

/** Whether a family name stands there: streets are named after people. */
export function opensPersonName(tokens: readonly Token[], at: number): boolean {
  return phraseAt(tokens, at, familyNames) !== undefined;
}

/** "khu phố", "tổ dân phố" are no streets. */
export function isAreaWord(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.folded === "pho" && notStreetAfter.has(tokens[at - 1]?.folded ?? "");
}

/** Whether small letters may be a name: of a person in two words or more, or of what streets are named after. */
function mayBeSmallName(tokens: readonly Token[], at: number, to: number): boolean {
  if (phraseAt(tokens, at, smallNameStarts) !== undefined) return true;
  return to - at > 1 && phraseAt(tokens, at, smallFamilyNames) !== undefined;
}
