import { setTimeout as pause } from "node:timers/promises";
import type { Move } from "../crash/journal.ts";
import { Desk } from "../desk.ts";

const order = ["new", "triaged", "assigned", "accepted", "in-progress", "resolved"];
const text = "đã xử lý xong, tổ đã kiểm tra lại tại chỗ";
const explanation = "ảnh chụp tại chỗ sau khi xử lý";
const patienceMs = 240_000;

interface Staff {
  officer: Desk;
  head: Desk;
}

type Step = (staff: Staff, code: string) => Promise<unknown>;

/** From the desk to the result, as a unit works; each step is one its reporter is told of. */
const steps: readonly [string, Step][] = [
  ["accepted", ({ officer }, code) => officer.move(code, "accepted", { officerId: officer.id })],
  [
    "in-progress",
    ({ officer }, code) =>
      officer.move(code, "in-progress", { onSceneAt: new Date().toISOString(), team: "Tổ công tác", plan: text }),
  ],
  [
    "resolved",
    async ({ head }, code) => head.move(code, "resolved", { text, photos: [await head.upload()], explanation }),
  ],
];

/** The desk at work on every ticket it hears of, whatever breaks under it: who gets no answer looks again. */
export class DeskWork {
  readonly #origin: string;
  readonly #codes: string[] = [];
  #isOver = false;
  #hands: Promise<void>[] = [];
  /** Moves that were answered with "done". */
  readonly moved: Pick<Move, "code" | "to">[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  async start(): Promise<void> {
    const signIn = (name: string): Promise<Desk> => Desk.signIn(this.#origin, name);
    const staff = { officer: await signIn("dung"), head: await signIn("hanh") };
    this.#hands = [this.#work(staff), this.#work(staff)];
    // Told when it is finished, not before.
    for (const hand of this.#hands) hand.catch(() => undefined);
  }

  take(code: string): void {
    this.#codes.push(code);
  }

  /** Resolves when everything is worked off. */
  async finish(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#hands);
  }

  async #work(staff: Staff): Promise<void> {
    for (;;) {
      const code = this.#codes.shift();
      if (code !== undefined) for (const [to, step] of steps) await this.#bring(staff, code, to, step);
      else if (this.#isOver) return;
      else await pause(100);
    }
  }

  async #bring(staff: Staff, code: string, to: string, step: Step): Promise<void> {
    let fault: unknown;
    for (const since = performance.now(); performance.now() - since < patienceMs; await pause(300)) {
      try {
        const { status } = await staff.head.ticket(code);
        if (order.indexOf(status) >= order.indexOf(to)) return;
        await step(staff, code);
        this.moved.push({ code, to });
        return;
      } catch (error) {
        fault = error;
      }
    }
    throw new Error(`${code} could not be brought to ${to}`, { cause: fault });
  }
}
