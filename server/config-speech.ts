import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { RecordingOptions } from "../adapters/speech/recordings.ts";

function isSource(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/" && search === "";
}

/** Settings of what writes speech down: a model on this machine, or a server. Off until one is named. */
export const speechShape = {
  /** The folder of a speech model in the layout of transformers.js; nothing that is said leaves this machine. */
  SPEECH_MODEL_DIR: z.string().min(1).optional(),
  /** How precisely that model counts; smaller is faster. */
  SPEECH_MODEL_DTYPE: z.enum(["fp32", "fp16", "q8", "q4"]).default("fp32"),
  /** A server with OpenAI's transcription API, up to "/v1". Residents' voices go there. */
  SPEECH_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the model there. */
  SPEECH_MODEL: z.string().min(1).optional(),
  /** Key for it. */
  SPEECH_KEY: z.string().min(1).optional(),
  /** How long one note may take, with waiting for its turn. */
  SPEECH_TIMEOUT_SECONDS: z.coerce.number().min(1).max(600).default(60),
  /** Origins exchanges keep recordings at, with commas: "https://user:password@pbx.example". Unset: voicemail is not fetched. */
  HOTLINE_RECORDING_SOURCES: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((sources) => sources.every(isSource), "must be origins such as https://pbx.example, without a path"),
};
type Shape = z.infer<z.ZodObject<typeof speechShape>>;

/** Who writes down, and whose recordings; undefined: nobody does. */
export type SpeechSettings = { timeoutMs: number; recordings: RecordingOptions["sources"] } & (
  | { kind: "local"; dir: string; dtype: Shape["SPEECH_MODEL_DTYPE"] }
  | { kind: "endpoint"; baseUrl: string; model: string; key?: string | undefined }
);

const loopback = ["127.0.0.1", "localhost", "[::1]"];

/** Speech as it is set up; undefined: off. What is wrong with it is added to `faults`. */
export function speechSettings(own: Shape & { OUTGOING_PRIVATE_HOSTS: string[] }, faults: string[]) {
  const { SPEECH_MODEL_DIR: dir, SPEECH_URL: url, SPEECH_MODEL: model, SPEECH_KEY: key } = own;
  const recordings = own.HOTLINE_RECORDING_SOURCES;
  const common = { timeoutMs: own.SPEECH_TIMEOUT_SECONDS * 1000, recordings };
  if (dir && url) faults.push("SPEECH_MODEL_DIR, SPEECH_URL: only one of them can write down");
  if (url && !model) faults.push("SPEECH_MODEL: missing, while SPEECH_URL is set");
  if (!url && (model || key)) faults.push(`SPEECH_URL: missing, while ${model ? "SPEECH_MODEL" : "SPEECH_KEY"} is set`);
  if (!url && !dir && recordings.length > 0) {
    faults.push("SPEECH_MODEL_DIR or SPEECH_URL: missing, while HOTLINE_RECORDING_SOURCES is set");
  }
  if (url && !isPrivateEnough(url, own.OUTGOING_PRIVATE_HOSTS)) {
    faults.push(
      "SPEECH_URL: must be https, or on a host named in OUTGOING_PRIVATE_HOSTS: it carries residents' voices",
    );
  }
  if (dir && !existsSync(join(dir, "config.json"))) faults.push("SPEECH_MODEL_DIR: no model there (config.json)");
  const local = dir && { ...common, kind: "local" as const, dir: resolve(dir), dtype: own.SPEECH_MODEL_DTYPE };
  const endpoint = url &&
    model && { ...common, kind: "endpoint" as const, baseUrl: url.replace(/\/$/, ""), model, key };
  const settings: SpeechSettings | undefined = local || endpoint || undefined;
  return settings;
}

/** Whether what residents say may go there: over TLS, or to this machine or a host of our own. */
export function isPrivateEnough(url: string, hosts: readonly string[]): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || loopback.includes(hostname) || hosts.includes(hostname);
}
