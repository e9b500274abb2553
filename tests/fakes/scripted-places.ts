import type { Place, PlaceFinder, PlaceReading } from "../../core/understanding/place.ts";
import { type GoldenDialogue, wordsOf } from "../golden/load-golden.ts";

/** A place finder that knows the given texts (or the end of one, after a yes or no) and nothing else. */
export function createScriptedPlaces(readings: ReadonlyMap<string, PlaceReading>): PlaceFinder {
  return {
    read(text) {
      const known = [...readings].find(([line]) => line === text || (text !== "" && line.endsWith(text)));
      return known?.[1] ?? { kind: "none" };
    },
    nameOf: (latitude, longitude): Place => ({ label: "gần hẻm 12 Hoa Sứ", precision: "alley", latitude, longitude }),
  };
}

/** The places of a golden dialogue. */
export function placesOf(dialogue: GoldenDialogue): PlaceFinder {
  const readings = new Map<string, PlaceReading>();
  for (const step of dialogue.steps) {
    if (!("R" in step) || !step.place) continue;
    const { place } = step;
    if ("found" in place) readings.set(wordsOf(step), { kind: "found", place: place.found });
    else if ("candidates" in place) readings.set(wordsOf(step), { kind: "candidates", places: place.candidates });
    else if ("landmark" in place) readings.set(wordsOf(step), { kind: "unknown-landmark", landmark: place.landmark });
    else readings.set(wordsOf(step), { kind: "not-found", text: place.notFound });
  }
  return createScriptedPlaces(readings);
}
