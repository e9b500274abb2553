import { type RequestHandler, Router } from "express";
import { z } from "zod";
import type { Appointment } from "../../core/appointment/appointment.ts";
import { cancelAppointment, changeAppointment } from "../../core/appointment/book.ts";
import { reminderText } from "../../core/appointment/chat-mark.ts";
import { reminderWay } from "../../core/appointment/reminder-talk.ts";
import type { Slot } from "../../core/appointment/slots.ts";
import { again } from "../api/again.ts";
import { signReminderRef } from "../appointment-link.ts";
import { appointmentPage, changePage } from "./centre.ts";
import { faultOf } from "./centre-faults.ts";
import { reminderHint } from "./reminder-hint.ts";
import { type CentreDeps, sendPage } from "./send-page.ts";
import { siteFor } from "./words.ts";

const hour = z.object({ gio: z.iso.datetime() });

/** `/hen/…`: an appointment in the hands of whoever holds its link; it is looked at, moved and given up. */
export function ownAppointmentRoutes(
  deps: CentreDeps & {
    posts: RequestHandler[];
    find: (token: string) => Promise<Appointment | undefined>;
    free: (serviceId: string) => Promise<Slot[]>;
    linkOf: (appointment: Appointment) => string;
  },
): Router {
  const { store, world, secret, doors, posts, find, free, linkOf } = deps;
  const router = Router();
  router.get("/hen/:token", async (request, response, next) => {
    const found = await find(request.params.token);
    if (!found) return next();
    const way = await store.transaction((tx) => reminderWay({ tx, world, appointment: found }));
    const ref = signReminderRef(found.id, secret);
    const links = doors({ ref, text: reminderText(found.code, ref) });
    const site = siteFor(world, request);
    sendPage(response, appointmentPage(site, found, linkOf(found), reminderHint(site.words, found, way, links)));
  });
  router.get("/hen/:token/doi", async (request, response, next) => {
    const found = await find(request.params.token);
    if (found?.state !== "booked") return next();
    sendPage(
      response,
      changePage(siteFor(world, request), {
        appointment: found,
        free: await free(found.serviceId),
        link: linkOf(found),
      }),
    );
  });
  router.post("/hen/:token/doi", ...posts, async (request, response, next) => {
    const found = await find(String(request.params.token));
    if (found?.state !== "booked") return next();
    const startsAt = new Date(hour.safeParse(request.body).data?.gio ?? 0);
    try {
      await again(() => store.transaction((tx) => changeAppointment({ tx, world, id: found.id, startsAt })));
      response.redirect(303, linkOf(found));
    } catch (error) {
      const site = siteFor(world, request);
      const { fault, status } = faultOf(site.words, error);
      const more = { appointment: found, free: await free(found.serviceId), link: linkOf(found), fault };
      sendPage(response, changePage(site, more), status);
    }
  });
  router.post("/hen/:token/huy", ...posts, async (request, response, next) => {
    const found = await find(String(request.params.token));
    if (!found) return next();
    const isOpen = found.state === "booked" && found.startsAt > world.clock.now();
    if (isOpen) await again(() => store.transaction((tx) => cancelAppointment({ tx, world, id: found.id })));
    response.redirect(303, linkOf(found));
  });
  return router;
}
