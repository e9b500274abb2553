import { createSpeechEndpoint } from "../adapters/speech/client.ts";
import { createRecordings } from "../adapters/speech/recordings.ts";
import type { Recordings, Transcriber } from "../core/understanding/speech.ts";
import { createLocalTranscriber } from "../nlp/speech/local.ts";
import { toWav } from "../nlp/speech/samples.ts";
import type { Config } from "./config.ts";
import type { SpeechSettings } from "./config-speech.ts";
import { sniff } from "./sniff.ts";

/** Errands are handed on when nobody finishes them; room for what is done before and after listening. */
const marginMs = 10_000;

/** Who writes down what people say; undefined: nobody does. */
export function createTranscriber(settings: SpeechSettings | undefined): Transcriber | undefined {
  if (!settings) return undefined;
  if (settings.kind === "local") return createLocalTranscriber(settings);
  const endpoint = createSpeechEndpoint(settings);
  // Voice notes of some channels are AMR, which many servers do not read.
  return {
    transcribe: async (speech) =>
      endpoint.transcribe(speech.mimeType.startsWith("audio/amr") ? await toWav(speech) : speech),
  };
}

/** Where recordings of calls are fetched from: nowhere, unless it is named. */
export function createCallRecordings({ speech, PLATFORM_TIMEOUT_MS: timeoutMs }: Config): Recordings {
  return createRecordings({
    sources: speech?.recordings ?? [],
    sniff: (content) => sniff(content, ["audio/", "video/mp4"]),
    timeoutMs,
  });
}

/** How long an errand is one worker's: longer than the slowest of them may take. */
export function errandLeaseMs({ speech, LEASE_SECONDS, PLATFORM_TIMEOUT_MS }: Config): number {
  const slowest = speech ? PLATFORM_TIMEOUT_MS + speech.timeoutMs + marginMs : 0;
  return Math.max(LEASE_SECONDS * 1000, slowest);
}
