import { bookAppointment, cancelAppointment, changeAppointment, maxHeld } from "../../../core/appointment/book.ts";
import { fakeWorld } from "../../fakes/world.ts";
import { type Bench, bench, faultOf } from "../bench.ts";

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const phone = "+84900000001";
let stage: Bench;
beforeEach(() => {
  stage = bench();
});

const book = (startsAt: Date, more: { serviceId?: string; phone?: string } = {}) =>
  stage.tx((tx) => bookAppointment({ tx, world: stage.world, serviceId: "ho-tich", phone, startsAt, ...more }));
const change = (id: string, startsAt: Date) =>
  stage.tx((tx) => changeAppointment({ tx, world: stage.world, id, startsAt }));
const cancel = (id: string) => stage.tx((tx) => cancelAppointment({ tx, world: stage.world, id }));
const stands = async (who = phone) =>
  (await stage.tx((tx) => tx.appointments.ofHolder({ phone: who }, stage.world.clock.now()))).map(
    ({ startsAt }) => startsAt,
  );

test("an hour is booked with a code that is no ticket's, and the desk hears of it", async () => {
  const booked = await book(at("17T08:00"));
  expect(booked).toMatchObject({ code: "BSH-2611-0001", day: "2026-11-17", state: "booked", version: 1 });
  expect(booked.remindedAt).toBeUndefined();
  expect(stage.store.published).toEqual([{ topic: "desk", name: "appointment.updated", id: booked.id, version: 1 }]);
});

test.each([
  ["outside the hours", at("17T11:00")],
  ["not on the hour", at("17T08:30")],
  ["today", at("16T16:00")],
  ["a Sunday", at("22T08:00")],
  ["too far ahead", new Date("2026-12-01T08:00:00+07:00")],
])("nobody is given an hour that is %s", async (_, startsAt) => {
  await faultOf(book(startsAt), "BAD_INPUT");
});

test("a full hour is refused, and free again for whoever asks once somebody gives it up", async () => {
  const first = await book(at("17T08:00"), { phone: "+84900000002" });
  await book(at("17T08:00"), { phone: "+84900000003" });
  await faultOf(book(at("17T08:00")), "SLOT_TAKEN");
  await cancel(first.id);
  expect((await book(at("17T08:00"))).state).toBe("booked");
});

test("one person holds one hour of a service a day, and no more than so many in all", async () => {
  await book(at("17T08:00"));
  await faultOf(book(at("17T09:00")), "ALREADY_BOOKED");
  await book(at("17T09:00"), { serviceId: "chung-thuc" });
  for (const day of ["18", "19", "20"].slice(0, maxHeld - 2)) await book(at(`${day}T08:00`));
  await faultOf(book(at("23T08:00")), "ALREADY_BOOKED");
});

test("a change takes the new hour before the old one is left; where that fails the old one stays", async () => {
  const mine = await book(at("17T08:00"));
  await book(at("18T08:00"), { phone: "+84900000002" });
  await book(at("18T08:00"), { phone: "+84900000003" });
  await faultOf(change(mine.id, at("18T08:00")), "SLOT_TAKEN");
  expect(await stands()).toEqual([at("17T08:00")]);
  const moved = await change(mine.id, at("17T14:00"));
  expect(moved).toMatchObject({ id: mine.id, code: mine.code });
  expect(await stands()).toEqual([at("17T14:00")]);
  expect((await change(mine.id, at("17T14:00"))).version).toBe(moved.version);
});

test("what was given up, or has begun, is neither changed nor given up", async () => {
  const gone = await book(at("17T08:00"));
  await cancel(gone.id);
  await faultOf(cancel(gone.id), "NOT_FOUND");
  await faultOf(change(gone.id, at("18T08:00")), "NOT_FOUND");
  const begun = await book(at("17T09:00"));
  stage.world.pass(at("17T09:00"));
  await faultOf(cancel(begun.id), "NOT_FOUND");
});

test("whoever books tomorrow's hour in the evening needs no reminder; moved further off they do", async () => {
  stage.world.pass(at("16T18:00"));
  const late = await book(at("17T08:00"));
  expect(late.remindedAt).toEqual(at("16T18:00"));
  expect((await change(late.id, at("19T08:00"))).remindedAt).toBeUndefined();
});

test("where appointments are off there is nothing to book", async () => {
  const { centre: _, ...world } = fakeWorld();
  const booking = stage.tx((tx) =>
    bookAppointment({ tx, world, serviceId: "ho-tich", phone, startsAt: at("17T08:00") }),
  );
  await faultOf(booking, "NOT_FOUND");
});
