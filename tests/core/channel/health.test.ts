import type { ChannelConnection } from "../../../core/channel/connection.ts";
import { type AccountRecord, type ChannelRecord, judge, type Trouble } from "../../../core/channel/health.ts";
import { watchChannels } from "../../../core/channel/watch-channels.ts";
import { system } from "../../../core/people/staff.ts";
import { aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
const ago = (hours: number): Date => new Date(fakeNow.getTime() - hours * hourMs);

/** Zalo, where 40 messages within three hours are usual at this time of a Monday. */
function aRecord(overrides: Partial<ChannelRecord> = {}): ChannelRecord {
  const hours = [1, 2, 3, 4].flatMap((week) =>
    [1, 2, 3].map((hour, index) => ({
      hour: new Date(Math.floor(ago(hour).getTime() / hourMs) * hourMs - week * weekMs),
      received: [14, 13, 13][index] ?? 0,
    })),
  );
  return { channel: "zalo", lastInAt: ago(0.5), firstHour: ago(5 * 168), hours, accounts: [], ...overrides };
}
const anAccount = (overrides: Partial<AccountRecord> = {}): AccountRecord => ({
  account: "oa-1",
  sentInHour: 20,
  failedInHour: 0,
  lastOutAt: ago(0.1),
  ...overrides,
});

test("three hours without a word, where 40 are usual, is silence; on a quiet day it is not", () => {
  expect(judge(aRecord({ lastInAt: ago(3) }), fakeNow)).toMatchObject({ usualInGap: 40, troubles: ["silent"] });
  expect(judge(aRecord({ lastInAt: ago(2.9) }), fakeNow).troubles).toEqual([]);
  const quiet = aRecord({ lastInAt: ago(9) });
  expect(judge({ ...quiet, hours: quiet.hours.map((one) => ({ ...one, received: 3 })) }, fakeNow).troubles).toEqual([]);
  expect(judge({ ...quiet, hours: [] }, fakeNow)).toMatchObject({ usualInGap: 0, troubles: [] });
});

test("nobody calls a channel silent that is known for less than two weeks", () => {
  const young = judge(aRecord({ lastInAt: ago(9), firstHour: ago(168 + 5) }), fakeNow);
  expect(young.troubles).toEqual([]);
  expect(young.usualInGap).toBeUndefined();
  expect(judge(aRecord({ lastInAt: ago(9), firstHour: ago(2 * 168 + 15) }), fakeNow).troubles).toEqual(["silent"]);
});

test("today is counted from midnight here, and compared with such weekdays up to this hour", () => {
  const morning = new Date("2026-11-16T08:00:00+07:00");
  const hours = [
    { hour: new Date("2026-11-16T00:00:00+07:00"), received: 2 },
    { hour: morning, received: 5 },
    { hour: new Date("2026-11-15T23:00:00+07:00"), received: 90 },
    { hour: new Date("2026-11-09T08:00:00+07:00"), received: 8 },
    { hour: new Date("2026-11-02T08:00:00+07:00"), received: 4 },
    { hour: new Date("2026-11-09T20:00:00+07:00"), received: 70 },
  ];
  const found = judge(aRecord({ hours, firstHour: ago(3 * 168) }), fakeNow);
  expect(found).toMatchObject({ receivedToday: 7, usualToday: 6 });
});

test.each<[string, Partial<AccountRecord>, Trouble[]]>([
  ["all went well", {}, []],
  ["one of ten failed", { sentInHour: 9, failedInHour: 1 }, []],
  ["three of ten failed", { sentInHour: 7, failedInHour: 3 }, ["failing"]],
  ["two tried, two failed", { sentInHour: 0, failedInHour: 2 }, []],
  ["five tried, all failed", { sentInHour: 0, failedInHour: 5 }, ["failing"]],
  ["the token is refused", { lastFailure: "TOKEN_INVALID", lastFailedAt: ago(0) }, ["access-lost"]],
  ["the token was refused, and then it went", { lastFailure: "TOKEN_INVALID", lastFailedAt: ago(1) }, []],
  ["the account has enough", { quota: { kind: "vnd", remaining: 100_000, at: fakeNow } }, []],
  ["the account is nearly empty", { quota: { kind: "vnd", remaining: 99_999, at: fakeNow } }, ["quota"]],
  ["a tenth of the month is left", { quota: { kind: "zns-day", remaining: 50, total: 500, at: fakeNow } }, []],
  ["less than a tenth", { quota: { kind: "zns-day", remaining: 49, total: 500, at: fakeNow } }, ["quota"]],
  ["nobody knows of what it is the rest", { quota: { kind: "odd", remaining: 1, at: fakeNow } }, []],
])("%s: %j is %j", (_, overrides, troubles) => {
  expect(judge(aRecord({ accounts: [anAccount(overrides)] }), fakeNow).troubles).toEqual(troubles);
});

const oa = (connection: Partial<ChannelConnection>): AccountRecord =>
  anAccount({
    access: {
      connection: {
        ...{ channel: "zalo", account: "oa-1", name: "OA", state: "connected", connectedAt: fakeNow },
        ...{ connectedBy: system, settings: {}, ...connection },
      },
    },
  });

test.each<[string, Partial<ChannelConnection>, Trouble[]]>([
  ["connected", {}, []],
  ["it ends soon", { state: "expiring" }, ["access-ending"]],
  ["the platform took it away", { state: "revoked" }, ["access-lost"]],
  ["it was given up on purpose", { state: "revoked", givenUpAt: fakeNow }, []],
])("access to an account, %s: %j is %j", (_, connection, troubles) => {
  expect(judge(aRecord({ accounts: [oa(connection)] }), fakeNow).troubles).toEqual(troubles);
});

test("each trouble makes one task, however often it is looked at, and closes it when it is over", async () => {
  const { store, world, tx } = bench();
  const watch = () => watchChannels({ store, world, channels: ["zalo", "sms"] });
  const tasks = async () => (await tx((t) => t.tasks.open(9))).map(({ kind, reason }) => [kind, reason]);
  for (let count = 0; count < 5; count += 1) {
    await store.channels.noteSend({
      channel: "sms",
      account: "PBENSEN",
      ok: false,
      code: "TOKEN_INVALID",
      at: fakeNow,
    });
  }
  expect(await watch()).toBe(2);
  await watch();
  const both = [
    ["channel", "failing:sms"],
    ["channel", "access-lost:sms"],
  ];
  expect(await tasks()).toEqual(both);
  expect(store.published.map(({ name }) => name)).toEqual(["task.opened", "task.opened"]);
  world.pass({ minutes: 5 });
  await store.channels.noteSend({ channel: "sms", account: "PBENSEN", ok: true, at: world.clock.now() });
  await watch();
  expect(await tasks()).toEqual([["channel", "failing:sms"]]);
  world.pass({ hours: 2 });
  await watch();
  expect(await tasks()).toEqual([]);
});

test("a channel that fell silent is told to the desk, and is well with the first word", async () => {
  const { store, world, tx } = bench();
  const say = (at: Date) => store.inbox.add([{ event: aText("alo"), lane: "zalo:thread-1", waitMs: 0 }], at);
  for (const week of [1, 2, 3, 4]) {
    for (let index = 0; index < 12; index += 1) await say(new Date(ago(2).getTime() - week * weekMs));
  }
  await watchChannels({ store, world, channels: ["zalo"] });
  expect(await tx((t) => t.tasks.open(9))).toMatchObject([{ kind: "channel", reason: "silent:zalo" }]);
  await say(fakeNow);
  await watchChannels({ store, world, channels: ["zalo"] });
  expect(await tx((t) => t.tasks.open(9))).toEqual([]);
});
