import { type PlacePrecision, placePrecisions } from "../../core/understanding/place.ts";
import { type Token, tokenise, withoutParts } from "../place-words.ts";
import { addressWords, isShouted, knownStreets } from "./address-words.ts";
import { alleyAt, houseAt } from "./houses.ts";
import { areaAt, buildingAt, landmarkAt } from "./landmarks.ts";
import { crossingAt, type Run, type Scan, streetAt } from "./streets.ts";

/** A part of an address: characters of the text (NFC), and how well it says where. */
export interface AddressPart {
  precision: PlacePrecision;
  from: number;
  to: number;
}

/** In the order in which they are tried at a word. */
const readers: readonly ((scan: Scan, at: number) => Run | undefined)[] = [
  alleyAt,
  houseAt,
  buildingAt,
  crossingAt,
  areaAt,
  streetAt,
  landmarkAt,
];

const { alley, buildings, buildingParts, rooms, crossing, numberedAreas, namedAreas, landmarks } = addressWords;
/** Words that a part of an address may begin with, for one look instead of one for each kind of part. */
const openings = new Set(
  [
    ...[alley, buildings, buildingParts, rooms, crossing, numberedAreas, namedAreas, landmarks],
    ...[addressWords.street, addressWords.numberedStreets, knownStreets],
  ].flatMap((phrases) => [...phrases.keys()]),
);
const mayOpen = ({ kind, folded }: Token): boolean => kind === "number" || openings.has(folded) || /\d/.test(folded);

function runAt(scan: Scan, at: number): Run | undefined {
  for (const read of readers) {
    const run = read(scan, at);
    if (run) return run;
  }
  return undefined;
}

const rank = ({ precision }: AddressPart): number => placePrecisions.indexOf(precision);

/**
 * The parts of an address anywhere in the country, in the order they were said. No street list is asked: an address is
 * known by its words, its capitals and names that streets have everywhere. Linear in the text, bounded to its first part. `wards` are parts of the text that were read as wards.
 */
export function readAddress(text: string, wards: readonly { from: number; to: number }[] = []): AddressPart[] {
  const tokens = withoutParts(tokenise(text), wards);
  const scan: Scan = { tokens, isShout: isShouted(tokens) };
  const parts: AddressPart[] = [];
  let end = 0;
  for (let at = 0; at < tokens.length; at++) {
    const run = mayOpen(tokens[at] as Token) ? runAt(scan, at) : undefined;
    const [first, last] = [tokens[run?.from ?? -1], tokens[(run?.to ?? 0) - 1]];
    if (!run || !first || !last) continue;
    parts.push({ precision: run.precision, from: Math.max(first.from, end), to: last.to });
    end = last.to;
    at = run.to - 1;
  }
  return parts;
}

/** The part that says best where; of equal ones the first. */
export function bestPart(parts: readonly AddressPart[]): AddressPart | undefined {
  return parts.reduce<AddressPart | undefined>(
    (best, part) => (best && rank(best) <= rank(part) ? best : part),
    undefined,
  );
}
