import type { Kept } from "./kept.ts";
import type { Outcome } from "./outbox.ts";
import type { Entry, Talk } from "./types.ts";

/** The server's name for the header with the session (`adapters/webchat/verify.ts`). */
const sessionHeader = "x-webchat-session";
/** Longest wait for an answer; a phone that changed networks never gets one. */
const timeoutMs = 20_000;
const photoTimeoutMs = 120_000;

interface SessionAnswer {
  token: string;
  isKept: boolean;
}

interface Fault {
  error?: { code?: string; message?: string };
}

/** A request the server refused; `status` 0: it never got there. */
export class Refused extends Error {
  readonly status: number;
  readonly waitMs: number;
  constructor(status: number, message: string, waitMs = 0) {
    super(message);
    this.status = status;
    this.waitMs = waitMs;
  }
}

/** Called with the share of a photo that is up, 0..1. */
export type Progress = (share: number) => void;

/** The chat's API with the resident's session. */
export class Api {
  readonly #kept: Kept;
  readonly #embedded: boolean;
  #token: string | undefined;

  constructor(kept: Kept, embedded: boolean) {
    this.#kept = kept;
    this.#embedded = embedded;
    this.#token = kept.get("token");
  }

  get headers(): Record<string, string> {
    return this.#token ? { [sessionHeader]: this.#token } : {};
  }

  /** The session of before, or a new one. Where nothing can be stored, asks again whether the browser keeps the cookie. */
  async open(): Promise<void> {
    const ask = { embedded: this.#embedded };
    const first = (await this.#call("POST", "/session", ask)) as SessionAnswer;
    this.#token = first.token;
    this.#kept.set("token", first.token);
    if (!this.#kept.isRefused || first.isKept) return;
    const second = (await this.#call("POST", "/session", ask)) as SessionAnswer;
    this.isLost = !second.isKept;
  }

  /** The talk is gone with this page. */
  isLost = false;

  talk(limit: number): Promise<Talk> {
    return this.#call("GET", `/messages?limit=${limit}`) as Promise<Talk>;
  }

  async mapLink(): Promise<string> {
    return ((await this.#call("POST", "/map-link", {})) as { url: string }).url;
  }

  /** Hands an entry over, its photos first. Keys stay with the photos, so that a retry sends none twice. */
  async send(entry: Entry, onProgress: (photo: number, share: number) => void): Promise<Outcome> {
    try {
      for (const [index, photo] of entry.photos.entries()) {
        photo.key = photo.key ?? (await this.#upload(photo.blob, (share) => onProgress(index, share)));
      }
      const photos = entry.photos.map(({ key }) => key);
      await this.#again(() => this.#call("POST", "/messages", { clientId: entry.clientId, photos, ...entry.content }));
      return { kind: "sent" };
    } catch (fault) {
      return outcomeOf(fault);
    }
  }

  /** A session that ran out is opened anew, once. */
  async #again<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.status !== 401) throw fault;
      await this.open();
      return work();
    }
  }

  async #call(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    try {
      const response = await fetch(`/api/chat${path}`, {
        method,
        headers: { ...this.headers, ...type },
        signal: abort.signal,
        ...json,
      });
      const answer = (await response.json()) as Fault;
      if (response.ok) return answer;
      const waitSeconds = Number(response.headers.get("retry-after") ?? 0);
      throw new Refused(response.status, answer.error?.message ?? "", waitSeconds * 1000);
    } catch (fault) {
      throw fault instanceof Refused ? fault : new Refused(0, "");
    } finally {
      clearTimeout(timer);
    }
  }

  /** `fetch` tells nothing of a body on its way up; the older request does. */
  #upload(blob: Blob, onProgress: Progress): Promise<string> {
    return this.#again(
      () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.open("POST", "/api/chat/uploads");
          for (const [name, value] of Object.entries(this.headers)) request.setRequestHeader(name, value);
          request.timeout = photoTimeoutMs;
          request.responseType = "json";
          request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
          const fail = (): void => {
            const seconds = Number(request.getResponseHeader("retry-after") ?? 0);
            const answer = request.response as Fault | null;
            reject(new Refused(request.status, answer?.error?.message ?? "", seconds * 1000));
          };
          request.onload = () => (request.status === 200 ? resolve((request.response as { key: string }).key) : fail());
          request.onerror = fail;
          request.ontimeout = fail;
          const form = new FormData();
          form.append("file", blob, "hinh.jpg");
          request.send(form);
        }),
    );
  }
}

function outcomeOf(fault: unknown): Outcome {
  if (!(fault instanceof Refused) || fault.status === 0 || fault.status >= 500) return { kind: "offline" };
  if (fault.status === 429) return { kind: "slow", waitMs: Math.max(fault.waitMs, 5_000) };
  return { kind: "refused", why: fault.message };
}
