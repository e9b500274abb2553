import type { Place } from "../core/understanding/place.ts";
import { areaOf, type Gazetteer, type Landmark, type Point, pointOf, type Street } from "./gazetteer.ts";
import { hasPhrase, phraseBefore, placeWords, type Token } from "./place-words.ts";

/** An address as it was said: where its number stands decides how it is said back. */
export interface Said {
  tokens: readonly Token[];
  /** The first token of the address. */
  from: number;
  /** "số 20" rather than "nhà 20" or "20". */
  isNumbered: boolean;
  isAtHome: boolean;
}

const spot = ([latitude, longitude]: Point) => ({ latitude, longitude });
const rootOf = (house: string) => Number.parseInt(house, 10);
const fillers = ["so", "nha", "ngay", "o", "tai", "cai", "duong", "cong"];

/** How a house is said back: "trước số 20 Sen Hồng", "trước nhà 45 Hoa Sứ". */
function housePrefix({ tokens, from, isNumbered, isAtHome }: Said): string {
  const said = phraseBefore(tokens, from, placeWords.relations, fillers);
  const noun = isNumbered ? "số" : "nhà";
  if (said && said !== "trong" && said !== "trước cổng") return `${said} ${noun}`;
  if (isNumbered) return hasPhrase(tokens, placeWords.outdoors) ? "trước số" : "số";
  return isAtHome ? "nhà" : "trước nhà";
}

/** A house on a street; an alley's houses ("12/3") are named by number alone. */
export function housePlace(gazetteer: Gazetteer, street: Street, house: string, said: Said | string): Place {
  const area = areaOf(street, rootOf(house));
  const isChain = house.includes("/");
  const prefix = typeof said === "string" ? said : isChain && !said.isNumbered ? "" : housePrefix(said);
  const tail = prefix === "trước nhà" && area ? `, ${area}` : "";
  return {
    label: `${prefix} ${house} ${street.name}${tail}`.trim(),
    precision: prefix === "trước nhà" ? "exact" : "house",
    street: street.name,
    house,
    ...(area && { area }),
    ...spot(pointOf(street, rootOf(house))),
    wardCode: gazetteer.ward.code,
  };
}

/** An alley by its number; "đầu", "cuối" and the like are kept wherever they were said. */
export function alleyPlace(gazetteer: Gazetteer, street: Street, alley: string, said?: Said): Place {
  const named = said && phraseBefore(said.tokens, said.from, placeWords.relations);
  const apart =
    said &&
    placeWords.alleyRelations.find((relation) =>
      hasPhrase(
        said.tokens,
        placeWords.alleyWords.map((word) => `${relation} ${word}`),
      ),
    );
  const area = areaOf(street, rootOf(alley));
  return {
    label: [named ?? apart, "hẻm", alley, street.name].filter(Boolean).join(" "),
    precision: "alley",
    street: street.name,
    ...(area && { area }),
    ...spot(pointOf(street, rootOf(alley))),
    wardCode: gazetteer.ward.code,
  };
}

/** A whole street. */
export function streetPlace(gazetteer: Gazetteer, street: Street): Place {
  return { label: `đường ${street.name}`, precision: "street", street: street.name, wardCode: gazetteer.ward.code };
}

/** Where two streets meet, said with the resident's word for it. */
export function crossingPlace(gazetteer: Gazetteer, word: string, streets: [Street, Street]): Place {
  const [first, second] = streets;
  const known = gazetteer.crossings.find(
    (crossing) => crossing.streets.includes(first.name) && crossing.streets.includes(second.name),
  );
  return {
    label: `${word} ${first.name}, ${second.name}`,
    precision: "crossing",
    street: first.name,
    ...(known && spot(known.at)),
    wardCode: gazetteer.ward.code,
  };
}

/** A landmark, with how the resident stands to it and the part of it that was named. */
export function landmarkPlace(gazetteer: Gazetteer, landmark: Landmark, tokens: readonly Token[], from: number): Place {
  const relation = phraseBefore(tokens, from, placeWords.relations);
  const part = landmark.spots.find((name) => hasPhrase(tokens, [name]));
  const prefix = relation && relation !== "trong" && relation !== "ngoài" ? `${relation} ` : "";
  return {
    label: `${prefix}${landmark.name}${part ? `, ${part}` : ""}`,
    precision: "landmark",
    area: landmark.area,
    ...spot(landmark.at),
    wardCode: gazetteer.ward.code,
  };
}
