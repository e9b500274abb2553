import type { Channel } from "../../core/channel/channel.ts";
import type { Act, Line } from "./door.ts";
import type { Town } from "./town.ts";

/** Somebody on one channel who reads everything once. */
export class Resident {
  readonly #town: Town;
  readonly #user: string;
  readonly #channel: Channel;
  #read = 0;

  constructor(town: Town, user = "7700000000000000123", channel: Channel = "zalo") {
    this.#town = town;
    this.#user = user;
    this.#channel = channel;
  }

  /** Does all this; says what came since they last looked. */
  async does(...acts: Act[]): Promise<string[]> {
    await this.#town.doors.of(this.#channel).act(this.#town.origin, this.#user, acts);
    return this.news();
  }

  /** What came since they last looked, once the ward has nothing left to do. */
  async lines(): Promise<Line[]> {
    await this.#town.settle();
    const lines = await this.#town.doors.of(this.#channel).lines(this.#town.origin, this.#user);
    const fresh = lines.slice(this.#read);
    this.#read = lines.length;
    return fresh;
  }

  async news(): Promise<string[]> {
    return (await this.lines()).map(({ text }) => text);
  }
}
