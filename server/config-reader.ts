import { z } from "zod";
import { isPrivateEnough } from "./config-speech.ts";

/** Settings of the model that reads unsure messages once more. Off until it is named. */
export const readerShape = {
  /** A server with OpenAI's chat API, up to "/v1". Masked words of residents go there. */
  READER_URL: z.url({ protocol: /^https?$/ }).optional(),
  READER_MODEL: z.string().min(1).optional(),
  READER_KEY: z.string().min(1).optional(),
  /** How long an answer to a resident may wait for it. */
  READER_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(30).default(4),
};
type Shape = z.infer<z.ZodObject<typeof readerShape>>;

/** Where the second reader is. */
export interface ReaderSettings {
  baseUrl: string;
  model: string;
  key?: string | undefined;
  timeoutMs: number;
}

/** The second reader as it is set up; undefined: off. What is wrong with it is added to `faults`. */
export function readerSettings(
  own: Shape & { OUTGOING_PRIVATE_HOSTS: string[]; LEASE_SECONDS: number },
  faults: string[],
): ReaderSettings | undefined {
  const { READER_URL: url, READER_MODEL: model, READER_KEY: key, READER_TIMEOUT_SECONDS: seconds } = own;
  if (url && !model) faults.push("READER_MODEL: missing, while READER_URL is set");
  if (!url && (model || key)) faults.push(`READER_URL: missing, while ${model ? "READER_MODEL" : "READER_KEY"} is set`);
  if (url && !isPrivateEnough(url, own.OUTGOING_PRIVATE_HOSTS)) {
    faults.push("READER_URL: must be https, or on a host named in OUTGOING_PRIVATE_HOSTS: it carries residents' words");
  }
  if (!url || !model) return undefined;
  if (seconds * 3 > own.LEASE_SECONDS) {
    faults.push(
      "READER_TIMEOUT_SECONDS: must be at most a third of LEASE_SECONDS, or two workers could answer at once",
    );
  }
  return { baseUrl: url.replace(/\/$/, ""), model, key, timeoutMs: seconds * 1000 };
}
