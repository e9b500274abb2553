import { type RequestHandler, Router, urlencoded } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { z } from "zod";
import type { Appointment } from "../../core/appointment/appointment.ts";
import { bookAppointment, cancelAppointment, changeAppointment } from "../../core/appointment/book.ts";
import { type CentreService, serviceOf } from "../../core/appointment/centre.ts";
import { freeSlots } from "../../core/appointment/free-slots.ts";
import { type ErrorCode, isAppError } from "../../core/errors.ts";
import { toInternational } from "../../core/people/phone.ts";
import { again } from "../api/again.ts";
import { openCentreToken, signCentreToken } from "../appointment-link.ts";
import { httpStatus } from "../http-errors.ts";
import { appointmentPage, bookingPage, changePage, hoursPage } from "./centre.ts";
import { queueRoutes } from "./queue-routes.ts";
import { type CentreDeps, sendPage } from "./send-page.ts";

/** Bookings and changes one address may send in ten minutes; a household, or a kiosk, shares one. */
const perTenMinutes = 30;
/** Bookings with one number in an hour. */
const perPhone = 6;
const booking = z.object({ viec: z.string().max(40), gio: z.iso.datetime(), so: z.string().max(20) });
const hour = z.object({ gio: z.iso.datetime() });

/** What people read when an hour is refused. */
const faults: Partial<Record<ErrorCode, string>> = {
  SLOT_TAKEN: "Giờ đó vừa có người lấy mất chỗ cuối. Bà con chọn giờ khác giúp.",
  ALREADY_BOOKED: "Số này đã có hẹn việc đó trong ngày, hoặc đang giữ nhiều hẹn rồi. Bà con chọn ngày khác, hoặc hủy bớt.",
  BAD_INPUT: "Giờ đó không còn đặt được. Bà con chọn giờ khác giúp.",
};
const tooFast = "Bà con gửi hơi nhanh, chờ ít phút rồi thử lại giúp.";
const badPhone = "Bà con xem lại số điện thoại giúp.";

/** The sentence of a refusal people can do something about; anything else is thrown on. */
function faultOf(error: unknown): { fault: string; status: number } {
  const fault = isAppError(error) ? faults[error.code] : undefined;
  if (!fault || !isAppError(error)) throw error;
  return { fault, status: httpStatus[error.code] };
}

/** `/dat-lich`, `/hen/…`: an hour at the service centre; `/lay-so`, `/so/…`, `/man-hinh`: its hall. Nothing where it is off. */
export function centreRoutes(deps: CentreDeps): Router {
  const { store, world, secret } = deps;
  const router = Router();
  const { centre } = world;
  if (!centre) return router;
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
  const hours = async (service: CentreService, more: { fault?: string; phone?: string } = {}): Promise<string> =>
    hoursPage(world, { service, free: await free(service.id), ...more });

  router.get("/dat-lich", async (request, response) => {
    const service = serviceOf(centre, String(request.query.viec ?? ""));
    sendPage(response, service ? await hours(service) : bookingPage(world, centre.services));
  });
  router.post("/dat-lich", ...posts, slowlyByPhone, async (request, response) => {
    const service = serviceOf(centre, String(request.body?.viec ?? ""));
    if (!service) return sendPage(response, bookingPage(world, centre.services), 400);
    const typed = { phone: String(request.body?.so ?? "").slice(0, 20) };
    const { data } = booking.safeParse(request.body);
    const phone = toInternational(typed.phone);
    if (!data || !phone) {
      const fault = phone ? (faults.BAD_INPUT ?? "") : badPhone;
      return sendPage(response, await hours(service, { ...typed, fault }), 400);
    }
    try {
      const wanted = { world, serviceId: service.id, startsAt: new Date(data.gio), phone };
      const booked = await again(() => store.transaction((tx) => bookAppointment({ tx, ...wanted })));
      response.redirect(303, linkOf(booked));
    } catch (error) {
      const { fault, status } = faultOf(error);
      sendPage(response, await hours(service, { ...typed, fault }), status);
    }
  });
  router.get("/hen/:token", async (request, response, next) => {
    const found = await find(request.params.token);
    return found ? sendPage(response, appointmentPage(world, found, linkOf(found))) : next();
  });
  router.get("/hen/:token/doi", async (request, response, next) => {
    const found = await find(request.params.token);
    if (!found || found.state !== "booked") return next();
    sendPage(response, changePage(world, { appointment: found, free: await free(found.serviceId), link: linkOf(found) }));
  });
  router.post("/hen/:token/doi", ...posts, async (request, response, next) => {
    const found = await find(String(request.params.token));
    if (!found || found.state !== "booked") return next();
    const startsAt = new Date(hour.safeParse(request.body).data?.gio ?? 0);
    try {
      await again(() => store.transaction((tx) => changeAppointment({ tx, world, id: found.id, startsAt })));
      response.redirect(303, linkOf(found));
    } catch (error) {
      const { fault, status } = faultOf(error);
      const more = { appointment: found, free: await free(found.serviceId), link: linkOf(found), fault };
      sendPage(response, changePage(world, more), status);
    }
  });
  router.post("/hen/:token/huy", ...posts, async (request, response, next) => {
    const found = await find(String(request.params.token));
    if (!found) return next();
    const isOpen = found.state === "booked" && found.startsAt > world.clock.now();
    if (isOpen) await again(() => store.transaction((tx) => cancelAppointment({ tx, world, id: found.id })));
    response.redirect(303, linkOf(found));
  });
  router.use(queueRoutes({ ...deps, centre, posts, find }));
  return router;
}

const refuse: RequestHandler = (_, response) => sendPage(response.status(429), tooFast, 429);
