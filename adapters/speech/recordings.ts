import type { Recordings } from "../../core/understanding/speech.ts";
import { fetchFile } from "../media.ts";

export interface RecordingOptions {
  /**
   * Where exchanges keep recordings, as origins; nothing else is ever fetched. A name and a password in one
   * ("https://user:password@pbx.example") go to that origin only.
   */
  sources: readonly string[];
  /** The true type of a file by its content; throws UNSUPPORTED_FILE. */
  sniff: (content: Uint8Array) => Promise<string>;
  timeoutMs: number;
}

/** Fetches recordings from the exchanges' own origins. What is fetched is handed on and not kept. */
export function createRecordings({ sources, sniff, timeoutMs }: RecordingOptions): Recordings {
  const urls = sources.map((source) => new URL(source));
  const authOf = (address: string) => {
    const url = urls.find(({ origin, username }) => username !== "" && origin === new URL(address).origin);
    return url && { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  };
  const options = { hosts: [], plainOrigins: urls.map(({ origin }) => origin), authOf, timeoutMs };
  return {
    fetch: async (url) => {
      const content = await fetchFile(url, options);
      return { content, mimeType: await sniff(content) };
    },
  };
}
