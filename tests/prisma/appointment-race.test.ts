import { bookAppointment, changeAppointment } from "../../core/appointment/book.ts";
import { callNext, takeNumber } from "../../core/appointment/run-queue.ts";
import { isAppError } from "../../core/errors.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { again } from "../../server/api/again.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { fakeWorld } from "../fakes/world.ts";

const people = 50;
const serviceId = "chung-thuc";
const startsAt = new Date("2026-11-17T08:00:00+07:00");
const world = fakeWorld();
let database: TestDatabase;
let store: PrismaStore;

beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32), poolSize: 20 });
});
afterAll(async () => {
  await store.close();
  await database.close();
});

const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `+849000000${String(index).padStart(2, "0")}`);
const codesOf = (outcomes: PromiseSettledResult<unknown>[]): string[] =>
  outcomes.flatMap((one) => (one.status === "rejected" ? [isAppError(one.reason) ? one.reason.code : "?"] : []));

test("of fifty who want one hour at once exactly as many get it as it has seats", async () => {
  const seats = world.centre?.services.find(({ id }) => id === serviceId)?.seats ?? 0;
  const outcomes = await Promise.allSettled(
    numbers(people).map((phone) =>
      store.transaction((tx) => bookAppointment({ tx, world, serviceId, startsAt, phone })),
    ),
  );
  expect(codesOf(outcomes)).toEqual(Array(people - seats).fill("SLOT_TAKEN"));
  const booked = await store.transaction((tx) => tx.appointments.ofDay("2026-11-17"));
  expect(booked).toHaveLength(seats);
  expect(new Set(booked.map(({ code }) => code)).size).toBe(seats);

  // and all of them want to change to one other hour, in which one place is left
  const other = new Date("2026-11-18T08:00:00+07:00");
  for (const phone of ["+84911111111", "+84911111112"])
    await store.transaction((tx) => bookAppointment({ tx, world, serviceId, startsAt: other, phone }));
  const changes = await Promise.allSettled(
    booked.map(({ id }) => store.transaction((tx) => changeAppointment({ tx, world, id, startsAt: other }))),
  );
  expect(codesOf(changes)).toEqual(Array(seats - 1).fill("SLOT_TAKEN"));
  const held = await store.transaction((tx) => tx.appointments.held(serviceId, startsAt));
  expect(held).toEqual([
    { startsAt, count: seats - 1 },
    { startsAt: other, count: 3 },
  ]);
});

test("one number that asks ten times at once gets one appointment that day", async () => {
  const wanted = new Date("2026-11-19T08:00:00+07:00");
  const phone = "+84922222222";
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () =>
      store.transaction((tx) => bookAppointment({ tx, world, serviceId, startsAt: wanted, phone })),
    ),
  );
  expect(codesOf(outcomes)).toHaveLength(9);
  expect(await store.transaction((tx) => tx.appointments.ofHolder({ phone }, wanted))).toHaveLength(1);
});

test("two who change places with each other both succeed, and two counters that call at once call two numbers", async () => {
  world.pass(new Date("2026-11-17T09:00:00+07:00"));
  const [a, b] = [new Date("2026-11-23T08:00:00+07:00"), new Date("2026-11-24T08:00:00+07:00")];
  const book = (phone: string, at: Date) =>
    store.transaction((tx) => bookAppointment({ tx, world, serviceId, startsAt: at, phone }));
  const [one, two] = [await book("+84933333331", a), await book("+84933333332", b)];
  const move = (id: string, at: Date) => store.transaction((tx) => changeAppointment({ tx, world, id, startsAt: at }));
  const moved = await Promise.all([move(one.id, b), move(two.id, a)]);
  expect(moved.map(({ startsAt: at }) => at)).toEqual([b, a]);

  await Promise.all(Array.from({ length: 10 }, () => store.transaction((tx) => takeNumber({ tx, world, serviceId }))));
  const called = await Promise.all(
    ["1", "2"].map((counterId) => again(() => store.transaction((tx) => callNext({ tx, world, counterId })))),
  );
  expect(new Set(called.map((number) => number?.label))).toEqual(new Set(["A001", "A002"]));
});
