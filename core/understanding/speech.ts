import { maxInboundTextChars } from "../channel/event.ts";

/** Something that was said, as a file. */
export interface Speech {
  content: Uint8Array;
  mimeType: string;
}

/**
 * Writes down what is said in a file. Off unless one is set up (`World.transcriber`): then nothing is written down and a
 * person listens. A machine mishears, so nothing is done on its word alone, but for danger.
 */
export interface Transcriber {
  /**
   * The words as text; empty where nobody speaks. Throws PLATFORM_UNAVAILABLE and RATE_LIMITED (both retryable),
   * UNSUPPORTED_FILE (it cannot read this kind of sound), TOO_LARGE, PLATFORM_REFUSED.
   */
  transcribe(speech: Speech): Promise<string>;
}

/** Fetches recordings of calls from where the exchange keeps them; they are listened to once and not kept. */
export interface Recordings {
  /** Throws FORBIDDEN (an address we do not fetch from), PLATFORM_UNAVAILABLE (retryable), PLATFORM_REFUSED, TOO_LARGE, UNSUPPORTED_FILE. */
  fetch(url: string): Promise<Speech>;
}

/** A transcript as it may be kept: within the length of a message, without characters that no database holds. */
export function writtenDown(transcript: string): string {
  return transcript
    .slice(0, maxInboundTextChars)
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replaceAll("\0", "")
    .trim();
}
