import pg from "pg";
import { isAppError } from "../../core/errors.ts";
import { createListener, type ListenerOptions } from "../../prisma/listen.ts";
import type { StoredLiveEvent } from "../../prisma/live.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { aConversation, aText, aTicket } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { fakeNow } from "../fakes/world.ts";

const key = new Uint8Array(32).fill(7);
const leaseMs = 30_000;
let database: TestDatabase;
const stores: PrismaStore[] = [];
const listeners: ReturnType<typeof createListener>[] = [];

/** What another process would have: a pool of its own on the same database. */
function aProcess(encryptionKey = key): PrismaStore {
  const store = createPrismaStore({ url: database.url, encryptionKey, poolSize: 4 });
  stores.push(store);
  return store;
}
function listen(options: Partial<ListenerOptions>): void {
  const silent = { onInbox: () => undefined, onOutbox: () => undefined, onLive: () => undefined, pollMs: 60_000 };
  listeners.push(createListener({ url: database.url, ...silent, ...options }));
}
async function ask<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}
/** Resolves when `happened` has been called so many times. */
function times(count: number): { happened: () => void; done: Promise<void> } {
  let left = count;
  let resolve: () => void = () => undefined;
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  const happened = (): void => {
    left -= 1;
    if (left === 0) resolve();
  };
  return { happened, done };
}

beforeAll(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close();
  for (const store of stores.splice(0)) await store.close();
});
afterAll(() => database.close());

test("several workers at once handle everything once, in order, and never share a resident", async () => {
  const workers = [aProcess(), aProcess(), aProcess()] as const;
  const lanes = Array.from({ length: 12 }, (_, index) => `zalo:lane-${index}`);
  for (let round = 0; round < 10; round += 1) {
    const at = new Date(fakeNow.getTime() + round);
    const items = lanes.map((lane) => ({ event: aText(`${round}`, { id: `${lane}/${round}`, at }), lane, waitMs: 0 }));
    await workers[round % 3]?.inbox.add(items, fakeNow);
  }
  const held = new Set<string>();
  const handled: string[] = [];
  const work = async (store: PrismaStore): Promise<void> => {
    for (;;) {
      const claim = await store.inbox.claim({ now: fakeNow, leaseMs });
      if (!claim) return;
      expect(held.has(claim.lane)).toBe(false);
      held.add(claim.lane);
      const first = claim.entries.slice(0, 3);
      const isAll = first.length === claim.entries.length;
      if (isAll) held.delete(claim.lane);
      await store.transaction((tx) =>
        tx.inbox.finish(
          claim,
          first.map((entry) => entry.seq),
          fakeNow,
        ),
      );
      handled.push(...first.map((entry) => entry.event.id));
      held.delete(claim.lane);
      if (!isAll) await store.inbox.release(claim, fakeNow);
    }
  };
  await Promise.all([...workers, ...workers].map(work));
  expect(new Set(handled).size).toBe(120);
  expect(handled).toHaveLength(120);
  for (const lane of lanes) {
    const mine = handled.filter((id) => id.startsWith(`${lane}/`));
    expect(mine).toEqual(mine.map((_, index) => `${lane}/${index}`));
  }
});

test("the same delivery to several processes at once is kept once", async () => {
  const processes = [aProcess(), aProcess(), aProcess()];
  const items = Array.from({ length: 20 }, (_, index) => ({
    event: aText("x", { id: `same-${index}` }),
    lane: `zalo:same-${index % 3}`,
    waitMs: 0,
  }));
  const added = await Promise.all(
    processes.map((store, index) => store.inbox.add(index % 2 ? items.toReversed() : items, fakeNow)),
  );
  expect(added.reduce((sum, count) => sum + count, 0)).toBe(20);
  const lanes = await ask<{ waiting: number }>("SELECT waiting FROM lane WHERE name LIKE 'zalo:same-%' ORDER BY name");
  expect(lanes.map((lane) => lane.waiting)).toEqual([7, 7, 6]);
});

test("two transactions that want the same rows the other way round both succeed", async () => {
  const store = aProcess();
  const [one, two] = [aTicket(), aTicket()];
  await store.transaction(async (tx) => {
    await tx.tickets.insert(one);
    await tx.tickets.insert(two);
  });
  const rename = (ids: string[], title: string): Promise<void> =>
    store.transaction(async (tx) => {
      for (const id of ids) {
        const ticket = await tx.tickets.byId(id);
        if (ticket) await tx.tickets.update({ ...ticket, title }, []);
      }
    });
  const both = (): Promise<unknown> =>
    Promise.allSettled([rename([one.id, two.id], "a"), rename([two.id, one.id], "b")]).then((results) => {
      for (const result of results) {
        if (result.status === "rejected") expect(isAppError(result.reason, "STALE")).toBe(true);
      }
    });
  for (let round = 0; round < 2; round += 1) await both();
});

test("the log of a ticket cannot be rewritten, not even by hand", async () => {
  const ticket = aTicket();
  await aProcess().transaction((tx) => tx.tickets.insert(ticket));
  for (const sql of [
    "UPDATE ticket_change SET note = 'better'",
    "DELETE FROM ticket_change",
    "TRUNCATE ticket_change CASCADE",
  ]) {
    await expect(ask(sql)).rejects.toThrow("append-only");
  }
});

test("a process is woken by what another one has committed", async () => {
  const writer = aProcess();
  const conversation = aConversation();
  const { id: conversationId, citizenId: id, address: to, openedAt: createdAt } = conversation;
  await writer.transaction(async (tx) => {
    await tx.people.saveCitizen({ id, addresses: [to], consents: [], createdAt });
    await tx.conversations.save(conversation);
  });
  const [inbox, outbox, live] = [times(2), times(2), times(1)];
  const heard: StoredLiveEvent[] = [];
  const ready = times(1);
  listen({
    onInbox: () => {
      ready.happened();
      inbox.happened();
    },
    onOutbox: outbox.happened,
    onLive: (event) => {
      heard.push(event);
      live.happened();
    },
  });
  await ready.done;
  await writer.inbox.add([{ event: aText("x"), lane: "zalo:wake", waitMs: 0 }], fakeNow);
  await writer.transaction(async (tx) => {
    const message = { id: "m", conversationId, to, text: "x", choices: [], attachments: [], createdAt };
    const author = { kind: "system" as const };
    await tx.messages.enqueue([{ message: { ...message, purpose: "reply" }, author, key: "k" }]);
    await tx.publish([{ topic: "desk", name: "ticket.updated", id: "BS-2611-0001", version: 3 }]);
  });
  await Promise.all([inbox.done, outbox.done, live.done]);
  expect(heard).toMatchObject([{ topic: "desk", name: "ticket.updated" }]);
  expect(JSON.parse(heard[0]?.data ?? "")).toEqual({ id: "BS-2611-0001", version: 3 });
});

test("a listener that lost its connection misses nothing and repeats nothing", async () => {
  const writer = aProcess();
  const publish = (id: string): Promise<void> =>
    writer.transaction((tx) => tx.publish([{ topic: "desk", name: "task.opened", id }]));
  const ids: string[] = [];
  const [ready, first, second, third, back] = [times(1), times(1), times(2), times(3), times(1)];
  listen({
    onInbox: ready.happened,
    onReconnect: back.happened,
    onLive: (event) => {
      ids.push((JSON.parse(event.data) as { id: string }).id);
      for (const { happened } of [first, second, third]) happened();
    },
  });
  await ready.done;
  await publish("before");
  await first.done;
  await ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cau-noi listen'");
  await publish("meanwhile");
  await Promise.all([back.done, second.done]);
  await publish("after");
  await third.done;
  expect(ids).toEqual(["before", "meanwhile", "after"]);
});

test("a browser that was away gets what it missed, on its topics only", async () => {
  const store = aProcess();
  const last = Math.max(0, ...(await store.client.liveEvent.findMany()).map(({ id }) => Number(id)));
  await store.transaction((tx) =>
    tx.publish([
      { topic: "desk", name: "ticket.opened", id: "a" },
      { topic: "chat:webchat:x", name: "message.added", id: "b" },
      { topic: "desk", name: "ticket.updated", id: "c", version: 2 },
    ]),
  );
  const missed = await store.liveSince(last, ["desk"], 10);
  expect(missed.map(({ topic, name, data }) => [topic, name, data])).toEqual([
    ["desk", "ticket.opened", '{"id":"a"}'],
    ["desk", "ticket.updated", '{"id":"c","version":2}'],
  ]);
  expect(await store.liveSince(last, ["desk"], 1)).toHaveLength(1);
});

test("secrets are unreadable in the database and useless under another key", async () => {
  await aProcess().secrets.put("zalo.token", "rất bí mật");
  const [row] = await ask<{ value: Buffer }>("SELECT value FROM secret");
  expect(row?.value.toString()).not.toContain("bí mật");
  const error = await aProcess(new Uint8Array(32))
    .secrets.get("zalo.token")
    .catch((fault) => fault);
  expect(isAppError(error, "CONFIG_INVALID")).toBe(true);
  expect(() => createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(5) })).toThrow("32 bytes");
});

test("a lock is free again when its holder's connection dies", async () => {
  const [one, two] = [aProcess(), aProcess()];
  let release: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holding = times(1);
  const first = one.secrets.withLock("zalo.token", async () => {
    holding.happened();
    await died;
  });
  await holding.done;
  await ask(`SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  expect(await two.secrets.withLock("zalo.token", async () => "mine")).toBe("mine");
  release();
  await first;
});

test("a database that is gone is told as a fault that may pass", async () => {
  const store = createPrismaStore({ url: "postgresql://app:x@127.0.0.1:1/none", encryptionKey: key });
  expect(await store.ping()).toBe(false);
  const error = await store.transaction((tx) => tx.tasks.open(1)).catch((fault) => fault);
  expect([isAppError(error, "UNEXPECTED"), error.retryable]).toEqual([true, true]);
  await store.close();
});

test("a duty whose connection broke is lost: the work is told, and another process may begin", async () => {
  const [one, other] = [aProcess(), aProcess()];
  let isLost = false;
  const held = one.duties.attempt("source:telegram", async (lost) => {
    const [row] = await ask<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name LIKE '%source:telegram'",
    );
    expect(await other.duties.attempt("source:telegram", async () => undefined)).toBe(false);
    const told = new Promise<void>((resolve) => lost.addEventListener("abort", () => resolve(), { once: true }));
    await ask("SELECT pg_terminate_backend($1)", [row?.pid]);
    await told;
    isLost = lost.aborted;
    expect(await other.duties.attempt("source:telegram", async () => undefined)).toBe(true);
  });
  expect(await held).toBe(true);
  expect(isLost).toBe(true);
});

test("whoever stands still inside a transaction loses it: what they had locked is free again", async () => {
  const rows = await aProcess().client.$queryRaw`SHOW idle_in_transaction_session_timeout`;
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: "30s" }]);
});
