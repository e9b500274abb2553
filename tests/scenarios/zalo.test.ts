import { jest } from "@jest/globals";
import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import { receive } from "../../core/channel/receive.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const user = "7700000000000000123";
const hourMs = 3_600_000;
let town: Town;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now });
  await town.wired.ready;
});
afterEach(() => town.close());

const door = () => town.doors.of("zalo");
const act = async (...acts: Parameters<ReturnType<typeof door>["act"]>[2]): Promise<void> => {
  await door().act(town.origin, user, acts);
  await town.settle();
};
const read = async (): Promise<string[]> => (await door().lines(town.origin, user)).map(({ text }) => text);
const platformSends = async ({ bytes, headers }: SignedWebhook): Promise<void> => {
  await fetch(`${town.origin}/webhooks/zalo`, { method: "POST", headers, body: new Uint8Array(bytes) });
  await town.settle();
};
const pass = (hours: number): void => {
  town.clock.now = new Date(town.clock.now.getTime() + hours * hourMs);
};
const conversation = (thread: string) =>
  town.wired.store.transaction((tx) => tx.conversations.byThread("zalo", `${town.doors.zalo.oaId}:${thread}`));
const openTasks = () => town.wired.store.transaction((tx) => tx.tasks.open(50));

/** A report that became a ticket; its code. */
async function reported(): Promise<string> {
  await act({ text: "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn" });
  await act({ press: "Đúng rồi" });
  return /BS-\d{4}-\d{4}/.exec((await read()).join("\n"))?.[0] ?? "";
}

test("nine days later a status goes as the approved template by user id, and its receipt comes back", async () => {
  const code = await reported();
  const before = town.doors.zalo.log(user).length;
  pass(9 * 24);
  const dung = await town.staff("dung");
  await dung.move(code, "accepted", { officerId: dung.id });
  await town.settle();
  const sent = town.doors.zalo.log(user).slice(before);
  const data = { ma_phan_anh: code, trang_thai: "Đơn vị đã nhận", duong_dan: expect.stringContaining(`/p/${code}`) };
  expect(sent).toMatchObject([{ type: "template", message: { template_id: "501", template_data: data } }]);
  const talk = await conversation(user);
  const lines = () => town.wired.store.transaction((tx) => tx.conversations.history(talk?.id ?? "", 50));
  expect((await lines()).at(-1)).toMatchObject({ direction: "out", state: "sent" });
  await platformSends(town.doors.zalo.userReceives(user, sent[0]?.id ?? ""));
  expect((await lines()).at(-1)).toMatchObject({ state: "delivered" });
});

test("three residents wrote while the ward's server was down: each is answered once when it is back", async () => {
  const people = ["7700000000000000201", "7700000000000000202", "7700000000000000203"];
  await act({ text: "xin chào phường" });
  await catchUp();
  pass(1);
  const missed = people.map((userId, index) =>
    town.doors.zalo.userSends({ userId, text: index === 2 ? "cho hỏi mấy giờ mở cửa" : "xin chào" }),
  );
  pass(2);
  await catchUp();
  await town.settle();
  const answers = people.map((userId) => town.doors.zalo.received(userId).length);
  expect(answers.every((count) => count > 0)).toBe(true);
  // What the platform delivers after all, and what the next look finds again, is known by its id.
  for (const webhook of missed) await platformSends(webhook);
  await catchUp();
  await town.settle();
  expect(people.map((userId) => town.doors.zalo.received(userId).length)).toEqual(answers);
  for (const userId of people) expect(await conversation(userId)).toMatchObject({ displayName: "Người Dân Mẫu" });
});

/** One look for what webhooks did not bring: until it pauses. */
async function catchUp(): Promise<void> {
  const { store, world, adapters } = town.wired;
  pass(0.1);
  const source = adapters.sources.find(({ channel }) => channel === "zalo");
  const stop = new AbortController();
  const marked = markOf();
  const running = source?.run(async (events) => void (await receive({ events, store, world })), stop.signal);
  while ((await markOf()) === (await marked)) await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await running;
}
const markOf = async (): Promise<number | undefined> => {
  const all = await town.wired.store.transaction((tx) => tx.connections.all());
  return all.find(({ channel }) => channel === "zalo")?.caughtUpTo?.getTime();
};

test("a resident's name and picture are read once, at the first message", async () => {
  await act({ text: "xin chào phường" });
  await act({ text: "cảm ơn" });
  expect(town.doors.zalo.calls(/user\/detail$/)).toBe(1);
  expect(await conversation(user)).toMatchObject({
    displayName: "Người Dân Mẫu",
    avatarUrl: `https://avatar.example.invalid/${user}.jpg`,
  });
});

test("a platform that does not tell the name costs the name, not the answer", async () => {
  town.doors.zalo.failNext({ status: 502, on: /user\/detail$/ });
  await act({ text: "xin chào phường" });
  expect(await read()).not.toEqual([]);
  expect((await conversation(user))?.displayName).toBeUndefined();
});

test("an OA that takes its permission back is marked, and the desk has one task for it", async () => {
  await platformSends(town.doors.zalo.revoke());
  await platformSends(town.doors.zalo.revoke());
  const [oa] = await town.wired.store.transaction((tx) => tx.connections.all());
  expect(oa).toMatchObject({ channel: "zalo", state: "revoked" });
  expect((await openTasks()).filter(({ kind }) => kind === "channel")).toMatchObject([{ reason: "access-revoked" }]);
});
