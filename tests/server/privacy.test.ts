import { unzipSync } from "fflate";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { askInTalk } from "../../core/privacy/open-case.ts";
import { retain, wordsRemoved } from "../../core/privacy/retention.ts";
import type { Right } from "../../core/privacy/rights-case.ts";
import { watchCases } from "../../core/privacy/watch-cases.ts";
import { publishPhoto } from "../../core/publication/publish-photo.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { createRetention } from "../../prisma/retention.ts";
import { anActor, anEvent } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";
import { leftOf, plant, secret } from "./planted-secrets.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.world.pass(fakeNow));

/** A request that came in a talk, in somebody's own name. */
async function asked(right: Right | undefined, talk?: Conversation) {
  const conversation = talk ?? (await desk.talk([{ text: "xóa hết thông tin của tui" }]));
  const { code } = await desk.store.transaction((tx) =>
    askInTalk({ tx, world: desk.world, conversation, asked: { request: "xin xem lại", ...(right && { right }) } }),
  );
  return { code, talk: conversation, params: { code } };
}

const accept = async (code: string, right: Right, version = 1) =>
  desk.call("quan", "acceptRightsCase", { params: { code }, body: { version, right } });

test("a request is decided within two working days, and leaders hear of it half way; the person is told each step", async () => {
  const { code, params, talk } = await asked(undefined);
  expect(await desk.call("quan", "getRightsCase", { params })).toMatchObject({
    state: "received",
    receivedAt: fakeNow.toISOString(),
    dueAt: "2026-11-18T07:06:00.000Z",
    person: { name: "Nguyễn Thị Hồng", channels: ["zalo"], held: { conversations: 1, messages: 1, tickets: 0 } },
    history: [{ act: "received" }],
  });
  desk.world.pass({ hours: 24 });
  await watchCases({ store: desk.store, world: desk.world, limit: 10 });
  await watchCases({ store: desk.store, world: desk.world, limit: 10 });
  const tasksOf = async (who: "ba" | "lan") =>
    (await desk.call(who, "listTasks")).items.filter(({ kind }) => kind === "rights-case");
  expect(await tasksOf("ba")).toMatchObject([{ advice: `Yêu cầu dữ liệu cá nhân ${code}: hạn 14 giờ ngày 18/11` }]);
  expect(await tasksOf("lan")).toEqual([]);

  const accepted = await accept(code, "see", 2);
  expect(accepted).toMatchObject({ state: "accepted", right: "see", dueAt: "2026-11-26T07:06:00.000Z" });
  expect(await tasksOf("ba")).toEqual([]);
  const late = { version: accepted.version, reason: "cần hỏi đơn vị khác" };
  const prolonged = await desk.call("quan", "prolongRightsCase", { params, body: late });
  expect(prolonged.dueAt).toBe("2026-12-06T07:06:00.000Z");
  const again = { version: prolonged.version, reason: "vẫn cần" };
  expect(await desk.refused("quan", "prolongRightsCase", { params, body: again })).toMatchObject({
    code: "MOVE_NOT_ALLOWED",
  });
  const refusal = { version: prolonged.version, reason: "không đúng người" };
  expect(await desk.call("quan", "refuseRightsCase", { params, body: refusal })).toMatchObject({ state: "refused" });
  expect(await desk.heard(talk.id)).toEqual([
    `Dạ, phường nhận làm yêu cầu ${code}. Phường làm xong trước 14 giờ ngày 26/11 ạ.`,
    `Dạ, yêu cầu ${code} cần thêm thời gian: cần hỏi đơn vị khác. Hạn mới là 14 giờ ngày 06/12 ạ.`,
    `Dạ, yêu cầu ${code} phường chưa làm được: không đúng người.`,
  ]);
});

test("who looked at an older state decides anew, and asking twice starts one clock", async () => {
  const { code, params, talk } = await asked(undefined);
  const same = await asked("erase", talk);
  expect(same.code).toBe(code);
  expect(await desk.call("quan", "getRightsCase", { params })).toMatchObject({ right: "erase", version: 2 });
  const stale = await desk.refused("quan", "acceptRightsCase", { params, body: { version: 1, right: "erase" } });
  expect(stale).toMatchObject({ code: "STALE", details: { version: 2 } });
  expect((await asked("see", talk)).code).not.toBe(code);
});

test("a request that came by telephone finds its person by hand; sent twice it is one", async () => {
  const known = await desk.talk([{ text: "chào" }], { displayName: "Trần Văn Tám" });
  const citizen = await desk.store.transaction((tx) => tx.people.citizenById(known.citizenId));
  if (citizen) await desk.store.transaction((tx) => tx.people.saveCitizen({ ...citizen, phone: "+84938000111" }));
  const body = {
    clientId: "take-down-1",
    right: "correct",
    name: "ông Tám",
    phone: "0938 000 111",
    request: "sai tên",
  };
  const { code } = await desk.call("lan", "openRightsCase", { body });
  expect((await desk.call("lan", "openRightsCase", { body })).code).toBe(code);
  const params = { code };
  const seen = await desk.call("ba", "getRightsCase", { params });
  expect(seen).toMatchObject({ origin: "counter", mayManage: false, candidates: [{ id: known.citizenId }] });
  expect(seen).not.toHaveProperty("person");
  await accept(code, "correct");
  const correction = { version: 2, name: "Trần Văn Tâm" };
  expect((await desk.refused("quan", "correctPerson", { params, body: correction })).code).toBe("MOVE_INCOMPLETE");
  await desk.call("quan", "nameDataSubject", { params, body: { version: 2, citizenId: known.citizenId } });
  const done = await desk.call("quan", "correctPerson", { params, body: { ...correction, version: 3 } });
  expect(done).toMatchObject({ state: "done", person: { name: "Trần Văn Tâm", phone: "+84938000111" } });
  expect((await desk.stored(known.id)).displayName).toBe("Trần Văn Tâm");
});

test("whoever asks to see it gets an address that ends by itself; staff download it only where nothing is confidential", async () => {
  const { code, params, talk } = await asked("see");
  const { key = "" } = await desk.files.put(Buffer.from("một tấm hình"), "image/jpeg");
  const attachments = [{ kind: "image" as const, key, mimeType: "image/jpeg" }];
  await show(await desk.ticket({ reporterConversationId: talk.id, body: "cống nghẹt trước nhà", attachments }), key);
  const zip = unzipSync(
    new Uint8Array(await (await desk.send("quan", "downloadPersonalData", { params })).arrayBuffer()),
  );
  expect(Object.keys(zip)).toEqual(["du-lieu.json", "du-lieu.html", `tep/${key.slice(0, 16)}.jpg`]);
  const page = Buffer.from(zip["du-lieu.html"] ?? []).toString();
  for (const part of [
    "Nguyễn Thị Hồng",
    "+84903123456",
    "xóa hết thông tin",
    "cống nghẹt trước nhà",
    "đã đăng cho mọi người",
  ]) {
    expect(page).toContain(part);
  }
  expect((await desk.send("ba", "downloadPersonalData", { params })).status).toBe(403);
  await desk.ticket({ reporterConversationId: talk.id, visibility: "confidential", unit: "LD" });
  expect(await desk.refused("quan", "downloadPersonalData", { params })).toMatchObject({
    details: { confidential: true },
  });
  await accept(code, "see");
  await desk.call("quan", "handOverData", { params, body: { version: 2 } });
  expect((await desk.heard(talk.id)).at(-1)).toContain(`https://bensen.example/du-lieu/${code}`);
});

test("taken back, consent ends carriers, news of others' incidents and public words; what is worked on goes on", async () => {
  const { code, params, talk } = await asked("withdraw");
  const own = await desk.ticket({ reporterConversationId: talk.id, followers: [talk.id], status: "accepted" });
  const other = await desk.ticket({ followers: [talk.id] });
  await desk.store.transaction(async (tx) => {
    const citizen = await tx.people.citizenById(talk.citizenId);
    if (citizen) await tx.people.saveCitizen({ ...citizen, consents: ["sms", "zns"] });
  });
  await accept(code, "withdraw");
  await desk.call("quan", "withdrawConsents", { params, body: { version: 2 } });
  await desk.store.transaction(async (tx) => {
    expect((await tx.people.citizenById(talk.citizenId))?.consents).toEqual([]);
    expect(await tx.tickets.byCode(own.code)).toMatchObject({ visibility: "hide-name", followers: [talk.id] });
    expect((await tx.tickets.byCode(other.code))?.followers).toEqual([]);
  });
});

/** Everybody is shown a photo of the ticket. Returns the files of that. */
async function show(ticket: Ticket, source: string) {
  const { store, world, files } = desk;
  const picture = await files.put(Buffer.from(`${ticket.code} lớn`), "image/webp");
  const thumbnail = await files.put(Buffer.from(`${ticket.code} nhỏ`), "image/webp");
  const shown = { picture: picture.key, thumbnail: thumbnail.key, width: 4, height: 3 };
  const act = { world, ticket, actor: anActor("HEAD"), source, agreed: true, shown };
  await store.transaction((tx) => publishPhoto({ ...act, tx }));
  return shown;
}

test("an erased person leaves counted facts and not one word, number or file in any table", async () => {
  const talk = await desk.talk([{ text: `${secret} ở đây` }], {
    address: { channel: "zalo", account: "oa", user: `${secret}-user` },
    thread: `${secret}-thread`,
    displayName: secret,
  });
  const { key = "" } = await desk.files.put(Buffer.from(secret), "image/jpeg");
  const shared = await desk.files.put(Buffer.from("hình chung"), "image/jpeg");
  const attachments = [key, shared.key].map((one) => ({ kind: "image" as const, key: one, name: secret }));
  const own = await desk.ticket({
    reporterConversationId: talk.id,
    followers: [talk.id],
    status: "closed",
    attachments,
  });
  const open = await desk.ticket({ reporterConversationId: talk.id, status: "accepted" });
  const others = await desk.ticket({ followers: [talk.id], attachments: [{ kind: "image", key: shared.key }] });
  const elsewhere = await show(others, shared.key);
  const code = await plant(desk, { talk, own, others });
  const mine = await show(own, key);
  const params = { code };
  await accept(code, "erase");
  const blocked = await desk.refused("quan", "erasePerson", { params, body: { version: 2 } });
  expect(blocked).toMatchObject({ code: "MOVE_NOT_ALLOWED", details: { open: [open.code] } });
  await desk.store.client.ticket.update({ where: { id: open.id }, data: { status: "closed" } });

  const said = anEvent("message", { text: secret, attachments: [] });
  const event = { ...said, from: talk.address, thread: talk.thread };
  await desk.store.inbox.add([{ event, lane: `zalo:${talk.thread}`, waitMs: 0 }], fakeNow);
  const busy = await desk.refused("quan", "erasePerson", { params, body: { version: 2 } });
  expect(busy).toMatchObject({ code: "STALE", details: { busy: true } });
  await desk.store.client.lane.updateMany({ where: { name: `zalo:${talk.thread}` }, data: { waiting: 0 } });
  await desk.store.client.lane.updateMany({ where: { name: talk.id }, data: { waiting: 0 } });
  expect(await leftOf(desk, secret)).not.toEqual([]);

  expect(await desk.call("quan", "erasePerson", { params, body: { version: 2 } })).toMatchObject({ state: "done" });
  expect(await leftOf(desk, secret)).toEqual([]);
  expect(await leftOf(desk, "+84938777666")).toEqual([]);
  expect(await desk.files.get(key)).toBeUndefined();
  expect(await desk.files.get(shared.key)).toBeDefined();
  for (const { picture, thumbnail } of [mine, elsewhere]) {
    expect([await desk.files.get(picture), await desk.files.get(thumbnail)]).toEqual([undefined, undefined]);
  }
  const kept = await desk.store.transaction((tx) => tx.tickets.byCode(own.code));
  const { category, status, openedAt, clocks } = own;
  expect(kept).toMatchObject({
    category,
    status,
    openedAt,
    clocks,
    body: "",
    attachments: [],
    reporterConversationId: talk.id,
  });
  expect((await desk.call("lan", "search", { query: { q: secret } })).tickets?.items).toEqual([]);
});

test("nobody but the eraser may touch the log of a ticket, and it never loses who did what when", async () => {
  const { id } = await desk.ticket();
  const { client } = desk.store;
  const where = { ticketId: id };
  await expect(client.ticketChange.updateMany({ where, data: { note: "khác" } })).rejects.toThrow();
  const redacting = client.$executeRaw`SELECT set_config('cau_noi.redacting', 'on', true)`;
  const actor = anActor("OP");
  const rewriting = client.ticketChange.updateMany({ where, data: { actor: { ...actor } } });
  await expect(client.$transaction([redacting, rewriting])).rejects.toThrow();
});

test("what has been kept long enough goes by itself: words, files, raw bodies, recordings, signals, sign-ins; and it is counted", async () => {
  const { store, world, files } = desk;
  const { client } = store;
  const { key = "" } = await files.put(Buffer.from("hình cũ"), "image/png");
  const attachments = [{ kind: "image" as const, key }];
  const talk = await desk.talk([{ text: "lời đã cũ", attachments }], { thread: "old-talk" });
  const done = await desk.ticket({ status: "closed", attachments, body: "lời kể còn" });
  const shown = await show(done, key);
  const event = { ...anEvent("message", { text: "thô", attachments: [] }), thread: "old-talk", raw: { body: "thô" } };
  await store.inbox.add([{ event, lane: "zalo:old-talk", waitMs: 0 }], fakeNow);
  await client.inboxEvent.updateMany({ where: { lane: "zalo:old-talk" }, data: { state: "done" } });
  const call = { id: "old-call", state: "ended", direction: "in", startedAt: fakeNow, version: 1 };
  await client.call.create({ data: { ...call, recordingUrl: "https://may.example/a" } });
  const source = createRetention(client);
  const pass = () => retain({ source, store, files, world });
  await pass();
  expect((await store.transaction((tx) => tx.conversations.history(talk.id, 5)))[0]).toMatchObject({
    text: "lời đã cũ",
  });

  world.pass({ hours: 24 * 800 });
  await pass();
  await pass();
  const [line] = await store.transaction((tx) => tx.conversations.history(talk.id, 5));
  expect(line).toMatchObject({ text: wordsRemoved, attachments: [] });
  expect([await files.get(key), await files.get(shown.picture)]).toEqual([undefined, undefined]);
  expect(await store.publicTickets.photosOf([done.code])).toEqual([]);
  const kept = await store.transaction((tx) => tx.tickets.byCode(done.code));
  expect(kept).toMatchObject({ body: "lời kể còn", attachments: [] });
  const stored = await client.inboxEvent.findFirst({ where: { lane: "zalo:old-talk" } });
  expect(stored).toMatchObject({ providerId: event.id, event: {}, raw: null });
  expect(await client.call.findUnique({ where: { id: "old-call" } })).toMatchObject({ recordingUrl: null });
  expect(await client.liveEvent.count()).toBe(0);
  const { items } = await desk.call("ba", "listRetention");
  expect(new Set(items.map(({ day }) => day))).toEqual(new Set(["2029-01-24"]));
  const counts = Object.fromEntries(items.map(({ kind, count }) => [kind, count]));
  expect(counts).toMatchObject({ raw: expect.any(Number), recordings: 1, live: expect.any(Number) });
  expect(counts.messages).toBe(await client.message.count());
});

test("how long what is kept is set by administrators, and never to less than the work needs", async () => {
  const retention = { params: { kind: "retention" } };
  const { number, body } = await desk.call("ba", "getSetting", retention);
  expect((await desk.refused("lan", "getSetting", retention)).code).toBe("FORBIDDEN");
  const set = (days: number) => ({ ...retention, body: { base: number, body: { ...body, raw: days } } });
  expect((await desk.refused("quan", "changeSetting", set(1))).details.issues).toEqual([
    expect.stringMatching(/^raw: /),
  ]);
  expect(await desk.call("quan", "changeSetting", set(14))).toMatchObject({ body: { raw: 14 } });
});
