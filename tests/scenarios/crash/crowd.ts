import { setTimeout as pause } from "node:timers/promises";
import type { startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import type { SignedWebhook, startZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";
import type { TelegramServer } from "../../fakes/telegram-server.ts";
import type { Acknowledged, Logs } from "./check.ts";

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

export function telegramTelephone(telegram: TelegramServer, user: string): Telephone {
  return {
    user,
    path: "/webhooks/telegram",
    write: (text) => telegram.userSends({ userId: user, text }),
    press: (choice, label) => telegram.userSends({ userId: user, choice, label }),
    texts: () => telegram.received(user),
  };
}

/** How long a platform waits before it delivers again; real ones wait longer, the promise is the same. */
const redeliverMs = 250;
const giveUpMs = 240_000;

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
const tellsCode = /Mã của anh\/chị là (BS-\d{4}-\d{4})/;

/** Reports, reads what was understood, confirms, reads the code: once for each report, waiting as people do. */
export async function tellStory(
  phone: Telephone,
  platform: Platform,
  reports: readonly string[],
  onCode: (code: string) => void = () => undefined,
): Promise<void> {
  /** Does one thing and reads the answer to it. */
  const act = async (does: () => Promise<void>, answer: RegExp): Promise<string> => {
    const read = phone.texts().length;
    await does();
    return arrives(phone, read, answer);
  };
  const press = (value: string, label: string) => () => platform.deliver(phone.path, phone.press(value, label));
  for (const report of reports) {
    const asked = new RegExp(`${asksToConfirm.source}|${asksWhetherSame.source}`);
    const question = await act(() => platform.say(phone, report), asked);
    if (asksWhetherSame.test(question)) await act(press("other", "Việc khác"), asksToConfirm);
    const told = await act(press("yes", "Đúng rồi"), tellsCode);
    onCode(tellsCode.exec(told)?.[1] ?? "");
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
    await Promise.all(
      texts.slice(from, from + window).map((text) => {
        const afterMs = random() * 60;
        return platform.deliver(phone.path, phone.write(text), { user: phone.user, text }, { afterMs });
      }),
    );
  }
}
