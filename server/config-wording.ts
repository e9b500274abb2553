import { z } from "zod";
import { type ModelEndpoint, modelEndpoint } from "./config-model.ts";

/** Settings of the model that puts answers on procedures in plainer words. Off until it is named. */
export const wordingShape = {
  /** A server with OpenAI's chat API, up to "/v1". Masked questions and the records' own words go there. */
  WORDING_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the model there. */
  WORDING_MODEL: z.string().min(1).optional(),
  /** Key for it, where it wants one. */
  WORDING_KEY: z.string().min(1).optional(),
  /** How long an answer to a resident may wait for it; then the record's own sentence goes out. */
  WORDING_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(8).default(6),
};
type Shape = z.infer<z.ZodObject<typeof wordingShape>>;

/** Where the model is that words answers. */
export type WordingSettings = ModelEndpoint;

/** The wording as it is set up; undefined: off. */
export function wordingSettings(
  own: Shape & { OUTGOING_PRIVATE_HOSTS: string[]; LEASE_SECONDS: number },
  faults: string[],
): WordingSettings | undefined {
  const { WORDING_URL: url, WORDING_MODEL: model, WORDING_KEY: key, WORDING_TIMEOUT_SECONDS: seconds } = own;
  return modelEndpoint("WORDING", { url, model, key, seconds }, own, faults);
}
