import type { Appointment, Appointments } from "../../core/appointment/appointment.ts";
import type { QueueNumber, QueueNumbers } from "../../core/appointment/queue-number.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

const holderOf = ({ conversationId, phone }: Appointment): string => conversationId ?? phone ?? "";

/** Appointments in memory. Transactions run one after the other, so an hour needs no lock. */
export function fakeAppointments(journal: Journal): Appointments {
  const table = new MemoryTable<Appointment>(journal);
  const soonestFirst = (): Appointment[] =>
    table.all().sort((a, b) => Number(a.startsAt) - Number(b.startsAt) || (a.id < b.id ? -1 : 1));
  const standing = (): Appointment[] => soonestFirst().filter(({ state }) => state === "booked");
  const kept = (): Appointment[] => soonestFirst().filter(({ state }) => state !== "cancelled");
  return {
    byId: async (id) => table.get(id),
    ofHolder: async (holder, from) =>
      standing().filter(({ startsAt, phone, conversationId = "" }) => {
        const isTheirs = "phone" in holder ? phone === holder.phone : holder.conversationIds.includes(conversationId);
        return isTheirs && startsAt >= from;
      }),
    ofDay: async (day) => kept().filter((one) => one.day === day),
    held: async (serviceId, from) => {
      const counts = new Map<number, number>();
      for (const one of kept()) {
        if (one.serviceId !== serviceId || one.startsAt < from) continue;
        counts.set(+one.startsAt, (counts.get(+one.startsAt) ?? 0) + 1);
      }
      return [...counts].map(([at, count]) => ({ startsAt: new Date(at), count }));
    },
    lockSlot: async (serviceId, startsAt) =>
      kept().filter((one) => one.serviceId === serviceId && +one.startsAt === +startsAt).length,
    save: async (appointment) => {
      const { id, version, serviceId, day, state } = appointment;
      const stored = table.get(id);
      const isTwin = (one: Appointment): boolean =>
        one.id !== id && one.serviceId === serviceId && one.day === day && holderOf(one) === holderOf(appointment);
      if ((stored?.version ?? 0) !== version || (state === "booked" && standing().some(isTwin))) throw stale();
      const next = { ...appointment, version: version + 1 };
      keep(table, next);
      return next;
    },
    toRemind: async ({ from, to }, limit) =>
      standing()
        .filter(({ remindedAt, startsAt }) => !remindedAt && startsAt >= from && startsAt < to)
        .slice(0, limit),
  };
}

/** Queue numbers in memory. */
export function fakeQueue(journal: Journal): QueueNumbers {
  const table = new MemoryTable<QueueNumber>(journal);
  return {
    byId: async (id) => table.get(id),
    ofDay: async (day) =>
      table
        .all()
        .filter((one) => one.day === day)
        .sort((a, b) => Number(a.takenAt) - Number(b.takenAt) || (a.label < b.label ? -1 : 1)),
    save: async (number) => {
      const { id, version, day, label } = number;
      const twin = table.all().find((one) => one.id !== id && one.day === day && one.label === label);
      if ((table.get(id)?.version ?? 0) !== version || twin) throw stale();
      const next = { ...number, version: version + 1 };
      keep(table, next);
      return next;
    },
  };
}
