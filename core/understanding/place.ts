import { z } from "zod";

/** How well we know where it is, best first. Shown to staff in words. */
export const placePrecisions = [
  "exact",
  "house",
  "alley",
  "crossing",
  "street",
  "landmark",
  "area",
  "unknown",
] as const;
export type PlacePrecision = (typeof placePrecisions)[number];

/** Where something is. `label` is how the resident hears it said back ("trước nhà 45 Hoa Sứ, khu phố 3"). */
export const placeSchema = z.object({
  label: z.string(),
  precision: z.enum(placePrecisions),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  street: z.string().optional(),
  house: z.string().optional(),
  /** Khu phố, when known. */
  area: z.string().optional(),
  /** Code and name of the ward that exists today; null name when it is ours. */
  wardCode: z.string().optional(),
  /** Set when the place belongs to another ward: its name as told to the resident. */
  outsideWard: z.string().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** What a text says about where. */
export type PlaceReading =
  | { kind: "found"; place: Place }
  /** Two or three places fit; labels go on buttons. */
  | { kind: "candidates"; places: Place[] }
  /** A landmark people know and we do not ("quán bà Tư"). */
  | { kind: "unknown-landmark"; landmark: string }
  /** An address was given that we cannot find. */
  | { kind: "not-found"; text: string }
  | { kind: "old-ward"; oldName: string; wards: string[] }
  | { kind: "none" };

/** Where a resident says their home is, as an administrative unit of before 1 July 2025 or of today. */
export interface HomeUnit {
  /** unclear: several units bear the name. */
  kind: "ward" | "district" | "unclear";
  /** A unit that is gone. */
  isOld: boolean;
  /** As residents read it inside a sentence: "phường 25, quận Bình Thạnh". */
  name: string;
  /** The wards of today that it became or may mean, those of our province first, as residents read them. */
  wards: readonly string[];
  /** All of it is our own ward now. */
  isOurs: boolean;
  /** The text without the unit. */
  rest: string;
}

/** Reads places out of texts and pins. Called by the bot for each resident message; no outside service is needed. */
export interface PlaceFinder {
  /** `known` is what the draft already says: "không phải, ở đường kia" corrects the street and keeps the house. */
  read(text: string, known?: Place): PlaceReading;
  /** The ward or district, old or new, that a text names; undefined where it names none, or our own by its name of today. */
  homeUnitIn(text: string): HomeUnit | undefined;
  /** Names the nearest known thing to a pin, and tells when it is outside the ward. */
  nameOf(latitude: number, longitude: number): Place;
}

const metresPerDegree = 111_320;

/** The square of so many metres to each side of a place; undefined without coordinates. */
export function squareAround({ latitude, longitude }: Place, metres: number) {
  if (latitude === undefined || longitude === undefined) return undefined;
  const north = metres / metresPerDegree;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return { south: latitude - north, north: latitude + north, west: longitude - east, east: longitude + east };
}

const earthRadiusMetres = 6_371_000;

/** The distance between two places, in whole metres; unknown unless both have coordinates. */
export function metresBetween(a: Place | undefined, b: Place | undefined): number | undefined {
  if (a?.latitude === undefined || a.longitude === undefined) return undefined;
  if (b?.latitude === undefined || b.longitude === undefined) return undefined;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const chord = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east;
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))));
}
