import { z } from "zod";

/** Settings of a geocoder; off until its address is given. */
export const geocoderShape = {
  /** A service with Nominatim's search, up to before "/search". Addresses that residents tell go there. */
  GEOCODER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Key for it, where it wants one. */
  GEOCODER_KEY: z.string().min(1).optional(),
  /** The header the key is sent in. */
  GEOCODER_KEY_HEADER: z
    .string()
    .regex(/^[\w-]+$/)
    .default("authorization"),
};
type Shape = z.infer<z.ZodObject<typeof geocoderShape>>;

/** Where addresses are looked up; undefined: nowhere. */
export interface GeocoderSettings {
  baseUrl: string;
  key?: { header: string; value: string };
}

const loopback = ["127.0.0.1", "localhost", "[::1]"];

/** The geocoder as it is set up; undefined: off. What is wrong with it is added to `faults`. */
export function geocoderSettings(
  own: Shape & { OUTGOING_PRIVATE_HOSTS: string[] },
  faults: string[],
): GeocoderSettings | undefined {
  const { GEOCODER_URL: url, GEOCODER_KEY: value, GEOCODER_KEY_HEADER: header } = own;
  if (!url) {
    if (value) faults.push("GEOCODER_URL: missing, while GEOCODER_KEY is set");
    return undefined;
  }
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" && ![...loopback, ...own.OUTGOING_PRIVATE_HOSTS].includes(hostname)) {
    faults.push(
      "GEOCODER_URL: must be https, or on a host named in OUTGOING_PRIVATE_HOSTS: it carries residents' addresses",
    );
  }
  return { baseUrl: url.replace(/\/$/, ""), ...(value && { key: { header, value } }) };
}
