import { createNominatim } from "../adapters/geocoder/nominatim.ts";
import type { Geocoder } from "../core/understanding/geocoder.ts";
import type { GeocoderSettings } from "./config-geocoder.ts";

/** An operator waits for the answer with a resident on the line. */
const timeoutMs = 2_000;

/** The geocoder as it is set up; undefined: none. */
export function createGeocoder(settings: GeocoderSettings | undefined): Geocoder | undefined {
  return settings && createNominatim({ ...settings, timeoutMs });
}
