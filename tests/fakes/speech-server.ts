import { readForm } from "../../adapters/stand-ins/http-multipart.ts";
import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";
import { secondsOf } from "../../adapters/stand-ins/sound-files.ts";

export interface SpeechServerOptions {
  key: string;
  model: string;
  /** What is said in a note, by how many seconds it lasts; others are silence. */
  words?: Record<number, string>;
  /** OpenAI's limit unless given. */
  maxBytes?: number;
}

export interface SpeechServer extends FakeHttp {
  /** With its "/v1". */
  readonly base: string;
  /** The names of files it was sent. */
  readonly files: string[];
}

/** Endings OpenAI takes (platform.openai.com/docs/api-reference/audio, read 2026-11). */
const readable = /\.(flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/;

const fault = (status: number, message: string): PlatformAnswer => ({ status, body: { error: { message } } });

/** A transcription server that behaves: checks key, model, language, kind and size, and hears by the length of a WAV. */
export async function startSpeechServer(options: SpeechServerOptions): Promise<SpeechServer> {
  const { key, model, words = {}, maxBytes = 25_000_000 } = options;
  const files: string[] = [];
  const handle = ({ method, path, headers, body }: PlatformRequest): PlatformAnswer => {
    if (method !== "POST" || path !== "/v1/audio/transcriptions") return fault(404, "no such address");
    if (headers.authorization !== `Bearer ${key}`) return fault(401, "wrong key");
    const form = readForm(headers["content-type"], body);
    const field = (name: string) => form?.find((part) => part.name === name);
    const file = field("file");
    if (!file?.fileName) return fault(400, "no file");
    if (file.content.length > maxBytes) return fault(413, "too large");
    if (!readable.test(file.fileName)) return fault(400, "unrecognised format");
    if (field("model")?.content.toString() !== model) return fault(404, "no such model");
    if (field("language")?.content.toString() !== "vi") return fault(400, "no language");
    files.push(file.fileName);
    const seconds = file.fileName.endsWith(".wav") ? Math.round(secondsOf(file.content)) : 0;
    return { body: { text: words[seconds] ?? "" } };
  };
  const http = await startFakeHttp({
    sends: /transcriptions/,
    handle,
    faultAnswer: ({ code }) => fault(code, "fault"),
  });
  return { ...http, base: `${http.url}/v1`, files };
}
