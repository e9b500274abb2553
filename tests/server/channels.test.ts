import { connectAccount, loseAccount } from "../../core/channel/connect-account.ts";
import { staffActor } from "../../core/people/staff.ts";
import { aText } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const ofChannel = async (name: string, person: "quan" | "ba" | "hoa" = "quan") =>
  (await desk.call(person, "listChannels")).items.find(({ channel }) => channel === name);

test("administrators, leaders and heads see every channel, connected or not, with its rules and what is wrong", async () => {
  const { store } = desk;
  await store.inbox.add([{ event: aText("alo", { channel: "webchat" }), lane: "webchat:1", waitMs: 0 }], fakeNow);
  await store.channels.countHours(fakeNow);
  for (let count = 0; count < 5; count += 1) {
    await store.channels.noteSend({
      channel: "sms",
      account: "PBENSEN",
      ok: false,
      code: "TOKEN_INVALID",
      at: fakeNow,
    });
  }
  const page = await desk.call("ba", "listChannels");
  expect(page.items).toHaveLength(10);
  expect(page).toMatchObject({ webhookBase: "https://bensen.example/webhooks", gapHours: 3 });
  expect(await ofChannel("webchat", "hoa")).toMatchObject({
    connected: true,
    receivedToday: 1,
    lastInAt: fakeNow.toISOString(),
    accounts: [{ account: "web", sentInHour: 0, failedInHour: 0 }],
    window: { replyHours: null, humanHours: null, outside: "none" },
    troubles: [],
  });
  expect(await ofChannel("sms")).toMatchObject({
    receives: true,
    sends: true,
    failedShare: 1,
    window: { replyHours: 0, outside: "template" },
    troubles: ["failing", "access-lost"],
    accounts: [{ account: "PBENSEN", failedInHour: 5, lastFailure: "TOKEN_INVALID" }],
  });
  expect(await ofChannel("zalo")).toMatchObject({ connected: false, accounts: [], troubles: [] });
  expect((await desk.refused("lan", "listChannels")).code).toBe("FORBIDDEN");
});

test("a test message goes through the outbox to the number as it is typed, and its sender sees how far it got", async () => {
  const params = { channel: "sms" };
  const { id } = await desk.call("quan", "testChannel", { params, body: { to: "0900 000 001" } });
  const look = () => desk.call("quan", "getChannelTest", { params: { ...params, id }, query: { to: "0900 000 001" } });
  expect(await look()).toMatchObject({ id, state: "queued" });
  const claim = await desk.store.outbox.claim({ now: fakeNow, leaseMs: 30_000 });
  if (!claim) throw new Error("nothing to send");
  expect(claim.message).toMatchObject({
    to: { channel: "sms", account: "PBENSEN", user: "+84900000001" },
    purpose: "operator",
    text: "Tin thử của phường Bến Sen: kênh này gửi được. Không cần trả lời.",
  });
  await desk.store.outbox.sent(claim, { providerIds: ["t-1"], state: "sent", at: fakeNow });
  expect(await look()).toMatchObject({ state: "sent" });
});

test("only administrators try a channel out, only one that sends, and nobody reads another's test", async () => {
  const body = { to: "0900000001" };
  expect((await desk.refused("ba", "testChannel", { params: { channel: "sms" }, body })).code).toBe("FORBIDDEN");
  expect((await desk.refused("quan", "testChannel", { params: { channel: "zalo" }, body })).code).toBe(
    "UNKNOWN_CHANNEL",
  );
  const other = { to: "0900000001", account: "KHAC" };
  expect((await desk.refused("quan", "testChannel", { params: { channel: "sms" }, body: other })).code).toBe(
    "UNKNOWN_CHANNEL",
  );
  const nobodys = { params: { channel: "sms", id: "no-such" }, query: { to: "0900000001" } };
  expect((await desk.refused("quan", "getChannelTest", nobodys)).code).toBe("NOT_FOUND");
  expect((await desk.refused("quan", "testChannel", { params: { channel: "sms" }, body: { to: " " } })).code).toBe(
    "BAD_INPUT",
  );
});

test("an account that needs connecting again is trouble and says since when; one given up on purpose is none", async () => {
  const { store, world, staff } = desk;
  const web = { channel: "webchat" as const, account: "web" };
  const by = staffActor(staff.quan);
  const access = async () => {
    const { accounts = [], troubles } = (await ofChannel("webchat")) ?? {};
    return [accounts[0]?.access, troubles];
  };
  await store.transaction((tx) => connectAccount({ tx, world, ...web, name: "Chat Bến Sen", by }));
  const connected = { name: "Chat Bến Sen", state: "connected", connectedAt: fakeNow.toISOString() };
  expect(await access()).toEqual([connected, []]);
  await store.transaction((tx) => loseAccount({ tx, world, ...web }));
  expect(await access()).toEqual([{ ...connected, state: "revoked" }, ["access-lost"]]);
  await store.transaction((tx) => loseAccount({ tx, world, ...web, by }));
  expect(await access()).toEqual([{ ...connected, state: "revoked", givenUpAt: fakeNow.toISOString() }, []]);
});
