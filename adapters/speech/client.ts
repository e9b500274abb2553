import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { Speech, Transcriber } from "../../core/understanding/speech.ts";
import { createHttp, type HttpAnswer, statusFault } from "../http.ts";

export interface SpeechEndpointOptions {
  /** What stands before "/audio/transcriptions", e.g. "http://10.0.0.9:8000/v1". */
  baseUrl: string;
  model: string;
  /** Sent as a bearer token; servers of one's own often want none. */
  key?: string | undefined;
  timeoutMs: number;
}

/** OpenAI's own limit (platform.openai.com/docs/guides/speech-to-text, read 2026-11); other servers take more. */
const maxBytes = 25_000_000;
const answerSchema = z.object({ text: z.string() });

/** Servers tell the kind of a file by its name's end. */
const endings: readonly [type: RegExp, ending: string][] = [
  [/amr/, "amr"],
  [/ogg|opus/, "ogg"],
  [/mpeg|mp3/, "mp3"],
  [/mp4|m4a/, "m4a"],
  [/aac/, "aac"],
  [/webm/, "webm"],
  [/flac/, "flac"],
];
const endingOf = (mimeType: string): string => endings.find(([type]) => type.test(mimeType))?.[1] ?? "wav";

/** The refusals that say something of the file, by status. */
const refusals = { 413: "TOO_LARGE", 415: "UNSUPPORTED_FILE" } as const;

function faultOf(answer: HttpAnswer): AppError {
  const code = refusals[answer.status as keyof typeof refusals];
  return code ? new AppError(code, "the speech server does not take this file") : statusFault(answer);
}

/** The form of OpenAI's `POST /audio/transcriptions`; the language is given, so that nothing is taken for another's. */
function formOf({ content, mimeType }: Speech, model: string): FormData {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(content)], { type: mimeType }), `voice.${endingOf(mimeType)}`);
  form.set("model", model);
  form.set("language", "vi");
  form.set("response_format", "json");
  return form;
}

/** Writes down at a server that speaks OpenAI's transcription API: one's own, or somebody else's. */
export function createSpeechEndpoint(options: SpeechEndpointOptions): Transcriber {
  const { baseUrl, model, key, timeoutMs } = options;
  const http = createHttp({ baseUrl, timeoutMs });
  return {
    transcribe: async (speech) => {
      if (speech.content.length > maxBytes) {
        throw new AppError("TOO_LARGE", "more sound than the speech server takes", { details: { limit: maxBytes } });
      }
      const answer = await http({
        method: "POST",
        path: "/audio/transcriptions",
        data: formOf(speech, model),
        ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
      });
      const { success, data } = answerSchema.safeParse(answer.body);
      if (answer.status !== 200 || !success) throw faultOf(answer);
      return data.text;
    },
  };
}
