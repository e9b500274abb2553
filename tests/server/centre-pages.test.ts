import { jest } from "@jest/globals";
import { remindAppointments } from "../../core/appointment/remind.ts";
import { callNext } from "../../core/appointment/run-queue.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "../scenarios/town.ts";

jest.setTimeout(120_000);

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
let town: Town;
beforeAll(async () => {
  town = await openTown({
    understanding: realUnderstanding(),
    now: at("16T14:06"),
    environment: { APPOINTMENTS: "1" },
  });
});
afterAll(() => town.close());

const get = async (path: string) => {
  const response = await fetch(`${town.origin}${path}`, { redirect: "manual" });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const post = async (path: string, fields: Record<string, string> = {}) => {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${town.origin}${path}`, { method: "POST", body, redirect: "manual" });
  return { status: response.status, text: await response.text(), to: response.headers.get("location") ?? "" };
};
const book = (so: string, gio = at("17T08:00").toISOString()) => post("/dat-lich", { viec: "ho-tich", gio, so });

test("an hour is chosen, booked, moved and given up, without a script", async () => {
  expect((await get("/dat-lich")).text).toContain('href="/dat-lich?viec=ho-tich"');
  const hours = await get("/dat-lich?viec=ho-tich");
  expect(hours.text).toContain("Thứ ba, 17/11/2026");
  expect(hours.text.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/aids.js" type="module">']);
  const booked = await book("0900 000 001");
  expect(booked.status).toBe(303);
  const shown = await get(booked.to);
  expect(shown.text).toContain("BSH-2611-0001");
  expect(shown.text).toContain("8 giờ");
  expect(shown.text).not.toContain("900000001");
  expect(shown.headers.get("cache-control")).toBe("no-store");

  const moved = await post(`${booked.to}/doi`, { gio: at("18T14:00").toISOString() });
  expect([moved.status, moved.to]).toEqual([303, booked.to]);
  expect((await get(booked.to)).text).toContain("Thứ tư, 18/11/2026");
  expect((await post(`${booked.to}/doi`, { gio: at("22T08:00").toISOString() })).status).toBe(400);
  await post(`${booked.to}/huy`);
  expect((await get(booked.to)).text).toContain("Hẹn này đã hủy");
  expect((await get(`${booked.to}/doi`)).status).toBe(404);
  expect((await post(`${booked.to}/huy`)).status).toBe(303);
});

test("what cannot be had is said on the page, with what was typed", async () => {
  const wrong = await book("12");
  expect([wrong.status, wrong.text.includes("xem lại số điện thoại")]).toEqual([400, true]);
  expect((await book("0900000009", "hôm nào cũng được")).status).toBe(400);
  expect((await book("0900000009", at("22T08:00").toISOString())).status).toBe(400);
  for (const so of ["0900000002", "0900000003"]) expect((await book(so)).status).toBe(303);
  const full = await book("0900000004");
  expect([full.status, full.text.includes("chỗ cuối"), full.text.includes('value="0900000004"')]).toEqual([
    409,
    true,
    true,
  ]);
  const twice = await book("0900000002", at("17T09:00").toISOString());
  expect([twice.status, twice.text.includes("đã có hẹn")]).toEqual([409, true]);
});

test("a link that is not ours leads nowhere, and one kind of link opens nothing of the other", async () => {
  const { to } = await book("0900000005", at("19T08:00").toISOString());
  for (const path of [`${to.slice(0, -1)}x`, to.replace("/hen/", "/so/"), "/hen/a.b", "/so/x"])
    expect((await get(path)).status).toBe(404);
  expect((await post(`${to.slice(0, -1)}x/huy`)).status).toBe(404);
});

test("of hours booked on a page nobody is told in a chat, and they are seen to once", async () => {
  town.clock.now = at("16T19:00");
  expect(await remindAppointments({ ...town.wired, limit: 10 })).toBe(2);
  expect(await remindAppointments({ ...town.wired, limit: 10 })).toBe(0);
  await town.settle();
});

test("the hall: numbers are taken, looked at and called; the screen shows numbers and counters only", async () => {
  expect((await post("/lay-so", { viec: "ho-tich" })).status).toBe(409);
  town.clock.now = at("19T07:45");
  const first = await post("/lay-so", { viec: "ho-tich" });
  const second = await post("/lay-so", { viec: "ho-tich" });
  expect((await get(first.to)).text).toContain("Sắp tới lượt bà con.");
  expect((await get(second.to)).text).toContain("Trước bà con còn 1 người.");
  const { to } = await book("0900000006", at("20T08:00").toISOString());
  expect((await post(`${to}/toi`)).to).toBe(to);
  const { store, world } = town.wired;
  await store.transaction((tx) => callNext({ tx, world, counterId: "2" }));
  expect((await get(first.to)).text).toContain("Mời bà con tới Quầy 2.");
  expect((await get(second.to)).text).toContain("Đang gọi: B001");
  const screen = await get("/man-hinh");
  expect(screen.text).toContain("B001");
  expect(screen.text).toContain("Quầy 2");
  expect(screen.text).toContain("Đang chờ: 1 người");
  expect((await get("/man-hinh?lang=en")).text).toContain("Waiting: 1 person");
  town.clock.now = at("20T07:50");
  const arrived = await post(`${to}/toi`);
  expect((await get(arrived.to)).text).toContain("B001");
  expect((await post(`${to}/toi`)).to).toBe(to);
});

test("at the counter numbers are called and ended, and whoever has an hour is checked in; leaders have no part in it", async () => {
  town.clock.now = at("24T08:00");
  const lan = await town.staff("lan");
  const { to } = await book("0900000010", at("25T08:00").toISOString());
  town.clock.now = at("25T07:50");
  expect((await post("/lay-so", { viec: "ho-tich" })).status).toBe(303);
  type Hall = {
    waiting: { id: string; label: string }[];
    counters: { serving?: { id: string; label: string } }[];
    appointments: { id: string; arrived: boolean }[];
  };
  const before = await lan.get<Hall>("/api/hall");
  expect([before.waiting.length, before.appointments.map(({ arrived }) => arrived)]).toEqual([1, [false]]);
  await lan.post(`/api/hall/appointments/${before.appointments[0]?.id}/arrive`);
  expect((await get(to)).text).toContain("Bà con đã tới");
  town.clock.now = at("25T08:00");
  const called = await lan.post<Hall>("/api/hall/counters/1/next");
  expect([called.counters[0]?.serving?.label, called.waiting.map(({ label }) => label)]).toEqual(["B002", ["B001"]]);
  const ended = await lan.post<Hall>(`/api/hall/numbers/${called.counters[0]?.serving?.id}/end`, { as: "missed" });
  expect(ended.counters[0]?.serving).toBeUndefined();
  await expect(
    lan.post(`/api/hall/numbers/${called.counters[0]?.serving?.id}/end`, { as: "served" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect((await town.staff("tam")).get("/api/hall")).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("one number may not book without end", async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 8; index += 1)
    statuses.push((await book("0900000008", at("27T08:00").toISOString())).status);
  expect(statuses[0]).toBe(303);
  expect(statuses.at(-1)).toBe(429);
});
