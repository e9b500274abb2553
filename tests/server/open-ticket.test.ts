import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import { emptyDialogue } from "../../core/conversation/dialogue.ts";
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
