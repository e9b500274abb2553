import { createTelegramSource } from "../../adapters/telegram/source.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { receive } from "../../core/channel/receive.ts";
import { bench } from "../core/bench.ts";
import { aClock, someFiles } from "../fakes/adapter-stages.ts";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.ts";

const userId = "900000001";
let server: TelegramServer;
beforeEach(async () => {
  server = await startTelegramServer();
});
afterEach(() => server.close());

function aSource() {
  const { botToken, url: apiUrl } = server;
  return createTelegramSource({
    botToken,
    apiUrl,
    timeoutMs: 300,
    clock: aClock(),
    files: someFiles(),
    waitSeconds: 20,
  });
}

/** Runs the source until so many events came; `take` may fail first. */
async function poll(count: number, take: (events: InboundEvent[]) => Promise<void>): Promise<void> {
  const done = new AbortController();
  let seen = 0;
  const counting = async (events: InboundEvent[]): Promise<void> => {
    await take(events);
    seen += events.length;
    if (seen >= count) done.abort();
  };
  await aSource().run(counting, done.signal);
}

test("what residents write is taken in order and once, whether it waited or comes while we ask", async () => {
  const { store, world } = bench();
  server.userSends({ userId, text: "một" });
  const ended = poll(3, async (events) => {
    await receive({ events, store, world });
    if (store.events.length === 1) {
      server.userSends({ userId, text: "hai" });
      server.userSends({ userId, text: "ba" });
    }
  });
  await ended;
  const texts = store.events.map(({ event }) => (event.kind === "message" ? event.text : event.kind));
  expect(texts).toEqual(["một", "hai", "ba"]);
});

test("Telegram is told that something has arrived only once it is stored", async () => {
  const first = server.userSends({ userId, text: "một" });
  const fails = poll(1, () => Promise.reject(new Error("the database is away")));
  await expect(fails).rejects.toThrow("the database is away");
  const { update_id } = JSON.parse(first.bytes.toString()) as { update_id: number };
  const confirmed: number[] = [];
  const ids: string[] = [];
  await poll(2, async (events) => {
    confirmed.push(server.confirmed());
    ids.push(...events.map(({ id }) => id));
    if (ids.length === 1) server.userSends({ userId, text: "hai" });
  });
  expect(ids[0]).toBe(`${server.botId}:${update_id}`);
  expect(confirmed).toEqual([0, update_id]);
});

test("a pressed button stops spinning", async () => {
  server.userSends({ userId, choice: "yes", label: "Đúng rồi" });
  const kinds: string[] = [];
  await poll(1, async (events) => void kinds.push(...events.map(({ kind }) => kind)));
  expect(kinds).toEqual(["choice"]);
  expect(server.spinning()).toEqual([]);
});

test("an odd character that cannot be stored does not hold up what comes after it", async () => {
  const { store, world } = bench();
  server.userSends({ userId, text: "a\u0000\ud83d b" });
  server.userSends({ userId, text: "sau đó" });
  await poll(2, async (events) => void (await receive({ events, store, world })));
  expect(store.events).toHaveLength(2);
});

test("asking ends when we stop, in the middle of waiting", async () => {
  const stopping = new AbortController();
  const running = aSource().run(async () => undefined, stopping.signal);
  stopping.abort();
  await running;
});

test("an address that Telegram calls instead, and a token it refuses, are faults with what to do", async () => {
  server.revokeToken();
  await expect(poll(1, async () => undefined)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
});
