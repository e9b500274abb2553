import { isPrivateEnough } from "./config-speech.ts";

/** A language model at a server that speaks OpenAI's chat API. */
export interface ModelEndpoint {
  /** Up to "/v1". */
  baseUrl: string;
  model: string;
  key?: string | undefined;
  timeoutMs: number;
}

interface Given {
  url?: string | undefined;
  model?: string | undefined;
  key?: string | undefined;
  seconds: number;
}

/** An endpoint as it is set up under `<name>_URL` and so on; undefined: off. What is wrong with it is added to `faults`. */
export function modelEndpoint(
  name: "READER" | "WORDING",
  { url, model, key, seconds }: Given,
  own: { OUTGOING_PRIVATE_HOSTS: string[]; LEASE_SECONDS: number },
  faults: string[],
): ModelEndpoint | undefined {
  if (url && !model) faults.push(`${name}_MODEL: missing, while ${name}_URL is set`);
  if (!url && (model || key)) faults.push(`${name}_URL: missing, while ${name}_${model ? "MODEL" : "KEY"} is set`);
  if (url && !isPrivateEnough(url, own.OUTGOING_PRIVATE_HOSTS)) {
    faults.push(
      `${name}_URL: must be https, or on a host named in OUTGOING_PRIVATE_HOSTS: it carries residents' words`,
    );
  }
  if (!url || !model) return undefined;
  if (seconds * 3 > own.LEASE_SECONDS) {
    faults.push(
      `${name}_TIMEOUT_SECONDS: must be at most a third of LEASE_SECONDS, or two workers could answer at once`,
    );
  }
  return { baseUrl: url.replace(/\/$/, ""), model, key, timeoutMs: seconds * 1000 };
}
