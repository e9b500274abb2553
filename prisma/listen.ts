import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type StoredLiveEvent, wakeChannels } from "./live.ts";

export interface ListenerOptions {
  url: string;
  /** Something new may wait in the inbox or the outbox; called often and without cause. */
  onInbox: () => void;
  onOutbox: () => void;
  /** Each committed live event once, from any process. */
  onLive: (event: StoredLiveEvent) => void;
  /** So much was missed that browsers had better refetch everything. */
  onReconnect?: () => void;
  onFault?: (error: unknown) => void;
  /** A lost wake-up costs no more than this. */
  pollMs?: number;
}

/** Ids are given before the commit, so an event may turn up after its successors: so many are looked at again. */
const overlap = 500;
const batch = 2_000;
const reconnectMs = 500;
/** Between two looks for live events: a crowd causes many, and one look finds them all. */
const restMs = 20;

/** Hands on new live events, each once, in the order of their ids as far as they are there. */
class LiveReader {
  readonly #onLive: (event: StoredLiveEvent) => void;
  /** Known ids beyond `#settled`. */
  readonly #seen = new Set<number>();
  /** Every id up to here is known, or given so long ago that it will not come any more. */
  #settled = 0;
  #last: number | undefined;
  #reading: Promise<void> | undefined;
  #isWanted = false;

  constructor(onLive: (event: StoredLiveEvent) => void) {
    this.#onLive = onLive;
  }

  /** Begins at the present; what was before is for replays. A connection made anew goes on where the last one ended. */
  async start(client: pg.Client): Promise<void> {
    if (this.#last !== undefined) return;
    const { rows } = await client.query<{ id: string }>("SELECT id FROM live_event ORDER BY id DESC LIMIT $1", [
      overlap,
    ]);
    for (const { id } of rows) this.#seen.add(Number(id));
    this.#last = Number(rows[0]?.id ?? 0);
    this.#settle();
  }

  /** Reads until nothing is new; calls that come meanwhile cause one more round. */
  read(client: pg.Client): Promise<void> {
    this.#isWanted = true;
    this.#reading ??= this.#readAll(client).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readAll(client: pg.Client): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      const { rows } = await client.query<Omit<StoredLiveEvent, "id"> & { id: string }>(
        `SELECT id, topic, name, json_strip_nulls(json_build_object('id', ref, 'version', version))::text AS data
         FROM live_event WHERE id > $1 ORDER BY id LIMIT $2`,
        [this.#settled, overlap + batch],
      );
      const fresh = rows.map((row) => ({ ...row, id: Number(row.id) })).filter(({ id }) => !this.#seen.has(id));
      for (const event of fresh) this.#take(event);
      if (fresh.length >= batch) this.#isWanted = true;
      this.#settle();
      await pause(restMs, undefined, { ref: false });
    }
  }

  /** Only what is behind a gap is asked for again: usually nothing. */
  #settle(): void {
    this.#settled = Math.max(this.#settled, (this.#last ?? 0) - overlap);
    while (this.#seen.has(this.#settled + 1)) this.#settled += 1;
    for (const id of this.#seen) if (id <= this.#settled) this.#seen.delete(id);
  }

  #take(event: StoredLiveEvent): void {
    this.#seen.add(event.id);
    this.#last = Math.max(this.#last ?? 0, event.id);
    this.#onLive(event);
  }
}

/** One connection that listens, from its making to its end. */
async function attend(client: pg.Client, reader: LiveReader, options: ListenerOptions): Promise<void> {
  const { onInbox, onOutbox, onFault, pollMs = 2_000 } = options;
  const wakeLive = (): void => {
    reader.read(client).catch((error) => onFault?.(error));
  };
  const wakes: Record<string, () => void> = {
    [wakeChannels.inbox]: onInbox,
    [wakeChannels.outbox]: onOutbox,
    [wakeChannels.live]: wakeLive,
  };
  const wakeAll = (): void => {
    for (const wake of Object.values(wakes)) wake();
  };
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", (error) => onFault?.(error));
  client.on("notification", ({ channel }) => wakes[channel]?.());
  try {
    await client.connect();
    await client.query(
      Object.keys(wakes)
        .map((channel) => `LISTEN ${channel}`)
        .join("; "),
    );
    await reader.start(client);
    wakeAll();
    const poll = setInterval(wakeAll, pollMs);
    await ended.finally(() => clearInterval(poll));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Listens for what other processes (and this one) have committed, on one connection of its own that is made anew
 * whenever it breaks. Returns at once; `close` ends it.
 */
export function createListener(options: ListenerOptions): { close(): Promise<void> } {
  const reader = new LiveReader(options.onLive);
  const isClosed = new AbortController();
  let client: pg.Client | undefined;
  const run = async (): Promise<void> => {
    while (!isClosed.signal.aborted) {
      client = new pg.Client({ connectionString: options.url, keepAlive: true, application_name: "cau-noi listen" });
      await attend(client, reader, options).catch((error) => options.onFault?.(error));
      await pause(reconnectMs, undefined, { signal: isClosed.signal }).catch(() => undefined);
      if (!isClosed.signal.aborted) options.onReconnect?.();
    }
  };
  const running = run();
  return {
    close: async () => {
      isClosed.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}
