import type { Ticket } from "../../core/ticket/ticket.ts";
import { anActor } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const of = ({ code }: { code: string }) => ({ params: { code } });

/** A ticket of KTHT that a resident follows, in this state. */
async function followed(overrides: Partial<Ticket> = {}) {
  const talk = await desk.talk([{ text: "cống nghẹt" }]);
  const ticket = await desk.ticket({
    status: "assigned",
    severity: "S3",
    followers: [talk.id],
    reporterConversationId: talk.id,
    contactPhone: "+84903123456",
    ...overrides,
  });
  return { talk, ticket };
}

async function aPhoto(): Promise<{ key: string }> {
  const { key } = await desk.files.put(Buffer.from("after"), "image/jpeg");
  return { key };
}

test("the officer accepts, starts and resolves; the resident reads each step once, as the preview said", async () => {
  const { talk, ticket } = await followed();
  const accepted = await desk.call("dung", "moveTicket", {
    ...of(ticket),
    body: { to: "accepted", version: ticket.version, facts: { officerId: "dung" } },
  });
  expect(accepted).toMatchObject({ status: "accepted", officerId: "dung", officerName: "anh Dũng" });
  const begun = await desk.call("dung", "moveTicket", {
    ...of(ticket),
    body: {
      to: "in-progress",
      version: accepted.version,
      facts: { plan: "thông cống", onSceneAt: fakeNow.toISOString() },
    },
  });
  expect(begun.clock).toMatchObject({ kind: "result" });
  expect(begun.clocks.first.stoppedAt).toBe(fakeNow.toISOString());
  const facts = { text: "đã thông cống, hết ngập", photos: [await aPhoto()] };
  const preview = await desk.call("dung", "previewMove", { ...of(ticket), body: { to: "resolved", facts } });
  expect(preview).toEqual({ text: expect.stringContaining("đã thông cống, hết ngập"), followers: 1, doubts: [] });
  expect(await desk.heard(talk.id)).toHaveLength(2);
  const resolved = await desk.call("dung", "moveTicket", {
    ...of(ticket),
    body: { to: "resolved", version: begun.version, facts },
  });
  expect(resolved).toMatchObject({
    status: "resolved",
    result: facts.text,
    proof: [{ kind: "image", url: expect.any(String) }],
  });
  expect(resolved.clock).toBeUndefined();
  const heard = await desk.heard(talk.id);
  expect(heard).toHaveLength(3);
  expect(heard[2]).toBe(preview.text);
});

test("buttons show only this person's moves, each once, with what it must carry", async () => {
  const { ticket } = await followed({ status: "in-progress", officerId: "dung" });
  const movesOf = async (who: "dung" | "hoa" | "lan" | "tu") => (await desk.call(who, "getTicket", of(ticket))).moves;
  const officer = await movesOf("dung");
  expect(officer.find(({ to }) => to === "resolved")?.carries).toEqual(["text", "photos"]);
  expect(officer.map(({ to }) => to)).not.toContain("extended");
  const head = await movesOf("hoa");
  expect(head.find(({ to }) => to === "extended")?.carries).toEqual(["reason", "photos", "newDueAt"]);
  expect(new Set(head.map(({ to }) => to)).size).toBe(head.length);
  expect((await movesOf("lan")).map(({ to }) => to)).not.toContain("resolved");
  expect(await movesOf("tu")).toEqual([]);
});

test("of two people who move a ticket at once the second is told who was first, and nothing is overwritten", async () => {
  const { ticket, talk } = await followed();
  const move = (who: "dung" | "hoa") =>
    desk.send(who, "moveTicket", {
      ...of(ticket),
      body: { to: "accepted", version: ticket.version, facts: { officerId: who } },
    });
  const answers = await Promise.all([move("dung"), move("hoa")]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const late = answers.find((answer) => answer.status === 409);
  expect(await late?.json()).toMatchObject({ error: { code: "STALE", details: { version: ticket.version + 1 } } });
  const now = await desk.call("lan", "getTicket", of(ticket));
  expect(now.changes.filter(({ to }) => to === "accepted")).toHaveLength(1);
  expect(await desk.heard(talk.id)).toHaveLength(1);
});

test("a move that is not theirs, that lacks what it must carry, or that names the wrong people is refused", async () => {
  const { ticket } = await followed();
  const body = { to: "accepted", version: ticket.version };
  const move = async (who: "dung" | "lan", facts: object, rest: object = {}) =>
    (await desk.refused(who, "moveTicket", { ...of(ticket), body: { ...body, facts, ...rest } })).code;
  expect(await move("lan", { officerId: "dung" })).toBe("MOVE_NOT_ALLOWED");
  const incomplete = await desk.refused("dung", "moveTicket", { ...of(ticket), body });
  expect(incomplete).toMatchObject({ code: "MOVE_INCOMPLETE", details: { missing: ["officerId"] } });
  expect(await move("dung", { officerId: "tam" })).toBe("BAD_INPUT");
  expect(await move("dung", { officerId: "nobody" })).toBe("BAD_INPUT");
  expect(await move("dung", { photos: [{ key: "no-such" }], officerId: "dung" })).toBe("BAD_INPUT");
  expect(await move("dung", { reason: "không phải việc của phòng", unit: "X-HT" }, { to: "triaged" })).toBe(
    "BAD_INPUT",
  );
  const later = new Date(fakeNow.getTime() + 3_600_000).toISOString();
  expect(await move("dung", { officerId: "dung", onSceneAt: later })).toBe("BAD_INPUT");
  expect(await move("lan", { parentCode: ticket.code }, { to: "duplicate" })).toBe("BAD_INPUT");
  expect(await move("lan", { parentCode: "BS-2611-9999" }, { to: "duplicate" })).toBe("BAD_INPUT");
});

test("a preview of a move that tells nobody anything is empty, and one that is not theirs is refused", async () => {
  const { ticket } = await followed({ status: "new" });
  const triaged = { to: "triaged", facts: { category: ticket.category, severity: "S3", unit: "KTHT" } };
  expect(await desk.call("lan", "previewMove", { ...of(ticket), body: triaged })).toEqual({
    text: null,
    followers: 1,
    doubts: [],
  });
  const asked = { to: "needs-info", facts: {} };
  expect((await desk.call("lan", "previewMove", { ...of(ticket), body: asked })).text).toContain(ticket.code);
  expect((await desk.refused("dung", "previewMove", { ...of(ticket), body: triaged })).code).toBe("MOVE_NOT_ALLOWED");
});

test("tickets of other units and confidential ones look as if they did not exist", async () => {
  const { ticket } = await followed();
  const secret = await desk.ticket({
    category: "integrity-complaint",
    visibility: "confidential",
    unit: "LD",
    status: "assigned",
  });
  const missing = { params: { code: "BS-2611-9999" } };
  const asIfMissing = await desk.refused("tam", "getTicket", missing);
  expect(await desk.refused("tam", "getTicket", of(ticket))).toEqual(asIfMissing);
  for (const who of ["lan", "hoa", "dung", "tu"] as const) {
    expect(await desk.refused(who, "getTicket", of(secret))).toEqual(asIfMissing);
    const { items } = await desk.call(who, "listTickets", { query: { queue: "all", limit: "100" } });
    expect(items.map((row) => row.code)).not.toContain(secret.code);
    const found = await desk.call(who, "listTickets", { query: { queue: "all", q: secret.code } });
    expect(found.items).toEqual([]);
  }
  const acts = [
    ["moveTicket", { to: "accepted", version: 0, facts: { officerId: "hoa" } }],
    ["previewMove", { to: "accepted", facts: {} }],
    ["noteOnTicket", { text: "xem" }],
    ["correctTicket", { version: 0, severity: "S2" }],
  ] as const;
  for (const [id, body] of acts) {
    expect(await desk.refused("hoa", id, { ...of(secret), body })).toEqual(asIfMissing);
  }
  expect((await desk.call("ba", "getTicket", of(secret))).code).toBe(secret.code);
});

test("a hidden name and number stay with the desk: the unit reads neither", async () => {
  const { ticket } = await followed({ visibility: "hide-name", body: "tui tên Hồng, gọi 0903 123 456 nghe" });
  const officer = await desk.call("dung", "getTicket", of(ticket));
  expect(officer.followersList).toEqual([{ channel: "zalo", name: "Người dân", reporter: true }]);
  expect(officer.contactPhone).toBe("0903 ••• 456");
  expect(officer.body).not.toContain("123 456");
  const head = await desk.call("hoa", "getTicket", of(ticket));
  expect([head.contactPhone, head.followersList[0]?.name]).toEqual(["0903 ••• 456", "Người dân"]);
  const operator = await desk.call("lan", "getTicket", of(ticket));
  expect([operator.contactPhone, operator.followersList[0]?.name]).toEqual(["+84903123456", "Nguyễn Thị Hồng"]);
  expect(operator.body).toContain("123 456");
});

test("a ticket shows its public page, its clocks with their basis, and its whole log", async () => {
  const { ticket } = await followed();
  const view = await desk.call("lan", "getTicket", of(ticket));
  expect(view).toMatchObject({
    trackingUrl: `https://bensen.example/p/${ticket.code}`,
    clock: { kind: "first", startedAt: fakeNow.toISOString(), basis: ticket.clocks.basis },
    clocks: { result: { kind: "result" }, ceilingAt: ticket.clocks.ceilingAt.toISOString() },
    changes: [{ seq: 1, from: null, to: "new", actor: { role: "CIT" } }],
    mayCorrect: true,
    mayPropose: false,
  });
});

test("the operator corrects a category with one key: unit and clocks follow, and the machine learns it", async () => {
  const { ticket } = await followed({ status: "triaged" });
  const body = {
    version: ticket.version,
    category: "waste-collection",
    place: { label: "chợ cũ", precision: "landmark" },
  };
  const corrected = await desk.call("lan", "correctTicket", { ...of(ticket), body });
  expect(corrected).toMatchObject({
    category: "waste-collection",
    place: { label: "chợ cũ" },
    version: ticket.version + 1,
  });
  const read = await desk.call("lan", "classifyText", { body: { text: ticket.body } });
  expect(read.proposals[0]?.category).toBe("waste-collection");
  const again = await desk.refused("mai", "correctTicket", { ...of(ticket), body });
  expect(again).toMatchObject({ code: "STALE", details: { version: ticket.version + 1 } });
  const nothing = await desk.refused("lan", "correctTicket", { ...of(ticket), body: { version: corrected.version } });
  expect(nothing.code).toBe("BAD_INPUT");
  const outside = { version: corrected.version, unit: "X-RAC" };
  expect((await desk.refused("lan", "correctTicket", { ...of(ticket), body: outside })).code).toBe("BAD_INPUT");
});

test("once a unit has accepted it a ticket is corrected no more", async () => {
  const { ticket } = await followed({ status: "accepted", officerId: "dung" });
  const error = await desk.refused("lan", "correctTicket", { ...of(ticket), body: { version: 0, severity: "S2" } });
  expect(error.code).toBe("MOVE_NOT_ALLOWED");
  expect((await desk.call("lan", "getTicket", of(ticket))).mayCorrect).toBe(false);
});

test("a result in a serious matter is proposed by the officer and posted by the head", async () => {
  const { ticket, talk } = await followed({ status: "in-progress", severity: "S2", officerId: "dung" });
  expect((await desk.call("dung", "getTicket", of(ticket))).mayPropose).toBe(true);
  const photos = [await aPhoto()];
  const body = { version: ticket.version, text: "đã rào chắn và sửa nắp cống", photos };
  const bare = await desk.refused("dung", "proposeResult", { ...of(ticket), body: { ...body, photos: [] } });
  expect(bare.code).toBe("MOVE_INCOMPLETE");
  const proposed = await desk.call("dung", "proposeResult", { ...of(ticket), body });
  expect(proposed).toMatchObject({ awaitsApproval: true, proposedResult: { text: body.text, byName: "anh Dũng" } });
  expect(await desk.heard(talk.id)).toEqual([]);
  const move = { to: "resolved", version: proposed.version, facts: { text: body.text, photos } };
  expect((await desk.refused("dung", "moveTicket", { ...of(ticket), body: move })).code).toBe("MOVE_NOT_ALLOWED");
  const posted = await desk.call("hoa", "moveTicket", { ...of(ticket), body: move });
  expect(posted).toMatchObject({ status: "resolved", awaitsApproval: false });
  expect(await desk.heard(talk.id)).toHaveLength(1);
});

test("a plain matter needs no proposal", async () => {
  const { ticket } = await followed({ status: "in-progress", officerId: "dung" });
  const body = { version: ticket.version, text: "xong", photos: [await aPhoto()] };
  expect((await desk.refused("dung", "proposeResult", { ...of(ticket), body })).code).toBe("MOVE_NOT_ALLOWED");
});

test("notes come into the log and go to nobody, also when two are written at once", async () => {
  const { ticket, talk } = await followed();
  await Promise.all(
    (["lan", "dung"] as const).map((who) =>
      desk.call(who, "noteOnTicket", { ...of(ticket), body: { text: `của ${who}` } }),
    ),
  );
  const { changes } = await desk.call("lan", "getTicket", of(ticket));
  expect(changes.filter(({ kind }) => kind === "note").map(({ note }) => note)).toHaveLength(2);
  expect(await desk.heard(talk.id)).toEqual([]);
});

test("lists hold what each person may see, in queues and pages that add up", async () => {
  const mine = await desk.ticket({ status: "accepted", officerId: "tam", unit: "CA", category: "illegal-parking" });
  const done = await desk.ticket({ status: "closed", unit: "CA", category: "illegal-parking", title: "xe chắn hẻm" });
  const outside = { changes: [], status: "waiting-external" as const, unit: "CA" as const, title: "chờ bên khác" };
  const waiting = await desk.ticket({ ...outside, category: "illegal-parking" });
  const codes = async (who: "tam" | "lan", query: Record<string, string>) =>
    (await desk.call(who, "listTickets", { query })).items.map((row) => row.code);
  expect(await codes("tam", { queue: "mine" })).toEqual(expect.arrayContaining([mine.code, waiting.code]));
  expect(await codes("tam", { queue: "all" })).toHaveLength(3);
  expect(await codes("tam", { queue: "done" })).toEqual([done.code]);
  expect(await codes("tam", { queue: "waiting" })).toEqual([waiting.code]);
  expect(await codes("lan", { queue: "all", unit: "CA", status: "accepted" })).toEqual([mine.code]);
  expect(await codes("lan", { queue: "all", q: "xe chắn" })).toEqual([done.code]);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { queue: "all", limit: "2", ...(cursor ? { cursor } : {}) };
    const page = await desk.call("lan", "listTickets", { query });
    paged.push(...page.items.map((row) => row.code));
    cursor = page.nextCursor;
  } while (cursor);
  expect(new Set(paged).size).toBe(paged.length);
  expect(paged.sort()).toEqual((await codes("lan", { queue: "all", limit: "100" })).sort());
});

test("a reopened ticket's result clock starts anew from its reopening", async () => {
  const { ticket } = await followed({ status: "resolved" });
  desk.world.pass({ hours: 30 });
  const body = { to: "reopened", version: ticket.version, facts: { reason: "vẫn còn tràn" } };
  const reopened = await desk.call("lan", "moveTicket", { ...of(ticket), body });
  desk.world.pass(fakeNow);
  expect(reopened).toMatchObject({ status: "assigned", reopenedCount: 1 });
  expect(reopened.clocks.result.startedAt).toBe(new Date(fakeNow.getTime() + 30 * 3_600_000).toISOString());
  expect(reopened.changes.at(-1)?.actor).toMatchObject({ role: anActor("SYS").role });
});
