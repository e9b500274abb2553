import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import { isWorkingAt, localDate } from "../ticket/working-time.ts";
import type { World } from "../world.ts";
import type { Appointment } from "./appointment.ts";
import { centreIn } from "./book.ts";
import { serviceOf } from "./centre.ts";
import { nextToCall, type QueueNumber } from "./queue-number.ts";

const announce = (tx: Transaction, { id, version }: QueueNumber): Promise<void> =>
  tx.publish([{ topic: "desk", name: "queue.updated", id, version }]);

interface QueueInput {
  tx: Transaction;
  world: World;
}

async function take({ tx, world }: QueueInput, serviceId: string, appointmentAt?: Date): Promise<QueueNumber> {
  const service = serviceOf(centreIn(world), serviceId);
  if (!service) throw new AppError("BAD_INPUT", "no such service");
  const now = world.clock.now();
  const day = localDate(now);
  const number = await tx.tickets.nextNumber(`${service.letter}-${day}`);
  const taken = await tx.queue.save({
    id: world.ids.next(),
    label: `${service.letter}${String(number).padStart(3, "0")}`,
    serviceId,
    day,
    number,
    takenAt: now,
    ...(appointmentAt ? { appointmentAt } : {}),
    state: "waiting",
    version: 0,
  });
  await announce(tx, taken);
  return taken;
}

/** Gives out the next number of a service. Throws BAD_INPUT, also while the centre is closed. */
export async function takeNumber(input: QueueInput & { serviceId: string }): Promise<QueueNumber> {
  const { ward, clock } = input.world;
  if (!isWorkingAt(ward.calendar, clock.now())) throw new AppError("BAD_INPUT", "the centre is closed");
  return take(input, input.serviceId);
}

/** Somebody with an appointment has come: they get a number that knows their hour. Throws NOT_FOUND, STALE. */
export async function checkIn(
  input: QueueInput & { id: string },
): Promise<{ appointment: Appointment; number: QueueNumber }> {
  const { tx, world, id } = input;
  const appointment = await tx.appointments.byId(id);
  const isToday = appointment?.day === localDate(world.clock.now());
  if (appointment?.state !== "booked" || !isToday) throw new AppError("NOT_FOUND", "no appointment that stands today");
  const arrived = await tx.appointments.save({ ...appointment, state: "arrived" });
  await tx.publish([{ topic: "desk", name: "appointment.updated", id, version: arrived.version }]);
  return { appointment: arrived, number: await take(input, appointment.serviceId, appointment.startsAt) };
}

/** Whoever is at this counter has been served, or did not come when called. Throws NOT_FOUND, STALE. */
export async function endCall(input: QueueInput & { id: string; as: "served" | "missed" }): Promise<QueueNumber> {
  const { tx, world, id, as } = input;
  const called = await tx.queue.byId(id);
  if (called?.state !== "called") throw new AppError("NOT_FOUND", "nobody with this number was called");
  const ended = await tx.queue.save({ ...called, state: as, endedAt: world.clock.now() });
  await announce(tx, ended);
  return ended;
}

/**
 * Calls the next one to a counter; whoever is there counts as served. Undefined: nobody waits. Two counters that call at
 * once never get the same number: the slower one's act fails as STALE and is done anew. Throws BAD_INPUT, STALE.
 */
export async function callNext(input: QueueInput & { counterId: string }): Promise<QueueNumber | undefined> {
  const { tx, world, counterId } = input;
  const counter = centreIn(world).counters.find(({ id }) => id === counterId);
  if (!counter) throw new AppError("BAD_INPUT", "no such counter");
  const now = world.clock.now();
  const numbers = await tx.queue.ofDay(localDate(now));
  for (const { id } of numbers.filter((one) => one.state === "called" && one.counterId === counterId)) {
    await endCall({ tx, world, id, as: "served" });
  }
  const next = nextToCall(numbers, counter.serviceIds, now);
  if (!next) return undefined;
  const called = await tx.queue.save({ ...next, state: "called", counterId, calledAt: now });
  await announce(tx, called);
  return called;
}
