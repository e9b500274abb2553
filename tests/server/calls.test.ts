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
  const chat = await desk.ticket({ contactPhone: phone });
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
