import { z } from "zod";

/** A share of the picture's width or height, from the left or the top, as it is looked at. */
const share = z.number().min(0).max(1);
const thick = z.number().min(0.005).max(0.3);
const maxMasks = 60;
const maxPoints = 400;
/** Of all strokes together: what a request may carry. */
const maxPointsInAll = 4_000;

/** What nobody may know: an upright box, or a stroke of a brush whose thickness is a share of the longer side. */
export const maskSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("box"), x: share, y: share, width: share, height: share }),
  z.object({
    kind: z.literal("stroke"),
    size: thick,
    points: z
      .array(z.tuple([share, share]))
      .min(1)
      .max(maxPoints),
  }),
]);
const pointsOf = (mask: z.output<typeof maskSchema>): number => (mask.kind === "stroke" ? mask.points.length : 0);
export const masksSchema = z
  .array(maskSchema)
  .max(maxMasks)
  .refine((masks) => masks.reduce((sum, mask) => sum + pointsOf(mask), 0) <= maxPointsInAll, "too many points");
export type Mask = z.output<typeof maskSchema>;

/** A picture for everybody, in two sizes; nothing is left of what was masked, nor of where and when it was taken. */
export interface MaskedPicture {
  mimeType: string;
  picture: Uint8Array;
  thumbnail: Uint8Array;
  /** Of the larger one. */
  width: number;
  height: number;
}

/** Makes pictures that may be shown. Throws UNSUPPORTED_FILE for what is no picture it can read. */
export interface PictureMasker {
  mask(content: Uint8Array, masks: readonly Mask[]): Promise<MaskedPicture>;
}
