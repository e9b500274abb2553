import { z } from "zod";
import { type ModelEndpoint, modelEndpoint } from "./config-model.ts";

/** Settings of the model that reads unsure messages once more. Off until it is named. */
export const readerShape = {
  /** A server with OpenAI's chat API, up to "/v1". Masked words of residents go there. */
  READER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the model there. */
  READER_MODEL: z.string().min(1).optional(),
  /** Key for it, where it wants one. */
  READER_KEY: z.string().min(1).optional(),
  /** How long an answer to a resident may wait for it. */
  READER_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(30).default(4),
};
type Shape = z.infer<z.ZodObject<typeof readerShape>>;

/** Where the second reader is. */
export type ReaderSettings = ModelEndpoint;

/** The second reader as it is set up; undefined: off. */
export function readerSettings(
  own: Shape & { OUTGOING_PRIVATE_HOSTS: string[]; LEASE_SECONDS: number },
  faults: string[],
): ReaderSettings | undefined {
  const { READER_URL: url, READER_MODEL: model, READER_KEY: key, READER_TIMEOUT_SECONDS: seconds } = own;
  return modelEndpoint("READER", { url, model, key, seconds }, own, faults);
}
