import { setTimeout as pause } from "node:timers/promises";
import { giveUpMs, type Platform } from "./platform.ts";
import type { Telephone } from "./telephones.ts";

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
