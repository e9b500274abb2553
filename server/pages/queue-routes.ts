import { type RequestHandler, Router } from "express";
import type { Appointment } from "../../core/appointment/appointment.ts";
import { type ServiceCentre, serviceOf } from "../../core/appointment/centre.ts";
import { peopleAhead, type QueueNumber } from "../../core/appointment/queue-number.ts";
import { checkIn, takeNumber } from "../../core/appointment/run-queue.ts";
import { isAppError } from "../../core/errors.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import { again } from "../api/again.ts";
import { openCentreToken, signCentreToken } from "../appointment-link.ts";
import { numberPage, screenPage, takeNumberPage } from "./centre.ts";
import { languageNamed } from "./language.ts";
import { type CentreDeps, sendPage } from "./send-page.ts";
import { siteFor, wordsIn } from "./words.ts";

/** The hall of the service centre: numbers are taken, looked at, and shown on the wall. */
export function queueRoutes(
  deps: CentreDeps & {
    centre: ServiceCentre;
    posts: RequestHandler[];
    find: (token: string) => Promise<Appointment | undefined>;
  },
): Router {
  const { store, world, secret, centre, posts, find } = deps;
  const router = Router();
  const linkOf = ({ id }: QueueNumber): string => `/so/${signCentreToken("so", id, secret)}`;
  const today = (): Promise<QueueNumber[]> => store.transaction((tx) => tx.queue.ofDay(localDate(world.clock.now())));
  const calledOf = (numbers: readonly QueueNumber[]): QueueNumber[] =>
    numbers.filter(({ state }) => state === "called").sort((a, b) => Number(b.calledAt ?? 0) - Number(a.calledAt ?? 0));

  router.get("/lay-so", (request, response) =>
    sendPage(response, takeNumberPage(siteFor(world, request), centre.services)),
  );
  router.post("/lay-so", ...posts, async (request, response) => {
    const service = serviceOf(centre, String(request.body?.viec ?? ""));
    const site = siteFor(world, request);
    if (!service) return sendPage(response, takeNumberPage(site, centre.services), 400);
    try {
      const taken = await again(() => store.transaction((tx) => takeNumber({ tx, world, serviceId: service.id })));
      response.redirect(303, linkOf(taken));
    } catch (error) {
      if (!isAppError(error, "BAD_INPUT")) throw error;
      sendPage(response, takeNumberPage(site, centre.services, site.words.hall.closed), 409);
    }
  });
  router.post("/hen/:token/toi", ...posts, async (request, response, next) => {
    const found = await find(String(request.params.token));
    if (!found) return next();
    try {
      const { number } = await again(() => store.transaction((tx) => checkIn({ tx, world, id: found.id })));
      response.redirect(303, linkOf(number));
    } catch (error) {
      if (!isAppError(error, "NOT_FOUND")) throw error;
      response.redirect(303, `/hen/${String(request.params.token)}`);
    }
  });
  router.get("/so/:token", async (request, response, next) => {
    const id = openCentreToken("so", request.params.token, secret);
    const number = id === undefined ? undefined : await store.transaction((tx) => tx.queue.byId(id));
    if (!number) return next();
    const numbers = await today();
    const ahead = peopleAhead(numbers, number, world.clock.now());
    const calling = calledOf(numbers).filter(({ serviceId }) => serviceId === number.serviceId);
    const given = { number, ahead, calling: calling.map(({ label }) => label) };
    sendPage(response, numberPage(siteFor(world, request), given));
  });
  router.get("/man-hinh", async (request, response) => {
    // it hangs there for all: what somebody chose on this machine for themselves does not count, only its address
    const site = { world, words: wordsIn(languageNamed(request.query.lang)) };
    const numbers = await today();
    const waiting = numbers.filter(({ state }) => state === "waiting").length;
    sendPage(response, screenPage(site, calledOf(numbers), waiting));
  });
  return router;
}
