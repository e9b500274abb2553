import type { Channel } from "../../core/channel/channel.ts";
import type { Act } from "../scenarios/door.ts";
import type { Town } from "../scenarios/town.ts";

const intro = "Đây là trợ lý tự động của phường Bến Sen.\n";
/** How long the ward's loops may take for an answer, ms. */
const patienceMs = 30_000;

/** Somebody who writes to a ward whose loops run by themselves, and reads what they bring, line by line. */
export class LiveResident {
  readonly #town: Town;
  readonly #user: string;
  readonly #channel: Channel;
  #read = 0;

  constructor(town: Town, user: string, channel: Channel) {
    this.#town = town;
    this.#user = user;
    this.#channel = channel;
  }

  async #fresh(): Promise<string[]> {
    const lines = await this.#town.doors.of(this.#channel).lines(this.#town.origin, this.#user);
    return lines.slice(this.#read).map(({ text }) => text);
  }

  #act(act: Act): Promise<void> {
    return this.#town.doors.of(this.#channel).act(this.#town.origin, this.#user, [act]);
  }

  /** So many new lines, or fewer when they do not come. */
  async hears(count: number): Promise<string[]> {
    const deadline = Date.now() + patienceMs;
    while ((await this.#fresh()).length < count && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const told = await this.#fresh();
    this.#read += told.length;
    return told;
  }

  /** Exactly these lines and no other come; the introduction of a new talk is not among them. */
  async reads(...lines: string[]): Promise<void> {
    expect((await this.hears(lines.length)).map((line) => line.replace(intro, ""))).toEqual(lines);
  }

  /** Says this, and reads exactly that. */
  async says(act: Act, ...lines: string[]): Promise<void> {
    await this.#act(act);
    await this.reads(...lines);
  }

  /** Acts one after the other, each once the last was answered; what is answered is not looked at. */
  async talks(...acts: Act[]): Promise<void> {
    for (const act of acts) {
      await this.#act(act);
      await this.hears(1);
    }
  }
}
