import { setTimeout as pause } from "node:timers/promises";
import type { TelegramServer } from "../../fakes/telegram-server.ts";
import type { Driver, Shot } from "./driver.ts";

/** What people begin with: a question that is answered, a report that is asked back, a greeting. */
const openings = ["làm giấy khai sinh cho con cần gì", "cống trước nhà 45 hoa sứ nghẹt cả tuần", "chào phường"];
const firstUser = 700_000_000;
const giveUpMs = 120_000;

/** People who write in turn, each once before the first writes again; no two crowds share anybody. */
export class Crowd {
  static #next = firstUser;
  readonly #telegram: TelegramServer;
  readonly #first: number;
  readonly #size: number;
  #count = 0;

  constructor(telegram: TelegramServer, size: number) {
    this.#telegram = telegram;
    this.#first = Crowd.#next;
    this.#size = size;
    Crowd.#next += size;
  }

  next = (): Shot => {
    const [turn, index] = [Math.floor(this.#count / this.#size), this.#count % this.#size];
    const text = `${openings[this.#count % openings.length]}, hỏi lần ${turn + 1}`;
    this.#count += 1;
    return this.#telegram.userSends({ userId: String(this.#first + index), text });
  };

  get sent(): number {
    return this.#count;
  }

  /** From each message to the first answer behind it, ms; unanswered ones are endless. */
  waits(): number[] {
    return Array.from({ length: this.#size }, (_, index) => String(this.#first + index)).flatMap((user) => {
      const lines = this.#telegram.log(user);
      return lines.flatMap(({ fromBot, at }, place) => {
        if (fromBot) return [];
        const answer = lines.slice(place).find((line) => line.fromBot);
        return [answer ? answer.at.getTime() - at.getTime() : Number.POSITIVE_INFINITY];
      });
    });
  }

  /** Resolves when everybody has an answer to their last message. */
  async untilAnswered(): Promise<void> {
    for (const since = performance.now(); performance.now() - since < giveUpMs; await pause(20)) {
      if (this.waits().every(Number.isFinite)) return;
    }
    throw new Error("some were never answered");
  }
}

/** Reports and confirms like a person; resolves with the time from the confirmation to the code, ms. */
export async function report(telegram: TelegramServer, driver: Driver, userId: string, house: number): Promise<number> {
  const says = async (fits: RegExp): Promise<void> => {
    for (const since = performance.now(); performance.now() - since < giveUpMs; await pause(10)) {
      if (fits.test(telegram.received(userId).at(-1) ?? "")) return;
    }
    throw new Error(`${userId} never read ${fits}`);
  };
  const street = ["hoa sứ", "sen hồng", "sen trắng"][house % 3];
  await driver.post(telegram.userSends({ userId, text: `đèn đường trước nhà ${house} ${street} tắt mấy bữa nay` }));
  await says(/Đúng chưa ạ\?$|theo dõi chung nhé\?$/);
  if (/chung nhé\?$/.test(telegram.received(userId).at(-1) ?? "")) {
    await driver.post(telegram.userSends({ userId, choice: "other", label: "Việc khác" }));
    await says(/Đúng chưa ạ\?$/);
  }
  const since = performance.now();
  await driver.post(telegram.userSends({ userId, choice: "yes", label: "Đúng rồi" }));
  await says(/BS-\d{4}-\d{4}/);
  return performance.now() - since;
}
