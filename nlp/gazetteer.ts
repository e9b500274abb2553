import { z } from "zod";
import { readData } from "./data-files.ts";

const point = z.tuple([z.number(), z.number()]);
/** Latitude and longitude. */
export type Point = z.infer<typeof point>;

const streetSchema = z.strictObject({
  name: z.string(),
  /** First and last house number. */
  houses: z.tuple([z.number(), z.number()]),
  /** From the first house to the last. */
  line: z.tuple([point, point]),
  /** Which khu phố a run of numbers belongs to. */
  areas: z.array(z.tuple([z.number(), z.number(), z.string()])),
  /** Alleys that open onto the street, by number. */
  alleys: z.array(z.number()),
});
/** One street of the ward. */
export type Street = z.infer<typeof streetSchema>;

const landmarkSchema = z.strictObject({
  name: z.string(),
  also: z.array(z.string()).default([]),
  at: point,
  area: z.string(),
  /** Parts of it that people name ("bờ hồ"). */
  spots: z.array(z.string()).default([]),
  /** What lies across the street. */
  opposite: z.array(z.strictObject({ street: z.string(), alley: z.number() })).default([]),
});
/** A place everybody knows. */
export type Landmark = z.infer<typeof landmarkSchema>;

const gazetteerSchema = z.strictObject({
  ward: z.strictObject({
    code: z.string(),
    name: z.string(),
    outline: z.array(point).min(3),
    /** Where a name is ambiguous, wards of this province are meant first. */
    province: z.strictObject({ code: z.string(), name: z.string() }).optional(),
  }),
  streets: z.array(streetSchema),
  crossings: z.array(z.strictObject({ streets: z.tuple([z.string(), z.string()]), at: point })),
  landmarks: z.array(landmarkSchema),
  neighbours: z.array(z.strictObject({ name: z.string(), at: point })),
  /** Names of before 1 July 2025 that mean something else here than in the country's table. */
  oldWards: z.array(z.strictObject({ old: z.string(), now: z.array(z.string()).min(1) })),
});
/** What a ward knows of its own ground. */
export type Gazetteer = z.infer<typeof gazetteerSchema>;

/** Reads a ward's gazetteer from nlp/data/wards. */
export function readGazetteer(ward: string): Gazetteer {
  return readData(`wards/${ward}.yaml`, gazetteerSchema);
}

const metresPerDegree = 111_320;

/** Metres between two points that are near each other. */
export function distance([aLat, aLon]: Point, [bLat, bLon]: Point): number {
  const east = (aLon - bLon) * Math.cos(((aLat + bLat) / 2) * (Math.PI / 180));
  return Math.hypot(aLat - bLat, east) * metresPerDegree;
}

/** Whether a point lies inside an outline (even-odd rule). */
export function isInside([lat, lon]: Point, outline: readonly Point[]): boolean {
  let isIn = false;
  outline.forEach(([aLat, aLon], at) => {
    const [bLat, bLon] = outline[(at + 1) % outline.length] ?? [aLat, aLon];
    const crosses = aLat > lat !== bLat > lat && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon;
    if (crosses) isIn = !isIn;
  });
  return isIn;
}

/** Whether a street has a house of this number. */
export function hasHouse(street: Street, number: number): boolean {
  return number >= street.houses[0] && number <= street.houses[1];
}

/** Where a house number lies along its street. */
export function pointOf({ houses, line }: Street, number: number): Point {
  const share = (number - houses[0]) / Math.max(1, houses[1] - houses[0]);
  const [[fromLat, fromLon], [toLat, toLon]] = line;
  return [fromLat + (toLat - fromLat) * share, fromLon + (toLon - fromLon) * share];
}

/** Khu phố of a house number. */
export function areaOf(street: Street, number: number): string | undefined {
  return street.areas.find(([from, to]) => number >= from && number <= to)?.[2];
}

/** House number nearest to a point, and how far it is. */
export function nearestHouse(street: Street, at: Point): { number: number; metres: number } {
  const [from, to] = street.line;
  const [dLat, dLon] = [to[0] - from[0], to[1] - from[1]];
  const share = ((at[0] - from[0]) * dLat + (at[1] - from[1]) * dLon) / (dLat * dLat + dLon * dLon || 1);
  const kept = Math.min(1, Math.max(0, share));
  const number = Math.round(street.houses[0] + kept * (street.houses[1] - street.houses[0]));
  return { number, metres: distance(at, pointOf(street, number)) };
}
