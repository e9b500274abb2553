import { hasAccents } from "../wards/spelling.ts";
import { addressWords, announcedNameAt, type Phrases, phraseAt, phraseBeforeAt } from "./address-words.ts";
import { numberAt, type Run, type Scan, skipComma, skipStop, titleAt } from "./streets.ts";

const { landmarks, buildings, buildingParts, rooms, numberedAreas, namedAreas, relations } = addressWords;

/** A landmark with its name, or one that something is next to. Without accents "cho" is more often no market. */
export function landmarkAt(scan: Scan, at: number): Run | undefined {
  const { tokens } = scan;
  const word = phraseAt(tokens, at, landmarks);
  if (word === undefined) return undefined;
  const name = titleAt(scan, word) ?? word;
  const relation = phraseBeforeAt(tokens, at, relations);
  const isTyped = tokens.slice(at, word).some(({ raw }) => hasAccents(raw));
  if (name === word && relation === undefined) return undefined;
  if (!isTyped && relation === undefined && !/^\p{Lu}/u.test(tokens[at]?.raw ?? "") && word - at < 2) return undefined;
  return { from: relation ?? at, to: name, precision: "landmark" };
}

/** Where a part of a building ends: "block B2", "lầu 12", "căn 1205". */
function partsAt({ tokens }: Scan, at: number, phrases: Phrases): number | undefined {
  const word = phraseAt(tokens, at, phrases);
  const next = word === undefined ? undefined : tokens[word];
  if (word === undefined || !next) return undefined;
  const isName = /^(?:\p{L}\d*|\p{Lu}{1,2}\d*)$/u.test(next.raw) && next.kind === "word";
  return numberAt(tokens, word) ?? (isName ? word + 1 : undefined);
}

/** "block B2 chung cư Sen Hồng", "chung cư Sen Hồng lô A"; with a room it is as good as a house. */
export function buildingAt(scan: Scan, at: number): Run | undefined {
  const { tokens } = scan;
  let to = at;
  let isRoom = false;
  let isNamed = false;
  for (;;) {
    const from = to === at ? at : skipComma(tokens, to);
    const room = partsAt(scan, from, rooms);
    const building: number | undefined = isNamed ? undefined : phraseAt(tokens, from, buildings);
    const named: number | undefined =
      building && (announcedNameAt(tokens, building, { isShout: scan.isShout, isSure: false }) ?? building);
    const next: number | undefined = room ?? partsAt(scan, from, buildingParts) ?? named;
    if (next === undefined) break;
    isRoom ||= room !== undefined;
    isNamed ||= building !== undefined && next > building;
    to = next;
  }
  return isNamed ? { from: at, to, precision: isRoom ? "house" : "landmark" } : undefined;
}

/** "tổ 5 thôn Đông", "khu phố 3", "ấp Bình Hòa". */
export function areaAt(scan: Scan, at: number): Run | undefined {
  const { tokens } = scan;
  let to = at;
  for (;;) {
    const from = to === at ? at : skipComma(tokens, to);
    const numbered = phraseAt(tokens, from, numberedAreas);
    const named = phraseAt(tokens, from, namedAreas);
    const next =
      (numbered === undefined ? undefined : numberAt(tokens, skipStop(tokens, numbered))) ??
      (named === undefined ? undefined : titleAt(scan, named));
    if (next === undefined) break;
    to = next;
  }
  return to > at ? { from: at, to, precision: "area" } : undefined;
}
