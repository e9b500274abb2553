import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import { emptyDialogue } from "../../core/conversation/dialogue.ts";
import { aMessage } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const draft: ReportDraft = {
  text: "cống trước nhà nghẹt cả tuần",
  summary: "cống nghẹt",
  category: "waste-collection",
  proposals: [{ id: "waste-collection", confidence: 0.54 }],
  cues: ["nghẹt"],
  sure: false,
  severity: "S3",
  flags: [],
  candidates: [],
  attachments: [{ kind: "image", url: "https://platform.example/1" }],
  questions: 1,
  startedAt: fakeNow,
  reminded: false,
};
const attention = { reason: "unsure" as const, since: fakeNow, dueAt: fakeNow };
const pathOf = ({ id }: { id: string }) => ({ params: { id } });
const pending = { key: "report.ask-where", choices: [], at: fakeNow };
const drafted = { dialogue: { ...emptyDialogue, draft, pending }, wakeAt: new Date(fakeNow.getTime() + 900_000) };

test("one act opens, triages and assigns the ticket, tells the resident its code, and ends the bot's questions", async () => {
  const photo = { kind: "image" as const, url: "https://platform.example/1", key: "a.b" };
  const talk = await desk.talk([{ text: draft.text, attachments: [photo] }], drafted);
  const body = {
    clientId: desk.clientId(),
    category: "flooding-drainage",
    place: hoaSu,
    text: "Dạ, phường đã nhận, mã {code}. Có trả lời trước {due} ạ.",
  };
  const { ticket, messageId } = await desk.call("lan", "openTicket", { params: { id: talk.id }, body });
  expect(ticket).toMatchObject({
    title: "Cống nghẹt",
    body: draft.text,
    category: "flooding-drainage",
    unit: "KTHT",
    status: "assigned",
    place: hoaSu,
    origin: "zalo",
    proposals: [{ category: "waste-collection", confidence: 0.54 }],
    attachments: [{ key: "a.b", url: "/api/files/a.b" }],
    followersList: [{ name: "Nguyễn Thị Hồng", conversationId: talk.id, reporter: true }],
  });
  expect(ticket.changes.map(({ to, actor }) => [to, actor.name])).toEqual([
    ["new", "chị Lan"],
    ["triaged", "chị Lan"],
    ["assigned", "chị Lan"],
  ]);
  const [, told] = await desk.heard(talk.id);
  expect(told).toMatch(new RegExp(`^Dạ, phường đã nhận, mã ${ticket.code}\\. Có trả lời trước \\d`));
  const { dialogue, wakeAt } = await desk.stored(talk.id);
  expect([dialogue.draft, dialogue.pending, wakeAt]).toEqual([undefined, undefined, undefined]);
  const { messages } = await desk.call("lan", "getConversation", { params: { id: talk.id } });
  expect(messages.items.at(-1)).toMatchObject({ id: messageId, ticketCode: ticket.code });
});

test("the same act sent three times at once opens one ticket and says it once", async () => {
  const talk = await desk.talk([{ text: draft.text }], drafted);
  const body = { clientId: desk.clientId(), category: "flooding-drainage", place: hoaSu, text: "Mã {code} ạ." };
  const opened = await Promise.all(
    [1, 2, 3].map(() => desk.call("lan", "openTicket", { params: { id: talk.id }, body })),
  );
  expect(new Set(opened.map(({ ticket }) => ticket.code)).size).toBe(1);
  const { tickets } = await desk.call("lan", "getConversation", { params: { id: talk.id } });
  expect(tickets).toHaveLength(1);
  expect(await desk.heard(talk.id)).toHaveLength(2);
  const again = await desk.call("lan", "openTicket", { params: { id: talk.id }, body });
  expect(again.ticket.code).toBe(tickets[0]?.code);
});

test("words that may not go out open no ticket either", async () => {
  const talk = await desk.talk([{ text: draft.text }], drafted);
  await desk.call("mai", "takeOver", { params: { id: talk.id } });
  const body = { clientId: desk.clientId(), category: "flooding-drainage", place: hoaSu, text: "Mã {code} ạ." };
  const error = await desk.refused("lan", "openTicket", { params: { id: talk.id }, body });
  expect(error.code).toBe("HELD_BY_OTHER");
  const { tickets, report } = await desk.call("mai", "getConversation", { params: { id: talk.id } });
  expect(tickets).toEqual([]);
  expect(report?.text).toBe(draft.text);
});

test("without words nothing is sent; danger named by the operator goes to the unit at once, even without a place", async () => {
  const talk = await desk.talk([{ text: "dây điện đứt rớt xuống đường" }]);
  const body = {
    clientId: desk.clientId(),
    category: "power-hazard",
    severity: "S1",
    title: "Dây điện đứt",
    unit: "CA",
  };
  const { ticket, messageId } = await desk.call("lan", "openTicket", { params: { id: talk.id }, body });
  expect(ticket).toMatchObject({ status: "assigned", severity: "S1", title: "Dây điện đứt", unit: "CA" });
  expect(ticket.body).toBe("dây điện đứt rớt xuống đường");
  expect(messageId).toBeUndefined();
  expect(await desk.heard(talk.id)).toEqual([]);
});

test("a matter nobody could name waits unclassified, and one about money stays with the leaders", async () => {
  const talk = await desk.talk([{ text: "chuyện này lạ lắm" }]);
  const open = (category: string) =>
    desk.call("lan", "openTicket", { params: { id: talk.id }, body: { clientId: desk.clientId(), category } });
  expect((await open("other-unclassified")).ticket.status).toBe("new");
  const secret = (await open("integrity-complaint")).ticket;
  expect(secret).toMatchObject({ visibility: "confidential", unit: "LD" });
  expect((await desk.refused("lan", "getTicket", { params: { code: secret.code } })).code).toBe("NOT_FOUND");
});

test("the machine learns what the operator chose instead of its own first choice", async () => {
  const text = "nước đen ngòm chảy ra mương";
  desk.classifier.tell(text, { categories: { "water-supply": 0.6 } });
  const talk = await desk.talk([{ text }]);
  const body = { clientId: desk.clientId(), category: "wastewater-discharge", place: hoaSu };
  await desk.call("lan", "openTicket", { params: { id: talk.id }, body });
  const { proposals } = await desk.call("lan", "classifyText", { body: { text } });
  expect(proposals[0]?.category).toBe("wastewater-discharge");
});

test("an outside unit keeps no ticket, an unknown conversation and an unknown file open none", async () => {
  const talk = await desk.talk([{ text: draft.text }]);
  const open = (id: string, rest: object) =>
    desk.refused("lan", "openTicket", {
      params: { id },
      body: { clientId: desk.clientId(), category: "power-outage", ...rest },
    });
  expect((await open(talk.id, { unit: "X-DL" })).code).toBe("BAD_INPUT");
  expect((await open(talk.id, { attachments: [{ key: "no-such" }] })).code).toBe("BAD_INPUT");
  expect((await open("no-such", {})).code).toBe("NOT_FOUND");
});

test("words begun before a colleague or the bot replied are asked about once; what went out already never is", async () => {
  const bot = { direction: "out" as const, author: { kind: "bot" as const, phraseKeys: ["greet"] } };
  const talk = await desk.talk([{ text: draft.text }, { ...bot, text: "Dạ, phường nghe." }], { attention });
  const { items } = (await desk.call("lan", "getConversation", pathOf(talk))).messages;
  const first = { clientId: desk.clientId(), text: "Dạ, phường xem liền.", after: items.at(-1)?.id };
  const reply = (who: "lan" | "mai", body: object) => ({
    ok: () => desk.call(who, "replyInConversation", { ...pathOf(talk), body }),
    refused: () => desk.refused(who, "replyInConversation", { ...pathOf(talk), body }),
  });
  await reply("lan", first).ok();
  const late = { clientId: desk.clientId(), text: "Mai trả lời đây ạ.", after: items.at(-1)?.id };
  const held = await reply("mai", late).refused();
  expect(held).toMatchObject({ code: "HELD_BY_OTHER", details: { name: "chị Lan", newest: expect.any(String) } });
  const over = { ...late, overrule: true };
  const newer = await reply("mai", over).refused();
  expect(newer).toMatchObject({ code: "NEWER_REPLY", details: { by: "operator", name: "chị Lan" } });
  expect(newer.details.newest).toBe(held.details.newest);
  await reply("mai", { ...over, after: newer.details.newest }).ok();
  // the same words again are the same act, whoever spoke since
  await reply("lan", first).ok();
  // that Mai took over is no reply; her words are
  const third = { clientId: desk.clientId(), text: "Lan nữa.", overrule: true, after: items.at(-1)?.id };
  expect((await reply("lan", third).refused()).details).toMatchObject({ by: "operator", name: "chị Mai" });
  expect((await reply("lan", { ...third, after: "" }).refused()).code).toBe("NEWER_REPLY");
  expect(await desk.heard(talk.id)).not.toContain("Lan nữa.");
});

test("a ticket and its words wait as well where the bot replied meanwhile", async () => {
  const talk = await desk.talk([{ text: draft.text }], { attention });
  const author = { kind: "bot" as const, phraseKeys: ["report.ask-where"] };
  await desk.store.transaction((tx) =>
    tx.conversations.append([
      aMessage({ conversationId: talk.id, direction: "out", author, text: "Chỗ đó ở đâu ạ?", at: fakeNow }),
    ]),
  );
  const body = { clientId: desk.clientId(), category: "flooding-drainage", text: "Mã {code} ạ.", after: "" };
  const asked = await desk.refused("lan", "openTicket", { ...pathOf(talk), body });
  expect(asked).toMatchObject({ code: "NEWER_REPLY", details: { by: "bot" } });
  expect((await desk.call("lan", "getConversation", pathOf(talk))).tickets).toEqual([]);
  await desk.call("lan", "openTicket", { ...pathOf(talk), body: { ...body, after: asked.details.newest } });
});

describe("reports side by side", () => {
  const compare = (body: object) => desk.call("lan", "compareReports", { body });
  const merge = (code: string, into: string, version: number) => ({
    params: { code },
    body: { to: "duplicate", version, facts: { parentCode: into } },
  });
  const later = (minutes: number): Date => new Date(fakeNow.getTime() + minutes * 60_000);

  test("show what tells them apart, and whichever is chosen stays", async () => {
    const [here, there] = [await desk.talk([{ text: "a" }]), await desk.talk([{ text: "b" }])];
    const of = (talk: { id: string }) => ({ followers: [talk.id], reporterConversationId: talk.id });
    const old = await desk.ticket({
      ...of(here),
      status: "in-progress",
      place: { ...hoaSu, latitude: 10, longitude: 106 },
    });
    const fresh = await desk.ticket({
      ...{ ...of(there), status: "triaged", proposedParent: old.code, openedAt: later(120) },
      place: { ...hoaSu, latitude: 10.0005, longitude: 106 },
    });
    const { reports, apart, without } = await compare({ talks: [there.id, here.id, "nobody"] });
    expect(
      reports.map(({ ticket, reporters, staysFor, mayStay }) => [ticket.code, reporters, staysFor, mayStay]),
    ).toEqual([
      [old.code, 2, undefined, true],
      [fresh.code, 1, undefined, true],
    ]);
    expect(apart).toEqual([{ codes: [old.code, fresh.code], hours: 2, distanceMetres: expect.closeTo(56, -1) }]);
    expect(without).toEqual(["nobody"]);
    // the other way round: the fresh one stays, and nothing is proposed of it any more
    await desk.call("lan", "moveTicket", merge(old.code, fresh.code, old.version));
    const kept = await desk.call("lan", "getTicket", { params: { code: fresh.code } });
    expect([kept.proposedParent, kept.followers, kept.related]).toEqual([undefined, 2, 1]);
    const third = await desk.ticket();
    const [first] = (await compare({ codes: [fresh.code] })).reports;
    expect(first).toMatchObject({ staysFor: "children", reporters: 2 });
    const refused = await desk.refused("lan", "moveTicket", merge(fresh.code, third.code, kept.version));
    expect(refused.code).toBe("MOVE_NOT_ALLOWED");
  });

  test("are for those who may see each of them, and lead nobody to a confidential one", async () => {
    const talk = await desk.talk([{ text: "việc kín" }]);
    const secret = await desk.ticket({
      ...{ category: "integrity-complaint", visibility: "confidential", unit: "LD" },
      ...{ followers: [talk.id], reporterConversationId: talk.id },
    });
    expect((await desk.refused("lan", "compareReports", { body: { codes: [secret.code] } })).code).toBe("NOT_FOUND");
    expect(await compare({ talks: [talk.id] })).toEqual({ reports: [], apart: [], without: [talk.id] });
    expect((await desk.refused("dung", "compareReports", { body: { codes: [] } })).code).toBe("FORBIDDEN");
  });
});
