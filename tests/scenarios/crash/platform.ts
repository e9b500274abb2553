import { setTimeout as pause } from "node:timers/promises";
import type { SignedWebhook } from "../../../adapters/stand-ins/zalo-server.ts";
import type { Acknowledged, Logs } from "./logs.ts";
import type { Telephone } from "./telephones.ts";

/** How long a platform waits before it delivers again; real ones wait longer, the promise is the same. */
const redeliverMs = 250;
export const giveUpMs = 240_000;

/** A delivery's number on its platform, as the journal reads it: Telegram counts them, the others tell each's time. */
const keyOf = (path: string, { bytes }: SignedWebhook): string => {
  const [, number = ""] = /"update_id":(\d+)|"timestamp":"?(\d+)/.exec(bytes.toString())?.filter(Boolean) ?? [];
  return `${path.split("/").at(-1)} ${number}`;
};

/** How a delivery goes: after so long, and once more after each of these pauses although it was taken. */
export interface Manner {
  afterMs?: number;
  againAfterMs?: readonly number[];
}

/** Delivers like a platform: again and again until a 200 comes, and some once more although it came. */
export class Platform {
  readonly #origin: string;
  readonly #random: () => number;
  readonly #duplicateShare: number;
  /** What was answered with 200, by the platform's number of it. */
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Answers of 200. */
  taken = 0;
  duplicates = 0;
  /** Tries that brought no 200, after which it was delivered again. */
  refused = 0;

  constructor(origin: string, random: () => number, duplicateShare = 0) {
    this.#origin = origin;
    this.#random = random;
    this.#duplicateShare = duplicateShare;
  }

  /** What a resident says; one in so many comes twice. */
  say(phone: Telephone, text: string): Promise<void> {
    return this.deliver(phone.path, phone.write(text), { user: phone.user, text });
  }

  async deliver(
    path: string,
    webhook: SignedWebhook,
    said?: Acknowledged["said"],
    { afterMs = 0, againAfterMs }: Manner = {},
  ): Promise<void> {
    if (afterMs > 0) await pause(afterMs);
    await this.#untilTaken(path, webhook);
    this.acknowledged.set(keyOf(path, webhook), { at: Date.now(), ...(said ? { said } : {}) });
    for (const ms of againAfterMs ?? this.#byChance()) {
      this.duplicates += 1;
      await pause(ms);
      await this.#untilTaken(path, webhook);
    }
  }

  #byChance(): number[] {
    return this.#random() < this.#duplicateShare ? [this.#random() * 400] : [];
  }

  async #untilTaken(path: string, { bytes, headers }: SignedWebhook): Promise<void> {
    const since = performance.now();
    while (performance.now() - since < giveUpMs) {
      const body = new Uint8Array(bytes);
      const signal = AbortSignal.timeout(5_000);
      const answer = await fetch(`${this.#origin}${path}`, { method: "POST", headers, body, signal }).catch(
        () => undefined,
      );
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.status === 200) {
        this.taken += 1;
        return;
      }
      this.refused += 1;
      await pause(redeliverMs);
    }
    throw new Error("the server never took the event");
  }
}

/** What the platforms have written down; a photo comes as a line without words. */
export const logsOf = ({ acknowledged }: Platform, phones: readonly Telephone[]): Logs => ({
  acknowledged,
  heard: new Map(phones.map((phone) => [phone.user, phone.texts().filter((text) => text !== "")])),
});
