import type { PlacePrecision } from "../../core/understanding/place.ts";
import type { Token } from "../place-words.ts";
import {
  addressWords,
  announcedNameAt,
  capitalsAt,
  isAreaWord,
  knownStreetAt,
  opensPersonName,
  phraseAt,
  phraseBeforeAt,
} from "./address-words.ts";

/** A text as it is looked through for addresses. */
export interface Scan {
  tokens: readonly Token[];
  /** Typed in capitals throughout: they tell nothing. */
  isShout: boolean;
}

/** Tokens `from` up to `to` (exclusive) that say where, and how well. */
export interface Run {
  from: number;
  to: number;
  precision: PlacePrecision;
}

const { house, street, numberedStreets, crossing, crossingJoins, openers } = addressWords;

/** Where a number ends: "12/3", "K7/12", "A12/3B". Longer ones are telephones. */
export function numberAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind === "number") return token.raw.length <= 14 && !/^\d+m$/i.test(token.raw) ? at + 1 : undefined;
  const next = tokens[at + 1];
  const isChain = token && /^\p{L}\d+$/u.test(token.raw) && next?.kind === "number" && next.from === token.to + 1;
  return isChain ? at + 2 : undefined;
}

/** The token after a comma that may stand here. */
export function skipComma(tokens: readonly Token[], at: number): number {
  return tokens[at]?.raw === "," ? at + 1 : at;
}

const maxShortForm = 3;

/** The token after the stop of a short form: "đ. Hoa Sứ", not "ra đường. Tôi". */
export function skipStop(tokens: readonly Token[], at: number): number {
  return tokens[at]?.raw === "." && (tokens[at - 1]?.raw.length ?? 0) <= maxShortForm ? at + 1 : at;
}

/** "đường Hoa Sứ", "quốc lộ 1A", "đường 3 tháng 2": the street and where it ends. */
function namedStreetAt({ tokens, isShout }: Scan, at: number, isSure = false): number | undefined {
  if (isAreaWord(tokens, at)) return undefined;
  const numbered = phraseAt(tokens, at, numberedStreets);
  const number = numbered !== undefined ? numberAt(tokens, skipStop(tokens, numbered)) : undefined;
  if (number !== undefined) {
    const isDate = tokens[number]?.folded === "thang" && tokens[number + 1]?.kind === "number";
    return isDate ? number + 2 : number;
  }
  const word = tokens[at];
  if (word && /^(ql|tl|hl|dt)\d+$/.test(word.folded)) {
    const letter = tokens[at + 1];
    return letter?.from === word.to && letter.raw.length === 1 ? at + 2 : at + 1;
  }
  const after = phraseAt(tokens, at, street);
  return after === undefined ? undefined : announcedNameAt(tokens, skipStop(tokens, after), { isShout, isSure });
}

/** A name in capitals, where capitals tell something. */
export function titleAt({ tokens, isShout }: Scan, at: number): number | undefined {
  const { to, count } = capitalsAt(tokens, at);
  return !isShout && count > 0 ? to : undefined;
}

/** A street after a house number: announced, well known, or a title of two words. */
export function streetAfterNumber(scan: Scan, at: number, isAnnounced: boolean): number | undefined {
  const { tokens, isShout } = scan;
  const named = namedStreetAt(scan, skipComma(tokens, at), true) ?? knownStreetAt(tokens, at);
  if (named !== undefined) return named;
  const announced = isAnnounced ? announcedNameAt(tokens, at, { isShout, isSure: false }) : undefined;
  if (announced !== undefined) return announced;
  const capitals = isShout ? undefined : capitalsAt(tokens, at);
  const isTitle = capitals && capitals.count >= (isAnnounced ? 1 : 2);
  return isTitle && (isAnnounced || opensPersonName(tokens, at)) ? capitals.to : undefined;
}

/** A street, and the house number if it is said after: "Hoa Sứ số 81". */
export function streetAt(scan: Scan, at: number): Run | undefined {
  const { tokens } = scan;
  const named = namedStreetAt(scan, at);
  const known = named === undefined ? knownStreetAt(tokens, at) : undefined;
  if (known !== undefined && known - at <= 2) {
    const isTitle = !scan.isShout && capitalsAt(tokens, at).to >= known;
    if (!isTitle && phraseBeforeAt(tokens, at, openers) === undefined) return undefined;
  }
  const to = named ?? known;
  if (to === undefined) return undefined;
  const word = phraseAt(tokens, skipComma(tokens, to), house);
  const number = word === undefined ? undefined : numberAt(tokens, word);
  return number === undefined ? { from: at, to, precision: "street" } : { from: at, to: number, precision: "house" };
}

/** "góc Nguyễn Trãi, Lê Lợi", "ngã tư Bảy Hiền". */
export function crossingAt(scan: Scan, at: number): Run | undefined {
  const { tokens, isShout } = scan;
  const word = phraseAt(tokens, at, crossing);
  if (word === undefined) return undefined;
  const nameAt = (from: number) =>
    namedStreetAt(scan, from) ?? announcedNameAt(tokens, from, { isShout, isSure: false });
  const first = nameAt(word);
  if (first === undefined) return undefined;
  const join = skipComma(tokens, first);
  const next = phraseAt(tokens, join, crossingJoins) ?? join;
  const isJoined = next > first || knownStreetAt(tokens, first) !== undefined;
  const second = isJoined
    ? (namedStreetAt(scan, next) ?? knownStreetAt(tokens, next) ?? titleAt(scan, next))
    : undefined;
  return { from: at, to: second ?? first, precision: "crossing" };
}
