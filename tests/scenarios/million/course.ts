import { setTimeout as pause } from "node:timers/promises";
import type { Platform } from "../crash/platform.ts";
import type { Plan } from "./plan.ts";

/** With more than this waiting, nothing new happens: the run goes at the pace of those who answer. */
const mostWaiting = 2_000;

/** How far the run is, told to whoever must wait for it. */
export class Course {
  faultsDone = 0;
  /** What waits to be handled or sent, as last counted. */
  waiting = 0;
  /** The run was ended: nobody goes on. */
  isOver = false;
  readonly #plan: Plan;
  readonly #platform: Platform;

  constructor(plan: Plan, platform: Platform) {
    this.#plan = plan;
    this.#platform = platform;
  }

  get share(): number {
    return this.#platform.taken / this.#plan.events;
  }

  get isDelivered(): boolean {
    return this.isOver || this.#platform.taken >= this.#plan.events;
  }

  /** Between two faults as much happens as between any other two. */
  get mayGoOn(): boolean {
    return this.waiting <= mostWaiting && this.share <= (this.faultsDone + 1) / this.#plan.faults.length;
  }

  async reached(share: number): Promise<void> {
    while (this.share < share && !this.isOver) await pause(50);
  }

  line(): string {
    const { events, faults } = this.#plan;
    const { taken, refused } = this.#platform;
    return `${taken} of ${events} taken, ${refused} refused, ${this.faultsDone} of ${faults.length} faults, ${this.waiting} waiting`;
  }
}
