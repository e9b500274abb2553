import { setTimeout as pause } from "node:timers/promises";
import type { startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import type { SignedWebhook, startZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";

type Zalo = Awaited<ReturnType<typeof startZaloServer>>;
type Facebook = Awaited<ReturnType<typeof startFacebookServer>>;

/** One resident's telephone: makes the webhook of what they do, and shows what they got. */
export interface Telephone {
  user: string;
  path: string;
  write(text: string): SignedWebhook;
  /** Presses a button: `value` is what it stands for, `label` what is on it. */
  press(value: string, label: string): SignedWebhook;
  /** Texts that arrived, oldest first. */
  texts(): string[];
}

export function zaloTelephone(zalo: Zalo, user: string): Telephone {
  return {
    user,
    path: "/webhooks/zalo",
    write: (text) => zalo.userSends({ userId: user, text }),
    press: (choice) => zalo.userSends({ userId: user, choice }),
    texts: () => zalo.received(user),
  };
}

export function facebookTelephone(facebook: Facebook, user: string): Telephone {
  return {
    user,
    path: "/webhooks/facebook",
    write: (text) => facebook.userSends({ userId: user, text }),
    press: (choice, label) => facebook.userSends({ userId: user, choice, label }),
    texts: () => facebook.received(user),
  };
}

/** How long a platform waits before it delivers again; real ones wait longer, the promise is the same. */
const redeliverMs = 250;
const giveUpMs = 240_000;

/** The platform's id of the message in a webhook. */
const idIn = ({ bytes }: SignedWebhook): string => /"(?:msg_id|mid)":"([^"]+)"/.exec(bytes.toString())?.[1] ?? "";

/** Delivers like a platform: again and again until a 200 comes, and one in five once more although it came. */
export class Platform {
  readonly #origin: string;
  readonly #random: () => number;
  readonly #duplicateShare: number;
  /** When the 200 for each event had come, by the platform's id of it. */
  readonly acceptedAt = new Map<string, number>();
  duplicates = 0;
  /** Tries that brought no 200, after which it was delivered again. */
  refused = 0;

  constructor(origin: string, random: () => number, duplicateShare: number) {
    this.#origin = origin;
    this.#random = random;
    this.#duplicateShare = duplicateShare;
  }

  async deliver(path: string, webhook: SignedWebhook): Promise<void> {
    await this.#untilTaken(path, webhook);
    this.acceptedAt.set(idIn(webhook), Date.now());
    if (this.#random() >= this.#duplicateShare) return;
    this.duplicates += 1;
    await pause(this.#random() * 400);
    await this.#untilTaken(path, webhook);
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
      if (answer?.status === 200) return;
      this.refused += 1;
      await pause(redeliverMs);
    }
    throw new Error("the server never took the event");
  }
}

/** Waits until this telephone shows a text that fits, looking only at what came after `from`; gives that text. */
async function arrives(phone: Telephone, from: number, fits: RegExp): Promise<string> {
  const since = performance.now();
  while (performance.now() - since < giveUpMs) {
    const fitting = phone
      .texts()
      .slice(from)
      .find((text) => fits.test(text));
    if (fitting !== undefined) return fitting;
    await pause(50);
  }
  throw new Error(`${phone.user} never read ${fits}`);
}

const asksToConfirm = /Đúng chưa ạ\?$/;
/** A neighbour may have told of their own drain before; this one is another. */
const asksWhetherSame = /theo dõi chung nhé\?$/;
const tellsCode = /Mã của anh\/chị là BS-\d{4}-\d{4}/;

/** Reports, reads what was understood, confirms, reads the code: once for each report, waiting as people do. */
export async function tellStory(phone: Telephone, platform: Platform, reports: string[]): Promise<void> {
  /** Does one thing and reads the answer to it. */
  const act = async (webhook: SignedWebhook, answer: RegExp): Promise<string> => {
    const read = phone.texts().length;
    await platform.deliver(phone.path, webhook);
    return arrives(phone, read, answer);
  };
  for (const report of reports) {
    const question = await act(phone.write(report), new RegExp(`${asksToConfirm.source}|${asksWhetherSame.source}`));
    if (asksWhetherSame.test(question)) await act(phone.press("other", "Việc khác"), asksToConfirm);
    await act(phone.press("yes", "Đúng rồi"), tellsCode);
  }
}

/** How far the day of kills is; whoever acts waits for a share of it, so that there is traffic to break from first to last. */
export class Day {
  readonly #kills: number;
  #done = 0;
  #waiting: { share: number; go: () => void }[] = [];

  constructor(kills: number) {
    this.#kills = kills;
  }

  reached(share: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ share, go });
      this.#release();
    });
  }

  /** One more kill is done. */
  pass(): void {
    this.#done += 1;
    this.#release();
  }

  #release(): void {
    const isDue = ({ share }: { share: number }): boolean => share <= this.#done / this.#kills;
    for (const { go } of this.#waiting.filter(isDue)) go();
    this.#waiting = this.#waiting.filter((one) => !isDue(one));
  }
}

const window = 3;
/** Within this time after a kill what belongs to its part of the day comes in. */
const spreadMs = 1_500;

/** Writes without waiting, a few at a time and out of order, as lines that come back after a dead spot. */
export async function chatter(
  phone: Telephone,
  platform: Platform,
  texts: string[],
  { day, random }: { day: Day; random: () => number },
) {
  const phase = random();
  for (let from = 0; from < texts.length; from += window) {
    await day.reached((from + phase * window) / (texts.length + window));
    await pause(random() * spreadMs);
    const some = texts.slice(from, from + window).map((text) => phone.write(text));
    const shuffled = some.map((webhook) => ({ webhook, at: random() })).sort((a, b) => a.at - b.at);
    await Promise.all(
      shuffled.map(async ({ webhook, at }) => {
        await pause(at * 60);
        await platform.deliver(phone.path, webhook);
      }),
    );
  }
}
