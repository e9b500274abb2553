import { SignalReader } from "./sse.ts";

/** The server says something every 25 s; a stream silent for longer is dead, whatever the phone believes. */
const silentMs = 60_000;
const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000];
/** Where a browser cannot read a body as it comes in, the talk is asked for now and then. */
const pollMs = 5_000;

export interface LiveDeps {
  headers(): Record<string, string>;
  /** Something changed; `missed`: nobody knows how much. */
  onNews(missed: boolean): void;
  onState(isLive: boolean): void;
}

/**
 * The live stream of one talk. Read with `fetch`, because the browser's own reader sends no header and inside another
 * site no cookie. Comes back by itself with the last id it saw, at once when the network or the page does.
 */
export class Live {
  readonly #deps: LiveDeps;
  readonly #reader = new SignalReader();
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(deps: LiveDeps) {
    this.#deps = deps;
    addEventListener("online", () => this.connect());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && !this.#abort) this.connect();
    });
  }

  /** Begins, or begins anew. */
  connect(): void {
    this.#abort?.abort();
    clearTimeout(this.#timer);
    void this.#follow();
  }

  async #follow(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const { lastId } = this.#reader;
      this.#reader.reset();
      const headers = { ...this.#deps.headers(), ...(lastId ? { "last-event-id": lastId } : {}) };
      const response = await fetch("/api/chat/live", { headers, signal: abort.signal });
      if (!response.ok) throw new Error(String(response.status));
      this.#failures = 0;
      this.#deps.onState(true);
      // what happened between the last look at the talk and now is nobody's event yet when there was no id to start from
      this.#deps.onNews(lastId === undefined);
      if (!response.body) return this.#poll(abort);
      await this.#read(response.body.getReader(), abort);
    } catch {
      if (abort.signal.aborted && this.#abort !== abort) return;
    }
    this.#comeBack();
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>, abort: AbortController): Promise<void> {
    const decoder = new TextDecoder();
    for (;;) {
      const watchdog = setTimeout(() => abort.abort(), silentMs);
      const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
      if (done) return;
      const signals = this.#reader.feed(decoder.decode(value, { stream: true }));
      if (signals.length > 0) this.#deps.onNews(signals.some(({ name }) => name === "reset"));
    }
  }

  #poll(abort: AbortController): void {
    abort.abort();
    this.#abort = undefined;
    this.#deps.onNews(false);
    this.#timer = setTimeout(() => this.#poll(abort), pollMs);
  }

  #comeBack(): void {
    this.#abort = undefined;
    this.#deps.onState(false);
    const pauseMs = pausesMs[this.#failures] ?? 15_000;
    this.#failures += 1;
    this.#timer = setTimeout(() => this.connect(), pauseMs);
  }
}
