import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Encoder } from "../../core/understanding/encoder.ts";
import type { EncoderModel, Reply, Request } from "./thread-messages.ts";

export interface EncoderOptions {
  model: EncoderModel;
  /** Waiting for one's turn and encoding together; what is late is done without. */
  timeoutMs: number;
  /** Told once of each new fault, because whoever asks just does without. */
  onFault?: (fault: string) => void;
}

/** An encoder that runs until it is closed. */
export interface RunningEncoder extends Encoder {
  close(): Promise<void>;
}

/** Our own, which comes with this release; `npm run train:encoder` makes it anew. */
export const ownModel: EncoderModel = {
  name: "encoder",
  folder: fileURLToPath(new URL("../data/", import.meta.url)),
  dtype: "fp32",
  prefix: "",
  isOwn: true,
};

const maxTexts = 64;
const maxChars = 1500;
const maxWaiting = 32;
/** A thread that has said nothing for so long is given up; loading a large model may take a while. */
const stuckMs = 120_000;

interface Waiting {
  request: Request;
  since: number;
  isLate: boolean;
  done: (vectors?: Float32Array) => void;
}

/** One thread and whoever waits for it. */
class Queue {
  readonly #model: EncoderModel;
  readonly #onFault: (fault: string) => void;
  #lastFault: string | undefined;
  readonly #waiting: Waiting[] = [];
  #thread: Worker | undefined;
  #isClosed = false;
  #count = 0;

  constructor({ model, onFault }: EncoderOptions) {
    this.#model = model;
    this.#onFault = onFault ?? (() => undefined);
    this.#thread = this.#start();
  }

  ask(texts: readonly string[], timeoutMs: number): Promise<Float32Array | undefined> {
    this.#giveUpStuck();
    if (this.#isClosed || this.#waiting.length >= maxWaiting) return Promise.resolve(undefined);
    this.#count += 1;
    const request = { id: this.#count, texts };
    return new Promise((resolve) => {
      const one: Waiting = { request, since: performance.now(), isLate: false, done: resolve };
      const timer = setTimeout(() => {
        one.isLate = true;
        resolve(undefined);
      }, timeoutMs);
      one.done = (vectors) => {
        clearTimeout(timer);
        resolve(vectors);
      };
      this.#waiting.push(one);
      if (this.#waiting.length === 1) this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const last = this.#thread;
    this.#thread = undefined;
    for (const { done } of this.#waiting.splice(0)) done();
    await last?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(new URL("./thread.mjs", import.meta.url), { execArgv: [], workerData: this.#model });
    thread.unref();
    thread.on("message", ({ id, vectors, fault }: Reply) => {
      if (fault) this.#tell(fault);
      if (thread === this.#thread && id === this.#waiting[0]?.request.id) this.#settle(vectors);
    });
    // An error is followed by the end of the thread, which is where it is dealt with.
    thread.on("error", ({ name }) => this.#tell(`the encoder's thread has died (${name})`));
    thread.on("exit", () => {
      if (thread !== this.#thread) return;
      this.#thread = undefined;
      this.#settle();
    });
    return thread;
  }

  #tell(fault: string): void {
    if (fault === this.#lastFault) return;
    this.#lastFault = fault;
    this.#onFault(fault);
  }

  #settle(vectors?: Float32Array): void {
    this.#waiting.shift()?.done(vectors);
    this.#next();
  }

  #next(): void {
    while (this.#waiting[0]?.isLate) this.#waiting.shift();
    const first = this.#waiting[0];
    if (!first || this.#isClosed) return;
    first.since = performance.now();
    this.#thread ??= this.#start();
    this.#thread.postMessage(first.request);
  }

  #giveUpStuck(): void {
    const first = this.#waiting[0];
    if (!first || performance.now() - first.since < stuckMs) return;
    const stuck = this.#thread;
    this.#thread = undefined;
    void stuck?.terminate();
    this.#settle();
  }
}

/**
 * Encodes in a thread of its own, so that no turn stands still for it: one request at a time, few in the queue, each
 * with a time limit. The thread starts now, and anew when it has died; what it cannot do in time is done without.
 */
export function createEncoder(options: EncoderOptions): RunningEncoder {
  const queue = new Queue(options);
  return {
    meaningsOf: async (texts) => {
      if (texts.length === 0) return [];
      if (texts.length > maxTexts) return undefined;
      const vectors = await queue.ask(
        texts.map((text) => text.slice(0, maxChars)),
        options.timeoutMs,
      );
      return vectors && split(vectors, texts.length);
    },
    close: () => queue.close(),
  };
}

function split(vectors: Float32Array, texts: number): Float32Array[] {
  const size = vectors.length / texts;
  return Array.from({ length: texts }, (_, at) => vectors.subarray(at * size, (at + 1) * size));
}
