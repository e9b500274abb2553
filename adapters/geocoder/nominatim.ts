import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { AddressQuery, Geocoder } from "../../core/understanding/geocoder.ts";
import type { Place } from "../../core/understanding/place.ts";
import { createHttp, statusFault } from "../http.ts";

export interface NominatimOptions {
  /** What stands before "/search", e.g. "https://ban-do.phuong.example.vn". */
  baseUrl: string;
  /** A header the service wants, with its value; services of one's own often want none. */
  key?: { header: string; value: string } | undefined;
  timeoutMs: number;
}

const maxPlaces = 3;

/** Nominatim's `GET /search`, format jsonv2 (nominatim.org/release-docs/latest/api/Search, read 2026-11). */
const answerSchema = z.array(
  z.object({
    lat: z.coerce.number().min(-90).max(90),
    lon: z.coerce.number().min(-180).max(180),
    display_name: z.string(),
    address: z.object({ house_number: z.string().optional(), road: z.string().optional() }).default({}),
  }),
);
type Hit = z.infer<typeof answerSchema>[number];

/** What it is called, without the country and the post code. */
function labelOf({ display_name }: Hit): string {
  const parts = display_name.split(",").map((part) => part.trim());
  return parts
    .filter((part) => part !== "" && !/^(?:\d{5,6}|việt nam|vietnam)$/i.test(part))
    .slice(0, 4)
    .join(", ");
}

function placeOf(hit: Hit): Place {
  const { house_number: house, road: street } = hit.address;
  return {
    label: labelOf(hit),
    precision: house ? "house" : street ? "street" : "area",
    latitude: hit.lat,
    longitude: hit.lon,
    ...(street && { street }),
    ...(house && { house }),
  };
}

/** Asks a service that speaks Nominatim's search: one's own, or somebody else's. The address goes there, nothing else. */
export function createNominatim({ baseUrl, key, timeoutMs }: NominatimOptions): Geocoder {
  const http = createHttp({ baseUrl, timeoutMs, keepAlive: false });
  return {
    find: async ({ text, ward }: AddressQuery) => {
      const params = {
        q: [text, ward].filter(Boolean).join(", "),
        format: "jsonv2",
        addressdetails: "1",
        limit: String(maxPlaces),
        countrycodes: "vn",
        "accept-language": "vi",
      };
      // Public services refuse callers that do not say who they are.
      const headers = { "user-agent": "cau-noi", ...(key && { [key.header]: key.value }) };
      const answer = await http({ method: "GET", path: "/search", params, headers });
      if (answer.status !== 200) throw statusFault(answer);
      const { success, data } = answerSchema.safeParse(answer.body);
      if (!success) throw new AppError("PLATFORM_REFUSED", "the geocoder answers something else");
      return data.slice(0, maxPlaces).map(placeOf);
    },
  };
}
