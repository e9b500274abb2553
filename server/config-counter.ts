import { z } from "zod";
import type { WardCounter } from "../core/ward.ts";

/** The counter where residents hand in papers; left out, answers name no address. */
export const counterShape = {
  /** Street and ward of the service centre, as residents read it. */
  WARD_COUNTER_ADDRESS: z.string().trim().min(5).max(120).optional(),
  /** A page that shows it on a map. */
  WARD_COUNTER_MAP_URL: z
    .url({ protocol: /^https$/ })
    .max(120)
    .optional(),
};
type Shape = z.infer<z.ZodObject<typeof counterShape>>;

/** The demo ward's: invented, and said to be. */
export const demoCounter = { WARD_COUNTER_ADDRESS: "12 Hoa Sứ (địa chỉ mẫu)" };

/** The counter as it is set up; a map without an address says nothing. */
export function counterOf(own: Shape): WardCounter | undefined {
  const { WARD_COUNTER_ADDRESS: address, WARD_COUNTER_MAP_URL: mapUrl } = own;
  return address === undefined ? undefined : { address, ...(mapUrl !== undefined && { mapUrl }) };
}
