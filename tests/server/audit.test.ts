import type { z } from "zod";
import { type OperationId, routes } from "../../server/contract.ts";
import { judgeAudit, placeOf } from "../../server/verify-audit.ts";
import { auditWords } from "../../web/src/words-audit.vi.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

type Entry = z.output<(typeof routes)["listAudit"]["response"]>["items"][number];
const listed = async (query: Record<string, string>): Promise<Entry[]> =>
  (await desk.call("tu", "listAudit", { query })).items;
const asSql = (sql: string) => desk.store.client.$executeRawUnsafe(sql);

test("an act is in the log with who, what and where, and without a word of what was written", async () => {
  const { code, version } = await desk.ticket({ status: "assigned" });
  await desk.call("lan", "noteOnTicket", { params: { code }, body: { text: "Chị Hồng 0903123456 gọi lại" } });
  const body = { severity: "S2", version };
  await desk.send("hoa", "correctTicket", { params: { code }, body: { ...body, version: version + 7 } });
  const entries = await listed({ target: code });
  expect(entries.map(({ staffName, act, result }) => [staffName, act, result])).toEqual([
    ["cô Hoa", "correctTicket", "STALE"],
    ["chị Lan", "noteOnTicket", "OK"],
  ]);
  expect(entries[0]?.facts).toEqual({ severity: "S2", version: version + 7 });
  expect(entries[1]).toMatchObject({
    ...{ staffId: "lan", role: "OP", at: fakeNow.toISOString(), target: code, result: "OK" },
    ...{ facts: { with: ["text"] }, network: "127.0.0.0/24" },
  });
  expect(JSON.stringify(entries)).not.toMatch(/0903|Hồng/);
});

test("an act that was refused is in the log with the reason; somebody unknown leaves no row", async () => {
  const { code } = await desk.ticket({ status: "assigned" });
  await desk.refused("tu", "noteOnTicket", { params: { code }, body: { text: "x" } });
  await desk.refused("lan", "noteOnTicket", { params: { code }, body: { text: "" } });
  await desk.refused("quan", "getTicket", { params: { code } });
  await desk.refused(undefined, "noteOnTicket", { params: { code }, body: { text: "x" } });
  expect((await listed({ staff: "tu", act: "noteOnTicket" }))[0]).toMatchObject({ result: "FORBIDDEN" });
  expect((await listed({ staff: "lan", act: "noteOnTicket" }))[0]).toMatchObject({ result: "BAD_INPUT" });
  expect((await listed({ staff: "quan" }))[0]).toMatchObject({ act: "getTicket", result: "FORBIDDEN" });
  expect((await listed({ act: "noteOnTicket" })).filter(({ staffId }) => !staffId)).toEqual([]);
});

test("reading a confidential ticket is in the log, reading another is not", async () => {
  const secret = await desk.ticket({ category: "integrity-complaint", visibility: "confidential", unit: "LD" });
  const plain = await desk.ticket({ status: "assigned" });
  for (const { code } of [secret, plain]) await desk.call("ba", "getTicket", { params: { code } });
  expect(await listed({ target: secret.code })).toMatchObject([{ act: "getTicket", staffId: "ba", result: "OK" }]);
  expect(await listed({ target: plain.code })).toEqual([]);
});

test("the row and the act are one transaction: without the row there is no act", async () => {
  const { code, version } = await desk.ticket({ status: "assigned" });
  await asSql("ALTER TABLE audit_entry ADD CONSTRAINT closed CHECK (act <> 'noteOnTicket') NOT VALID");
  const refused = await desk.refused("lan", "noteOnTicket", { params: { code }, body: { text: "xem" } });
  await asSql("ALTER TABLE audit_entry DROP CONSTRAINT closed");
  expect(refused.code).toBe("UNEXPECTED");
  expect((await desk.call("lan", "getTicket", { params: { code } })).version).toBe(version);
});

/** Operations that the log tells of. */
const acts = (Object.keys(routes) as OperationId[]).filter((id) => {
  const route: (typeof routes)[OperationId] & { audited?: boolean } = routes[id];
  return route.audited ?? route.method !== "get";
});

test("the log's page has a name for each of them", () => {
  expect(acts.filter((id) => !(id in auditWords.acts))).toEqual([]);
});

test("every operation that may change something is in the log once, however it ends", async () => {
  const params = {
    id: "x",
    linkId: "x",
    messageId: "x",
    code: "BS-2611-9999",
    key: "x",
    kind: "procedure",
    channel: "zalo",
    account: "x",
  };
  expect(acts.length).toBeGreaterThan(40);
  const before = await desk.store.client.auditEntry.groupBy({ by: ["act"], _count: true });
  for (const id of acts) await (await desk.send("tam", id, { params })).arrayBuffer();
  const after = await desk.store.client.auditEntry.groupBy({ by: ["act"], _count: true });
  const countOf = (rows: typeof before, act: string): number => rows.find((row) => row.act === act)?._count ?? 0;
  const added = acts.map((id) => [id, countOf(after, id) - countOf(before, id)]);
  expect(added).toEqual(acts.map((id) => [id, 1]));
});

test("rows are narrowed by person, act, target and time, and come a page at a time", async () => {
  const { code } = await desk.ticket({ status: "assigned" });
  const { id, name, role } = desk.staff.mai;
  const note = { at: fakeNow, staff: { id, name, role }, act: "noteOnTicket", target: code, facts: {}, result: "OK" };
  await desk.store.transaction(async (tx) => {
    await tx.audit.add(Array.from({ length: 52 }, () => note));
  });
  const query = { staff: "mai", act: "noteOnTicket", target: code };
  const first = await desk.call("tu", "listAudit", { query });
  expect(first.items).toHaveLength(50);
  const rest = await desk.call("tu", "listAudit", { query: { ...query, cursor: first.nextCursor ?? "" } });
  expect(rest.items).toHaveLength(2);
  expect(rest.nextCursor).toBeUndefined();
  const later = new Date(fakeNow.getTime() + 1).toISOString();
  expect(await listed({ ...query, from: later })).toEqual([]);
  expect(await listed({ ...query, to: fakeNow.toISOString() })).toEqual([]);
});

test("a file of it holds no formula, and that it was taken is in the log", async () => {
  await desk.store.transaction((tx) =>
    tx.audit.add([{ at: fakeNow, act: "signIn", target: '=HYPERLINK("x")', facts: {}, result: "OK" }]),
  );
  const response = await desk.send("tu", "exportAudit", { query: { act: "signIn" } });
  expect(response.headers.get("content-disposition")).toMatch(/nhat-ky-2026-\d\d-\d\d\.csv/);
  const text = await response.text();
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text.split("\r\n")).toHaveLength(2);
  expect((await listed({ act: "exportAudit", staff: "tu" }))[0]).toMatchObject({ result: "OK", facts: { lines: 1 } });
});

test("the database refuses to change, delete or empty it; many writers at once make one chain without gaps", async () => {
  for (const sql of [
    "UPDATE audit_entry SET staff_name = 'ai đó'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "UPDATE audit_entry SET seq = seq + 1 WHERE seq IS NOT NULL",
  ]) {
    await desk.call("tu", "verifyAudit");
    await expect(asSql(sql)).rejects.toThrow(/append-only/);
  }
  const tickets = await Promise.all(Array.from({ length: 12 }, () => desk.ticket({ status: "assigned" })));
  const note = ({ code }: { code: string }) =>
    desk.call("lan", "noteOnTicket", { params: { code }, body: { text: "cùng lúc" } });
  const seal = () => desk.store.transaction((tx) => tx.audit.seal(7));
  await Promise.all([...tickets.map(note), seal(), seal(), seal()]);
  const chain = await desk.call("tu", "verifyAudit");
  const rows = await desk.store.client.auditEntry.count();
  expect(chain).toMatchObject({ isWhole: true, rows: rows - 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

const behindItsBack = async (sql: string): Promise<void> => {
  await asSql("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  await asSql(sql);
  await asSql("ALTER TABLE audit_entry ENABLE TRIGGER USER");
};

test("rows that were exchanged, and an end that was cut off and written anew, are found", async () => {
  const whole = await judgeAudit(desk);
  expect(whole).toMatchObject({ isWhole: true });
  const head = placeOf(whole.lines[1]?.replace("Chỗ cuối: ", "") ?? "");
  expect(await judgeAudit(desk, head)).toMatchObject({ isWhole: true });
  const exchange = (one: number, other: number) =>
    behindItsBack(`UPDATE audit_entry AS a SET at = b.at, staff_id = b.staff_id, staff_name = b.staff_name, role = b.role,
      act = b.act, target = b.target, facts = b.facts, network = b.network, result = b.result
      FROM audit_entry AS b WHERE (a.seq, b.seq) IN ((${one}, ${other}), (${other}, ${one}))`);
  await exchange(2, head.seq - 1);
  expect((await judgeAudit(desk)).lines[0]).toBe("Nhật ký ĐỨT ở chỗ 2: 1 dòng trước đó nguyên vẹn.");
  await exchange(2, head.seq - 1);
  expect(await judgeAudit(desk, head)).toMatchObject({ isWhole: true });
  await behindItsBack(`DELETE FROM audit_entry WHERE seq > ${head.seq - 2}`);
  const note = { at: fakeNow, act: "signIn", facts: {}, result: "OK" };
  await desk.store.transaction((tx) => tx.audit.add([note, note, note]));
  expect(await judgeAudit(desk)).toMatchObject({ isWhole: true });
  expect((await judgeAudit(desk, head)).lines).toEqual([
    `Nhật ký không còn chỗ ${head.seq} như đã ghi: phần cuối bị cắt hoặc viết lại.`,
  ]);
  expect(() => placeOf("12")).toThrow("--head");
});

test("a row that was changed or taken out behind the database's back is named", async () => {
  await desk.call("tu", "verifyAudit");
  await behindItsBack("UPDATE audit_entry SET result = 'STALE' WHERE seq = 5");
  const changed = await desk.call("tu", "verifyAudit");
  expect(changed).toMatchObject({ isWhole: false, rows: 4, broken: { seq: 5 } });
  await behindItsBack("DELETE FROM audit_entry WHERE seq = 3");
  expect(await desk.call("tu", "verifyAudit")).toMatchObject({ isWhole: false, rows: 2, broken: { seq: 3 } });
});
