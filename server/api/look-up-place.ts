import type { Geocoder } from "../../core/understanding/geocoder.ts";
import type { Place, PlaceFinder, PlaceReading } from "../../core/understanding/place.ts";
import { describePlace } from "../../nlp/describe-place.ts";
import type { ApiDeps, Handlers } from "./context.ts";

/** Where a place that a geocoder found lies: in our ward, or in which other. */
function withWard(place: Place, places: PlaceFinder): Place {
  if (place.latitude === undefined || place.longitude === undefined) return place;
  const { wardCode, outsideWard } = places.nameOf(place.latitude, place.longitude);
  return { ...place, ...(wardCode !== undefined && { wardCode }), ...(outsideWard !== undefined && { outsideWard }) };
}

/** Places of our own gazetteer; undefined where it does not know the words. */
function knownPlaces(reading: PlaceReading): Place[] | undefined {
  if (reading.kind === "found") return [reading.place];
  return reading.kind === "candidates" ? reading.places : undefined;
}

async function ask(geocoder: Geocoder | undefined, text: string, ward: string, places: PlaceFinder): Promise<Place[]> {
  const found = (await geocoder?.find({ text, ward })) ?? [];
  return found.map((place) => withWard(place, places));
}

/** An operator looks an address up: the ward's own gazetteer first, then the geocoder, if there is one. */
export function lookUpPlaceHandler({ geocoder, places, world }: Pick<ApiDeps, "geocoder" | "places" | "world">) {
  return {
    lookUpPlace: async ({ body: { text } }) => {
      const described = describePlace(text);
      const said = described ? { said: described } : {};
      const known = knownPlaces(places.read(text));
      if (known) return { source: "gazetteer" as const, places: known, ...said };
      const { kind, name } = world.ward;
      return { source: "geocoder" as const, places: await ask(geocoder, text, `${kind} ${name}`, places), ...said };
    },
  } satisfies Partial<Handlers>;
}
