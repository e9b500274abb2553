import type { DeskTask } from "../../core/task.ts";
import { anId } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

async function aTask(overrides: Partial<DeskTask> = {}): Promise<DeskTask> {
  const task: DeskTask = {
    id: anId("task"),
    kind: "alarm",
    emergency: "fire",
    state: "open",
    openedAt: fakeNow,
    ...overrides,
  };
  await desk.store.transaction((tx) => tx.tasks.save(task));
  return task;
}

test("the console learns who is signed in, what they may do and which ward this is", async () => {
  expect(await desk.call("dung", "getSession")).toMatchObject({
    staff: { id: "dung", username: "dung", name: "anh Dũng", role: "OFF", unit: "KTHT" },
    ward: { kind: "phường", name: "Bến Sen", codePrefix: "BS" },
    at: fakeNow.toISOString(),
  });
  const { actions } = await desk.call("tu", "getSession");
  expect(actions).toEqual([
    "ticket.list",
    "ticket.read",
    "ticket.move",
    "report.read",
    "report.monthly",
    "file.read",
    "audit.read",
    "live",
  ]);
});

test("the words of the domain come from one table: 44 kinds with their unit, states, refusals", async () => {
  const { categories, groups, units, statuses, refusals } = await desk.call("quan", "getReference");
  expect(categories).toHaveLength(44);
  const known = new Set(groups.map((group) => group.id));
  expect(categories.filter((category) => !known.has(category.group))).toEqual([]);
  expect(categories.find(({ id }) => id === "power-outage")).toMatchObject({ unit: "KTHT", outsideUnit: "X-DL" });
  expect(units.find(({ id }) => id === "X-DL")).toMatchObject({ outside: true });
  expect(statuses.find(({ id }) => id === "closed")).toEqual({ id: "closed", label: "Hoàn tất", open: false });
  expect(refusals.map(({ id }) => id)).toContain("outside-city");
});

test("colleagues are listed by unit and role, without those who left", async () => {
  const { items } = await desk.call("lan", "listStaff", { query: { unit: "KTHT" } });
  expect(items.map(({ id }) => id).sort()).toEqual(["dung", "hoa"]);
  const heads = await desk.call("lan", "listStaff", { query: { unit: "KTHT", role: "HEAD" } });
  expect(heads.items).toEqual([{ id: "hoa", name: "cô Hoa", role: "HEAD", unit: "KTHT" }]);
  await desk.store.transaction((tx) => tx.people.saveStaff({ ...desk.staff.tam, active: false }));
  expect((await desk.call("lan", "listStaff")).items.map(({ id }) => id)).not.toContain("tam");
});

test("an alarm comes first, rings until one person takes it, and then the resident has a name to talk to", async () => {
  const talk = await desk.talk([{ text: "cháy" }]);
  const ticket = await desk.ticket({ category: "fire-safety-risk", place: hoaSu, unit: "CA" });
  const earlier = new Date(fakeNow.getTime() - 3_600_000);
  await aTask({ kind: "delivery-failed", openedAt: earlier, reason: "RECIPIENT_GONE" });
  const alarm = await aTask({ conversationId: talk.id, ticketCode: ticket.code });
  const { items } = await desk.call("lan", "listTasks");
  expect(items[0]).toEqual({
    id: alarm.id,
    kind: "alarm",
    emergency: "fire",
    conversationId: talk.id,
    residentName: "Nguyễn Thị Hồng",
    ticketCode: ticket.code,
    placeLabel: hoaSu.label,
    state: "open",
    openedAt: fakeNow.toISOString(),
  });
  const taken = await desk.call("lan", "takeTask", { params: { id: alarm.id } });
  expect(taken).toMatchObject({ state: "taken", takenByName: "chị Lan" });
  expect(await desk.heard(talk.id)).toEqual([expect.stringContaining("Chị Lan của phường đã nhận việc này")]);
  await desk.call("lan", "takeTask", { params: { id: alarm.id } });
  expect(await desk.heard(talk.id)).toHaveLength(1);
  const late = await desk.refused("mai", "takeTask", { params: { id: alarm.id } });
  expect(late).toMatchObject({ code: "HELD_BY_OTHER", details: { name: "chị Lan" } });
  await desk.call("lan", "finishTask", { params: { id: alarm.id } });
  expect((await desk.call("lan", "listTasks")).items.map(({ id }) => id)).not.toContain(alarm.id);
});

test("of two operators who take an alarm at once exactly one has it", async () => {
  const talk = await desk.talk([{ text: "cháy" }]);
  const { id } = await aTask({ conversationId: talk.id });
  const answers = await Promise.all(
    (["lan", "mai"] as const).map((who) => desk.send(who, "takeTask", { params: { id } })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  expect(await desk.heard(talk.id)).toHaveLength(1);
});

test("a task of a confidential ticket names neither ticket nor place to those who may not see it", async () => {
  const secret = await desk.ticket({ category: "integrity-complaint", visibility: "confidential", unit: "LD" });
  const { id } = await aTask({ kind: "call-back", ticketCode: secret.code });
  const taskFor = async (who: "lan" | "ba") => (await desk.call(who, "listTasks")).items.find((task) => task.id === id);
  expect(await taskFor("lan")).not.toHaveProperty("ticketCode");
  expect(await taskFor("lan")).not.toHaveProperty("placeLabel");
  expect(await taskFor("ba")).toMatchObject({ ticketCode: secret.code });
});

test("a task that is not there is NOT_FOUND", async () => {
  for (const id of ["takeTask", "finishTask"] as const) {
    expect((await desk.refused("lan", id, { params: { id: "no-such" } })).code).toBe("NOT_FOUND");
  }
});

test("a console hears of what changes, and after a break of what it missed", async () => {
  const first = await desk.store.liveSince(0, ["desk"], 1000);
  const { code, version } = await desk.ticket({ status: "assigned" });
  await desk.call("lan", "noteOnTicket", { params: { code }, body: { text: "xem" } });
  const lastSeen = String(first.at(-1)?.id ?? 0);
  const response = await desk.send("dung", "live", { headers: { "last-event-id": lastSeen } });
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  while (!heard.includes(code)) heard += (await reader?.read())?.value ?? "";
  await reader?.cancel();
  expect(heard).toContain(`event: ticket.updated\ndata: ${JSON.stringify({ id: code, version: version + 1 })}`);
});
