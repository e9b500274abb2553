import readExcelFile from "read-excel-file/node";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { anActor } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const hoursAgo = (hours: number): Date => new Date(fakeNow.getTime() - hours * 3_600_000);
const clocks = (due: number, stopped?: number): Ticket["clocks"] => ({
  ...{ firstDueAt: hoursAgo(due + 1), resultDueAt: hoursAgo(due), ceilingAt: hoursAgo(due - 100), basis: ["C5"] },
  ...(stopped === undefined ? {} : { firstStoppedAt: hoursAgo(stopped + 1), resultStoppedAt: hoursAgo(stopped) }),
});
const codesBehind = async (person: "ba", query: Record<string, string>): Promise<string[]> =>
  (await desk.call(person, "listFigure", { query })).items.map(({ code }) => code);

test("each figure leads to just the tickets it counted, for everybody those they may see", async () => {
  const opened = (hours: number, overrides: Partial<Ticket>) =>
    desk.ticket({ openedAt: hoursAgo(hours), ...overrides });
  const late = await opened(30, { unit: "KTHT", status: "in-progress", clocks: clocks(2) });
  const inTime = await opened(20, { unit: "KTHT", status: "closed", clocks: clocks(5, 6), rating: 5 });
  const again = await opened(26, { unit: "VP", status: "resolved", clocks: clocks(1, 3), reopenedCount: 1, rating: 1 });
  const secret = await opened(10, { unit: "VP", status: "closed", clocks: clocks(1, 2), visibility: "confidential" });
  await opened(5, { status: "spam", clocks: clocks(1) });
  await opened(24 * 60, { status: "closed", clocks: clocks(24 * 50, 24 * 52) });

  const { now, before, units } = await desk.call("ba", "getReport");
  expect(now).toMatchObject({ counts: { received: 4, solved: 3, "in-time": 3, "in-time-for-good": 2, "late-now": 1 } });
  expect(now).toMatchObject({ rating: 3, result: { count: 3 } });
  expect(before.counts.received).toBe(0);
  expect(units.map(({ of, counts }) => [of, counts.received])).toEqual([
    ["KTHT", 2],
    ["VP", 2],
  ]);
  expect(await codesBehind("ba", { figure: "solved" })).toEqual([secret.code, inTime.code, again.code]);
  expect(await codesBehind("ba", { figure: "late-now", unit: "KTHT" })).toEqual([late.code]);
  expect(await codesBehind("ba", { figure: "late-now", unit: "VP" })).toEqual([]);

  const first = await desk.call("ba", "listFigure", { query: { figure: "received", limit: "3" } });
  expect(first).toMatchObject({ total: 4, nextCursor: again.code });
  const rest = await desk.call("ba", "listFigure", { query: { figure: "received", limit: "3", cursor: again.code } });
  expect(rest.items.map(({ code }) => code)).toEqual([late.code]);
  expect(rest).not.toHaveProperty("nextCursor");

  const head = await desk.call("hoa", "getReport");
  expect(head.now.counts).toMatchObject({ received: 2, solved: 1 });
  const auditor = await desk.call("tu", "getReport");
  expect(auditor.now.counts).toMatchObject({ received: 3, solved: 2 });
});

test("a field of the ward's drawing leads to the reports that lie in it, of that week; confidential ones lie nowhere", async () => {
  const at = (latitude: number, longitude: number): Partial<Ticket> => ({
    openedAt: hoursAgo(1),
    category: "loose-animals",
    place: { label: "chỗ này", precision: "exact", latitude, longitude },
  });
  const here = await desk.ticket(at(10.05, 106.05));
  await desk.ticket(at(10.09, 106.01));
  await desk.ticket({ ...at(10.05, 106.05), visibility: "confidential" });
  const { points } = await desk.call("ba", "getReport");
  const mine = points.filter(({ category }) => category === "loose-animals");
  expect(mine).toHaveLength(2);
  const { field = "", week = 0 } = mine.find(({ code }) => code === here.code) ?? {};
  const query = { figure: "received", category: "loose-animals", field, week: String(week) };
  expect(await codesBehind("ba", query)).toEqual([here.code]);
  expect(await codesBehind("ba", { ...query, week: String((week % 5) + 1) })).toEqual([]);
});

test("a week of the map leads to just the reports that lie there", async () => {
  const place = {
    label: "chỗ này",
    precision: "exact",
    latitude: 10.05,
    longitude: 106.05,
    area: "khu phố 9",
  } as const;
  const here = await desk.ticket({ category: "theft-fraud", place, openedAt: hoursAgo(1) });
  await desk.ticket({ category: "theft-fraud", place, openedAt: hoursAgo(24 * 8) });
  const { weeks, points } = await desk.call("ba", "getSpots");
  expect(weeks).toHaveLength(12);
  const mine = points.filter(({ category }) => category === "theft-fraud");
  expect(mine.map(({ week, area }) => [week, area])).toEqual([
    [11, "khu phố 9"],
    [10, "khu phố 9"],
  ]);
  const [{ field = "" } = {}] = mine;
  const query = { figure: "received", category: "theft-fraud", field, from: weeks[11] ?? "" };
  expect(await codesBehind("ba", query)).toEqual([here.code]);
});

test("what people made of the machine's first is counted, and leads to its reports; an administrator sees none", async () => {
  const before = await desk.call("quan", "getLearning");
  const actor = anActor("OP");
  const judged = (id: string) => [
    { id, seq: 1, at: hoursAgo(1), actor, from: null, to: "new", kind: "move", facts: {} } as const,
  ];
  const proposals = [{ id: "public-transport", confidence: 0.7 } as const];
  const of = (overrides: Partial<Ticket>) =>
    desk.ticket({ proposals, status: "triaged", openedAt: hoursAgo(1), ...overrides });
  const right = await of({ category: "public-transport", changes: judged("judged-1") });
  await of({ category: "price-consumer", changes: judged("judged-2") });
  await of({ category: "public-transport" });
  const { quality } = await desk.call("quan", "getLearning");
  expect(quality.judged - before.quality.judged).toBe(2);
  expect(quality.agreement).toContainEqual({ category: "public-transport", judged: 2, confirmed: 1 });
  const query = { figure: "confirmed", proposed: "public-transport" };
  expect((await desk.call("ba", "listReadings", { query })).items.map(({ code }) => code)).toEqual([right.code]);
  expect((await desk.send("quan", "listReadings", { query })).status).toBe(403);
});

test("a warning leads to just the reports it counted", async () => {
  const place = { label: "khu phố 3", precision: "area", area: "khu phố 3" } as const;
  const flood = (hours: number) => desk.ticket({ category: "flooding-drainage", place, openedAt: hoursAgo(hours) });
  for (const hours of [1, 20, 40, 60, 80, 24 * 7 + 1]) await flood(hours);
  const { warnings } = await desk.call("ba", "getReport");
  expect(warnings).toEqual([{ category: "flooding-drainage", area: "khu phố 3", count: 5, usual: 0.3 }]);
  const query = { figure: "received", category: "flooding-drainage", area: "khu phố 3", lately: "1" };
  expect(await codesBehind("ba", query)).toHaveLength(5);
});

test("a month that has not begun is refused; an operator reads no report", async () => {
  expect((await desk.send("ba", "getReport", { query: { month: "2031-01" } })).status).toBe(400);
  expect((await desk.send("lan", "getReport")).status).toBe(403);
});

test("the file has a line a ticket, no confidential one, nobody's words, and opens in a spreadsheet", async () => {
  const words = "nhà bà Bảy 0903123456 cống nghẹt";
  const shown = await desk.ticket({ status: "new", body: words, title: words, openedAt: hoursAgo(1) });
  const hidden = await desk.ticket({ status: "new", visibility: "confidential", openedAt: hoursAgo(1) });
  const csv = await desk.send("ba", "exportReport", { query: { as: "csv" } });
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="bao-cao-2026-11.csv"');
  const text = await csv.text();
  expect(text).toContain(shown.code);
  expect(text).not.toContain(hidden.code);
  expect(text).not.toMatch(/0903123456|bà Bảy/);
  const xlsx = await desk.send("ba", "exportReport");
  const [sheet] = await readExcelFile(Buffer.from(await xlsx.arrayBuffer()));
  const rows = sheet?.data ?? [];
  expect(rows[0]?.slice(0, 3)).toEqual(["Mã", "Ngày nhận", "Loại"]);
  expect(rows.length).toBe(text.trim().split("\r\n").length);
});

test("talks count as the machine's own where no person wrote, opened the ticket, and none is waited for", async () => {
  const typed = await desk.talk([{ text: "cô Bảy gọi, cống nghẹt" }]);
  const opening = {
    id: "opened-by-lan",
    seq: 1,
    at: hoursAgo(1),
    from: null,
    to: "new",
    kind: "move",
    facts: {},
  } as const;
  const changes = [{ ...opening, actor: anActor("OP") }];
  await desk.ticket({ reporterConversationId: typed.id, openedAt: hoursAgo(1), changes });
  await desk.talk([{ text: "giấy khai sinh cần gì" }]);
  const helped = await desk.talk([{ text: "cho gặp cán bộ" }]);
  await desk.call("lan", "takeOver", { params: { id: helped.id } });
  const body = { clientId: "tra-loi-bao-cao", text: "Dạ, phường nghe đây ạ." };
  await desk.call("lan", "replyInConversation", { params: { id: helped.id }, body });
  const { talks } = await desk.call("ba", "getReport");
  expect(talks).toEqual([{ channel: "zalo", talks: 3, byMachine: 1 }]);
});

describe("a month's report", () => {
  const october = (day: number, hour: number): Date => new Date(Date.UTC(2026, 9, day, hour - 7));
  const inOctober = (overrides: Partial<Ticket> = {}): Partial<Ticket> => ({
    ...{ openedAt: october(5, 8), status: "closed", unit: "KTHT" },
    clocks: {
      ...{ firstDueAt: october(5, 12), resultDueAt: october(7, 8), ceilingAt: october(15, 8), basis: ["C5"] },
      ...{ firstStoppedAt: october(5, 9), resultStoppedAt: october(6, 8) },
    },
    ...overrides,
  });
  const shortfalls = [{ what: "=đèn hẻm chậm", action: "giao tổ điện", who: "KTHT", by: "2026-11-20" }];
  const month = "2026-10";
  const query = { month };
  const approve = (base: number, more: object = {}) => ({
    body: { clientId: `duyet-thang-${base}`, month, base, shortfalls, ...more },
  });

  test("is written, approved once, and stands as it was counted; what changes later is shown beside it", async () => {
    const solved = await desk.ticket(inOctober());
    await desk.ticket(inOctober({ visibility: "confidential" }));
    await desk.ticket(inOctober({ flags: ["formal-complaint"], openedAt: new Date("2025-10-05T08:00:00Z") }));
    const before = await desk.call("ba", "getMonthlyReport", { query });
    expect(before).toMatchObject({
      number: 0,
      mayApprove: true,
      figures: { now: { counts: { received: 1, solved: 2 } } },
    });
    expect(before.figures.yearBefore?.counts).toMatchObject({ received: 1, complaint: 1 });
    expect(before).not.toHaveProperty("edition");

    await desk.call("ba", "saveMonthlyReport", { body: { clientId: "nhap-thang-1", month, base: 0, shortfalls } });
    expect((await desk.send("ba", "approveMonthlyReport", approve(0))).status).toBe(409);
    const approved = await desk.call("ba", "approveMonthlyReport", approve(1));
    expect(await desk.call("ba", "approveMonthlyReport", approve(1))).toEqual(approved);
    expect(approved).toMatchObject({
      number: 2,
      edition: 1,
      shortfalls,
      corrections: [],
      editions: [{ byName: "ông Ba" }],
    });

    await desk.store.transaction(async (tx) => {
      const ticket = await tx.tickets.byCode(solved.code);
      if (ticket) await tx.tickets.update({ ...ticket, status: "reopened", reopenedCount: 1 }, []);
    });
    const later = await desk.call("tu", "getMonthlyReport", { query });
    expect(later.figures).toEqual(approved.figures);
    expect(later.corrections).toContainEqual({ figure: "solved", approved: 2, now: 1 });

    expect((await desk.send("ba", "approveMonthlyReport", approve(2))).status).toBe(400);
    const again = await desk.call(
      "ba",
      "approveMonthlyReport",
      approve(2, { clientId: "duyet-lai-1", reason: "mở lại" }),
    );
    expect(again).toMatchObject({ edition: 2, corrections: [], figures: { now: { counts: { solved: 1 } } } });
    const first = await desk.call("ba", "getMonthlyReport", { query: { month, edition: "1" } });
    expect(first.figures).toEqual(approved.figures);
  });

  test("is a leader's to write; a month that runs is not approved", async () => {
    const running = { clientId: "duyet-thang-nay", month: "2026-11", base: 0, shortfalls: [] };
    expect((await desk.send("ba", "approveMonthlyReport", { body: running })).status).toBe(400);
    expect((await desk.send("tu", "approveMonthlyReport", { body: running })).status).toBe(403);
    for (const person of ["hoa", "lan", "quan"] as const)
      expect((await desk.send(person, "getMonthlyReport", { query })).status).toBe(403);
  });

  test("comes as a file without a formula in it", async () => {
    const csv = await desk.send("tu", "exportMonthlyReport", { query: { month, as: "csv" } });
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="bao-cao-thang-2026-10.csv"');
    const text = await csv.text();
    expect(text).toContain("'=đèn hẻm chậm,giao tổ điện,KTHT,2026-11-20");
    expect(text).toMatch(/Bản,2\r\n/);
    const xlsx = await desk.send("tu", "exportMonthlyReport", { query });
    const [sheet] = await readExcelFile(Buffer.from(await xlsx.arrayBuffer()));
    expect(sheet?.data).toContainEqual(expect.arrayContaining(["Xong", 1, 0]));
  });
});
