import { z } from "zod";
import { moment, named } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

const byId = z.object({ id: z.string().min(1).max(100) });

/** A number in the hall: no name stands behind it. */
const numberView = z
  .object({
    id: z.string(),
    label: z.string(),
    service: z.string(),
    takenAt: moment,
    appointmentAt: moment.optional(),
    calledAt: moment.optional(),
  })
  .register(named, { id: "QueueNumber" });

/** An appointment of today. */
const appointmentView = z
  .object({
    id: z.string(),
    code: z.string(),
    service: z.string(),
    startsAt: moment,
    arrived: z.boolean(),
    /** The number to call when the hour must be moved. */
    phone: z.string().optional(),
    conversationId: z.string().optional(),
  })
  .register(named, { id: "Appointment" });

/** The hall as it is now: who is at which counter, who waits in the order of the calls, who has an hour today. */
const hallView = z
  .object({
    counters: z.array(z.object({ id: z.string(), name: z.string(), serving: numberView.optional() })),
    waiting: z.array(numberView),
    appointments: z.array(appointmentView),
    at: moment,
  })
  .register(named, { id: "Hall" });

/** The counters of the service centre. */
export const centreRoutes = {
  getHall: {
    method: "get",
    path: "/api/hall",
    access: "queue.call",
    summary: "Counters, who waits, and today's appointments",
    response: hallView,
  },
  callNext: {
    method: "post",
    path: "/api/hall/counters/{id}/next",
    access: "queue.call",
    summary: "Calls the next number to a counter; whoever is there counts as served",
    params: byId,
    response: hallView,
  },
  endCall: {
    method: "post",
    path: "/api/hall/numbers/{id}/end",
    access: "queue.call",
    summary: "A called number was served, or nobody came",
    params: byId,
    body: z.object({ as: z.enum(["served", "missed"]) }),
    response: hallView,
  },
  checkIn: {
    method: "post",
    path: "/api/hall/appointments/{id}/arrive",
    access: "queue.call",
    summary: "Somebody with an appointment has come and gets a number",
    params: byId,
    response: hallView,
  },
} as const satisfies Record<string, Route>;
