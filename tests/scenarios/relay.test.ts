import { jest } from "@jest/globals";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { type Open311Server, type Open311ServerOptions, startOpen311Server } from "../fakes/open311-server.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const start = new Date("2026-11-16T14:06:00+07:00");
const apiKey = "khoa-dien-luc";
const understanding = realUnderstanding();

let town: Town;
let remote: Open311Server;
let resident: Resident;

interface Setting {
  format?: "xml" | "json";
  takesUpdates?: boolean;
  server?: Partial<Open311ServerOptions>;
  key?: string;
}

async function open({ format = "xml", takesUpdates = true, server = {}, key = apiKey }: Setting = {}): Promise<void> {
  remote = await startOpen311Server({
    apiKey,
    serviceCodes: ["DL-01", "DL-99"],
    now: () => town.clock.now,
    takesUpdates,
    ...server,
  });
  const body = { unit: "X-HT", url: remote.base, apiKey: key, format, takesUpdates };
  const bodies = [{ ...body, services: { "street-light": "DL-01" }, serviceCode: "DL-99" }];
  const settings = {
    RELAY_BODIES: JSON.stringify(bodies),
    OUTGOING_PRIVATE_HOSTS: "127.0.0.1",
    PLATFORM_TIMEOUT_MS: "900",
    LEASE_SECONDS: "20",
  };
  town = await openTown({ understanding, now: start, environment: settings });
  resident = new Resident(town);
}
afterEach(async () => {
  await town.close();
  await remote.close();
});

const at = (time: string): void => {
  town.clock.now = new Date(`2026-11-${time}:00+07:00`);
};

/** A lamp is out; unit KTHT works on it. Returns its code. */
async function lampInWork(): Promise<string> {
  await resident.does({ text: "đèn đường hẻm 12 hoa sứ tắt, gọi tui 0903123456" });
  const filed = await resident.does({ press: "Đúng rồi" });
  const code = /BS-\d{4}-\d{4}/.exec(filed.join(" "))?.[0] ?? "";
  const officer = await town.staff("dung");
  await officer.move(code, "accepted", { officerId: officer.id });
  await officer.move(code, "in-progress", { plan: "báo bên hạ tầng" });
  await resident.news();
  return code;
}

/** The officer hands it over, to be done by Wednesday afternoon. */
async function relay(code: string, facts: object = {}): Promise<void> {
  const officer = await town.staff("dung");
  await officer.move(code, "waiting-external", {
    outsideUnit: "X-HT",
    expectedAt: "2026-11-18T14:06:00+07:00",
    ...facts,
  });
}

async function ticket(code: string) {
  return (await town.staff("dung")).ticket(code);
}

async function tasks(): Promise<{ kind: string; reason?: string }[]> {
  return (await (await town.staff("lan")).get<{ items: { kind: string; reason?: string }[] }>("/api/tasks")).items;
}

const waiting = (code: string): string =>
  `Việc này của Trung tâm hạ tầng kỹ thuật thành phố. Phường đã chuyển ngày 16/11 và sẽ theo dõi giúp, mã ${code}.`;

/** Lets the pauses between tries go by. */
async function later(minutes: number): Promise<string[]> {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
  return resident.news();
}

describe.each(["xml", "json"] as const)("a lamp that belongs to a body with its own system, in %s", (format) => {
  test("is handed over, and only then is the resident told so, once; the number is theirs, the person stays ours", async () => {
    await open({ format });
    const code = await lampInWork();
    await relay(code);
    expect(await ticket(code)).toMatchObject({ status: "in-progress", relays: [{ state: "waiting" }] });
    expect(await resident.news()).toEqual([waiting(code)]);
    expect(remote.requests).toHaveLength(1);
    const [kept] = remote.requests;
    expect(kept).toMatchObject({ serviceCode: "DL-01", fields: { address_string: expect.stringMatching(/Hoa Sứ/) } });
    expect(kept?.description).toContain(`[${code}-1]`);
    expect(JSON.stringify(kept)).not.toMatch(/0903|123456/);
    const after = await ticket(code);
    expect(after).toMatchObject({ status: "waiting-external", relays: [{ state: "sent", requestId: "DL-1" }] });
    expect(JSON.stringify(after.changes)).toContain('"reference":"DL-1"');
    expect(await later(30)).toEqual([]);
  });

  test("is asked about at half its time, and the answer reaches the resident once", async () => {
    await open({ format });
    const code = await lampInWork();
    await relay(code);
    await resident.news();
    at("17T14:05");
    const { store, world } = town.wired;
    await watchClocks({ store, world, limit: 100 });
    await resident.news();
    expect(remote.questions).toEqual([]);
    at("17T14:07");
    await watchClocks({ store, world, limit: 100 });
    await watchClocks({ store, world, limit: 100 });
    expect(await resident.news()).toEqual([]);
    expect(remote.questions).toMatchObject([
      { service_request_id: "DL-1", description: `Phường xin hỏi việc ${code} đã làm tới đâu, chừng nào xong ạ?` },
    ]);
    remote.change("DL-1", { notes: "sáng 18/11 thay bóng mới." });
    expect(await later(6)).toEqual([
      `Phường vừa hỏi lại Trung tâm hạ tầng kỹ thuật thành phố về ${code}. Bên đó trả lời: sáng 18/11 thay bóng mới.`,
    ]);
    expect(await later(30)).toEqual([]);
    expect(JSON.stringify((await ticket(code)).changes)).toContain("sáng 18/11 thay bóng mới");
  });
});

test("a body that gives tokens is asked for the number later", async () => {
  await open({ server: { givesTokens: true, xmlOnly: true } });
  const code = await lampInWork();
  await relay(code);
  expect(await resident.news()).toEqual([waiting(code)]);
  await later(6);
  expect((await ticket(code)).relays).toMatchObject([{ state: "sent" }]);
  remote.number();
  await later(6);
  expect((await ticket(code)).relays).toMatchObject([{ requestId: "DL-1", remoteStatus: "open" }]);
});

test.each([
  ["an answer that was lost", { lostAnswer: true }],
  ["a time-out", { timeout: true }],
  ["a server that fails", { status: 502 }],
  ["a server that asks for time", { status: 429, retryAfterSeconds: 2 }],
] as const)("arrives exactly once in spite of %s, and is told exactly once", async (_, fault) => {
  await open();
  const code = await lampInWork();
  remote.failNext(fault);
  await relay(code);
  const told = await resident.news();
  for (let tries = 0; tries < 5; tries += 1) told.push(...(await later(1)));
  expect(remote.requests).toHaveLength(1);
  expect(told).toEqual([waiting(code)]);
  expect((await ticket(code)).relays).toMatchObject([{ state: "sent", requestId: "DL-1" }]);
});

test("a body that refuses is reported to the desk; the resident is told nothing that is not so", async () => {
  await open({ key: "falsch" });
  const code = await lampInWork();
  await relay(code);
  expect(await resident.news()).toEqual([]);
  const after = await ticket(code);
  expect(after).toMatchObject({ status: "in-progress", relays: [{ state: "failed" }] });
  expect(JSON.stringify(after.changes)).toContain("Chưa gửi được sang Trung tâm hạ tầng kỹ thuật thành phố");
  expect(await tasks()).toMatchObject([{ kind: "relay", reason: "relay-failed", ticketCode: code }]);
  await relay(code);
  expect((await ticket(code)).relays).toHaveLength(2);
});

test("is on its way once: a second press changes nothing", async () => {
  await open();
  const code = await lampInWork();
  await relay(code);
  await expect(relay(code)).rejects.toMatchObject({ code: "MOVE_NOT_ALLOWED" });
  expect(await resident.news()).toEqual([waiting(code)]);
  expect(remote.requests).toHaveLength(1);
});

test("closed over there is a task for a person here, never a result by itself", async () => {
  await open();
  const code = await lampInWork();
  await relay(code);
  await resident.news();
  remote.change("DL-1", { status: "closed", notes: "đã thay bóng" });
  expect(await later(6)).toEqual([]);
  expect(await later(6)).toEqual([]);
  expect(await ticket(code)).toMatchObject({ status: "waiting-external", relays: [{ remoteStatus: "closed" }] });
  expect(await tasks()).toMatchObject([{ kind: "relay", reason: "relay-closed", ticketCode: code }]);
});

test("a body that takes no questions, and a unit without a system, are asked by a person, whose note of it is told", async () => {
  await open({ takesUpdates: false });
  const code = await lampInWork();
  await relay(code, { outsideUnit: "X-DL", reference: "CV-12" });
  expect(await resident.news()).toEqual([
    `Việc này của bên điện lực. Phường đã chuyển ngày 16/11 và sẽ theo dõi giúp, mã ${code}.`,
  ]);
  expect(remote.requests).toEqual([]);
  at("17T14:07");
  const { store, world } = town.wired;
  await watchClocks({ store, world, limit: 100 });
  expect(await tasks()).toMatchObject([{ kind: "relay", reason: "relay-chase", ticketCode: code }]);
  const officer = await town.staff("dung");
  const { version } = await officer.ticket(code);
  await officer.post(`/api/tickets/${code}/answers`, { version, answer: "sáng 18/11 thay trụ mới." });
  const again = officer.post(`/api/tickets/${code}/answers`, { version, answer: "sáng 18/11 thay trụ mới." });
  await expect(again).rejects.toMatchObject({ code: "STALE" });
  expect(await resident.news()).toEqual([
    `Phường vừa hỏi lại bên điện lực về ${code}. Bên đó trả lời: sáng 18/11 thay trụ mới.`,
  ]);
});

test("nobody is asked any more once the ward has its result", async () => {
  await open();
  const code = await lampInWork();
  await relay(code);
  await resident.news();
  const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
  const photo = await officer.upload();
  await head.move(code, "resolved", { text: "đèn đã sáng", photos: [photo] });
  await later(6);
  const calls = remote.calls(/./);
  await later(60);
  expect(remote.calls(/./)).toBe(calls);
  expect((await ticket(code)).relays).toMatchObject([{ state: "over" }]);
});
