import { jest } from "@jest/globals";
import { remindAppointments } from "../../core/appointment/remind.ts";
import { handleLane } from "../../core/conversation/handle-event.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const place = "Trung tâm Phục vụ hành chính công phường";
let town: Town;
let resident: Resident;

beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now, environment: { APPOINTMENTS: "1" } });
  resident = new Resident(town);
});
afterEach(() => town.close());

const held = async (): Promise<Date[]> => {
  const days = await town.wired.store.transaction((tx) =>
    Promise.all(["2026-11-17", "2026-11-18", "2026-11-19"].map((day) => tx.appointments.ofDay(day))),
  );
  return days.flat().map(({ startsAt }) => startsAt);
};
const evening = async (): Promise<number> => {
  town.clock.now = at("16T18:30");
  const { store, world } = town.wired;
  const seen = await Promise.all([1, 2].map(() => remindAppointments({ store, world, limit: 10 })));
  return seen[0] ?? 0;
};
const book = async (): Promise<void> => {
  await resident.does({ text: "tui muốn đặt lịch sao y bằng đại học" });
  await resident.does({ press: "14 giờ 17/11" });
};

test("on Zalo an hour is booked, reminded of once in the evening, moved by the reminder's button, and given up", async () => {
  expect((await resident.does({ text: "tui muốn đặt lịch sao y bằng đại học" })).at(-1)).toContain("chọn giờ nào ạ?");
  const [booked] = await resident.does({ press: "14 giờ 17/11" });
  expect(booked).toContain(`Dạ, phường hẹn anh/chị 14 giờ ngày 17/11, tại ${place}.`);
  expect(booked).toContain("Mang theo:");
  expect(await held()).toEqual([at("17T14:00")]);

  town.clock.now = at("16T17:59");
  expect(await remindAppointments({ ...town.wired, limit: 10 })).toBe(0);
  await evening();
  expect(await resident.news()).toEqual([
    `Phường nhắc anh/chị: hẹn lúc 14 giờ ngày 17/11, tại ${place}. Không tới được thì bấm đổi hoặc hủy giúp ạ.`,
  ]);
  await evening();
  expect(await resident.news()).toEqual([]);

  expect((await resident.does({ press: "Đổi giờ" })).at(-1)).toContain("chọn giờ nào ạ?");
  await resident.does({ text: "9 giờ 19/11" });
  expect(await held()).toEqual([at("19T09:00")]);
  expect((await resident.does({ text: "lịch hẹn của tôi" })).at(-1)).toContain("9 giờ ngày 19/11");
  expect((await resident.does({ press: "Hủy hẹn" })).at(-1)).toContain("phường đã hủy hẹn 9 giờ ngày 19/11");
  expect(await held()).toEqual([]);
  expect((await resident.does({ text: "lịch hẹn của tôi" })).at(-1)).toContain("chưa có hẹn nào");
});

test("a reminder that is still waiting to be sent goes nowhere once the hour was given up", async () => {
  await book();
  await evening();
  const { store, world } = town.wired;
  const [mine] = await store.transaction((tx) => tx.appointments.ofDay("2026-11-17"));
  await store.transaction((tx) => tx.appointments.save({ ...mine, state: "cancelled" } as NonNullable<typeof mine>));
  expect(await resident.news()).toEqual([]);
  expect(await store.transaction((tx) => tx.tasks.open(9))).toEqual([]);
  expect(world.clock.now()).toEqual(at("16T18:30"));
});

test("a worker that dies in the middle of booking, and a message that comes twice, book one hour", async () => {
  await resident.does({ text: "tui muốn đặt lịch sao y bằng đại học" });
  await town.doors.of("zalo").act(town.origin, "7700000000000000123", [{ press: "14 giờ 17/11" }]);
  const { store, world } = town.wired;
  const claim = await store.inbox.claim({ now: town.clock.now, leaseMs: 1 });
  if (!claim) throw new Error("nothing to handle");
  // the first worker's lease runs out while it thinks; another one handles the same press
  town.clock.now = new Date(town.clock.now.getTime() + 60_000);
  await town.settle();
  await handleLane({ store, world, claim, onFault: () => undefined });
  await town.settle();
  expect(await held()).toEqual([at("17T14:00")]);
  const lines = await resident.news();
  expect(lines.filter((line) => line.includes("phường hẹn anh/chị"))).toHaveLength(1);
});

test("of four who press the last three places at once three get them, and the fourth is offered others", async () => {
  const people = [1, 2, 3, 4].map((index) => new Resident(town, `770000000000000020${index}`));
  for (const one of people) await one.does({ text: "tui muốn đặt lịch sao y bằng đại học" });
  await Promise.all(
    people.map((_, index) =>
      town.doors.of("zalo").act(town.origin, `770000000000000020${index + 1}`, [{ press: "14 giờ 17/11" }]),
    ),
  );
  const { store, world } = town.wired;
  const claims = await Promise.all(people.map(() => store.inbox.claim({ now: town.clock.now, leaseMs: 30_000 })));
  await Promise.all(claims.map((claim) => (claim ? handleLane({ store, world, claim }) : undefined)));
  await town.settle();
  expect(await held()).toEqual([at("17T14:00"), at("17T14:00"), at("17T14:00")]);
  const last = await Promise.all(people.map(async (one) => (await one.news()).at(-1) ?? ""));
  expect(last.filter((line) => line.includes("phường hẹn"))).toHaveLength(3);
  expect(last.filter((line) => line.includes("Giờ đó kín"))).toHaveLength(1);
});
