import type { Appointment, Appointments } from "../core/appointment/appointment.ts";
import type { QueueNumber, QueueNumbers } from "../core/appointment/queue-number.ts";
import { AppError } from "../core/errors.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";
import { instant } from "./lanes.ts";
import { present } from "./rows.ts";

function toAppointment({
  procedureId,
  conversationId,
  phone,
  remindedAt,
  state,
  ...row
}: Rows.Appointment): Appointment {
  const facts = { procedureId, conversationId, phone, remindedAt };
  return { ...row, state: state as Appointment["state"], ...present(facts) };
}

function fromAppointment(appointment: Appointment) {
  assertStorable(appointment);
  return {
    ...appointment,
    procedureId: appointment.procedureId ?? null,
    conversationId: appointment.conversationId ?? null,
    phone: appointment.phone ?? null,
    remindedAt: appointment.remindedAt ?? null,
    version: appointment.version + 1,
  };
}

const soonestFirst = [{ startsAt: "asc" }, { id: "asc" }] as const;

/** Appointments at the service centre. */
export function createAppointments(db: Db): Appointments {
  return {
    byId: async (id) => {
      const row = await db.appointment.findUnique({ where: { id } });
      return row ? toAppointment(row) : undefined;
    },
    ofHolder: async (holder, from) => {
      const whose = "phone" in holder ? holder : { conversationId: { in: [...holder.conversationIds] } };
      const where = { ...whose, state: "booked", startsAt: { gte: from } };
      return (await db.appointment.findMany({ where, orderBy: [...soonestFirst] })).map(toAppointment);
    },
    ofDay: async (day) => {
      const where = { day, state: { not: "cancelled" } };
      return (await db.appointment.findMany({ where, orderBy: [...soonestFirst] })).map(toAppointment);
    },
    held: async (serviceId, from) => {
      const rows = await db.appointment.groupBy({
        by: ["startsAt"],
        where: { serviceId, state: { not: "cancelled" }, startsAt: { gte: from } },
        _count: true,
        orderBy: { startsAt: "asc" },
      });
      return rows.map(({ startsAt, _count: count }) => ({ startsAt, count }));
    },
    lockSlot: async (serviceId, startsAt) => {
      await db.$executeRaw`INSERT INTO appointment_slot (service_id, starts_at)
        VALUES (${serviceId}, ${instant(startsAt)}) ON CONFLICT DO NOTHING`;
      await db.$queryRaw`SELECT 1 FROM appointment_slot
        WHERE service_id = ${serviceId} AND starts_at = ${instant(startsAt)} FOR UPDATE`;
      return db.appointment.count({ where: { serviceId, startsAt, state: { not: "cancelled" } } });
    },
    save: async (appointment) => {
      const row = fromAppointment(appointment);
      const { id, version } = appointment;
      const { count } =
        version === 0
          ? await db.appointment.createMany({ data: row, skipDuplicates: true })
          : await db.appointment.updateMany({ where: { id, version }, data: row });
      if (count !== 1) throw new AppError("STALE", "somebody booked or changed it first");
      return { ...appointment, version: row.version };
    },
    toRemind: async ({ from, to }, take) => {
      const where = { state: "booked", remindedAt: null, startsAt: { gte: from, lt: to } };
      return (await db.appointment.findMany({ where, orderBy: [...soonestFirst], take })).map(toAppointment);
    },
  };
}

function toNumber({ appointmentAt, counterId, calledAt, endedAt, state, ...row }: Rows.QueueNumber): QueueNumber {
  return { ...row, state: state as QueueNumber["state"], ...present({ appointmentAt, counterId, calledAt, endedAt }) };
}

/** Numbers of the people in the hall. */
export function createQueue(db: Db): QueueNumbers {
  return {
    byId: async (id) => {
      const row = await db.queueNumber.findUnique({ where: { id } });
      return row ? toNumber(row) : undefined;
    },
    ofDay: async (day) =>
      (await db.queueNumber.findMany({ where: { day }, orderBy: [{ takenAt: "asc" }, { label: "asc" }] })).map(
        toNumber,
      ),
    save: async (number) => {
      const { id, version } = number;
      const row = {
        ...number,
        appointmentAt: number.appointmentAt ?? null,
        counterId: number.counterId ?? null,
        calledAt: number.calledAt ?? null,
        endedAt: number.endedAt ?? null,
        version: version + 1,
      };
      const { count } =
        version === 0
          ? await db.queueNumber.createMany({ data: row, skipDuplicates: true })
          : await db.queueNumber.updateMany({ where: { id, version }, data: row });
      if (count !== 1) throw new AppError("STALE", "somebody called or ended it first");
      return { ...number, version: row.version };
    },
  };
}
