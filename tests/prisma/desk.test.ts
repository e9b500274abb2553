import type { Conversation } from "../../core/conversation/conversation.ts";
import type { Staff } from "../../core/people/staff.ts";
import { inboxQueues } from "../../core/setting/saved-views.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { createDeskQueries } from "../../prisma/desk-queries.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { aConversation, aMessage, anId, aTicket } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { fakeNow } from "../fakes/world.ts";

const minutes = (count: number): Date => new Date(fakeNow.getTime() + count * 60_000);
const lan: Staff = { id: "lan", username: "lan", name: "Chị Lan", role: "OP", active: true };
const dung: Staff = { id: "dung", username: "dung", name: "Anh Dũng", role: "OFF", unit: "KTHT", active: true };
const tam: Staff = { id: "tam", username: "tam", name: "Ông Tâm", role: "LD", active: true };
const past: Staff = { id: "past", username: "past", name: "Chị Cũ", role: "OFF", unit: "KTHT", active: false };

let database: TestDatabase;
let store: PrismaStore;
let desk: ReturnType<typeof createDeskQueries>;
const named = new Map<string, string>();

/** A conversation with one line of the resident's, known by a name in the tests. */
async function talk(name: string, text: string, overrides: Partial<Conversation> = {}): Promise<Conversation> {
  const conversation = aConversation({ displayName: name, ...overrides });
  named.set(conversation.id, name);
  const { id: conversationId, citizenId: id, address, openedAt: at } = conversation;
  await store.transaction(async (tx) => {
    await tx.people.saveCitizen({ id, addresses: [address], consents: [], createdAt: at, phone: "+84903123456" });
    await tx.conversations.save(conversation);
    const line = aMessage({ conversationId, direction: "in", author: { kind: "resident" }, text, at });
    await tx.conversations.append([{ ...line, providerIds: [anId("ref")] }]);
  });
  return conversation;
}
async function file(overrides: Partial<Ticket>): Promise<Ticket> {
  const ticket = aTicket(overrides);
  await store.transaction((tx) => tx.tickets.insert(ticket));
  return ticket;
}
const names = (page: { items: { conversation: Conversation }[] }): (string | undefined)[] =>
  page.items.map(({ conversation }) => named.get(conversation.id));
const list = (query: Partial<Parameters<typeof desk.listConversations>[0]> = {}) =>
  desk.listConversations({ staff: lan, queue: "all", limit: 50, ...query });
const tickets = async (query: Partial<Parameters<typeof desk.listTickets>[0]> = {}): Promise<string[]> => {
  const page = await desk.listTickets({ staff: lan, queue: "all", limit: 50, now: fakeNow, ...query });
  return page.items.map((ticket) => ticket.title);
};

beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32), poolSize: 4 });
  desk = createDeskQueries(store.client);
  await store.transaction(async (tx) => {
    for (const staff of [lan, dung, tam, past]) await tx.people.saveStaff(staff);
  });
  const attention = (reason: "emergency" | "question", due: number) => ({
    reason,
    since: minutes(-9),
    dueAt: minutes(due),
  });
  await talk("cũ", "chào buổi sáng", { openedAt: minutes(-600) });
  await talk("mới", "cám ơn nhiều nghen", { openedAt: minutes(-1) });
  await talk("hỏi", "mấy giờ mở cửa", { attention: attention("question", 30) });
  await talk("trễ", "sao chưa trả lời", { attention: attention("question", -30) });
  await talk("cháy", "cháy nhà", { attention: attention("emergency", 120) });
  await talk("đợi", "cho gặp cán bộ", { heldBy: { kind: "queue", since: minutes(-2) }, openedAt: minutes(-500) });
  const held = await talk("của Lan", "đường Hoa Sứ", {
    heldBy: { kind: "operator", staffId: "lan", name: "Chị Lan", since: fakeNow },
    openedAt: minutes(-400),
    address: { channel: "facebook", account: "p", user: "u" },
  });
  await file({
    title: "cống",
    followers: [held.id],
    officerId: "dung",
    openedAt: minutes(-60),
    contactPhone: "0903123456",
  });
  await file({
    title: "kín",
    visibility: "confidential",
    unit: "LD",
    category: "integrity-complaint",
    openedAt: minutes(-50),
  });
  await file({ title: "xong", status: "closed", openedAt: minutes(-40) });
  await file({
    title: "rác",
    category: "litter-dumping",
    unit: "VHXH",
    openedAt: minutes(-30),
    body: "Rác chất đống, hôi lắm",
  });
  const old = aTicket();
  const clocks = { ...old.clocks, firstDueAt: minutes(-5) };
  await file({
    title: "ổ gà",
    category: "road-damage",
    unit: "KTHT",
    openedAt: minutes(-20),
    clocks,
    status: "waiting-external",
  });
});
afterAll(async () => {
  await store.close();
  await database.close();
});

test("the inbox shows emergencies first, then what is most overdue, then the soonest deadline, then the latest word", async () => {
  expect(names(await list())).toEqual(["cháy", "trễ", "hỏi", "của Lan", "mới", "đợi", "cũ"]);
});

test("each queue shows its own, and the counts agree", async () => {
  expect(names(await list({ queue: "attention" }))).toEqual(["cháy", "trễ", "hỏi", "đợi"]);
  expect(names(await list({ queue: "mine" }))).toEqual(["của Lan"]);
  expect(names(await list({ queue: "mine", staff: dung }))).toEqual([]);
  expect(names(await list({ queue: "bot" }))).toEqual(["cháy", "trễ", "hỏi", "mới", "cũ"]);
  expect(await desk.countConversations(lan, inboxQueues)).toEqual({
    ...{ attention: 4, mine: 1, bot: 5, all: 7 },
    ...{ later: 0, spam: 0 },
  });
});

test("pages follow one another without a gap or a repeat", async () => {
  const seen: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 3, ...(cursor ? { cursor } : {}) });
    seen.push(...names(page));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(["cháy", "trễ", "hỏi", "của Lan", "mới", "đợi", "cũ"]);
});

test("search finds a name, a phone number, words and a ticket's code, with or without accents", async () => {
  expect(names(await list({ q: "chay" }))).toEqual(["cháy"]);
  expect(names(await list({ q: "GAP can bo" }))).toEqual(["đợi"]);
  expect(names(await list({ q: "hoa su" }))).toEqual(["của Lan"]);
  expect((await list({ q: "0903 123 456" })).items).toHaveLength(7);
  const row = (await list({ queue: "mine" })).items[0];
  expect(names(await list({ q: row?.ticket?.code.toLowerCase() ?? "" }))).toEqual(["của Lan"]);
  expect(names(await list({ q: "không có ai nói vậy" }))).toEqual([]);
  expect(names(await list({ q: "'&|!:* \\" }))).toEqual([]);
});

test("filters look at the report in the making and at open tickets", async () => {
  expect(names(await list({ channel: "facebook" }))).toEqual(["của Lan"]);
  expect(names(await list({ category: "flooding-drainage" }))).toEqual(["của Lan"]);
  expect(names(await list({ category: "road-damage" }))).toEqual([]);
  expect(names(await list({ severity: "S2" }))).toEqual(["của Lan"]);
});

test("a row carries the last line, the open ticket with the earliest deadline, and what nobody has seen yet", async () => {
  const row = async () => (await list({ queue: "mine" })).items[0];
  const { id } = (await row())?.conversation ?? { id: "" };
  expect(await row()).toMatchObject({ last: { text: "đường Hoa Sứ" }, ticket: { title: "cống" }, unread: 1 });
  const line = (text: string, at: Date, direction: "in" | "internal") =>
    aMessage({ conversationId: id, text, at, direction, providerIds: [anId("ref")] });
  const second = line("còn nữa", minutes(1), "in");
  await store.transaction((tx) => tx.conversations.append([second, line("ghi chú", minutes(2), "internal")]));
  expect(await row()).toMatchObject({ last: { text: "còn nữa" }, unread: 2 });
  expect(await desk.markSeen({ staffId: "lan", conversationId: id, messageId: second.id })).toBe(true);
  expect(await desk.markSeen({ staffId: "lan", conversationId: id, messageId: second.id })).toBe(false);
  expect(await desk.markSeen({ staffId: "lan", conversationId: id, messageId: "unknown" })).toBe(false);
  expect((await row())?.unread).toBe(0);
  expect(await desk.conversation(lan, id)).toEqual(await row());
  expect(await desk.conversation(lan, "unknown")).toBeUndefined();
});

test("a conversation moves up and down with the deadline of its ticket", async () => {
  const { id } = (await list({ queue: "mine" })).items[0]?.conversation ?? { id: "" };
  const close = async (status: Ticket["status"]): Promise<void> => {
    await store.transaction(async (tx) => {
      const [ticket] = await tx.tickets.ofConversations([id], 1);
      if (ticket) await tx.tickets.update({ ...ticket, status }, []);
    });
  };
  await close("withdrawn");
  expect(names(await list()).indexOf("của Lan")).toBe(3);
  expect((await list({ queue: "mine" })).items[0]?.ticket).toBeUndefined();
  await close("triaged");
  expect((await list({ queue: "mine" })).items[0]?.ticket?.title).toBe("cống");
});

test("a thread is read from its end, page by page", async () => {
  const { id: conversationId } = await talk("dài", "0", { openedAt: minutes(-900) });
  const lines = Array.from({ length: 7 }, (_, index) =>
    aMessage({ conversationId, text: String(index + 1), at: minutes(-900), providerIds: [anId("ref")] }),
  );
  await store.transaction((tx) => tx.conversations.append(lines));
  const last = await desk.messages({ conversationId, limit: 3 });
  expect(last.items.map((line) => line.text)).toEqual(["5", "6", "7"]);
  const middle = await desk.messages({ conversationId, limit: 3, before: last.olderCursor ?? "" });
  expect(middle.items.map((line) => line.text)).toEqual(["2", "3", "4"]);
  const first = await desk.messages({ conversationId, limit: 3, before: middle.olderCursor ?? "" });
  expect([first.items.map((line) => line.text), first.olderCursor]).toEqual([["0", "1"], undefined]);
});

test("ticket lists show each person what they may see, and nothing else", async () => {
  expect(await tickets()).toEqual(["ổ gà", "rác", "xong", "cống"]);
  expect(await tickets({ staff: tam })).toEqual(["ổ gà", "rác", "xong", "kín", "cống"]);
  expect(await tickets({ staff: dung })).toEqual(["ổ gà", "xong", "cống"]);
  expect(await tickets({ staff: past })).toEqual([]);
});

test("ticket lists are ordered by what is due, mine first", async () => {
  expect(await tickets({ queue: "open" })).toEqual(["ổ gà", "cống", "rác"]);
  expect(await tickets({ queue: "late" })).toEqual(["ổ gà"]);
  expect(await tickets({ queue: "waiting" })).toEqual(["ổ gà"]);
  expect(await tickets({ queue: "done" })).toEqual(["xong"]);
  expect(await tickets({ queue: "mine", staff: dung })).toEqual(["cống", "ổ gà"]);
});

test("tickets are found by words without accents, half a word, code, place and the caller's number", async () => {
  expect(await tickets({ q: "rac chat dong" })).toEqual(["rác"]);
  expect(await tickets({ q: "o ga" })).toEqual(["ổ gà"]);
  expect(await tickets({ q: "hoa s", queue: "open", category: "flooding-drainage" })).toEqual(["cống"]);
  expect(await tickets({ q: "rac khong" })).toEqual([]);
  const first = await desk.listTickets({ staff: lan, queue: "open", limit: 1, now: fakeNow });
  const rest = await desk.listTickets({
    staff: lan,
    queue: "open",
    limit: 9,
    now: fakeNow,
    cursor: first.nextCursor ?? "",
  });
  expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(["ổ gà", "cống", "rác"]);
  expect((await desk.ticketsByPhone(["0903123456"], 9)).map(({ title }) => title)).toEqual(["cống"]);
  expect((await desk.ticketsByPhone(["+84903123456"], 9)).map(({ title }) => title)).toEqual(["cống"]);
});

test("only colleagues who still work here are offered", async () => {
  const ids = async (query: Parameters<typeof desk.listStaff>[0]) => (await desk.listStaff(query)).map(({ id }) => id);
  expect(await ids({})).toEqual(["dung", "lan", "tam"]);
  expect(await ids({ unit: "KTHT", role: "OFF" })).toEqual(["dung"]);
});
