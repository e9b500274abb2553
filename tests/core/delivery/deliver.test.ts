import type { ChannelAdapter, Receipt } from "../../../core/channel/adapter.ts";
import { deliver, maxDeliveryAttempts } from "../../../core/delivery/deliver.ts";
import { type DeliveryState, deliveryStates, isLaterState } from "../../../core/delivery/delivery-state.ts";
import type { OutboundMessage } from "../../../core/delivery/message.ts";
import { AppError } from "../../../core/errors.ts";
import type { Store } from "../../../core/store.ts";
import { anId } from "../../builders.ts";
import { fakeLimits, fakeNow } from "../../fakes/world.ts";
import { fc } from "../../properties.ts";
import { bench } from "../bench.ts";

/** A platform that takes messages, or fails as scripted, once for each entry. */
async function aPlatform(script: unknown[] = []) {
  const scene = bench();
  const conversation = await scene.conversation();
  const taken: OutboundMessage[] = [];
  const send = async (message: OutboundMessage): Promise<Receipt> => {
    const fault = script.shift();
    if (fault) throw fault;
    taken.push(message);
    return { providerIds: [`platform-${taken.length}`], state: "sent", at: scene.world.clock.now() };
  };
  const adapter: ChannelAdapter = {
    channel: "zalo",
    limits: fakeLimits("zalo"),
    verify: () => undefined,
    parse: () => [],
    send,
  };
  const say = (text: string, more: Partial<OutboundMessage> = {}) =>
    scene.tx((tx) => {
      const id = anId("message");
      const message: OutboundMessage = {
        id,
        conversationId: conversation.id,
        to: conversation.address,
        purpose: "reply",
        text,
        choices: [],
        attachments: [],
        createdAt: scene.world.clock.now(),
        ...more,
      };
      return tx.messages.enqueue([{ message, author: { kind: "bot", phraseKeys: [] }, key: id }]);
    });
  /** One look of the worker; false when nothing is due. */
  const attempt = async (options: { adapter?: ChannelAdapter | undefined; random?: number } = { adapter }) => {
    const { store, world } = scene;
    const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
    if (!claim) return false;
    await deliver({ store, world, claim, senderOf: () => options.adapter, random: () => options.random ?? 0.5 });
    return true;
  };
  const states = async () => (await scene.lines(conversation.id)).map((line) => line.state);
  const tasks = () => scene.tx((tx) => tx.tasks.open(10));
  return { ...scene, id: conversation.id, adapter, taken, say, attempt, states, tasks };
}

const unavailable = () => new AppError("PLATFORM_UNAVAILABLE", "503", { retryable: true });

test("messages go out in the order they were written, and the platform's ids are kept", async () => {
  const { say, attempt, taken, lines, id } = await aPlatform();
  await say("một");
  await say("hai");
  expect([await attempt(), await attempt(), await attempt()]).toEqual([true, true, false]);
  expect(taken.map((message) => message.text)).toEqual(["một", "hai"]);
  expect((await lines(id)).map((line) => [line.providerIds, line.state])).toEqual([
    [["platform-1"], "sent"],
    [["platform-2"], "sent"],
  ]);
});

test("a passing fault waits and tries again; what comes after waits with it", async () => {
  const { say, attempt, taken, world, states } = await aPlatform([unavailable(), unavailable()]);
  await say("một");
  await say("hai");
  await attempt();
  expect(await attempt()).toBe(false);
  expect((await states())[1]).toBe("queued");
  world.pass({ seconds: 1 });
  await attempt();
  world.pass({ seconds: 4 });
  expect(await attempt()).toBe(false);
  world.pass({ seconds: 1 });
  await attempt();
  await attempt();
  expect(taken.map((message) => message.text)).toEqual(["một", "hai"]);
});

test("after a time-out the next try is told that the platform may have the message", async () => {
  const { say, attempt, taken, world } = await aPlatform([unavailable()]);
  await say("một");
  await attempt();
  world.pass({ seconds: 5 });
  await attempt();
  expect(taken[0]?.uncertainSince).toEqual(fakeNow);
});

test("after a refusal to take it now the platform surely does not have it", async () => {
  const busy = new AppError("RATE_LIMITED", "slow down", { retryable: true, details: { retryAfterMs: 90_000 } });
  const { say, attempt, taken, world } = await aPlatform([busy]);
  await say("một");
  await attempt();
  world.pass({ seconds: 89 });
  expect(await attempt()).toBe(false);
  world.pass({ seconds: 1 });
  await attempt();
  expect(taken.map((message) => message.uncertainSince)).toEqual([undefined]);
});

test.each(["RECIPIENT_GONE", "OUTSIDE_WINDOW", "PLATFORM_REFUSED"] as const)(
  "%s ends it at once: the line says why, the desk has a task, the next message goes on",
  async (code) => {
    const { say, attempt, taken, states, lines, tasks, id } = await aPlatform([new AppError(code, "no")]);
    await say("một", { ticketCode: "BS-2611-0412" });
    await say("hai");
    await attempt();
    await attempt();
    expect(await states()).toEqual(["failed", "sent"]);
    expect((await lines(id))[0]?.failure).toBe(code);
    expect(await tasks()).toMatchObject([
      { kind: "delivery-failed", conversationId: id, ticketCode: "BS-2611-0412", reason: code, state: "open" },
    ]);
    expect(taken.map((message) => message.text)).toEqual(["hai"]);
  },
);

test("what keeps failing is given up after eight tries, with one task", async () => {
  const { say, attempt, states, tasks, world } = await aPlatform(Array.from({ length: 20 }, unavailable));
  await say("một");
  let tries = 0;
  for (let minute = 0; minute < 200; minute += 1) {
    if (await attempt()) tries += 1;
    world.pass({ minutes: 1 });
  }
  expect(tries).toBe(maxDeliveryAttempts);
  expect(await states()).toEqual(["failed"]);
  expect(await tasks()).toHaveLength(1);
});

test("a fault of ours is tried again, too, and counts as uncertain", async () => {
  const { say, attempt, taken, world } = await aPlatform([new TypeError("bug")]);
  await say("một");
  await attempt();
  world.pass({ seconds: 5 });
  await attempt();
  expect(taken[0]?.uncertainSince).toBeDefined();
});

test("a message that is not worth sending any more, or whose channel is switched off, becomes a task", async () => {
  const { say, attempt, taken, tasks, world } = await aPlatform();
  await say("một", { notAfter: fakeNow });
  await say("hai");
  world.pass({ seconds: 1 });
  await attempt();
  await attempt({ adapter: undefined });
  expect(taken).toEqual([]);
  expect((await tasks()).map((task) => task.reason).sort()).toEqual(["OUTSIDE_WINDOW", "UNKNOWN_CHANNEL"]);
});

test("a worker that was held up until its lease was over sends nothing; the next one looks before it sends", async () => {
  const { say, store, world, adapter, taken, states, tasks } = await aPlatform();
  await say("một");
  const slow = await store.outbox.claim({ now: world.clock.now(), leaseMs: 1_000 });
  world.pass({ seconds: 2 });
  const fast = await store.outbox.claim({ now: world.clock.now(), leaseMs: 1_000 });
  for (const claim of [slow, fast]) {
    if (claim) await deliver({ store, world, claim, senderOf: () => adapter, random: () => 0.5 });
  }
  expect(taken.map((message) => message.uncertainSince)).toEqual([fakeNow]);
  expect(await states()).toEqual(["sent"]);
  expect(await tasks()).toEqual([]);
});

/** The same store, but for this. */
const differing = (store: Store, own: Partial<Store>): Store =>
  new Proxy(store, {
    get: (target, name: keyof Store) => {
      const part = own[name] ?? target[name];
      return typeof part === "function" ? part.bind(target) : part;
    },
  });

test("what the platform took and could not be written down is looked for before it is sent again", async () => {
  const { say, store, world, adapter, taken, attempt, states } = await aPlatform();
  await say("một");
  const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 1_000 });
  const full = { ...store.outbox, sent: () => Promise.reject(new AppError("UNEXPECTED", "full", { retryable: true })) };
  const faults: string[] = [];
  const onFault = ({ code }: { code: string }): void => void faults.push(code);
  const broken = differing(store, { outbox: full });
  if (claim) await deliver({ store: broken, world, claim, senderOf: () => adapter, random: () => 0.5, onFault });
  expect(faults).toEqual(["UNEXPECTED"]);
  world.pass({ seconds: 2 });
  await attempt();
  expect(taken.map((message) => message.uncertainSince)).toEqual([undefined, fakeNow]);
  expect(await states()).toEqual(["sent"]);
});

test("a worker that was held up while it looked up how to reach somebody sends nothing, either", async () => {
  const { say, store, world, adapter, taken } = await aPlatform();
  await say("một", { purpose: "status" });
  const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 1_000 });
  const slowly = differing(store, {
    look: (work) => {
      world.pass({ seconds: 2 });
      return store.look(work);
    },
  });
  if (claim) await deliver({ store: slowly, world, claim, senderOf: () => adapter, random: () => 0.5 });
  expect(taken).toEqual([]);
});

test("a worker whose lease was taken over while it was sending says nothing more", async () => {
  const { say, world, adapter, taken, attempt, id, lines, tasks } = await aPlatform();
  await say("một");
  const slowly: ChannelAdapter = {
    ...adapter,
    send: async (message) => {
      world.pass({ seconds: 31 });
      await attempt();
      return adapter.send(message);
    },
  };
  await attempt({ adapter: slowly });
  expect(taken).toHaveLength(2);
  expect((await lines(id)).map((line) => line.providerIds)).toEqual([["platform-1"]]);
  expect(await tasks()).toEqual([]);
});

test("pauses differ by a fifth at most, so that not all come back at once", async () => {
  for (const [random, ms] of [
    [0, 800],
    [1, 1_200],
  ] as const) {
    const { say, store, world, adapter } = await aPlatform([unavailable()]);
    await say("một");
    const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
    if (claim) await deliver({ store, world, claim, senderOf: () => adapter, random: () => random });
    world.pass(new Date(fakeNow.getTime() + ms - 1));
    expect(await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 })).toBeUndefined();
    world.pass(new Date(fakeNow.getTime() + ms));
    expect(await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 })).toBeDefined();
  }
});

test("a delivery state only moves forward, and nothing follows a failure", () => {
  const state = fc.constantFrom(...deliveryStates);
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      expect(isLaterState(a, a)).toBe(false);
      expect(isLaterState(a, b) && isLaterState(b, a)).toBe(false);
      if (isLaterState(b, a) && isLaterState(c, b)) expect(isLaterState(c, a)).toBe(true);
      expect(isLaterState(a, "failed")).toBe(false);
    }),
  );
  const order: DeliveryState[] = ["queued", "sending", "sent", "delivered", "read"];
  expect(order.filter((next) => isLaterState(next, "sent"))).toEqual(["delivered", "read"]);
});
