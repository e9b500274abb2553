import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { isAxiosError } from "axios";
import type { Attachment } from "../core/channel/event.ts";
import type { MediaKeeper } from "../core/channel/media.ts";
import { AppError } from "../core/errors.ts";
import type { Files } from "../core/store.ts";
import { type Guard, isForbidden } from "./guard.ts";

/** Finds where a file lies now, for addresses of a platform's own scheme. What it gives is fetched and forgotten. */
export type FileResolver = (address: string, signal: AbortSignal) => Promise<string>;

interface Credentials {
  username: string;
  password: string;
}

/** From where files may be fetched, and how. */
export interface FetchOptions {
  /** Hosts files may come from; "*.fbcdn.net" also means every host below it. Nothing else is ever fetched. */
  hosts: readonly string[];
  /** Origins that may be plain HTTP: the stand-ins of tests and replays on this machine. */
  plainOrigins?: readonly string[];
  /** By scheme, with its colon ("telegram-file:"). */
  resolvers?: Readonly<Record<string, FileResolver>>;
  /** What an address wants to be asked with; nobody else is told. */
  authOf?: (address: string) => Credentials | undefined;
  timeoutMs: number;
  /** Refuses private addresses, also behind the name of a host that may be asked. */
  guard?: Guard;
}

export interface MediaOptions extends FetchOptions {
  files: Files;
  /** The true type of a file by its content; throws UNSUPPORTED_FILE. */
  sniff: (content: Uint8Array) => Promise<string>;
}

/** Messenger takes files up to 25 MB (Send API, read 2026-11); Zalo's are smaller. */
const maxBytes = 25_000_000;
const maxRedirects = 3;

/** Whether a file at this address is one we would fetch. */
export function mayFetch(
  address: string,
  { hosts, plainOrigins = [] }: Pick<MediaOptions, "hosts" | "plainOrigins">,
): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  if (plainOrigins.includes(origin)) return true;
  const fits = (host: string): boolean =>
    host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;
  return protocol === "https:" && hosts.some(fits);
}

interface Asked {
  signal: AbortSignal;
  auth?: Credentials | undefined;
  guard?: Guard | undefined;
}

async function get(address: string, { signal, auth, guard }: Asked) {
  guard?.check(new URL(address).hostname);
  const lookup = guard && { lookup: guard.lookup };
  return axios.get<ArrayBuffer>(address, {
    ...(lookup && { httpAgent: new HttpAgent(lookup), httpsAgent: new HttpsAgent(lookup) }),
    responseType: "arraybuffer",
    signal,
    ...(auth ? { auth } : {}),
    maxContentLength: maxBytes,
    maxRedirects: 0,
    proxy: false,
    validateStatus: (status) => status < 400,
  });
}

async function download(address: string, options: FetchOptions): Promise<Uint8Array> {
  // One limit on everything: a host that drips its bytes must not outlast the lease of whoever waits.
  const signal = AbortSignal.timeout(options.timeoutMs);
  const resolve = URL.canParse(address) ? options.resolvers?.[new URL(address).protocol] : undefined;
  if (resolve) {
    const { status, data } = await get(await resolve(address, signal), { signal });
    if (status < 300) return new Uint8Array(data);
    throw new AppError("PLATFORM_REFUSED", "a file that is somewhere else");
  }
  let next = address;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (!mayFetch(next, options)) throw new AppError("FORBIDDEN", "a file at an address we do not fetch from");
    const response = await get(next, { signal, auth: options.authOf?.(next), guard: options.guard });
    if (response.status < 300) return new Uint8Array(response.data);
    next = new URL(String(response.headers.location), next).href;
  }
  throw new AppError("PLATFORM_REFUSED", "too many redirects");
}

function translate(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isForbidden(error)) return new AppError("FORBIDDEN", "a file at an address of a private network");
  if (!isAxiosError(error))
    return new AppError("UNEXPECTED", "fetching a file failed", { retryable: true, cause: error });
  if (error.code === "ERR_BAD_RESPONSE" && error.message.includes("maxContentLength")) {
    return new AppError("TOO_LARGE", "a file above the limit", { details: { limit: maxBytes } });
  }
  const status = error.response?.status;
  const isGone = status !== undefined && status < 500 && status !== 429;
  const code = isGone ? "PLATFORM_REFUSED" : "PLATFORM_UNAVAILABLE";
  return new AppError(code, "the platform did not give the file", {
    retryable: !isGone,
    details: { status: status ?? 0 },
  });
}

/** The bytes of a file at an address that was named beforehand. Throws as `MediaKeeper.keep` does, and PLATFORM_REFUSED. */
export async function fetchFile(address: string, options: FetchOptions): Promise<Uint8Array> {
  return download(address, options).catch((error: unknown) => {
    throw translate(error);
  });
}

/** Fetches files of residents from the platforms' own hosts and keeps them: guarded, bounded, checked by content. */
export function createMediaKeeper(options: MediaOptions): MediaKeeper {
  return {
    keep: async (attachment: Attachment): Promise<Attachment> => {
      if (!attachment.url) throw new AppError("BAD_INPUT", "an attachment without an address");
      try {
        const content = await download(attachment.url, options);
        const mimeType = await options.sniff(content);
        const { key, sizeBytes } = await options.files.put(content, mimeType);
        return { ...attachment, key, mimeType, sizeBytes };
      } catch (error) {
        throw translate(error);
      }
    },
  };
}
