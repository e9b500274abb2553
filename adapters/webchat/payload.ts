import { z } from "zod";

/** One message of the chat page, as the server passes it on. Files are already ours: only keys, never addresses. */
export const chatMessageSchema = z.object({
  /** Made by the page; a repeated POST carries the same one. */
  clientMessageId: z.string().min(8).max(80),
  text: z.string().optional(),
  /** Value of a pressed button, and what stood on it. */
  choice: z.string().max(200).optional(),
  label: z.string().max(200).optional(),
  attachments: z
    .array(
      z.strictObject({
        kind: z.enum(["image", "audio", "video", "file"]),
        key: z.string().min(1).max(200),
        name: z.string().max(200).optional(),
        mimeType: z.string().max(100).optional(),
        sizeBytes: z.number().optional(),
      }),
    )
    .max(10)
    .default([]),
  place: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  /** Where the resident came from: the code of a printed sign (`core/spot.ts`). */
  ref: z.string().max(100).optional(),
  /** The form without a chat: everything in one go. */
  report: z
    .object({
      text: z.string().max(20_000),
      name: z.string().max(200).optional(),
      phone: z.string().max(40).optional(),
      category: z.string().max(60).optional(),
      hidesName: z.boolean().optional(),
      joins: z.object({ code: z.string().max(40), likeness: z.number() }).optional(),
    })
    .optional(),
});
