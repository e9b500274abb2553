import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** One request as it goes over the wire. */
export interface Shot {
  bytes: Uint8Array;
  headers: Record<string, string>;
}

/** What a stretch of requests took. */
export interface Stretch {
  perSecond: number;
  /** From the moment each was due to its answer, ms: a server that falls behind is not spared its queue. */
  waits: number[];
  /** Answers other than 200, and none. */
  refused: number;
}

/** Posts over kept connections. */
export class Driver {
  readonly #agent: Agent;
  readonly #url: URL;

  constructor(url: string, connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.#url = new URL(url);
  }

  post({ bytes, headers }: Shot): Promise<number> {
    return new Promise((resolve) => {
      const sent = request(
        this.#url,
        { method: "POST", agent: this.#agent, headers: { ...headers, "content-length": bytes.length } },
        (answer) => {
          answer.resume();
          answer.on("end", () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.on("error", () => resolve(0));
      sent.end(bytes);
    });
  }

  /** As fast as answers come: each of these hands posts again when it has its answer. */
  async asFastAsAnswered(hands: number, seconds: number, next: () => Shot): Promise<Stretch> {
    const [waits, began] = [[] as number[], performance.now()];
    let refused = 0;
    const work = async (): Promise<void> => {
      while (performance.now() - began < seconds * 1_000) {
        const at = performance.now();
        if ((await this.post(next())) !== 200) refused += 1;
        waits.push(performance.now() - at);
      }
    };
    await Promise.all(Array.from({ length: hands }, work));
    return { perSecond: waits.length / ((performance.now() - began) / 1_000), waits, refused };
  }

  /** At a steady rate, whatever the answers do. */
  async atRate(perSecond: number, seconds: number, next: () => Shot): Promise<Stretch> {
    const [waits, began, posting] = [[] as number[], performance.now(), [] as Promise<void>[]];
    let refused = 0;
    for (let sent = 0; sent < perSecond * seconds; sent += 1) {
      const due = began + (sent * 1_000) / perSecond;
      if (due > performance.now()) await pause(due - performance.now());
      posting.push(
        this.post(next()).then((status) => {
          if (status !== 200) refused += 1;
          waits.push(performance.now() - due);
        }),
      );
    }
    await Promise.all(posting);
    return { perSecond: waits.length / ((performance.now() - began) / 1_000), waits, refused };
  }

  close(): void {
    this.#agent.destroy();
  }
}
