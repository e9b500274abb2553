import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";
import { fileCall, workOn } from "./acts.ts";
import { type Bubble, type PhoneChannel, phoneChannels, type Say } from "./phone.ts";
import type { SeenConversation, SeenTicket } from "./staff.ts";
import { callStory, type Story, type StoryAct, stories } from "./stories.ts";
import type { Somebody, Tenant } from "./tenant.ts";

/** A line of a call, as a subtitle. */
export interface Spoken {
  who: "caller" | "operator";
  text: string;
}

/** What the resident sent, when, and how long the ward took to have it safe. */
export interface Sent {
  text: string;
  at: Date;
  /** Of `performance.now`. */
  since: number;
  seconds: number;
}

/** Longest wait for a button to appear. */
const patienceMs = 12_000;
/** Longest wait for an answer; some words of a resident need none. */
const answerMs = 4_000;
const lookMs = 120;

/** One visitor's play: a resident nobody else plays, and how far a story is told. */
export class Play {
  readonly id = randomUUID();
  readonly tenant: Tenant;
  /** Of all that this resident does; the platforms know people by such numbers. */
  userId = "";
  channel: PhoneChannel = "facebook";
  story: Story | undefined;
  told = 0;
  sent: Sent[] = [];
  spoken: Spoken[] = [];
  /** Reports of others that were taken. */
  others = 0;
  callTicket: string | undefined;
  /** Of `performance.now`: when the visitor was last heard of. */
  heard = performance.now();
  /** Everybody who reported something in it. */
  #people: Somebody[] = [];
  /** Why the last step did not happen, for the visitor. */
  trouble: string | undefined;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.begin();
  }

  /** It is over: what was reported in it is taken back. */
  async end(): Promise<void> {
    const people = this.#people.splice(0);
    await this.tenant.takeBack([...people, { channel: this.channel, userId: this.userId }]);
  }

  /** A new resident with a story to tell, the first where none is named; what was played before is over. */
  async renew(storyId?: string, channel?: PhoneChannel): Promise<void> {
    await this.end();
    this.begin(storyId, channel);
  }

  private begin(storyId?: string, channel: PhoneChannel = this.channel): void {
    this.story = stories.find(({ id }) => id === storyId) ?? stories[0];
    Object.assign(this, { channel, told: 0, sent: [], spoken: [], others: 0 });
    Object.assign(this, { callTicket: undefined, trouble: undefined, userId: `77${Date.now()}${randomInt(100, 999)}` });
  }

  /** Spoken on the telephone instead of written. */
  get isCall(): boolean {
    return this.story?.id === callStory;
  }

  /** The act that comes next, if a story is told. */
  get coming(): StoryAct | undefined {
    return this.story?.acts[this.told];
  }

  /** One thing after the other, also when a visitor is impatient. */
  async inTurn(act: () => Promise<void>): Promise<void> {
    const mine = this.#busy.then(act, act).catch((error) => {
      this.trouble = error instanceof AppError ? error.message : "Bước này chưa làm được. Bấm chơi lại từ đầu.";
    });
    this.trouble = undefined;
    this.#busy = mine;
    await mine;
  }

  /** Tells the next act of the story; one that cannot be done yet stays the next. */
  async next(): Promise<void> {
    const act = this.coming;
    if (!act) return;
    await this.#perform(act);
    this.told += 1;
  }

  async #perform(act: StoryAct): Promise<void> {
    if (act.who === "neighbours") return this.#crowd(act.say);
    if (act.who === "staff") return workOn(this.tenant, await this.#ticketToWork());
    if ("presses" in act) return this.press(act.presses);
    if ("files" in act) {
      const { ticket, script } = await fileCall(this.tenant, act.files);
      this.callTicket = ticket.code;
      this.spoken.push({ who: "operator", text: script });
      return;
    }
    if (act.who === "resident") return this.say({ text: act.says, ...(act.photo && { photo: act.photo }) });
    this.spoken.push({ who: act.who, text: act.says });
  }

  /** A visitor's own words: a story that has not begun is not told after them. */
  async type(text: string): Promise<void> {
    if (this.told === 0) this.story = undefined;
    await this.say({ text });
  }

  /** The resident writes or presses; done once the ward answered, or has had time to. */
  async say(say: Say): Promise<void> {
    const before = this.bubbles().filter(({ mine }) => !mine).length;
    const begun = { at: new Date(), since: performance.now() };
    const webhook = this.tenant.phones[this.channel].sign(this.userId, say);
    const seconds = await this.tenant.deliver(this.channel, webhook);
    this.sent.push({ ...begun, seconds, text: "press" in say ? say.press.label : say.text });
    await this.#until(() => this.bubbles().filter(({ mine }) => !mine).length > before, answerMs);
  }

  async press(label: string): Promise<void> {
    const offered = () =>
      this.bubbles()
        .findLast(({ mine }) => !mine)
        ?.buttons.find((one) => one.label === label);
    await this.#until(() => offered() !== undefined);
    const button = offered();
    if (!button)
      throw new AppError("NOT_FOUND", `Phường chưa đưa ra nút “${label}”. Đọc tin trên điện thoại rồi trả lời.`);
    await this.say({ press: button });
  }

  async #crowd(texts: readonly string[]): Promise<void> {
    const base = Date.now();
    await Promise.all(
      texts.map(async (text, nth) => {
        const channel = phoneChannels[(nth + 1) % 2] ?? "zalo";
        const phone = this.tenant.phones[channel];
        const user = `78${base}${nth}`;
        this.#people.push({ channel, userId: user });
        const answer = (): Bubble | undefined => phone.bubbles(user).findLast(({ mine }) => !mine);
        await this.tenant.deliver(channel, phone.sign(user, { text }));
        await this.#until(() => (answer()?.buttons.length ?? 0) > 0);
        const yes = answer()?.buttons[0];
        const heard = answer();
        if (yes) await this.tenant.deliver(channel, phone.sign(user, { press: yes }));
        await this.#until(() => answer()?.at !== heard?.at);
        this.others += 1;
      }),
    );
  }

  async #until(isSo: () => boolean, ms = patienceMs): Promise<void> {
    const end = performance.now() + ms;
    while (!isSo() && performance.now() < end) await pause(lookMs);
  }

  bubbles(): Bubble[] {
    return this.tenant.phones[this.channel].bubbles(this.userId);
  }

  /** What the operator sees of this resident. */
  async conversation(): Promise<SeenConversation | undefined> {
    const id = await this.tenant.conversationOf(this.channel, this.userId);
    if (id === undefined) return undefined;
    return (await this.tenant.staff("lan")).get(`/api/conversations/${id}`);
  }

  /** The ticket of the play, as staff see it. */
  async ticket(conversation: SeenConversation | undefined): Promise<SeenTicket | undefined> {
    const code = this.callTicket ?? conversation?.tickets[0]?.code;
    return code === undefined ? undefined : (await this.tenant.staff("tam")).get(`/api/tickets/${code}`);
  }

  async #ticketToWork(): Promise<SeenTicket> {
    const ticket = await this.ticket(await this.conversation());
    if (!ticket) throw new AppError("NOT_FOUND", "Chưa có phiếu nào để làm.");
    return ticket;
  }

  /** Somebody of the staff does what the ticket waits for, at a visitor's wish. */
  async work(): Promise<void> {
    await workOn(this.tenant, await this.#ticketToWork());
  }
}
