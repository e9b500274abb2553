import type { Appointment } from "../../core/appointment/appointment.ts";
import { centreIn } from "../../core/appointment/book.ts";
import { type ServiceCentre, serviceOf } from "../../core/appointment/centre.ts";
import { type QueueNumber, queueOrder } from "../../core/appointment/queue-number.ts";
import { callNext, checkIn, endCall } from "../../core/appointment/run-queue.ts";
import type { Transaction } from "../../core/store.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import type { World } from "../../core/world.ts";
import { iso } from "../present.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";

const nameOf = (centre: ServiceCentre, id: string): string => serviceOf(centre, id)?.name ?? id;

function presentNumber(centre: ServiceCentre, { id, label, serviceId, takenAt, ...rest }: QueueNumber) {
  const times = { appointmentAt: iso(rest.appointmentAt), calledAt: iso(rest.calledAt) };
  return { id, label, service: nameOf(centre, serviceId), takenAt: takenAt.toISOString(), ...times };
}

function presentAppointment(centre: ServiceCentre, appointment: Appointment) {
  const { id, code, serviceId, startsAt, state, phone, conversationId } = appointment;
  const who = { phone, conversationId };
  const service = nameOf(centre, serviceId);
  return { id, code, service, startsAt: startsAt.toISOString(), arrived: state === "arrived", ...who };
}

/** The hall as it is inside this transaction. */
async function presentHall(tx: Transaction, world: World) {
  const centre = centreIn(world);
  const now = world.clock.now();
  const numbers = await tx.queue.ofDay(localDate(now));
  const servingAt = (counterId: string): QueueNumber | undefined =>
    numbers.findLast((one) => one.state === "called" && one.counterId === counterId);
  const counters = centre.counters.map(({ id, name }) => {
    const serving = servingAt(id);
    return { id, name, ...(serving ? { serving: presentNumber(centre, serving) } : {}) };
  });
  const appointments = await tx.appointments.ofDay(localDate(now));
  return {
    counters,
    waiting: queueOrder(numbers, now).map((one) => presentNumber(centre, one)),
    appointments: appointments.map((one) => presentAppointment(centre, one)),
    at: now.toISOString(),
  };
}

/** The counters of the service centre. Every act answers with the hall as it is afterwards. */
export function centreHandlers({ store, world }: ApiDeps) {
  const act = (work: (tx: Transaction) => Promise<unknown>) =>
    again(() =>
      store.transaction(async (tx) => {
        await work(tx);
        return presentHall(tx, world);
      }),
    );
  return {
    getHall: async () => store.transaction((tx) => presentHall(tx, world)),
    callNext: async ({ params }) => act((tx) => callNext({ tx, world, counterId: params.id })),
    endCall: async ({ params, body }) => act((tx) => endCall({ tx, world, id: params.id, as: body.as })),
    checkIn: async ({ params }) => act((tx) => checkIn({ tx, world, id: params.id })),
  } satisfies Partial<Handlers>;
}
