import type { Call } from "../../core/call/call.ts";
import { callerAddress } from "../../core/call/caller.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const text = "nắp cống bể trước trường học";
const aCall = (overrides: object = {}) => ({
  clientId: desk.clientId(),
  text,
  phone: "0912 345.704",
  name: "Trần Văn Bảy",
  category: "manhole-cover",
  place: hoaSu,
  answerBy: "call",
  hideName: false,
  startedAt: new Date(fakeNow.getTime() - 134_000).toISOString(),
  durationSeconds: 134,
  ...overrides,
});

test("a call becomes a ticket on its way to the unit, with a code to read out and a note of how to answer", async () => {
  desk.classifier.tell(text, { categories: { "manhole-cover": 0.71, "road-damage": 0.2 } });
  const { ticket, spelledCode } = await desk.call("lan", "enterCall", { body: aCall() });
  expect(ticket).toMatchObject({
    body: text,
    status: "assigned",
    origin: "hotline",
    contactPhone: "+84912345704",
    place: hoaSu,
    openedAt: new Date(fakeNow.getTime() - 134_000).toISOString(),
    proposals: [
      { category: "manhole-cover", confidence: 0.71 },
      { category: "road-damage", confidence: 0.2 },
    ],
    followersList: [{ channel: "hotline", name: "Trần Văn Bảy", reporter: true }],
  });
  expect(ticket.changes[0]).toMatchObject({ actor: { role: "OP", name: "chị Lan" } });
  expect(ticket.changes.at(-1)).toMatchObject({ kind: "note" });
  expect(ticket.changes.at(-1)?.note).toMatch(/134 giây.*gọi lại số này/);
  expect(spelledCode).toMatch(/^BS · 26 11 · \d\d \d\d$/);
});

test("the same call sent again, also at the same moment, is one ticket", async () => {
  const body = aCall();
  const entered = await Promise.all([1, 2, 3].map(() => desk.call("lan", "enterCall", { body })));
  const codes = new Set(entered.map(({ ticket }) => ticket.code));
  expect(codes.size).toBe(1);
  const [first] = entered;
  expect(first?.ticket.changes.filter(({ kind }) => kind === "note")).toHaveLength(1);
});

test("a caller is known again by the number, however it is spelt, with the tickets this operator may see", async () => {
  const phone = "0987654321";
  const { ticket } = await desk.call("lan", "enterCall", { body: aCall({ phone }) });
  const secret = await desk.call("lan", "enterCall", { body: aCall({ phone, category: "integrity-complaint" }) });
  const chat = await desk.ticket({ contactPhone: phone, code: "BS-2611-9001" });
  for (const spelling of ["0987 654 321", "+84 987.654.321", "84987654321"]) {
    const caller = await desk.call("mai", "findCaller", { body: { phone: spelling } });
    expect(caller.name).toBe("Trần Văn Bảy");
    expect(caller.tickets.map((row) => row.code).sort()).toEqual([ticket.code, chat.code].sort());
    expect(caller.tickets.map((row) => row.code)).not.toContain(secret.ticket.code);
  }
  expect(await desk.call("lan", "findCaller", { body: { phone: "0999000111" } })).toEqual({ tickets: [] });
  expect(await desk.call("lan", "findCaller", { body: { phone: "091" } })).toEqual({ tickets: [] });
});

test("a caller may leave no number, or ask that the unit does not read the name", async () => {
  const { phone: _, ...anonymous } = aCall({ answerBy: "none" });
  const nameless = await desk.call("lan", "enterCall", { body: anonymous });
  expect(nameless.ticket.contactPhone).toBeUndefined();
  expect(nameless.ticket.changes.at(-1)?.note).toMatch(/Trần Văn Bảy.*không cần/);
  const hidden = await desk.call("lan", "enterCall", { body: aCall({ hideName: true }) });
  expect(hidden.ticket.visibility).toBe("hide-name");
  const { code } = hidden.ticket;
  const head = await desk.call("hoa", "getTicket", { params: { code } });
  expect(head.contactPhone).toBe("0912 ••• 704");
  expect(head.followersList[0]?.name).toBe("Người dân");
  expect(JSON.stringify(head)).not.toContain("Trần Văn Bảy");
});

test("a call kept on the machine counts from when it was made; one of the future counts from now", async () => {
  const yesterday = new Date(fakeNow.getTime() - 20 * 3_600_000).toISOString();
  const late = await desk.call("lan", "enterCall", { body: aCall({ startedAt: yesterday }) });
  expect(late.ticket.clocks.first.startedAt).toBe(yesterday);
  const tomorrow = new Date(fakeNow.getTime() + 20 * 3_600_000).toISOString();
  const early = await desk.call("lan", "enterCall", { body: aCall({ startedAt: tomorrow }) });
  expect(early.ticket.openedAt).toBe(fakeNow.toISOString());
});

test.each([
  { phone: "gọi sau" },
  { phone: "12" },
  { startedAt: "2025-01-01T00:00:00Z" },
  { startedAt: "hôm qua" },
  { text: "   " },
  { category: "no-such" },
  { answerBy: "sms", phone: undefined },
  { answerBy: "zalo", phone: undefined },
  { answerBy: "email" },
  { answerBy: "email", email: "khong phai thu" },
])("a call with %j is refused", async (fault) => {
  expect((await desk.refused("lan", "enterCall", { body: aCall(fault) })).code).toBe("BAD_INPUT");
});

test("while the operator types the machine proposes a kind, finds the place, and reads danger words out", async () => {
  desk.classifier.tell("cháy nhà ở hẻm 12", {
    intents: ["emergency"],
    categories: { "fire-safety-risk": 0.9 },
    severity: "S1",
    emergency: { kind: "fire", when: "now" },
  });
  const read = await desk.call("lan", "classifyText", { body: { text: "cháy nhà ở hẻm 12", placeText: "45 hoa su" } });
  expect(read).toMatchObject({
    proposals: [{ category: "fire-safety-risk", confidence: 0.9 }],
    severity: "S1",
    emergency: { kind: "fire", when: "now" },
    place: { kind: "found", places: [hoaSu] },
  });
  expect(read.emergency?.words).toContain("114");
  const candidates = [hoaSu, { ...hoaSu, label: "45/2 Hoa Sứ" }];
  desk.places.set("duong hoa sen", { kind: "candidates", places: candidates });
  desk.places.set("quan ba tu", { kind: "unknown-landmark", landmark: "quán bà Tư" });
  desk.places.set("phuong cu", { kind: "old-ward", oldName: "Phường 4", wards: ["Bến Sen"] });
  const placeIn = async (words: string) => (await desk.call("lan", "classifyText", { body: { text: words } })).place;
  expect(await placeIn("duong hoa sen")).toEqual({ kind: "candidates", places: candidates });
  expect(await placeIn("quan ba tu")).toEqual({ kind: "unknown-landmark", places: [], text: "quán bà Tư" });
  expect(await placeIn("phuong cu")).toEqual({ kind: "old-ward", places: [], text: "Phường 4" });
  expect(await placeIn("")).toEqual({ kind: "none", places: [] });
});

const ago = (seconds: number): Date => new Date(fakeNow.getTime() - seconds * 1000);
/** A call as the exchange told of it. */
async function told(overrides: Partial<Call> = {}): Promise<Call> {
  const call: Call = {
    id: `tong-dai:${desk.clientId()}`,
    state: "answered",
    direction: "inbound",
    phone: "+84912000111",
    extensions: ["101"],
    answeredBy: "101",
    startedAt: ago(134),
    answeredAt: ago(120),
    ticketCodes: [],
    version: 0,
    ...overrides,
  };
  return desk.store.transaction((tx) => tx.calls.save(call));
}
const callNow = (id: string) => desk.store.transaction((tx) => tx.calls.byId(id));
const callerOf = (phone: string) => desk.store.transaction((tx) => tx.people.citizenOf(callerAddress(phone)));

test("a caller follows the report in a talk of their own, in which their words stand", async () => {
  const phone = "0912 000 222";
  const { ticket } = await desk.call("lan", "enterCall", { body: aCall({ phone }) });
  const talk = await desk.store.transaction((tx) => tx.conversations.byThread("hotline", "1022:+84912000222"));
  const stored = await desk.store.transaction((tx) => tx.tickets.byCode(ticket.code));
  expect(stored).toMatchObject({ followers: [talk?.id], reporterConversationId: talk?.id });
  const lines = await desk.store.transaction((tx) => tx.conversations.history(talk?.id ?? "", 9));
  expect(lines).toMatchObject([{ direction: "in", text, ticketCode: ticket.code }]);
  const quiet = await desk.call("lan", "enterCall", { body: aCall({ phone, answerBy: "none" }) });
  expect((await desk.store.transaction((tx) => tx.tickets.byCode(quiet.ticket.code)))?.followers).toEqual([]);
});

test.each([
  ["call", []],
  ["zalo", ["zns"]],
  ["sms", ["sms"]],
  ["email", ["email"]],
  ["none", []],
] as const)("a caller who wants to hear by %s agrees to %j, and the last word counts", async (answerBy, consents) => {
  const phone = "0912000333";
  await desk.call("lan", "enterCall", { body: aCall({ phone, answerBy: "sms" }) });
  await desk.call("lan", "enterCall", { body: aCall({ phone, answerBy, email: "bay@example.com" }) });
  expect(await callerOf("+84912000333")).toMatchObject({ consents, email: "bay@example.com" });
});

test("the call that is going on is tied to the report, and its number is one they called from", async () => {
  const call = await told();
  const { ticket } = await desk.call("lan", "enterCall", { body: aCall({ phone: "0912000111", callId: call.id }) });
  expect((await callNow(call.id))?.ticketCodes).toEqual([ticket.code]);
  expect(await callerOf("+84912000111")).toMatchObject({ phone: "+84912000111", phoneVerified: true });
  await desk.call("lan", "enterCall", { body: aCall({ phone: "0912000444", callId: call.id }) });
  expect((await callNow(call.id))?.ticketCodes).toEqual([ticket.code]);
  expect(await callerOf("+84912000444")).not.toHaveProperty("phoneVerified");
});

test("a call pops up where it rings, with the caller's tickets for the operator's eyes", async () => {
  const phone = "+84912000555";
  const { ticket } = await desk.call("lan", "enterCall", { body: aCall({ phone }) });
  const secret = await desk.call("lan", "enterCall", { body: aCall({ phone, category: "integrity-complaint" }) });
  expect(await desk.call("lan", "currentCall")).toEqual({ tickets: [] });
  expect(await desk.call("lan", "setExtension", { body: { extension: "201" } })).toEqual({ extension: "201" });
  expect((await desk.call("lan", "getSession")).staff.extension).toBe("201");
  const { id } = await told({ phone, state: "ringing", extensions: ["201", "202"] });
  const popped = await desk.call("lan", "currentCall");
  expect(popped).toMatchObject({ call: { id, state: "ringing", phone, name: "Trần Văn Bảy" } });
  expect(popped.greeting).toBe("Dạ, phường Bến Sen xin nghe. Anh/chị có việc gì ạ?");
  expect(popped.tickets.map(({ code }) => code)).toEqual([ticket.code]);
  expect(JSON.stringify(popped)).not.toContain(secret.ticket.code);
  expect((await desk.call("mai", "currentCall", { query: { extension: "202" } })).call?.id).toBe(id);
  await told({ phone, extensions: ["203"], answeredBy: "203", startedAt: ago(5 * 3600) });
  expect(await desk.call("mai", "currentCall", { query: { extension: "203" } })).toEqual({ tickets: [] });
});

test("a telephone stands on one desk: whoever sits there now has it, and may leave it", async () => {
  await desk.call("lan", "setExtension", { body: { extension: "301" } });
  await desk.call("mai", "setExtension", { body: { extension: "301" } });
  expect((await desk.call("lan", "getSession")).staff).not.toHaveProperty("extension");
  expect(await desk.call("mai", "setExtension", { body: { extension: null } })).toEqual({});
  expect((await desk.refused("mai", "setExtension", { body: { extension: "1; rm" } })).code).toBe("BAD_INPUT");
});

test("the list of calls says who answered, how each ended and who calls back", async () => {
  const openedAt = fakeNow;
  const task = {
    id: "task-call-1",
    kind: "call-back" as const,
    phone: "+84912000666",
    state: "open" as const,
    openedAt,
  };
  await desk.store.transaction((tx) => tx.tasks.save(task));
  await desk.call("mai", "setExtension", { body: { extension: "401" } });
  const { answeredAt: _, answeredBy: __, ...missed } = await told({ phone: task.phone, state: "ended" });
  await desk.store.transaction((tx) =>
    tx.calls.save({ ...missed, answeredBy: "401", disposition: "missed", callBackTaskId: task.id }),
  );
  const { items } = await desk.call("lan", "listCalls");
  const row = items.find(({ id }) => id === missed.id);
  expect(row).toMatchObject({ disposition: "missed", phone: task.phone, answeredByName: "chị Mai" });
  expect(row?.callBack).toEqual({ taskId: task.id, state: "open" });
  const seenByLeader = (await desk.call("ba", "listCalls")).items.find(({ id }) => id === missed.id);
  expect(seenByLeader?.phone).toBe("0912 ••• 666");
});

test("a recording is asked for by those who may, and each time is noted on the ticket", async () => {
  const recordingUrl = "https://cdn.example.invalid/rec/1.mp3";
  const call = await told({ phone: "+84912000777" });
  const { ticket } = await desk.call("lan", "enterCall", { body: aCall({ phone: "0912000777", callId: call.id }) });
  const params = { id: call.id };
  expect((await desk.refused("lan", "openRecording", { params })).code).toBe("NOT_FOUND");
  const stored = await callNow(call.id);
  await desk.store.transaction((tx) => tx.calls.save({ ...(stored ?? call), recordingUrl }));
  expect(await desk.call("lan", "openRecording", { params })).toEqual({ url: recordingUrl });
  const { changes } = await desk.call("lan", "getTicket", { params: { code: ticket.code } });
  expect(changes.at(-1)).toMatchObject({ kind: "note", note: "Mở ghi âm cuộc gọi.", actor: { name: "chị Lan" } });
  expect((await desk.refused("hoa", "openRecording", { params })).code).toBe("FORBIDDEN");
  const { items } = await desk.call("hoa", "listCalls");
  expect(items.find(({ id }) => id === call.id)?.hasRecording).toBe(false);
});

test("the recording of a talk about a confidential matter is not opened for who may not see that", async () => {
  const call = await told({ phone: "+84912000888", recordingUrl: "https://cdn.example.invalid/rec/2.mp3" });
  const body = aCall({ phone: "0912000888", callId: call.id, category: "integrity-complaint" });
  const { ticket } = await desk.call("lan", "enterCall", { body });
  expect((await desk.refused("mai", "openRecording", { params: { id: call.id } })).code).toBe("NOT_FOUND");
  expect((await desk.call("mai", "listCalls")).items.find(({ id }) => id === call.id)?.ticketCodes).toEqual([]);
  expect(await desk.call("ba", "openRecording", { params: { id: call.id } })).toHaveProperty("url");
  expect(ticket.visibility).toBe("confidential");
});

test("what the operator says is written out: how it was understood, and the code digit by digit", async () => {
  const body = aCall();
  const { ticket, script } = await desk.call("lan", "enterCall", { body });
  expect(script).toMatch(
    /^Dạ, mã của anh\/chị là B, S; hai sáu; một một; .+\. Anh\/chị ghi giúp, phường đọc lại một lần nữa ạ\.$/,
  );
  expect(ticket.code).toMatch(/^BS-2611-/);
  desk.classifier.tell("cống nghẹt", { categories: { "flooding-drainage": 0.9 }, summary: "cống nghẹt" });
  const read = await desk.call("lan", "classifyText", { body: { text: "cống nghẹt", placeText: "45 hoa su" } });
  expect(read.readBack).toBe("Dạ, phường hiểu là: cống nghẹt. Tại: 45 Hoa Sứ, khu phố 3. Đúng chưa ạ?");
});
