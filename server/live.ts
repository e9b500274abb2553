import type { Request, Response } from "express";
import { AppError } from "../core/errors.ts";
import type { Logger } from "./log.ts";

/** A stored live event as the listener and the replay hand it over. */
export interface StoredLiveEvent {
  id: number;
  topic: string;
  name: string;
  /** JSON of the event's small payload: `{id, version?}`. */
  data: string;
}

/** Keeps proxies from closing an idle stream; most do after 60 s. */
const heartbeatMs = 25_000;
/** Events replayed to a browser that was away; beyond that it is told to refetch everything. */
const replayLimit = 500;
/** Ids may become visible out of order (two transactions); a replay therefore starts this many earlier. Events are idempotent. */
const replayOverlap = 50;
/** Streams one person may have open in one process: windows, tabs and telephones. */
const mostEach = 100;
/** Browsers reconnect after this pause. */
const retryMs = 2_000;

export interface LiveHubDeps {
  since: (id: number, topics: string[], limit: number) => Promise<StoredLiveEvent[]>;
  log: Logger;
}

interface Stream {
  topics: Set<string>;
  response: Response;
  /** The member of staff it belongs to, or the talk of a resident. */
  whose: string;
}

/** Server-sent events to consoles and web chats: one hub per process, fed by the database's notifications. */
export class LiveHub {
  readonly #streams = new Set<Stream>();
  readonly #listeners = new Set<(event: StoredLiveEvent) => void>();
  readonly #since: LiveHubDeps["since"];
  readonly #log: Logger;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(deps: LiveHubDeps) {
    this.#since = deps.since;
    this.#log = deps.log;
    this.#heartbeat = setInterval(() => {
      for (const { response } of this.#streams) response.write(": still here\n\n");
    }, heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Opens a stream for these topics, after replaying what the browser missed since its `Last-Event-ID`. */
  async open(request: Request, response: Response, topics: string[], owner?: string): Promise<void> {
    const whose = owner ?? topics.join(" ");
    const open = [...this.#streams].filter((stream) => stream.whose === whose).length;
    if (open >= mostEach) throw new AppError("RATE_LIMITED", "too many windows of one person", { retryable: true });
    response.set({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    response.flushHeaders();
    response.write(`retry: ${retryMs}\n\n`);
    const stream: Stream = { topics: new Set(topics), response, whose };
    this.#streams.add(stream);
    response.on("close", () => this.#streams.delete(stream));
    const last = Number(request.headers["last-event-id"] ?? request.query.lastEventId ?? Number.NaN);
    if (Number.isSafeInteger(last) && last >= 0) await this.#replay(stream, last);
  }

  async #replay(stream: Stream, last: number): Promise<void> {
    try {
      const missed = await this.#since(Math.max(0, last - replayOverlap), [...stream.topics], replayLimit);
      if (missed.length >= replayLimit) stream.response.write("event: reset\ndata: {}\n\n");
      else for (const event of missed) write(stream.response, event);
    } catch (error) {
      this.#log.warn({ error }, "live replay failed");
      stream.response.write("event: reset\ndata: {}\n\n");
    }
  }

  /** A committed event, from any process: goes to every stream of its topic here. */
  publish(event: StoredLiveEvent): void {
    for (const { topics, response } of this.#streams) if (topics.has(event.topic)) write(response, event);
    if (event.name === "staff.updated") this.#signOut((JSON.parse(event.data) as { id: string }).id);
    for (const hear of this.#listeners) hear(event);
  }

  /** Somebody may no longer listen: whoever still may comes back by themselves. */
  #signOut(owner: string): void {
    for (const stream of this.#streams) if (stream.whose === owner) stream.response.end();
  }

  /** Calls for each event from any process, for requests that wait for one; returns how to stop it. */
  hear(listener: (event: StoredLiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The database connection was lost and is back: nobody knows what was missed. */
  reset(): void {
    for (const { response } of this.#streams) response.write("event: reset\ndata: {}\n\n");
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Ends all streams; browsers reconnect to another process. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const { response } of this.#streams) response.end();
    this.#streams.clear();
  }
}

function write(response: Response, { id, name, data }: StoredLiveEvent): void {
  response.write(`id: ${id}\nevent: ${name}\ndata: ${data}\n\n`);
}
