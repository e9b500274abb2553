import type { ChannelSender } from "../../core/channel/adapter.ts";
import type { Channel } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { receive } from "../../core/channel/receive.ts";
import { handleLane } from "../../core/conversation/handle-event.ts";
import { wakeConversations } from "../../core/conversation/wake-conversations.ts";
import { deliver } from "../../core/delivery/deliver.ts";
import { newsPurposes } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import { localOffsetMs } from "../../core/local-time.ts";
import { ringsAt } from "../../core/ticket/rings.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import type { Dice } from "./dice.ts";
import type { SeedWorld } from "./seed-world.ts";
import { type Numbers, StoryStore } from "./story-store.ts";

const leaseMs = 30_000;
const hourMs = 3_600_000;
/** More rounds than any moment needs: a loop that feeds itself must fail, not hang. */
const maxRounds = 400;
/** The morning after which news that waited for it goes out, hours after local midnight (quiet hours end at 6:30). */
const morningHour = 6.6;

/** Something that will happen, unless the world ends before. */
export interface Planned {
  at: Date;
  act: () => Promise<void>;
}

/** People who look at a scene after each thing that happened, and plan what they do next. */
export type Onlooker = (scene: Scene) => Promise<void> | void;

/** What a scene is given. */
export interface SceneInput {
  world: SeedWorld;
  numbers: Numbers;
  dice: Dice;
  /** Nothing happens after this. */
  end: Date;
  /** Nobody reads what is sent to these people any more. */
  isGone?: (user: string) => boolean;
}

/**
 * One story of residents and the ward, told by the product's own verbs while its clock is set from one moment to the
 * next: what comes in, what the bot and the clock watcher make of it, what goes out, and whatever people planned.
 */
export class Scene {
  readonly store: StoryStore;
  readonly world: SeedWorld;
  readonly dice: Dice;
  readonly end: Date;
  readonly onlookers: Onlooker[] = [];
  readonly #plans: Planned[] = [];
  readonly #isGone: (user: string) => boolean;
  #events = 0;
  #receipts = 0;

  constructor({ world, numbers, dice, end, isGone = () => false }: SceneInput) {
    this.world = world;
    this.dice = dice;
    this.end = end;
    this.store = new StoryStore(numbers);
    this.#isGone = isGone;
  }

  get now(): Date {
    return this.world.clock.now();
  }

  plan(at: Date, act: () => Promise<void>): void {
    this.#plans.push({ at, act });
  }

  /** An id for what comes in, unique in this ward. */
  eventId(): string {
    this.#events += 1;
    return `demo-in-${this.world.ids.next()}-${this.#events}`;
  }

  async hear(event: InboundEvent): Promise<void> {
    await receive({ events: [event], store: this.store, world: this.world });
  }

  /** Tells the story to its end. */
  async play(): Promise<void> {
    for (;;) {
      const next = this.#next();
      if (!next || next.at > this.end) break;
      if (next.at > this.now) this.world.set(next.at);
      await next.act();
      await this.#settle();
      for (const look of this.onlookers) await look(this);
    }
  }

  #next(): Planned | undefined {
    const { tickets, conversations, sendings } = this.store.rows;
    const times = [
      ...tickets.flatMap((ticket) => ringsAt(ticket) ?? []),
      ...conversations.flatMap(({ wakeAt }) => wakeAt ?? []),
      ...(sendings.some(({ state }) => state === "waiting") ? [nextMorning(this.now)] : []),
    ];
    const rings = times.map((at) => ({
      at,
      act: async () => {
        await watchClocks({ store: this.store, world: this.world, limit: 100 });
      },
    }));
    const [first] = [...this.#plans, ...rings].sort((a, b) => Number(a.at) - Number(b.at));
    const at = first ? this.#plans.indexOf(first) : -1;
    if (at >= 0) this.#plans.splice(at, 1);
    return first;
  }

  async #settle(): Promise<void> {
    for (let round = 0; round < maxRounds; round += 1) {
      await wakeConversations(this);
      const lane = await this.store.inbox.claim({ now: this.now, leaseMs });
      if (lane) await handleLane({ ...this.#given, claim: lane, onFault: ({ error }) => rethrow(error) });
      const sending = await this.store.outbox.claim({ now: this.now, leaseMs });
      if (sending) {
        const senderOf = (channel: Channel) => this.#senderOf(channel);
        await deliver({ ...this.#given, claim: sending, senderOf, random: () => 0.5, onFault: noPause });
      }
      if (!lane && !sending) return;
    }
    throw new Error("a scene that never settles");
  }

  get #given() {
    return { store: this.store, world: this.world };
  }

  /** A platform that takes everything, except for people who are gone. Telephones take nothing. */
  #senderOf(channel: Channel): ChannelSender | undefined {
    const limits = this.world.limitsOf(channel);
    if (limits.maxChoices === 0 && limits.outsideWindow === "none") return undefined;
    return {
      channel,
      limits,
      send: async ({ to, purpose }) => {
        // Whoever writes reads the answer.
        if (newsPurposes.includes(purpose) && this.#isGone(to.user))
          throw new AppError("RECIPIENT_GONE", "has blocked us");
        this.#receipts += 1;
        const state = this.dice.chance(0.7) ? "read" : "delivered";
        return { providerIds: [`demo-out-${this.world.ids.next()}-${this.#receipts}`], state, at: this.now };
      },
    };
  }
}

function rethrow(error: unknown): never {
  throw error;
}

/** Residents who are gone are part of the story; anything else is a fault of it. */
function noPause({ code, error }: { code: string; error: unknown }): void {
  if (code === "UNEXPECTED") throw error;
}

function nextMorning(now: Date): Date {
  const dayMs = 24 * hourMs;
  const midnight = Math.floor((now.getTime() + localOffsetMs) / dayMs) * dayMs - localOffsetMs;
  const today = midnight + morningHour * hourMs;
  return new Date(today > now.getTime() ? today : today + dayMs);
}
