import type { Place, PlaceFinder, PlaceReading } from "../../core/understanding/place.ts";
import { type GoldenDialogue, type ResidentStep, wordsOf } from "../golden/load-golden.ts";

/** A place finder that knows the given texts (or the end of one, after a yes or no) and nothing else. */
export function createScriptedPlaces(readings: ReadonlyMap<string, PlaceReading>): PlaceFinder {
  return {
    read(text) {
      const known = [...readings].find(([line]) => line === text || (text !== "" && line.endsWith(text)));
      return known?.[1] ?? { kind: "none" };
    },
    homeUnitIn: () => undefined,
    nameOf: (latitude, longitude): Place => ({ label: "gần hẻm 12 Hoa Sứ", precision: "alley", latitude, longitude }),
  };
}

/** The places of a golden dialogue, those of single reports in one text included. */
export function placesOf(dialogue: GoldenDialogue): PlaceFinder {
  const readings = new Map<string, PlaceReading>();
  for (const step of dialogue.steps) {
    if ("at" in step) continue;
    if (step.place) readings.set(wordsOf(step), asReading(step.place));
    for (const { text, place } of step.read?.reports ?? []) if (place) readings.set(text, asReading(place));
  }
  return createScriptedPlaces(readings);
}

function asReading(place: NonNullable<ResidentStep["place"]>): PlaceReading {
  if ("found" in place) return { kind: "found", place: place.found };
  if ("candidates" in place) return { kind: "candidates", places: place.candidates };
  if ("landmark" in place) return { kind: "unknown-landmark", landmark: place.landmark };
  return { kind: "not-found", text: place.notFound };
}
