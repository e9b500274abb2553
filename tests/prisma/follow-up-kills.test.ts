import { jest } from "@jest/globals";
import { createCitizenBot } from "../../bots/citizen.ts";
import type { Channel } from "../../core/channel/channel.ts";
import { laneOf } from "../../core/channel/receive.ts";
import { handleLane } from "../../core/conversation/handle-event.ts";
import { deliver } from "../../core/delivery/deliver.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import type { World } from "../../core/world.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { aConversation, anActor, anEvent, anId, aTicket } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { noUnderstanding } from "../fakes/scripted-understanding.ts";
import { type FakeWorld, fakeLimits, fakeNow, fakeWorld } from "../fakes/world.ts";

jest.setTimeout(120_000);

const leaseMs = 30_000;
const morning = new Date("2026-12-14T08:00:00+07:00");
let database: TestDatabase;
let store: PrismaStore;
beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32).fill(7), poolSize: 4 });
});
afterAll(async () => {
  await store.close();
  await database.close();
});

class Killed extends Error {}

/** What a process that is killed at its n-th step still gets done. A step is one call to the database, within a transaction too, or to a platform; after the last one nothing is done any more, and an open transaction is undone. */
class Life {
  #left: number;
  constructor(steps: number) {
    this.#left = steps;
  }
  get isOver(): boolean {
    return this.#left < 0;
  }
  step(): void {
    this.#left = Math.max(this.#left - 1, -1);
    if (this.isOver) throw new Killed();
  }
  #counted<T extends object>(part: T): T {
    // not the part itself: what it holds may be fixed, and would have to come back as it is
    return new Proxy({} as T, {
      get: (_, name) => {
        const member: unknown = Reflect.get(part, name);
        if (typeof member === "object" && member !== null) return this.#counted(member);
        if (typeof member !== "function") return member;
        return async (...given: unknown[]) => {
          this.step();
          return member.apply(part, given);
        };
      },
    });
  }
  storeOf(real: PrismaStore): PrismaStore {
    const transaction: PrismaStore["transaction"] = (work) =>
      real.transaction(async (tx) => {
        const done = await work(this.#counted(tx));
        // all is written, and nothing committed yet
        this.step();
        return done;
      });
    const { inbox, outbox, channels } = real;
    const counted = { inbox: this.#counted(inbox), outbox: this.#counted(outbox), channels: this.#counted(channels) };
    return { ...real, ...counted, transaction };
  }
}

/** A platform that can be asked whether it has a message already. */
class Platform {
  readonly taken: OutboundMessage[] = [];
  senderIn = (life: Life) => (channel: Channel) => ({
    channel,
    limits: fakeLimits(channel),
    send: async (message: OutboundMessage) => {
      life.step();
      const isThere = message.uncertainSince && this.taken.some(({ id }) => id === message.id);
      if (!isThere) this.taken.push(message);
      return { providerIds: [`p-${message.id}`], state: "sent" as const, at: morning };
    },
  });
}

/** A worker until it is killed, or until nothing is left to do. */
async function work(world: World, platform: Platform, life: Life): Promise<void> {
  const own = life.storeOf(store);
  const options = () => ({ now: world.clock.now(), leaseMs });
  try {
    await watchClocks({ store: own, world, limit: 100 });
    for (;;) {
      const lane = await own.inbox.claim(options());
      if (lane) await handleLane({ store: own, world, claim: lane });
      const claim = await own.outbox.claim(options());
      if (claim) await deliver({ store: own, world, claim, senderOf: platform.senderIn(life), random: () => 0.5 });
      if (!lane && !claim) return;
    }
  } catch (error) {
    if (!life.isOver) throw error;
  }
}

/** Killed at its n-th step, and after the lease another worker takes over. False: it was done before it could be killed. */
async function killedAt(steps: number, world: FakeWorld, platform: Platform): Promise<boolean> {
  const life = new Life(steps);
  await work(world, platform, life);
  world.pass({ seconds: 31 });
  await work(world, platform, new Life(Number.POSITIVE_INFINITY));
  return life.isOver;
}

/** Somebody whose drain was seen to four weeks ago, and who has written since. */
async function anAsker() {
  const lastInboundAt = new Date(morning.getTime() - 3_600_000);
  const talk = aConversation({ lastInboundAt });
  const { address, citizenId, id } = talk;
  const resolved = {
    id: anId("change"),
    seq: 2,
    at: fakeNow,
    actor: anActor("HEAD"),
    from: "in-progress",
    to: "resolved",
  };
  const ticket = aTicket({ status: "closed", reporterConversationId: id, followers: [id], result: "đã thông" });
  const clocks = { ...ticket.clocks, firstStoppedAt: fakeNow, resultStoppedAt: fakeNow, followUpAt: morning };
  const changes = [...ticket.changes, { ...resolved, kind: "move", facts: {} } as (typeof ticket.changes)[number]];
  await store.transaction(async (tx) => {
    await tx.people.saveCitizen({ id: citizenId, addresses: [address], consents: [], createdAt: fakeNow });
    await tx.conversations.save(talk);
    await tx.tickets.insert({ ...ticket, clocks, changes });
  });
  return { talk, code: ticket.code };
}

const bot = createCitizenBot(noUnderstanding());
const world: FakeWorld = { ...fakeWorld({ now: morning }), responderOf: () => ({ ...bot, waitMs: () => 0 }) };

/** Everything that was written down of the question, and every line of the talk with how far it got. */
async function outcome(talkId: string, code: string) {
  const { ticket, lines } = await store.transaction(async (tx) => ({
    ticket: await tx.tickets.byCode(code),
    lines: await tx.conversations.history(talkId, 9),
  }));
  const count = (one: string) => ticket?.changes.filter(({ facts, to }) => facts.followUp === one || to === one).length;
  return {
    ticket: [count("asked"), count("lasts"), count("reopened"), ticket?.status, ticket?.reopenedCount],
    lines: lines.map(({ direction, state }) => `${direction} ${state}`),
  };
}

test.each([
  ["fine", 1, [1, 1, 0, "closed", 0]],
  // most steps are the same for both: every second one is tried again
  ["again", 2, [1, 0, 1, "assigned", 1]],
])(
  "killed at any step, a worker asks once, and the answer '%s' is kept and confirmed once",
  async (answer, stride, ticket) => {
    const deaths = { asking: 0, answering: 0 };
    for (let steps = 0, isKilled = true; isKilled; steps += stride) {
      world.pass(morning);
      const platform = new Platform();
      const { talk, code } = await anAsker();
      // the question is the same whatever is answered: its steps are tried once
      const isAskedThrough = answer === "again" || (await killedAt(steps, world, platform)) === false;
      if (answer === "again") await work(world, platform, new Life(Number.POSITIVE_INFINITY));
      expect({ steps, asked: platform.taken.map(({ ticketCode }) => ticketCode) }).toEqual({ steps, asked: [code] });

      const { address: from, thread } = talk;
      const event = anEvent("choice", { value: `${answer}:${code}`, from, thread, at: world.clock.now() });
      await store.inbox.add([{ event, lane: laneOf(event), waitMs: 0 }], world.clock.now());
      const answeringDied = await killedAt(steps, world, platform);
      const lines = ["out sent", "in delivered", "out sent"];
      expect({ steps, ...(await outcome(talk.id, code)) }).toEqual({ steps, ticket, lines });
      expect({ steps, sends: platform.taken.length }).toEqual({ steps, sends: 2 });
      deaths.asking += Number(!isAskedThrough);
      deaths.answering += Number(answeringDied);
      isKilled = !isAskedThrough || answeringDied;
    }
    // each step was the last one of a life
    expect(deaths.answering).toBeGreaterThan(5);
    expect(deaths.asking).toBeGreaterThan(answer === "fine" ? 10 : -1);
  },
);
