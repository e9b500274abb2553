import { bookAppointment } from "../../../core/appointment/book.ts";
import { callNext, checkIn, endCall, takeNumber } from "../../../core/appointment/run-queue.ts";
import { type Bench, bench, faultOf } from "../bench.ts";

const at = (clock: string): Date => new Date(`2026-11-17T${clock}:00+07:00`);
let stage: Bench;
beforeEach(() => {
  stage = bench();
});

const take = (serviceId = "chung-thuc") => stage.tx((tx) => takeNumber({ tx, world: stage.world, serviceId }));
const next = (counterId = "1") => stage.tx((tx) => callNext({ tx, world: stage.world, counterId }));
const end = (id: string, as: "served" | "missed") => stage.tx((tx) => endCall({ tx, world: stage.world, id, as }));
const arrive = (id: string) => stage.tx((tx) => checkIn({ tx, world: stage.world, id }));
const book = (startsAt: Date) =>
  stage.tx((tx) =>
    bookAppointment({ tx, world: stage.world, serviceId: "chung-thuc", phone: "+84900000001", startsAt }),
  );

test("each service has its own series, which begins anew every day", async () => {
  stage.world.pass(at("08:00"));
  expect([await take(), await take(), await take("ho-tich")].map(({ label }) => label)).toEqual([
    "A001",
    "A002",
    "B001",
  ]);
  stage.world.pass({ hours: 24 });
  expect((await take()).label).toBe("A001");
});

test("while the centre is closed nobody gets a number", async () => {
  stage.world.pass(at("12:00"));
  await faultOf(take(), "BAD_INPUT");
  await faultOf(take("no-such-service"), "BAD_INPUT");
});

test("an appointment becomes a number on its day, once, and is called before those who came earlier", async () => {
  const booked = await book(at("08:00"));
  await faultOf(arrive(booked.id), "NOT_FOUND");
  stage.world.pass(at("07:45"));
  const walkIn = await take();
  const { number, appointment } = await arrive(booked.id);
  expect(number).toMatchObject({ label: "A002", appointmentAt: at("08:00") });
  expect(appointment.state).toBe("arrived");
  await faultOf(arrive(booked.id), "NOT_FOUND");
  stage.world.pass(at("08:00"));
  expect((await next())?.id).toBe(number.id);
  expect((await next("2"))?.id).toBe(walkIn.id);
  expect(await next()).toBeUndefined();
});

test("calling the next one serves the one before; who does not come is marked, and both end once", async () => {
  stage.world.pass(at("08:00"));
  const [first, second] = [await take(), await take()];
  expect(await next()).toMatchObject({ id: first.id, state: "called", counterId: "1", calledAt: at("08:00") });
  expect((await next())?.id).toBe(second.id);
  const numberNow = (id: string) => stage.tx((tx) => tx.queue.byId(id));
  expect(await numberNow(first.id)).toMatchObject({ state: "served", endedAt: at("08:00") });
  expect((await end(second.id, "missed")).state).toBe("missed");
  await faultOf(end(second.id, "served"), "NOT_FOUND");
  await faultOf(next("9"), "BAD_INPUT");
});
