import { z } from "zod";

/** Longest picture sent inside the body, bytes; larger ones are given by address. The whole body is limited to 1 MB. */
const maxInlineBytes = 500_000;

const picture = z.union([
  z.object({ url: z.url() }),
  z.object({
    base64: z
      .base64()
      .min(1)
      .max(Math.ceil((maxInlineBytes * 4) / 3) + 4),
    name: z.string().max(200).optional(),
  }),
]);

/**
 * What a camera, a sensor, a satellite service or a listening service reports; our own contract, version 1. `category`
 * is a leaf of our taxonomy; without one the words decide.
 */
export const sightingSchema = z.object({
  id: z.string().min(1).max(200),
  sensor: z.string().min(1).max(120),
  category: z.string().max(60).optional(),
  confidence: z.number().min(0).max(1).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  text: z.string().max(4000).default(""),
  place: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .or(z.object({ address: z.string().min(1).max(300) }))
    .optional(),
  pictures: z.array(picture).max(4).default([]),
  /** The machine takes it for danger to life now. */
  urgent: z.boolean().default(false),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** Headers of a signed report: whose it is, when it was signed (seconds), and the signature over both. */
export const headers = {
  source: "x-machine-source",
  timestamp: "x-machine-timestamp",
  signature: "x-machine-signature",
} as const;
