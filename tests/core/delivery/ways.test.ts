import type { Receipt } from "../../../core/channel/adapter.ts";
import type { Channel } from "../../../core/channel/channel.ts";
import { deliver } from "../../../core/delivery/deliver.ts";
import { newsKey, type OutboundMessage, type Purpose } from "../../../core/delivery/message.ts";
import { AppError } from "../../../core/errors.ts";
import type { Citizen } from "../../../core/people/citizen.ts";
import { anId, aTicket } from "../../builders.ts";
import { fakeLimits, fakeNow, fakeWorld } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const accounts = { zns: "oa", sms: "BENSEN", email: "phuong@bensen.example" };
const template = { name: "push.template", params: {}, text: "Phản ánh BS-2611-0416: Đã có kết quả." };
const phone = "+84900000704";
const days = (n: number): Date => new Date(fakeNow.getTime() - n * 86_400_000);

/** Channels that take everything, or fail as scripted by channel. */
async function aTown(citizen: Partial<Citizen> = {}) {
  const scene = bench(fakeWorld({ accounts }));
  const { store, world, tx } = scene;
  const taken: string[] = [];
  const faults: Partial<Record<Channel, AppError[]>> = {};
  const receipts: Partial<Record<Channel, Partial<Receipt>>> = {};
  const senderOf = (channel: Channel) => ({
    channel,
    limits: fakeLimits(channel),
    send: async (message: OutboundMessage): Promise<Receipt> => {
      const fault = faults[channel]?.shift();
      if (fault) throw fault;
      taken.push(`${channel}: ${message.asTemplate ? message.template?.text : message.text}`);
      return {
        providerIds: [`${channel}-${taken.length}`],
        state: "sent",
        at: world.clock.now(),
        ...receipts[channel],
      };
    },
  });
  const talk = await scene.conversation();
  await tx((t) => t.people.saveCitizen({ ...anOwner(talk), ...citizen }));
  const tell = (text: string, more: Partial<OutboundMessage> = {}, to = talk) =>
    tx((t) => {
      const message: OutboundMessage = {
        id: anId("message"),
        conversationId: to.id,
        to: to.address,
        purpose: "status" satisfies Purpose,
        text,
        choices: [],
        attachments: [],
        template,
        ticketCode: "BS-2611-0416",
        newsId: "change-1",
        createdAt: world.clock.now(),
        ...more,
      };
      const key = message.newsId && message.purpose === "status" ? newsKey(message.newsId, to.id) : message.id;
      return t.messages.enqueue([{ message, author: { kind: "bot", phraseKeys: [] }, key }]);
    });
  /** The worker, until nothing is due. */
  const work = async () => {
    for (;;) {
      const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
      if (!claim) return;
      await deliver({ store, world, claim, senderOf, random: () => 0.5 });
    }
  };
  const tasks = () => tx((t) => t.tasks.open(10));
  return { ...scene, talk, taken, faults, receipts, tell, work, tasks };
}

const anOwner = ({ citizenId, address }: { citizenId: string; address: Citizen["addresses"][number] }): Citizen => ({
  id: citizenId,
  addresses: [address],
  consents: [],
  createdAt: fakeNow,
});

test("a closed window, a refused template, then SMS: the resident reads it once, and the line says how", async () => {
  const { tell, work, taken, faults, lines, talk, tasks } = await aTown({ phone, consents: ["sms"] });
  faults.zalo = [new AppError("OUTSIDE_WINDOW", "-230"), new AppError("PLATFORM_REFUSED", "-249")];
  await tell("đã xong");
  await work();
  expect(taken).toEqual([`sms: ${template.text}`]);
  expect(await lines(talk.id)).toMatchObject([{ state: "sent", via: "sms", providerIds: ["sms-1"] }]);
  expect(await tasks()).toEqual([]);
});

test("when no way is left somebody has to call, and the task says whom and why", async () => {
  const { tell, work, faults, tasks, lines, talk } = await aTown({ phone });
  faults.zalo = [new AppError("RECIPIENT_GONE", "-227"), new AppError("RECIPIENT_GONE", "-227")];
  await tell("đã xong");
  await work();
  expect(await tasks()).toMatchObject([
    { kind: "call-back", phone, reason: "RECIPIENT_GONE", ticketCode: "BS-2611-0416", conversationId: talk.id },
  ]);
  expect(await lines(talk.id)).toMatchObject([{ state: "failed", failure: "RECIPIENT_GONE" }]);
});

test("without a number the task is one of a message that did not arrive", async () => {
  const { tell, work, faults, tasks } = await aTown();
  faults.zalo = [new AppError("RECIPIENT_GONE", "-227"), new AppError("RECIPIENT_GONE", "-227")];
  await tell("đã xong");
  await work();
  expect(await tasks()).toMatchObject([{ kind: "delivery-failed", reason: "RECIPIENT_GONE" }]);
});

test("a question of our own accord goes by SMS to whoever agreed; where no way is left nobody is made to ask it", async () => {
  const closed = aTicket({ code: "BS-2611-0416", status: "closed" });
  const agreed = await aTown({ phone, consents: ["sms"] });
  await agreed.insert(closed);
  agreed.faults.zalo = [new AppError("OUTSIDE_WINDOW", "-230"), new AppError("PLATFORM_REFUSED", "-249")];
  await agreed.tell("còn ổn không ạ?", { purpose: "follow-up" });
  await agreed.work();
  expect(agreed.taken).toEqual([`sms: ${template.text}`]);
  const { insert, tell, work, faults, tasks, lines, talk } = await aTown({ phone });
  await insert(closed);
  faults.zalo = [new AppError("RECIPIENT_GONE", "-227"), new AppError("RECIPIENT_GONE", "-227")];
  await tell("còn ổn không ạ?", { purpose: "follow-up" });
  await work();
  expect(await lines(talk.id)).toMatchObject([{ state: "failed", failure: "RECIPIENT_GONE" }]);
  expect(await tasks()).toEqual([]);
});

test("a talk on another channel is told instead, once, and nothing bounces back", async () => {
  const { tell, work, taken, faults, conversation, tx, lines, talk } = await aTown();
  const other = await conversation({ address: { channel: "telegram", account: "bot", user: "5" }, thread: "bot:5" });
  await tx((t) => t.people.saveCitizen({ ...anOwner(talk), addresses: [talk.address, other.address] }));
  faults.zalo = [new AppError("RECIPIENT_GONE", "-227"), new AppError("RECIPIENT_GONE", "-227")];
  faults.telegram = [new AppError("RECIPIENT_GONE", "403")];
  await tell("đã xong");
  await work();
  expect(taken).toEqual([]);
  expect(await lines(talk.id)).toMatchObject([{ state: "sent", via: "telegram" }]);
  expect(await lines(other.id)).toMatchObject([{ state: "failed", failure: "RECIPIENT_GONE" }]);
  await tell("đã xong", { newsId: "change-2" });
  faults.zalo = [new AppError("RECIPIENT_GONE", "-227"), new AppError("RECIPIENT_GONE", "-227")];
  await work();
  expect(taken).toEqual(["telegram: đã xong"]);
});

test("two followed talks of one person: the closed one leaves it to the open one", async () => {
  const { tell, work, taken, conversation, tx, talk, lines } = await aTown();
  const messenger = await conversation({
    address: { channel: "facebook", account: "page", user: "9" },
    citizenId: talk.citizenId,
    thread: "page:9",
    lastInboundAt: days(2),
  });
  await tx((t) => t.people.saveCitizen({ ...anOwner(talk), addresses: [talk.address, messenger.address] }));
  await tell("đã xong", {}, messenger);
  await tell("đã xong");
  await work();
  expect(taken).toEqual(["zalo: đã xong"]);
  expect(await lines(messenger.id)).toMatchObject([{ state: "sent", via: "zalo" }]);
});

test("what may have arrived is not sent by another way: a person looks", async () => {
  const { tell, work, faults, taken, tasks } = await aTown({ phone, consents: ["sms"] });
  faults.zalo = [new AppError("UNCERTAIN", "no answer")];
  await tell("đã xong");
  await work();
  expect(taken).toEqual([]);
  expect(await tasks()).toMatchObject([{ kind: "call-back", reason: "UNCERTAIN" }]);
});

test("at night news waits; the answer to somebody who writes takes it along, in order", async () => {
  const { tell, work, taken, world, states, talk } = await withStates();
  world.pass(new Date("2026-11-16T23:00:00+07:00"));
  await tell("đã xong");
  await work();
  expect([taken, await states()]).toEqual([[], ["queued"]]);
  world.pass({ minutes: 30 });
  await tell("dạ", { purpose: "reply" });
  await work();
  expect(taken).toEqual(["zalo: đã xong", "zalo: dạ"]);
  await tell("mở lại", { newsId: "change-2" });
  await work();
  world.pass(new Date("2026-11-17T06:30:00+07:00"));
  await work();
  expect(taken.at(-1)).toBe("zalo: mở lại");
  expect(await states()).toEqual(["sent", "sent", "sent"]);
  expect(talk.id).toBeTruthy();
});

async function withStates() {
  const town = await aTown();
  const states = async () => (await town.lines(town.talk.id)).map((line) => line.state);
  return { ...town, states };
}

test("asked to slow down for hours, it goes on asking; after a day a person hears of it", async () => {
  const { tell, work, faults, taken, world, tasks } = await aTown();
  const slow = () => new AppError("RATE_LIMITED", "429", { retryable: true, details: { retryAfterMs: 3_600_000 } });
  faults.zalo = Array.from({ length: 12 }, slow);
  await tell("một", { purpose: "reply" });
  for (let hour = 0; hour <= 12; hour += 1) {
    await work();
    world.pass({ hours: 1 });
  }
  expect(taken).toEqual(["zalo: một"]);
  faults.zalo = Array.from({ length: 40 }, slow);
  await tell("hai", { purpose: "reply" });
  for (let hour = 0; hour <= 30; hour += 1) {
    await work();
    world.pass({ hours: 1 });
  }
  expect(await tasks()).toMatchObject([{ kind: "delivery-failed", reason: "RATE_LIMITED" }]);
});

test("whoever got the private reply to a comment is known from then on: the talk moves over", async () => {
  const { tell, work, receipts, store, talk } = await aTown();
  receipts.zalo = { reachedAs: "psid-7" };
  await tell("mời xem", { purpose: "comment" });
  await work();
  expect(store.events.map(({ event, lane }) => [event.kind, lane, event.thread])).toEqual([
    ["moved", `zalo:${talk.address.account}:psid-7`, `${talk.address.account}:psid-7`],
  ]);
});
