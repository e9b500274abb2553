import type { Content, Entry, Photo } from "./types.ts";

/** What became of an attempt. `offline` and `slow` are tried again; `refused` waits for the resident. */
export type Outcome =
  | { kind: "sent" }
  | { kind: "offline" }
  | { kind: "slow"; waitMs: number }
  | { kind: "refused"; why: string };

/** Where entries outlive a reload. */
export interface EntryStore {
  all(): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
  remove(clientId: string): Promise<void>;
}

export interface OutboxDeps {
  store: EntryStore;
  /** Hands one entry to the server; photos that it already has carry a key. */
  send(entry: Entry): Promise<Outcome>;
  newId(): string;
  now(): number;
  /** Calls back once, later; returns how to call it off. */
  later(work: () => void, ms: number): () => void;
  onChange(): void;
}

/** Pauses between attempts while there is no network; `online` cuts them short. */
const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** What the talk never showed in this time was set aside on the server; the desk has a task for it. */
const forgottenMs = 24 * 3_600_000;

/**
 * What the resident sent and the talk does not show yet: sent in order, one at a time, until the server has it, through
 * dead zones and reloads. The server knows an id it has seen, so trying again never says anything twice.
 */
export class Outbox {
  #entries: Entry[] = [];
  #isRunning = false;
  #failures = 0;
  #callOff: (() => void) | undefined;
  readonly #deps: OutboxDeps;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Nothing gets through at the moment. */
  get isStuck(): boolean {
    return this.#failures > 0 && this.#entries.some(({ state }) => state === "waiting");
  }

  /** Takes over what an earlier page, or another tab, left. */
  async load(): Promise<void> {
    const kept = await this.#deps.store.all().catch(() => []);
    const mine = new Map(this.#entries.map((entry) => [entry.clientId, entry]));
    const others = kept.filter(({ at }) => this.#deps.now() - at < forgottenMs);
    this.#entries = others
      .map(
        (entry) =>
          mine.get(entry.clientId) ?? (entry.state === "sending" ? { ...entry, state: "waiting" as const } : entry),
      )
      .sort((one, two) => one.at - two.at);
    this.#deps.onChange();
    void this.#run();
  }

  add(content: Content, photos: Photo[] = []): Entry {
    const entry: Entry = { clientId: this.#deps.newId(), at: this.#deps.now(), content, photos, state: "waiting" };
    this.#entries.push(entry);
    this.#keep(entry);
    void this.#run();
    return entry;
  }

  /** The resident asks for another try. */
  retry(clientId: string): void {
    const entry = this.#entries.find((one) => one.clientId === clientId);
    if (entry?.state === "refused") this.#set(entry, "waiting");
    this.kick();
  }

  /** The talk shows these lines, or the resident gave them up. */
  forget(clientIds: readonly string[]): void {
    const gone = this.#entries.filter(({ clientId }) => clientIds.includes(clientId));
    if (gone.length === 0) return;
    this.#entries = this.#entries.filter((entry) => !gone.includes(entry));
    for (const { clientId } of gone) void this.#deps.store.remove(clientId).catch(() => undefined);
    this.#deps.onChange();
  }

  /** The network may be back: try at once. */
  kick(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#isRunning || this.#callOff) return;
    this.#isRunning = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) if (!(await this.#attempt(next))) return;
    } finally {
      this.#isRunning = false;
    }
  }

  #next(): Entry | undefined {
    return this.#entries.find(({ state }) => state === "waiting");
  }

  /** True when the next one may go. */
  async #attempt(entry: Entry): Promise<boolean> {
    this.#set(entry, "sending");
    const outcome = await this.#deps.send(entry);
    if (outcome.kind === "sent" || outcome.kind === "refused") {
      this.#failures = 0;
      if (outcome.kind === "refused") entry.why = outcome.why;
      this.#set(entry, outcome.kind);
      // a sign's code is no line of the talk
      if (outcome.kind === "sent" && entry.content.ref) this.forget([entry.clientId]);
      return true;
    }
    this.#failures += 1;
    const pauseMs = outcome.kind === "slow" ? outcome.waitMs : (pausesMs[this.#failures - 1] ?? 30_000);
    this.#callOff = this.#deps.later(() => this.kick(), pauseMs);
    this.#set(entry, "waiting");
    return false;
  }

  #set(entry: Entry, state: Entry["state"]): void {
    entry.state = state;
    this.#keep(entry);
  }

  #keep(entry: Entry): void {
    void this.#deps.store.put(entry).catch(() => undefined);
    this.#deps.onChange();
  }
}
