import { startZaloServer, type ZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import { createZaloAccess } from "../../adapters/zalo/access.ts";
import { createZaloCatchUp } from "../../adapters/zalo/catch-up.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { aClock, memorySecrets, offlineZalo, received } from "../fakes/adapter-stages.ts";

const user = "7700000000000000123";
const servers: ZaloServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A source that looks once; `look` returns what it handed in. The OA was caught up when the stage began. */
async function aStage(accounts: { oaId: string; refreshToken: string }[] = []) {
  const clock = aClock();
  const zalo = await startZaloServer({ now: clock.now });
  servers.push(zalo);
  const { url, oaId } = zalo;
  const own = { oaId, refreshToken: "test-zalo-refresh-token-0001" };
  const access = createZaloAccess({
    appId: "1900000000000000001",
    appSecret: "test-zalo-app-secret-khong-that",
    accounts: () => [...accounts, own],
    ...{ apiUrl: url, businessUrl: url, oauthUrl: url, timeoutMs: 5_000, clock, secrets: memorySecrets() },
  });
  const marks = new Map([...accounts, own].map((account) => [account.oaId, clock.now()]));
  const pauses: number[] = [];
  const look = async (take = async (_: InboundEvent[]): Promise<void> => undefined): Promise<InboundEvent[]> => {
    const stop = new AbortController();
    const taken: InboundEvent[] = [];
    const source = createZaloCatchUp(
      {
        marks: {
          read: async (oa) => marks.get(oa),
          write: async (oa, upTo) => void marks.set(oa, upTo),
        },
        clock,
        everyMs: 300_000,
        callsPerSecond: 5,
        pause: async (ms) => {
          pauses.push(ms);
          if (ms === 300_000) stop.abort();
        },
      },
      access,
    );
    await source.run(async (events) => {
      await take(events);
      taken.push(...events);
    }, stop.signal);
    return taken;
  };
  return { zalo, clock, marks, pauses, look };
}

test("what is fetched is what the webhook would have told: the same ids, kinds, sides and times", async () => {
  const { zalo, clock, look } = await aStage();
  const acts = [
    { text: "cống nghẹt" },
    { choice: "confirm" },
    { image: "cong.jpg" },
    { latitude: 10.7769, longitude: 106.7009 },
  ];
  const told: InboundEvent[] = [];
  for (const act of acts) {
    clock.pass(60_000);
    told.push(...offlineZalo().parse(received(zalo.userSends({ userId: user, ...act }), "/", clock.now())));
  }
  const bare = (events: InboundEvent[]) => events.map(({ raw: _, ...event }) => event);
  expect(bare(await look())).toEqual(bare(told));
});

test("a long silence is fetched page by page, five calls a second, and only what is new", async () => {
  const { zalo, clock, pauses, look } = await aStage();
  clock.pass(3_600_000);
  for (let index = 0; index < 23; index += 1) {
    zalo.userSends({ userId: user, text: `Tin ${index}` });
    zalo.staffWrites(user, "Dạ");
    clock.pass(1_000);
  }
  const texts = (await look()).map((event) => (event.kind === "message" ? event.text : ""));
  expect(texts).toEqual(Array.from({ length: 23 }, (_, index) => `Tin ${index}`));
  expect(zalo.calls(/listrecentchat$/)).toBe(5);
  expect(zalo.calls(/oa\/conversation$/)).toBe(5);
  expect(pauses.filter((ms) => ms === 200)).toHaveLength(10);
  // Once more, since the platform may tell late; the inbox knows them by their ids.
  clock.pass(300_000);
  expect(await look()).toHaveLength(23);
  clock.pass(300_000);
  expect(await look()).toEqual([]);
});

test("what could not be stored or fetched is looked for again, and one OA does not keep another from it", async () => {
  const lost = { oaId: "4100000000000000099", refreshToken: "refused-refresh-token" };
  const { zalo, clock, marks, look } = await aStage([lost]);
  const begun = clock.now();
  clock.pass(3_600_000);
  zalo.userSends({ userId: user, text: "cống nghẹt" });
  await expect(look(() => Promise.reject(new Error("the disk is full")))).rejects.toThrow();
  expect(marks.get(zalo.oaId)).toEqual(begun);
  const taken: InboundEvent[] = [];
  await expect(look(async (events) => void taken.push(...events))).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  expect(taken).toMatchObject([{ kind: "message", text: "cống nghẹt" }]);
  expect(marks.get(zalo.oaId)).toEqual(clock.now());
  expect(marks.get(lost.oaId)).toEqual(begun);
});
