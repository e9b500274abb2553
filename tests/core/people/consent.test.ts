import { agreeToNews, leaveCarrier, withdrawConsent } from "../../../core/people/consent.ts";
import { maxTries } from "../../../core/people/contact.ts";
import { finishContactCheck, startContactCheck } from "../../../core/people/contact-check.ts";
import { anEvent } from "../../builders.ts";
import { fakeWorld } from "../../fakes/world.ts";
import { bench, faultOf } from "../bench.ts";

const phone = "+84900000001";
const sms = { channel: "sms" as const, account: "PBENSEN", user: phone };
const seal = (text: string): string => `sealed:${text}`;

async function aReportedTicket() {
  const scene = bench(fakeWorld({ accounts: { sms: "PBENSEN", email: "phuong@bensen.example" } }));
  const { id: conversationId, citizenId } = await scene.conversation();
  const { code } = await scene.open({}, conversationId);
  const { tx, world } = scene;
  const citizen = () => tx((t) => t.people.citizenById(citizenId));
  const know = async (facts: object) =>
    tx(async (t) => {
      const before = await t.people.citizenById(citizenId);
      if (before) await t.people.saveCitizen({ ...before, ...facts });
    });
  const agree = (carrier: "sms" | "email", user: string) =>
    tx((t) => agreeToNews({ tx: t, world, carrier, user, ticketCode: code }));
  const begin = (user = phone, ticketCode = code) =>
    tx((t) => startContactCheck({ tx: t, world, seal, ticketCode, carrier: "sms", user, digits: "048213" }));
  const type = (id: string, digits: string) => tx((t) => finishContactCheck({ tx: t, world, seal, id, digits }));
  const smsReader = () => tx((t) => t.people.citizenOf(sms));
  return { ...scene, code, conversationId, citizen, know, agree, begin, type, smsReader };
}

test("the reporter who proves their own number agrees to SMS; nobody new follows", async () => {
  const { know, agree, citizen, ticket, code, conversationId } = await aReportedTicket();
  await know({ phone });
  await agree("sms", phone);
  expect(await citizen()).toMatchObject({ phone, consents: ["sms"] });
  expect((await ticket(code)).followers).toEqual([conversationId]);
});

test("somebody else who has the code follows by the number they proved, and the reporter is left alone", async () => {
  const { agree, citizen, ticket, code, conversationId, smsReader } = await aReportedTicket();
  await agree("sms", phone);
  await agree("sms", phone);
  expect((await citizen())?.consents).toEqual([]);
  expect(await smsReader()).toMatchObject({ phone, phoneVerified: true, consents: ["sms"] });
  expect((await ticket(code)).followers).toHaveLength(2);
  expect((await ticket(code)).followers[0]).toBe(conversationId);
});

test("whoever wants no more mail hears of no street by mail either", async () => {
  const { tx, world } = await aReportedTicket();
  const user = "tu@example.vn";
  const topic = { street: "Hoa Sứ" };
  const check = await tx((t) =>
    startContactCheck({ tx: t, world, seal, topic, carrier: "email", user, digits: "long" }),
  );
  const finish = (digits: string) => tx((t) => finishContactCheck({ tx: t, world, seal, id: check.id, digits }));
  expect((await finish("other")).outcome).toBe("wrong");
  world.pass({ hours: 23 });
  expect((await finish("long")).outcome).toBe("agreed");
  const later = new Date(world.clock.now().getTime() + 86_400_000);
  const due = () => tx((t) => t.newsWatches.due(later, 9));
  expect(await due()).toMatchObject([topic]);
  await tx((t) => withdrawConsent({ tx: t, world, carrier: "email", user }));
  expect(await due()).toEqual([]);
});

test("a number somebody else only claimed proves nothing about them", async () => {
  const { conversation, tx, agree } = await aReportedTicket();
  const stranger = await conversation();
  await tx(async (t) => {
    const before = await t.people.citizenById(stranger.citizenId);
    if (before) await t.people.saveCitizen({ ...before, phone });
  });
  await agree("sms", phone);
  const after = await tx((t) => t.people.citizenById(stranger.citizenId));
  expect(after?.consents).toEqual([]);
  expect(after?.phoneVerified).toBeUndefined();
});

test("mail is agreed to and stopped by its address", async () => {
  const { know, agree, citizen, tx, world } = await aReportedTicket();
  await know({ email: "tu@example.vn" });
  await agree("email", "tu@example.vn");
  expect((await citizen())?.consents).toEqual(["email"]);
  const stop = () => tx((t) => withdrawConsent({ tx: t, world, carrier: "email", user: "tu@example.vn" }));
  expect(await stop()).toBe(1);
  expect(await citizen()).toMatchObject({ consents: [], email: "tu@example.vn" });
  expect(await stop()).toBe(0);
});

test("TU CHOI ends SMS for everybody with this number, and who followed by it alone follows no more; calls remain", async () => {
  const { know, agree, citizen, ticket, code, conversationId, tx, world, smsReader } = await aReportedTicket();
  await agree("sms", phone);
  await know({ phone, consents: ["zns", "sms"] });
  const left = anEvent("left", { channel: "sms", from: sms, thread: `PBENSEN:${phone}` });
  await tx((t) => leaveCarrier({ tx: t, world }, left));
  expect(await citizen()).toMatchObject({ phone, consents: ["zns"] });
  expect((await smsReader())?.consents).toEqual([]);
  expect((await ticket(code)).followers).toEqual([conversationId]);
  await agree("sms", phone);
  expect((await citizen())?.consents).toEqual(["zns", "sms"]);
});

test("who leaves a door of conversations keeps what they agreed to", async () => {
  const { know, citizen, tx, world } = await aReportedTicket();
  await know({ phone, consents: ["sms"] });
  await tx((t) => leaveCarrier({ tx: t, world }, anEvent("left", {})));
  expect((await citizen())?.consents).toEqual(["sms"]);
});

test("the right digits agree; they serve once", async () => {
  const { begin, type, smsReader } = await aReportedTicket();
  const { id, codeSeal } = await begin();
  expect(codeSeal).not.toBe("048213");
  expect(await type(id, "048214")).toMatchObject({ outcome: "wrong", triesLeft: maxTries - 1 });
  expect(await smsReader()).toBeUndefined();
  expect(await type(id, "048213")).toMatchObject({ outcome: "agreed" });
  expect((await smsReader())?.consents).toEqual(["sms"]);
  expect(await type(id, "048213")).toEqual({ outcome: "over" });
});

test("five wrong codes are enough, and ten minutes too long: then not even the right one helps", async () => {
  const { begin, type, world } = await aReportedTicket();
  const guessed = await begin();
  const outcomes = [];
  for (let tries = 1; tries <= maxTries; tries += 1) outcomes.push((await type(guessed.id, "000000")).outcome);
  expect(outcomes).toEqual(["wrong", "wrong", "wrong", "wrong", "over"]);
  expect(await type(guessed.id, "048213")).toEqual({ outcome: "over" });
  const late = await begin();
  world.pass({ minutes: 10 });
  expect(await type(late.id, "048213")).toEqual({ outcome: "over" });
});

test("a stranger's telephone rings three times an hour at most, and so does the purse", async () => {
  const { begin, world } = await aReportedTicket();
  for (let sent = 0; sent < 3; sent += 1) await begin();
  await faultOf(begin(), "RATE_LIMITED");
  await faultOf(begin("+84900000002"), "RATE_LIMITED");
  await faultOf(begin(phone, "BS-2611-0999"), "RATE_LIMITED");
  world.pass({ minutes: 61 });
  await begin();
});
