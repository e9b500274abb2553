import type { z } from "zod";
import type { PlaceReading } from "../../core/understanding/place.ts";
import type { classifyResult } from "../contract-calls.ts";
import { presentProposals } from "../present.ts";
import type { ApiDeps, Handlers } from "./context.ts";

type ReadPlace = z.input<typeof classifyResult>["place"];

function presentPlace(reading: PlaceReading): ReadPlace {
  const { kind } = reading;
  switch (reading.kind) {
    case "found":
      return { kind, places: [reading.place] };
    case "candidates":
      return { kind, places: reading.places };
    case "unknown-landmark":
      return { kind, places: [], text: reading.landmark };
    case "not-found":
      return { kind, places: [], text: reading.text };
    case "old-ward":
      return { kind, places: [], text: reading.oldName };
    case "none":
      return { kind, places: [] };
  }
}

/** The machine reading along while somebody types. */
export function classifyHandler({ classifier, places, world }: Pick<ApiDeps, "classifier" | "places" | "world">) {
  const wordsFor = (kind: string): string => world.phrasebook.say(`emergency.${kind}`, {}, world.clock.now()).text;
  const readPlace = (text: string, typed = ""): PlaceReading => {
    const reading = places.read(typed);
    return reading.kind === "none" ? places.read(text) : reading;
  };
  const readBack = (what: string | undefined, place: PlaceReading): string | undefined =>
    what && place.kind === "found"
      ? world.phrasebook.say("report.confirm", { what, where: place.place.label }, world.clock.now()).text
      : undefined;
  return {
    classifyText: async ({ body }) => {
      const { text, placeText } = body;
      const reading = classifier.classify(text, { hasOpenTicket: false, hasClosedTicket: false });
      const place = readPlace(text, placeText);
      const danger = reading.emergency ?? classifier.readEmergency(text);
      return {
        proposals: presentProposals(reading.categories),
        decision: reading.decision,
        severity: reading.severity,
        cues: reading.cues,
        flags: reading.flags,
        emergency: danger && { ...danger, words: wordsFor(danger.kind) },
        place: presentPlace(place),
        readBack: readBack(reading.summary, place),
      };
    },
  } satisfies Partial<Handlers>;
}
