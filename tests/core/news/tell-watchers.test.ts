import { deliver } from "../../../core/delivery/deliver.ts";
import { AppError } from "../../../core/errors.ts";
import { type NewsTopic, nextDigest, spokenTopic } from "../../../core/news/news-watch.ts";
import { tellWatchers } from "../../../core/news/tell-watchers.ts";
import { maxTopics, unwatchNews, watchNews } from "../../../core/news/watch-news.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { aTicket } from "../../builders.ts";
import { fakeWard } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const onHoaSu = { label: "trước nhà 45 Hoa Sứ, khu phố 3", precision: "house", street: "Hoa Sứ", house: "45" } as const;
const hoaSu: NewsTopic = { street: "Hoa Sứ" };

/** Somebody who asked for news in a chat on Monday afternoon. */
async function aWatcher(topic: NewsTopic = hoaSu) {
  const scene = bench();
  const { store, world, tx } = scene;
  world.pass(at("16T14:00"));
  const talk = await scene.conversation({ lastInboundAt: at("16T14:00") });
  const watch = (one: NewsTopic = topic) =>
    tx((t) => watchNews({ tx: t, world, reader: { conversationId: talk.id }, topic: one }));
  await watch();
  const report = (local: string, overrides: Partial<Ticket> = {}) =>
    scene.insert(aTicket({ openedAt: at(local), place: onHoaSu, ...overrides }));
  const evening = async (local: string) => {
    world.pass(at(local));
    return tellWatchers({ store, world, limit: 10 });
  };
  const texts = async () => (await scene.lines(talk.id)).map(({ text }) => text);
  const watches = () => tx((t) => t.newsWatches.of({ conversationId: talk.id }));
  return { ...scene, talk, watch, report, evening, texts, watches };
}

test("digests are written at half past five, the next one after whatever the hour", () => {
  expect(nextDigest(at("16T17:29"))).toEqual(at("16T17:30"));
  expect(nextDigest(at("16T17:30"))).toEqual(at("17T17:30"));
  expect(nextDigest(at("16T23:59"))).toEqual(at("17T17:30"));
});

test("a topic is said as people say it", () => {
  expect(spokenTopic(hoaSu, fakeWard)).toBe("đường Hoa Sứ");
  expect(spokenTopic({ category: "street-light" }, fakeWard)).toBe("đèn đường, chiếu sáng hẻm");
  expect(spokenTopic({ ...hoaSu, category: "street-light" }, fakeWard)).toBe(
    "đèn đường, chiếu sáng hẻm ở đường Hoa Sứ",
  );
});

test("what is new is told once, in the evening, with why and the way out; without news there is silence", async () => {
  const { report, evening, texts } = await aWatcher();
  await report("16T13:00");
  const { code } = await report("16T15:00");
  await report("16T15:30", { place: { ...onHoaSu, street: "Sen Hồng" } });
  expect(await evening("16T17:29")).toBe(0);
  expect(await evening("16T17:31")).toBe(1);
  expect(await evening("16T18:00")).toBe(0);
  const [digest = "", ...more] = await texts();
  expect(more).toEqual([]);
  expect(digest.split("\n")).toEqual([
    "Tin tự động của phường Bến Sen về đường Hoa Sứ.",
    `Mới báo: Ngập nước, nghẹt cống ở Hoa Sứ. https://bensen.example/p/${code}`,
    "Anh/chị nhận tin này vì đã nhờ phường báo tin đường Hoa Sứ, mỗi ngày nhiều nhất một lần.",
    expect.stringMatching(/^Thôi nhận: https:\/\/bensen\.example\/nhan-tin\/thoi\/\S+$/),
  ]);
  expect(digest).not.toContain("45");
  await evening("17T17:31");
  expect(await texts()).toHaveLength(1);
});

test("a result is told the day it comes, in the words everybody may read", async () => {
  const { report, evening, texts } = await aWatcher();
  const clocks = { ...aTicket().clocks, resultStoppedAt: at("16T16:00") };
  const [opened] = aTicket().changes;
  if (!opened) throw new Error("a ticket without its first line");
  const changes = [{ ...opened, at: at("16T16:00"), to: "resolved" as const }];
  const done: Partial<Ticket> = { status: "resolved", clocks, changes };
  await report("12T09:00", { ...done, result: "Đã thông cống trước nhà 45 Hoa Sứ" });
  await report("12T10:00", { ...done, result: "Đã nói chuyện với bà Tư" });
  await evening("16T17:31");
  const lines = (await texts())[0]?.split("\n") ?? [];
  expect(lines.filter((line) => line.startsWith("Đã xong"))).toEqual([
    expect.not.stringContaining("Tư"),
    expect.stringContaining("ở Hoa Sứ. Đã thông cống trước Hoa Sứ. https://"),
  ]);
});

test.each<[string, NewsTopic, Partial<Ticket>, number]>([
  ["confidential", hoaSu, { visibility: "confidential" }, 0],
  ["spam", hoaSu, { status: "spam" }, 0],
  ["put together with another", hoaSu, { status: "duplicate" }, 0],
  ["a hidden name, by its street", hoaSu, { visibility: "hide-name" }, 0],
  ["a child, by its street", hoaSu, { flags: ["minor-involved"] }, 0],
  ["under the law, by its street", hoaSu, { flags: ["denunciation"] }, 0],
  ["a hidden name, by street and kind", { ...hoaSu, category: "flooding-drainage" }, { visibility: "hide-name" }, 0],
  ["a hidden name, by its kind", { category: "flooding-drainage" }, { visibility: "hide-name" }, 1],
  ["another kind", { category: "street-light" }, {}, 0],
  ["its kind", { category: "flooding-drainage" }, {}, 1],
])("%s: as everybody may know it", async (_, topic, overrides, told) => {
  const { report, evening, texts } = await aWatcher(topic);
  const { code } = await report("16T15:00", overrides);
  await evening("16T17:31");
  const said = await texts();
  expect(said).toHaveLength(told);
  if (overrides.visibility !== undefined) expect(said.join()).not.toMatch(new RegExp(`${code}|Hoa Sứ`));
});

test("of many the newest are told, and of the rest the number", async () => {
  const { report, evening, texts } = await aWatcher();
  for (let minute = 10; minute < 30; minute += 1) await report(`16T15:${minute}`);
  await evening("16T17:31");
  const lines = (await texts())[0]?.split("\n") ?? [];
  expect(lines.filter((line) => line.startsWith("Mới báo"))).toHaveLength(6);
  expect(lines).toContain("Còn 14 việc nữa, xem tại https://bensen.example/ban-do?duong=Hoa+S%E1%BB%A9");
});

test("two workers at once tell once, and what was stopped while they read is not told", async () => {
  const { report, evening, texts, store, world, watches, tx } = await aWatcher();
  await report("16T15:00");
  world.pass(at("16T17:31"));
  await Promise.all([1, 2].map(() => tellWatchers({ store, world, limit: 10 })));
  expect(await texts()).toHaveLength(1);
  await report("17T15:00");
  const [own] = await watches();
  await tx((t) => t.newsWatches.remove(own?.id ?? ""));
  await evening("17T17:31");
  expect(await texts()).toHaveLength(1);
});

test("a fault while one is told undoes that one alone, and it is told at the next look", async () => {
  const { report, evening, texts, store, world, watch, watches } = await aWatcher();
  await watch({ category: "flooding-drainage" });
  await report("16T15:00");
  const [first] = await watches();
  const { newsStopLink } = world;
  const broken = {
    ...world,
    newsStopLink: (id: string) => {
      if (id === first?.id) throw new Error("the worker dies here");
      return newsStopLink(id);
    },
  };
  world.pass(at("16T17:31"));
  await expect(tellWatchers({ store, world: broken, limit: 10 })).rejects.toThrow("dies here");
  expect(await texts()).toHaveLength(1);
  await evening("16T17:32");
  await evening("16T17:33");
  expect(await texts()).toHaveLength(2);
});

test("what falls between two digests is told in the second", async () => {
  const { report, evening, texts } = await aWatcher();
  await report("16T15:00");
  await evening("16T17:31");
  const { code } = await report("16T17:30");
  await evening("17T17:31");
  expect((await texts())[1]).toContain(code);
});

test("a talk whose window is closed waits until they write again; what is a week old is no news", async () => {
  const { report, evening, texts, talk, tx } = await aWatcher();
  await tx(async (t) => {
    const now = await t.conversations.byId(talk.id);
    if (now) await t.conversations.save({ ...now, lastInboundAt: at("01T09:00") });
  });
  await report("16T15:00");
  const { code } = await report("24T15:00");
  await evening("25T17:31");
  expect(await texts()).toEqual([]);
  await tx(async (t) => {
    const now = await t.conversations.byId(talk.id);
    if (now) await t.conversations.save({ ...now, lastInboundAt: at("26T09:00") });
  });
  await evening("26T17:31");
  const said = await texts();
  expect(said).toHaveLength(1);
  expect(said[0]?.match(/Mới báo/g)).toHaveLength(1);
  expect(said[0]).toContain(code);
});

test("a watch nobody could be told of for a season ends", async () => {
  const { store, world, watches, tx, talk } = await aWatcher();
  await tx(async (t) => {
    const now = await t.conversations.byId(talk.id);
    if (now) await t.conversations.save({ ...now, lastInboundAt: at("01T09:00") });
  });
  world.pass(new Date("2027-03-01T17:31:00+07:00"));
  await tellWatchers({ store, world, limit: 10 });
  expect(await watches()).toEqual([]);
});

test("asked twice is asked once; there is a most; stopping ends one topic or all", async () => {
  const { watch, watches, tx, talk } = await aWatcher();
  expect(await watch()).toBe(true);
  expect(await watches()).toHaveLength(1);
  for (let more = 1; more < maxTopics; more += 1) expect(await watch({ street: `Đường ${more}` })).toBe(true);
  expect(await watch({ category: "street-light" })).toBe(false);
  expect(await watch()).toBe(true);
  const stop = (only?: { topic: NewsTopic }) =>
    tx((t) => unwatchNews({ tx: t, conversation: talk, ...(only ? { only } : {}) }));
  await stop({ topic: hoaSu });
  await stop({ topic: hoaSu });
  expect((await watches()).map(({ street }) => street)).toEqual(
    Array.from({ length: 9 }, (_, at) => `Đường ${at + 1}`),
  );
  await stop();
  expect(await watches()).toEqual([]);
});

test.each([
  ["stopped before it went", true, undefined],
  ["whose reader is gone", false, "RECIPIENT_GONE" as const],
])("a digest %s makes no work for anybody", async (_, isStopped, code) => {
  const { report, evening, store, world, watches, tx, lines, talk } = await aWatcher();
  await report("16T15:00");
  await evening("16T17:31");
  const [own] = await watches();
  if (isStopped) await tx((t) => t.newsWatches.remove(own?.id ?? ""));
  const fault = code && new AppError(code, "gone");
  const send = async () => {
    throw fault ?? new Error("nothing may be sent");
  };
  for (let look = 0; look < 3; look += 1) {
    const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
    const sender = { channel: "zalo" as const, limits: world.limitsOf("zalo"), send };
    if (claim) await deliver({ store, world, claim, senderOf: () => sender, random: () => 0.5 });
  }
  expect((await lines(talk.id)).map(({ state }) => state)).toEqual(["failed"]);
  expect(await tx((t) => t.tasks.open(9))).toEqual([]);
  expect(await watches()).toEqual([]);
});
