import { type RequestHandler, Router, urlencoded } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { z } from "zod";
import type { Appointment } from "../../core/appointment/appointment.ts";
import { bookAppointment } from "../../core/appointment/book.ts";
import { serviceOf } from "../../core/appointment/centre.ts";
import { freeSlots } from "../../core/appointment/free-slots.ts";
import type { CentreService } from "../../core/appointment/services.ts";
import { toInternational } from "../../core/people/phone.ts";
import { again } from "../api/again.ts";
import { openCentreToken, signCentreToken } from "../appointment-link.ts";
import { bookingPage, hoursPage } from "./centre.ts";
import { faultOf } from "./centre-faults.ts";
import { ownAppointmentRoutes } from "./own-appointment.ts";
import { queueRoutes } from "./queue-routes.ts";
import { type CentreDeps, sendPage } from "./send-page.ts";
import { refusedPage } from "./shell.ts";
import { type Site, siteFor } from "./words.ts";

/** Bookings and changes one address may send in ten minutes; a household, or a kiosk, shares one. */
const perTenMinutes = 30;
/** Bookings with one number in an hour. */
const perPhone = 6;
const booking = z.object({ viec: z.string().max(40), gio: z.iso.datetime(), so: z.string().max(20) });

/** `/dat-lich`, `/hen/…`: an hour at the service centre; `/lay-so`, `/so/…`, `/man-hinh`: its hall. Nothing where it is off. */
export function centreRoutes(deps: CentreDeps): Router {
  const { store, world, secret } = deps;
  const router = Router();
  const { centre } = world;
  if (!centre) return router;
  const refuse: RequestHandler = (request, response) => {
    const { words } = siteFor(world, request);
    sendPage(response, refusedPage({ ward: world.ward, words }, words.tooFast), 429);
  };
  const form = urlencoded({ extended: false, limit: "2kb" });
  const slowly = rateLimit({ windowMs: 600_000, limit: perTenMinutes, handler: refuse });
  const slowlyByPhone = rateLimit({
    ...{ windowMs: 3_600_000, limit: perPhone, handler: refuse },
    keyGenerator: ({ body, ip }) => toInternational(String(body?.so ?? "")) ?? ipKeyGenerator(ip ?? ""),
  });
  const posts: RequestHandler[] = [slowly, form];
  const free = (serviceId: string) => store.transaction((tx) => freeSlots({ tx, world, serviceId }));
  const linkOf = ({ id }: Appointment): string => `/hen/${signCentreToken("hen", id, secret)}`;
  const find = async (token: string): Promise<Appointment | undefined> => {
    const id = openCentreToken("hen", token, secret);
    return id === undefined ? undefined : store.transaction((tx) => tx.appointments.byId(id));
  };
  const hours = async (site: Site, service: CentreService, more: { fault?: string; phone?: string } = {}) =>
    hoursPage(site, { service, free: await free(service.id), ...more });

  router.get("/dat-lich", async (request, response) => {
    const service = serviceOf(centre, String(request.query.viec ?? ""));
    const site = siteFor(world, request);
    sendPage(response, service ? await hours(site, service) : bookingPage(site, centre.services));
  });
  router.post("/dat-lich", ...posts, slowlyByPhone, async (request, response) => {
    const service = serviceOf(centre, String(request.body?.viec ?? ""));
    const site = siteFor(world, request);
    const { booking: say, centreFaults } = site.words;
    if (!service) return sendPage(response, bookingPage(site, centre.services), 400);
    const typed = { phone: String(request.body?.so ?? "").slice(0, 20) };
    const { data } = booking.safeParse(request.body);
    const phone = toInternational(typed.phone);
    if (!data || !phone) {
      const fault = phone ? centreFaults.BAD_INPUT : say.badPhone;
      return sendPage(response, await hours(site, service, { ...typed, fault }), 400);
    }
    try {
      const wanted = { world, serviceId: service.id, startsAt: new Date(data.gio), phone };
      const booked = await again(() => store.transaction((tx) => bookAppointment({ tx, ...wanted })));
      response.redirect(303, linkOf(booked));
    } catch (error) {
      const { fault, status } = faultOf(site.words, error);
      sendPage(response, await hours(site, service, { ...typed, fault }), status);
    }
  });
  router.use(ownAppointmentRoutes({ ...deps, posts, find, free, linkOf }));
  router.use(queueRoutes({ ...deps, centre, posts, find }));
  return router;
}
