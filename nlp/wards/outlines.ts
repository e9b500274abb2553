import { readFileSync } from "node:fs";
import { isInside, type Point } from "../gazetteer.ts";
import { nationalUnits, type Ward } from "./units.ts";

interface Outline {
  code: string;
  /** Corners, in 0.00001 degree. */
  rings: readonly (readonly Point[])[];
  south: number;
  north: number;
  west: number;
  east: number;
}

const unitsPerDegree = 1e5;
const file = new URL("../data/admin-units/outlines-79.tsv", import.meta.url);

/** One ring: the first corner is absolute, each other a step from the one before. */
function readRing(text: string): Point[] {
  let [lat, lon] = [0, 0];
  return text.split(" ").map((step) => {
    const comma = step.indexOf(",");
    lat += Number(step.slice(0, comma));
    lon += Number(step.slice(comma + 1));
    return [lat, lon];
  });
}

function readOutline(line: string): Outline {
  const [code = "", drawn = ""] = line.split("\t");
  const rings = drawn.split(";").map(readRing);
  const box = { south: Number.POSITIVE_INFINITY, north: -Infinity, west: Number.POSITIVE_INFINITY, east: -Infinity };
  for (const [lat, lon] of rings.flat()) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
  }
  return { code, rings, ...box };
}

let loaded: readonly Outline[] | undefined;

/** Outlines of the wards of Hồ Chí Minh City; read once, when first asked for. */
function outlines(): readonly Outline[] {
  loaded ??= readFileSync(file, "utf8").trimEnd().split("\n").map(readOutline);
  return loaded;
}

/** The ward of Hồ Chí Minh City that a point lies in; undefined elsewhere. Good to about 11 m: not a legal boundary. */
export function wardAt([latitude, longitude]: Point): Ward | undefined {
  const point: Point = [latitude * unitsPerDegree, longitude * unitsPerDegree];
  const [lat, lon] = point;
  const found = outlines().find(
    ({ south, north, west, east, rings }) =>
      lat >= south &&
      lat <= north &&
      lon >= west &&
      lon <= east &&
      // Rings inside others are holes: whoever is in an odd number of them is in the ward.
      rings.filter((ring) => isInside(point, ring)).length % 2 === 1,
  );
  return found && nationalUnits().byCode.get(found.code);
}
