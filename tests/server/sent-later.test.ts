import type { Ticket } from "../../core/ticket/ticket.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const of = ({ code }: { code: string }) => ({ params: { code } });
const minutesAgo = (count: number): string => new Date(fakeNow.getTime() - count * 60_000).toISOString();
const here = { latitude: 10.05, longitude: 106.05 };
const far = { latitude: 10.06, longitude: 106.05 };
const text = "đèn trước số 45 đã thay bóng, sáng lại";

async function atWork(overrides: Partial<Ticket> = {}) {
  const talk = await desk.talk([{ text: "đèn tắt" }]);
  const ticket = await desk.ticket({
    status: "in-progress",
    severity: "S3",
    category: "street-light",
    officerId: "dung",
    openedAt: new Date(minutesAgo(300)),
    place: { label: "45 Hoa Sứ", precision: "house", ...here },
    followers: [talk.id],
    reporterConversationId: talk.id,
    ...overrides,
  });
  return { talk, ticket };
}

async function aPhoto(): Promise<{ key: string }> {
  const { key } = await desk.files.put(Buffer.from("after"), "image/jpeg");
  return { key };
}

test("an act sent twice, also at one moment, is done once and told once, with the time it was done", async () => {
  const { talk, ticket } = await atWork({ status: "accepted" });
  const doneAt = minutesAgo(52);
  const body = {
    ...{ clientId: desk.clientId(), doneAt, to: "in-progress", version: ticket.version },
    facts: { onSceneAt: doneAt, position: here },
  };
  const move = () => desk.call("dung", "moveTicket", { ...of(ticket), body });
  const answers = [...(await Promise.all([move(), move()])), await move()];
  for (const { version } of answers) expect(version).toBe(ticket.version + 1);
  const [moved, ...more] = answers[0]?.changes.filter(({ to }) => to === "in-progress") ?? [];
  expect(more).toEqual([]);
  expect(moved).toMatchObject({ at: fakeNow.toISOString(), facts: { doneAt, onSceneAt: doneAt, position: here } });
  expect(answers[0]?.clocks.first.stoppedAt).toBe(doneAt);
  expect(await desk.heard(talk.id)).toHaveLength(1);
});

test("a note with a photo is written once; one that is told at once has no second time", async () => {
  const { ticket } = await atWork();
  const photo = await aPhoto();
  const body = {
    ...{ clientId: desk.clientId(), doneAt: fakeNow.toISOString(), text: "ảnh tại chỗ" },
    ...{ photos: [photo], shots: [{ ...photo, takenAt: minutesAgo(1), position: here }] },
  };
  await desk.call("dung", "noteOnTicket", { ...of(ticket), body });
  const { changes } = await desk.call("dung", "noteOnTicket", { ...of(ticket), body });
  const notes = changes.filter(({ kind }) => kind === "note");
  expect(notes).toMatchObject([{ note: "ảnh tại chỗ", facts: { shots: body.shots } }]);
  expect(notes[0]?.facts.photos).toHaveLength(1);
  expect(notes[0]?.facts.doneAt).toBeUndefined();
});

test("an act under another's number is another act", async () => {
  const { ticket } = await atWork();
  const body = { clientId: desk.clientId(), text: "xem rồi" };
  await desk.call("dung", "noteOnTicket", { ...of(ticket), body });
  const { changes } = await desk.call("hoa", "noteOnTicket", { ...of(ticket), body });
  expect(changes.filter(({ kind }) => kind === "note")).toHaveLength(2);
});

test("nobody arrives before it was reported, nor tomorrow", async () => {
  const { ticket } = await atWork({ status: "accepted" });
  for (const onSceneAt of [minutesAgo(400), minutesAgo(-60)]) {
    const body = { to: "in-progress", version: ticket.version, facts: { onSceneAt, plan: "thay bóng" } };
    expect((await desk.refused("dung", "moveTicket", { ...of(ticket), body })).code).toBe("BAD_INPUT");
  }
});

test("a photo from elsewhere wants a word; with it the result goes, and the head reads both", async () => {
  const { talk, ticket } = await atWork();
  const photo = await aPhoto();
  const facts = { text, photos: [photo], shots: [{ ...photo, position: far }] };
  const body = { to: "resolved", version: ticket.version, facts };
  const preview = await desk.call("dung", "previewMove", { ...of(ticket), body: { to: "resolved", facts } });
  expect(preview.doubts).toEqual([{ id: "photo-far", metres: expect.any(Number) }]);
  const refused = await desk.refused("dung", "moveTicket", { ...of(ticket), body });
  expect(refused).toMatchObject({
    code: "MOVE_INCOMPLETE",
    details: { missing: ["explanation"], doubts: ["photo-far"] },
  });
  expect(await desk.heard(talk.id)).toEqual([]);
  const explanation = "chụp từ đầu hẻm, xe thang chắn lối";
  const explained = { ...body, facts: { ...facts, explanation } };
  await desk.call("dung", "moveTicket", { ...of(ticket), body: explained });
  const { items } = await desk.call("hoa", "listTickets", { query: { queue: "mine" } });
  expect(items.find(({ code }) => code === ticket.code)?.doubts).toEqual(preview.doubts);
  const { changes } = await desk.call("hoa", "getTicket", of(ticket));
  expect(changes.at(-1)?.facts).toMatchObject({ explanation, doubts: preview.doubts });
  expect((await desk.heard(talk.id)).join()).not.toContain(explanation);
});

test("what an officer explained to the head goes with the photos when the head posts them", async () => {
  const { ticket } = await atWork({ severity: "S2" });
  const photo = await aPhoto();
  const shots = [{ ...photo, takenAt: minutesAgo(400) }];
  const body = { version: ticket.version, text, photos: [photo], shots };
  expect((await desk.refused("dung", "proposeResult", { ...of(ticket), body })).details.doubts).toEqual([
    "photo-before-report",
  ]);
  const explanation = "máy ảnh sai ngày";
  const proposed = await desk.call("dung", "proposeResult", { ...of(ticket), body: { ...body, explanation } });
  expect(proposed).toMatchObject({ proposedResult: { explanation }, doubts: [{ id: "photo-before-report" }] });
  const posted = { to: "resolved", version: proposed.version, facts: { text, photos: [photo] } };
  const resolved = await desk.call("hoa", "moveTicket", { ...of(ticket), body: posted });
  expect(resolved).toMatchObject({ status: "resolved", doubts: [{ id: "photo-before-report" }] });
  expect(resolved.changes.at(-1)?.facts).toMatchObject({ explanation, shots });
});

test("a result that says nothing is refused with what it lacks, posted or proposed", async () => {
  const { ticket } = await atWork();
  const photos = [await aPhoto()];
  const facts = { text: "Đã xử lý.", photos };
  const move = { to: "resolved", version: ticket.version, facts };
  const refused = await desk.refused("dung", "moveTicket", { ...of(ticket), body: move });
  expect(refused).toMatchObject({ code: "MOVE_INCOMPLETE", details: { missing: ["text"], lacks: ["nothing-said"] } });
  const { ticket: dangerous } = await atWork({ severity: "S2" });
  const proposal = { version: dangerous.version, ...facts };
  expect((await desk.refused("dung", "proposeResult", { ...of(dangerous), body: proposal })).details.lacks).toEqual([
    "nothing-said",
  ]);
  const { answerRules } = await desk.call("dung", "getReference");
  expect(answerRules.find(({ id }) => id === "nothing-said")?.blocks).toBe(true);
});

test("an officer's list says where it is and what could be done after the next moves, for a phone without signal", async () => {
  const { ticket } = await atWork({ status: "assigned" });
  const seen = await desk.call("dung", "getTicket", of(ticket));
  expect(seen.pin).toMatchObject({ ...here, exact: true, x: expect.any(Number), y: expect.any(Number) });
  expect(seen.ahead.map(({ status }) => status)).toEqual(["accepted", "in-progress"]);
  expect(seen.ahead[1]?.moves.map(({ to }) => to)).toContain("resolved");
  expect((await desk.call("hoa", "getTicket", of(ticket))).ahead).toEqual([]);
});
