import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import { codeSeries, formatCode } from "../ticket/code.ts";
import { localDate } from "../ticket/working-time.ts";
import type { World } from "../world.ts";
import type { Appointment, Holder } from "./appointment.ts";
import { type ServiceCentre, serviceOf } from "./centre.ts";
import { isTooLateToRemind } from "./reminder-time.ts";
import type { CentreService } from "./services.ts";
import { slotsAhead } from "./slots.ts";

/** Appointments one person may hold at once, over all services: enough for a family's errands, not for hoarding. */
export const maxHeld = 4;

/** The centre, where appointments are on; anybody else asks for something that is not there. */
export function centreIn(world: World): ServiceCentre {
  if (!world.centre) throw new AppError("NOT_FOUND", "appointments are off");
  return world.centre;
}

function serviceIn(world: World, id: string): CentreService {
  const service = serviceOf(centreIn(world), id);
  if (!service) throw new AppError("BAD_INPUT", "no such service");
  return service;
}

/** Takes the lock of an hour that can be booked and has room. Throws BAD_INPUT, SLOT_TAKEN. */
async function takeSlot(tx: Transaction, world: World, serviceId: string, startsAt: Date): Promise<void> {
  const { seats } = serviceIn(world, serviceId);
  const { ward, clock } = world;
  const isOffered = slotsAhead(ward.calendar, centreIn(world), clock.now()).some((at) => +at === +startsAt);
  if (!isOffered) throw new AppError("BAD_INPUT", "nobody is given an appointment at this time");
  if ((await tx.appointments.lockSlot(serviceId, startsAt)) >= seats) {
    throw new AppError("SLOT_TAKEN", "this hour is full");
  }
}

/** One of a service a day, and no more than so many in all. Throws ALREADY_BOOKED. */
async function checkHolder(tx: Transaction, world: World, wanted: Appointment, holder: Holder): Promise<void> {
  const others = (await tx.appointments.ofHolder(holder, world.clock.now())).filter(({ id }) => id !== wanted.id);
  const twin = others.find(({ serviceId, day }) => serviceId === wanted.serviceId && day === wanted.day);
  if (twin)
    throw new AppError("ALREADY_BOOKED", "one appointment of a service a day", { details: { code: twin.code } });
  if (others.length >= maxHeld) {
    throw new AppError("ALREADY_BOOKED", "this person holds as many as one may", { details: { limit: maxHeld } });
  }
}

const announce = (tx: Transaction, { id, version }: Appointment): Promise<void> =>
  tx.publish([{ topic: "desk", name: "appointment.updated", id, version }]);

/** Gives somebody an hour. Throws BAD_INPUT, SLOT_TAKEN, ALREADY_BOOKED. */
export async function bookAppointment(input: {
  tx: Transaction;
  world: World;
  serviceId: string;
  procedureId?: string;
  startsAt: Date;
  /** Where they hear of it; `conversationIds` are all talks of the same person. */
  talk?: { conversationId: string; conversationIds: readonly string[] };
  phone?: string;
}): Promise<Appointment> {
  const { tx, world, serviceId, procedureId, startsAt, talk, phone } = input;
  const holder = talk ?? (phone === undefined ? undefined : { phone });
  if (!holder) throw new AppError("BAD_INPUT", "an appointment needs somebody to reach");
  const now = world.clock.now();
  await takeSlot(tx, world, serviceId, startsAt);
  const wanted: Appointment = {
    id: world.ids.next(),
    code: "",
    serviceId,
    ...(procedureId === undefined ? {} : { procedureId }),
    startsAt,
    day: localDate(startsAt),
    ...(talk ? { conversationId: talk.conversationId } : {}),
    ...(phone === undefined ? {} : { phone }),
    state: "booked",
    bookedAt: now,
    ...(isTooLateToRemind(startsAt, now) ? { remindedAt: now } : {}),
    version: 0,
  };
  await checkHolder(tx, world, wanted, holder);
  const series = codeSeries(`${world.ward.codePrefix}H`, now);
  const code = formatCode(series, await tx.tickets.nextNumber(series));
  const booked = await tx.appointments.save({ ...wanted, code });
  await announce(tx, booked);
  return booked;
}

/** One that still stands and has not begun. Throws NOT_FOUND. */
async function standing(tx: Transaction, world: World, id: string): Promise<Appointment> {
  const appointment = await tx.appointments.byId(id);
  if (appointment?.state !== "booked" || appointment.startsAt <= world.clock.now()) {
    throw new AppError("NOT_FOUND", "no appointment that stands");
  }
  return appointment;
}

/**
 * Moves an appointment to another hour. The new hour is taken first; where that fails the old one stays. Throws
 * NOT_FOUND, BAD_INPUT, SLOT_TAKEN, ALREADY_BOOKED, STALE.
 */
export async function changeAppointment(input: {
  tx: Transaction;
  world: World;
  id: string;
  startsAt: Date;
  holder?: Holder;
}): Promise<Appointment> {
  const { tx, world, id, startsAt } = input;
  const now = world.clock.now();
  const { remindedAt: _, ...appointment } = await standing(tx, world, id);
  if (+appointment.startsAt === +startsAt) return standing(tx, world, id);
  await takeSlot(tx, world, appointment.serviceId, startsAt);
  const moved: Appointment = {
    ...appointment,
    startsAt,
    day: localDate(startsAt),
    ...(isTooLateToRemind(startsAt, now) ? { remindedAt: now } : {}),
  };
  const holder = input.holder ?? holderOf(appointment);
  if (holder) await checkHolder(tx, world, moved, holder);
  const stored = await tx.appointments.save(moved);
  await announce(tx, stored);
  return stored;
}

function holderOf({ conversationId, phone }: Appointment): Holder | undefined {
  if (conversationId !== undefined) return { conversationIds: [conversationId] };
  return phone === undefined ? undefined : { phone };
}

/** From now on an appointment is held in this talk, and reminded of there. Throws NOT_FOUND, STALE. */
export async function holdAppointment(input: {
  tx: Transaction;
  world: World;
  id: string;
  conversationId: string;
}): Promise<Appointment> {
  const { tx, world, id, conversationId } = input;
  const appointment = await standing(tx, world, id);
  if (appointment.conversationId === conversationId) return appointment;
  const stored = await tx.appointments.save({ ...appointment, conversationId });
  await announce(tx, stored);
  return stored;
}

/** Gives an appointment up; somebody else can have the hour at once. Throws NOT_FOUND, STALE. */
export async function cancelAppointment(input: { tx: Transaction; world: World; id: string }): Promise<Appointment> {
  const { tx, world, id } = input;
  const stored = await tx.appointments.save({ ...(await standing(tx, world, id)), state: "cancelled" });
  await announce(tx, stored);
  return stored;
}
