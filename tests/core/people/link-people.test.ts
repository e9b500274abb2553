import { issueLinkCode } from "../../../core/people/link-code.ts";
import { linkPeople, unlinkPeople } from "../../../core/people/link-people.ts";
import { system } from "../../../core/people/staff.ts";
import { aConversation, anEvent, aStaff, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench, faultOf } from "../bench.ts";
import { laneBench } from "../conversation/lane-bench.ts";

const phone = "+84900000704";
const telegram = { channel: "telegram" as const, account: "bot", user: "5" };

/** One person who once called and now writes on Telegram; nobody knows yet that they are one. */
async function twoRecords(scene = bench()) {
  const { tx } = scene;
  const caller = await scene.conversation({
    address: { channel: "hotline", account: "1022", user: phone },
    thread: phone,
  });
  const writer = await scene.conversation({ address: telegram, thread: "bot:5" });
  await tx(async (t) => {
    const called = { id: caller.citizenId, addresses: [caller.address], createdAt: new Date(0) };
    await t.people.saveCitizen({ ...called, phone, phoneVerified: true, consents: ["sms"], displayName: "Bà Bảy" });
  });
  const { code } = await scene.open({}, caller.id);
  const person = async (id: string) => tx((t) => t.people.citizenById(id));
  const seenBy = (id: string) =>
    tx(async (t) => {
      const conversation = await t.conversations.byId(id);
      const ids = await t.people.conversationIdsOf(conversation?.citizenId ?? "");
      return (await t.tickets.ofConversations(ids, 9)).map((ticket) => ticket.code);
    });
  const link = (proof: "operator" | "phone" = "operator") =>
    tx((t) =>
      linkPeople({ tx: t, world: scene.world, one: writer.citizenId, other: caller.citizenId, proof, actor: system }),
    );
  return { ...scene, caller, writer, code, person, seenBy, link };
}

test("joined, both talks have one person, who is reached in every way known and sees all their tickets", async () => {
  const { caller, writer, code, person, seenBy, link } = await twoRecords();
  expect(await seenBy(writer.id)).toEqual([]);
  await link();
  expect(await seenBy(writer.id)).toEqual([code]);
  expect(await person(caller.citizenId)).toMatchObject({
    displayName: "Bà Bảy",
    phone,
    phoneVerified: true,
    consents: ["sms"],
    addresses: [caller.address, writer.address],
  });
  expect((await person(writer.citizenId))?.addresses).toEqual([]);
});

test("joining twice changes nothing more", async () => {
  const { caller, tx, link } = await twoRecords();
  await link();
  const { citizenId } = caller;
  expect(await tx((t) => t.people.linksOf(citizenId))).toHaveLength(1);
  await tx((t) =>
    linkPeople({ tx: t, world: bench().world, one: citizenId, other: citizenId, proof: "phone", actor: system }),
  );
  expect(await tx((t) => t.people.linksOf(citizenId))).toHaveLength(1);
});

test("undone, each has what was theirs; the one is not reached by the other's number any more", async () => {
  const { caller, writer, tx, person, seenBy, link, world } = await twoRecords();
  await tx(async (t) => {
    const before = await t.people.citizenById(caller.citizenId);
    if (before) await t.people.saveCitizen({ ...before, email: "bay@example.vn" });
  });
  const made = await link();
  const undo = () => tx((t) => unlinkPeople({ tx: t, world, citizenId: caller.citizenId, linkId: made?.id ?? "" }));
  await undo();
  await undo();
  expect(await seenBy(writer.id)).toEqual([]);
  expect((await person(writer.citizenId))?.addresses).toEqual([telegram]);
  const back = await person(caller.citizenId);
  expect(back).toMatchObject({ phone, email: "bay@example.vn", consents: ["sms"], addresses: [caller.address] });
  await faultOf(
    tx((t) => unlinkPeople({ tx: t, world, citizenId: caller.citizenId, linkId: "other" })),
    "NOT_FOUND",
  );
});

test("a number the platform vouches for joins; one that was only typed does not", async () => {
  for (const verified of [false, true]) {
    const scene = laneBench();
    const { seenBy, caller, tx } = await twoRecords(scene);
    await scene.hear(anEvent("contact", { name: "Bảy", phone: "0900 000 704", verified }));
    await scene.work();
    const { id } = await scene.resident();
    expect((await seenBy(id)).length).toBe(verified ? 1 : 0);
    const links = await tx((t) => t.people.linksOf(caller.citizenId));
    expect(links.map(({ proof }) => proof)).toEqual(verified ? ["phone"] : []);
  }
});

test("a number that was only noted down is no proof, even if the platform vouches for the other", async () => {
  const scene = laneBench();
  const { tx, caller, seenBy } = await twoRecords(scene);
  await tx(async (t) => {
    const known = await t.people.citizenById(caller.citizenId);
    if (known) await t.people.saveCitizen({ ...known, phoneVerified: false });
  });
  await scene.hear(anEvent("contact", { phone, verified: true }));
  await scene.work();
  expect(await seenBy((await scene.resident()).id)).toEqual([]);
});

test("a code read out to the caller, typed on another channel, joins both, once, for a quarter of an hour", async () => {
  const scene = laneBench();
  const { tx, world, caller, seenBy, code: ticket } = await twoRecords(scene);
  const conversation = await tx(async (t) => (await t.conversations.byId(caller.id)) ?? aConversation());
  const issue = () => tx((t) => issueLinkCode({ tx: t, world, conversation, staff: aStaff({ role: "OP" }) }));
  const answers: string[] = [];
  scene.script((turn) => {
    const [event] = turn.events;
    const code = event?.kind === "message" ? (event.text ?? "") : "";
    turn.decide({ do: "linkByCode", code, linked: { key: "link.done" }, unknown: { key: "link.unknown" } });
  });
  const type = async (text: string) => {
    await scene.hear(aText(text));
    await scene.work();
    const { id } = await scene.resident();
    answers.push((await scene.told(id)).at(-1) ?? "");
    return seenBy(id);
  };
  const { code, expiresAt } = await issue();
  expect(code).toMatch(/^\d{6}$/);
  expect(expiresAt).toEqual(new Date(fakeNow.getTime() + 900_000));
  expect(await type("000000x")).toEqual([]);
  expect(await type(code)).toEqual([ticket]);
  await type(code);
  const late = await issue();
  world.pass({ minutes: 15 });
  await type(late.code);
  expect(answers).toEqual(["link.unknown", "link.done", "link.unknown", "link.unknown"]);
});
