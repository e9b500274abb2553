import type { Token } from "../place-words.ts";
import { addressWords, phraseAt, phraseBeforeAt } from "./address-words.ts";
import { numberAt, type Run, type Scan, skipComma, skipStop, streetAfterNumber } from "./streets.ts";

const { house, alley, relations } = addressWords;

/** "12A/3B", "K7/12": a number that is no date and no share, also without a street. */
function isChain(tokens: readonly Token[], at: number, to: number): boolean {
  const raw = tokens[at]?.raw ?? "";
  return to - at === 2 || (raw.includes("/") && /\p{L}/u.test(raw));
}

/** "hẻm 12/34/5", "ngõ 62 ngách 3", and what follows: the house, the street. */
export function alleyAt(scan: Scan, at: number): Run | undefined {
  const { tokens } = scan;
  let to = at;
  for (
    let word = phraseAt(tokens, to, alley);
    word !== undefined;
    word = phraseAt(tokens, skipComma(tokens, to), alley)
  ) {
    const number = numberAt(tokens, skipStop(tokens, word));
    if (number === undefined) break;
    to = number;
  }
  if (to === at) return undefined;
  const before = houseBefore(tokens, at);
  const own = phraseAt(tokens, skipComma(tokens, to), house);
  const after = own === undefined ? undefined : numberAt(tokens, own);
  if (after !== undefined) to = after;
  const isHouse = before !== undefined || after !== undefined;
  return { from: before ?? at, to: streetAfterNumber(scan, to, true) ?? to, precision: isHouse ? "house" : "alley" };
}

/** "số 5 ngách 3": where the house number before an alley begins. */
function houseBefore(tokens: readonly Token[], at: number): number | undefined {
  const end = tokens[at - 1]?.raw === "," ? at - 1 : at;
  const number = [2, 1].map((length) => end - length).find((from) => from >= 0 && numberAt(tokens, from) === end);
  if (number === undefined) return undefined;
  return phraseBeforeAt(tokens, number, house) ?? (end === at ? number : undefined);
}

/** "số 45 Hoa Sứ", "12A/3B nguyen trai", "nhà số 5" where no street is said. */
export function houseAt(scan: Scan, at: number): Run | undefined {
  const { tokens } = scan;
  const number = numberAt(tokens, at);
  if (number === undefined) return undefined;
  const word = phraseBeforeAt(tokens, at, house);
  const isOpened = at === 0 || tokens[at - 1]?.kind === "stop" || phraseBeforeAt(tokens, at, relations) !== undefined;
  const end = streetAfterNumber(scan, number, word !== undefined || isOpened || isChain(tokens, at, number));
  if (end !== undefined) return { from: word ?? at, to: end, precision: "house" };
  if (isChain(tokens, at, number)) return { from: word ?? at, to: number, precision: "house" };
  const isFull = word !== undefined && (at - word === 2 || tokens[word]?.folded === "sn");
  return isFull ? { from: word, to: number, precision: "house" } : undefined;
}
