import type { Place, PlaceFinder, PlaceReading } from "../core/understanding/place.ts";
import { distance, type Gazetteer, hasHouse, pointOf, readGazetteer, type Street } from "./gazetteer.ts";
import { readHomeUnit } from "./home-units.ts";
import { fold } from "./normalise.ts";
import { nameWards, readOtherWard } from "./other-wards.ts";
import { namePin } from "./pins.ts";
import { alleyPlace, crossingPlace, housePlace, landmarkPlace, streetPlace } from "./place-labels.ts";
import {
  findPhrase,
  hasPhrase,
  phraseBefore,
  placeWords,
  type Span,
  type Token,
  tokenise,
  withoutParts,
} from "./place-words.ts";
import { readOldWard, readUnknown } from "./unknown-places.ts";

/** Streets with the same house number are offered within this distance. */
const nearbyMetres = 400;
const maxCandidates = 3;

/** The demo ward's gazetteer. */
export function loadGazetteer(): Gazetteer {
  return readGazetteer("ben-sen");
}

type StreetSpan = Span & { street: Street };

function findStreets(gazetteer: Gazetteer, tokens: readonly Token[], taken: Span[]): StreetSpan[] {
  const isFree = (span: Span) => !taken.some(({ from, to }) => span.from < to && from < span.to);
  return gazetteer.streets
    .flatMap((street) => findPhrase(tokens, street.name).map((span) => ({ ...span, street })))
    .filter(isFree)
    .sort((a, b) => a.from - b.from);
}

const found = (place: Place): PlaceReading => ({ kind: "found", place });
const isHouse = (token: Token | undefined) => token?.kind === "number" && token.folded.length <= 12;
const rootOf = (number: string) => Number.parseInt(number, 10);
const alleyWords = new Set(placeWords.alleyWords.map(fold));
const isAlley = (token: Token | undefined) => token !== undefined && alleyWords.has(token.folded);

function readCrossing(gazetteer: Gazetteer, tokens: readonly Token[], streets: StreetSpan[]): PlaceReading | undefined {
  for (const [at, first] of streets.entries()) {
    const second = streets[at + 1];
    if (!second || second.street === first.street || second.from - first.to > 2) continue;
    const word = phraseBefore(tokens, first.from, placeWords.crossingWords, ["duong", "cua", "giua"]);
    if (word) return found(crossingPlace(gazetteer, word, [first.street, second.street]));
  }
  return undefined;
}

/** "số 20 đường Sen Hồng", "hẻm 12 Hoa Sứ", "sen hồng số 81". */
function readAddress(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  { from, to, street }: StreetSpan,
): PlaceReading | undefined {
  let at = from - 1;
  while (at >= 0 && ["duong", "d", "o", "tren", "pho"].includes(tokens[at]?.folded ?? "")) at--;
  if (!isHouse(tokens[at])) {
    const isAfter = ["so", "nha", "hem"].includes(tokens[to]?.folded ?? "") && isHouse(tokens[to + 1]);
    if (!isAfter) return undefined;
    at = to + 1;
  }
  const number = tokens[at]?.folded ?? "";
  const before = tokens[at - 1];
  if (!hasHouse(street, rootOf(number))) return { kind: "not-found", text: `${number} ${street.name}` };
  if (isAlley(before)) {
    return found(alleyPlace(gazetteer, street, number, { tokens, from: at - 1, isNumbered: false, isAtHome: false }));
  }
  const isNumbered = before?.folded === "so";
  const isAtHome = before?.folded === "nha";
  const start = isNumbered || isAtHome ? at - 1 : at;
  return found(housePlace(gazetteer, street, number.toUpperCase(), { tokens, from: start, isNumbered, isAtHome }));
}

function readLoneAlley(gazetteer: Gazetteer, tokens: readonly Token[], known?: Place): PlaceReading | undefined {
  const at = tokens.findIndex((token, index) => isAlley(token) && isHouse(tokens[index + 1]));
  if (at < 0) return undefined;
  const number = tokens[at + 1]?.folded ?? "";
  const said = { tokens, from: at, isNumbered: false, isAtHome: false };
  const streets = gazetteer.streets.filter(
    ({ alleys, name }) => alleys.includes(rootOf(number)) || (name === known?.street && known.precision === "street"),
  );
  if (streets.length === 0) return { kind: "not-found", text: `hẻm ${number}` };
  const places = streets.slice(0, maxCandidates).map((street) => alleyPlace(gazetteer, street, number, said));
  return places[0] && places.length === 1 ? found(places[0]) : { kind: "candidates", places };
}

/** Corrects one part of what is known: another street for the same number, another number on the same street. */
function readCorrection(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  streets: StreetSpan[],
  known: Place,
): PlaceReading | undefined {
  const street = gazetteer.streets.find(({ name }) => name === known.street);
  const prefix = known.house ? known.label.slice(0, Math.max(0, known.label.indexOf(known.house))).trim() : "";
  if (known.house && street) {
    const number = rootOf(known.house);
    const other = streets[0]?.street;
    if (other && hasHouse(other, number)) return found(housePlace(gazetteer, other, known.house, prefix));
    if (!other && hasPhrase(tokens, placeWords.otherStreet)) {
      const here = pointOf(street, number);
      const places = gazetteer.streets
        .filter(
          (each) => each !== street && hasHouse(each, number) && distance(here, pointOf(each, number)) <= nearbyMetres,
        )
        .slice(0, maxCandidates)
        .map((each) => housePlace(gazetteer, each, known.house ?? "", prefix));
      return places.length > 0 ? { kind: "candidates", places } : undefined;
    }
  }
  const at = tokens.findIndex(
    (token, index) => isHouse(token) && ["so", "nha"].includes(tokens[index - 1]?.folded ?? ""),
  );
  const number = tokens[at]?.folded;
  if (!street || streets.length > 0 || !number || !hasHouse(street, rootOf(number))) return undefined;
  return found(housePlace(gazetteer, street, number.toUpperCase(), prefix || "số"));
}

function readLandmark(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
): { reading: PlaceReading; span: Span } | undefined {
  for (const landmark of gazetteer.landmarks) {
    for (const name of [...landmark.also, landmark.name]) {
      const span = findPhrase(tokens, name)[0];
      if (!span) continue;
      const places = landmark.opposite.flatMap(({ street, alley }) => {
        const row = gazetteer.streets.find((each) => each.name === street);
        return row ? [{ ...alleyPlace(gazetteer, row, String(alley)), precision: "landmark" as const }] : [];
      });
      const isAcross = phraseBefore(tokens, span.from, ["đối diện"]) !== undefined;
      if (isAcross && places.length > 0) return { reading: { kind: "candidates", places }, span };
      return { reading: found(landmarkPlace(gazetteer, landmark, tokens, span.from)), span };
    }
  }
  return undefined;
}

function readArea(gazetteer: Gazetteer, tokens: readonly Token[]): PlaceReading | undefined {
  const text = tokens.map(({ folded }) => folded).join(" ");
  const number = /(?:khu pho|kp) ?(\d{1,2})(?!\d)/.exec(text)?.[1];
  return number
    ? found({ label: `khu phố ${number}`, precision: "area", area: `khu phố ${number}`, wardCode: gazetteer.ward.code })
    : undefined;
}

function readKnownGround(gazetteer: Gazetteer, tokens: readonly Token[], known?: Place): PlaceReading | undefined {
  const landmark = readLandmark(gazetteer, tokens);
  const streets = findStreets(gazetteer, tokens, landmark ? [landmark.span] : []);
  const crossing = readCrossing(gazetteer, tokens, streets);
  if (crossing) return crossing;
  const addresses = streets
    .map((street) => readAddress(gazetteer, tokens, street))
    .filter((reading) => reading !== undefined);
  const address = addresses.find(({ kind }) => kind === "found") ?? addresses[0];
  if (address) return address;
  const corrected = known && readCorrection(gazetteer, tokens, streets, known);
  if (corrected) return corrected;
  if (streets.length === 0 || landmark) {
    const alley = readLoneAlley(gazetteer, tokens, known);
    if (alley) return alley;
  }
  if (landmark) return landmark.reading;
  return streets[0] && found(streetPlace(gazetteer, streets[0].street));
}

/** Finds places by the ward's own gazetteer; no outside service. */
export function createPlaceFinder(gazetteer: Gazetteer): PlaceFinder {
  return {
    read(text, known) {
      const tokens = tokenise(text);
      const ground = readKnownGround(gazetteer, tokens, known);
      const named = nameWards(gazetteer, text);
      const isDistrictSaid = named.wards.some(({ district }) => district !== undefined);
      const old =
        (isDistrictSaid ? undefined : readOldWard(gazetteer, tokens, ground)) ??
        readOtherWard(gazetteer, tokens, named, ground);
      if (old) return old;
      if (ground?.kind === "found" && ground.place.precision !== "street") return ground;
      return (
        ground ??
        readUnknown(gazetteer, withoutParts(tokens, named.wards)) ??
        readArea(gazetteer, tokens) ?? { kind: "none" }
      );
    },
    homeUnitIn: (text) => readHomeUnit(gazetteer, text),
    nameOf: (latitude, longitude) => namePin(gazetteer, [latitude, longitude]),
  };
}
