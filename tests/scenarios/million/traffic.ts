import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import type { SignedWebhook } from "../../../adapters/stand-ins/zalo-server.ts";
import type { Acknowledged } from "../crash/logs.ts";
import type { Manner, Platform } from "../crash/platform.ts";
import type { Course } from "./course.ts";
import type { Plan } from "./plan.ts";
import type { Cast, Resident } from "./residents.ts";

/** One thing that happened, with how it is delivered. */
interface Happening {
  path: string;
  webhook: SignedWebhook;
  said?: Acknowledged["said"];
  manner: Manner;
}

const questions = [
  "làm giấy khai sinh cho con cần gì",
  "phản ánh của tui tới đâu rồi",
  "chào phường",
  "mấy giờ phường làm việc",
];
const linesInTurn = 3;
/** Of so many who chat one begins with a cry of fire, who is told the code of a ticket as those are who report. */
const oneCriesIn = 10;
/** How long after a delivery was taken its platform may send it again. */
const againWithinMs = 600;

/** What chatters write and what all telephones tell unasked, one after the other, without end. */
export class Happenings {
  readonly #random: () => number;
  readonly #cast: Cast;
  readonly #plan: Plan;
  readonly #chatters: readonly Resident[];
  readonly #all: readonly Resident[];
  #echoes: SignedWebhook[] = [];
  #words = 0;
  fires = 0;

  constructor(cast: Cast, chatters: readonly Resident[], plan: Plan) {
    this.#random = seededRandom(plan.seed);
    this.#cast = cast;
    this.#plan = plan;
    this.#chatters = chatters;
    this.#all = [...cast.zalo, ...cast.facebook, ...cast.telegram];
  }

  /** How it comes: held back, and up to three times in all. */
  #manner(): Manner {
    const [held, copies] = [this.#random(), this.#random()];
    const again = copies < 0.4 ? 0 : copies < 0.7 ? 1 : 2;
    return {
      afterMs: held * this.#plan.heldMs,
      againAfterMs: Array.from({ length: again }, () => this.#random() * againWithinMs),
    };
  }

  next(): Happening {
    const manner = this.#manner();
    const [which, chance, isWord] = [this.#random(), this.#random(), this.#random() < this.#plan.wordShare];
    if (this.#echoes.length === 0) this.#echoes = this.#cast.echoes();
    const echo = isWord ? undefined : this.#echoes.shift();
    if (echo) return { path: "/webhooks/facebook", webhook: echo, manner };
    const resident = this.#all[Math.floor(which * this.#all.length)] as Resident;
    const webhook = isWord ? undefined : resident.stir(chance);
    return webhook ? { path: resident.path, webhook, manner } : this.#word(manner);
  }

  /** A few lines of one, then of the next, so that nobody writes more than people do. */
  #word(manner: Manner): Happening {
    const turn = Math.floor(this.#words / linesInTurn);
    const chatter = this.#chatters[turn % this.#chatters.length] as Resident;
    const line = Math.floor(turn / this.#chatters.length) * linesInTurn + (this.#words % linesInTurn);
    // Telegram cannot be asked what arrived: there the code may be missing, with a task that says so.
    const isAsked = chatter.path !== "/webhooks/telegram";
    const isFire = this.#words % (linesInTurn * oneCriesIn) === 0 && line === 0 && isAsked;
    this.#words += 1;
    if (isFire) this.fires += 1;
    const text = isFire
      ? `cháy nhà số ${this.#words} Hoa Sứ`
      : `${questions[line % questions.length]}, hỏi lần ${line + 1}`;
    const said = { user: chatter.user, text };
    return { path: chatter.path, webhook: chatter.write(text), said, manner };
  }
}

/** So many hands deliver what happens, as the course of the run allows. */
export async function deliverAll(
  happenings: Happenings,
  platform: Platform,
  course: Course,
  hands: number,
): Promise<void> {
  const work = async (): Promise<void> => {
    while (!course.isDelivered) {
      if (!course.mayGoOn) {
        await pause(50);
        continue;
      }
      const { path, webhook, said, manner } = happenings.next();
      await platform.deliver(path, webhook, said, manner);
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
}
