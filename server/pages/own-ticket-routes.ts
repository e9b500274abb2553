import { randomUUID } from "node:crypto";
import { type RequestHandler, type Response, Router, urlencoded } from "express";
import { rateLimit } from "express-rate-limit";
import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import { photosForAll } from "../../core/publication/public-photo.ts";
import type { Transaction } from "../../core/store.ts";
import { answerFollowUp, rateResult, refuseResult } from "../../core/ticket/answer-result.ts";
import { saidToLast } from "../../core/ticket/follow-up.ts";
import { reopenableUntil } from "../../core/ticket/guards.ts";
import { awaitsRating } from "../../core/ticket/may-answer.ts";
import { isDone, isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { again } from "../api/again.ts";
import { findPublic } from "./find-public.ts";
import { followUpPage, isFollowedUp, lastsPage } from "./follow-up.ts";
import { type OwnTicketDeps, ticketHolder } from "./hold-ticket.ts";
import { type Held, nothingToAnswerPage, ratedPage, ratePage, reopenedPage, reopenPage } from "./own-ticket.ts";
import { sendPage } from "./send-page.ts";
import { refusedPage } from "./shell.ts";
import { notFoundPage, trackingPage } from "./tracking.ts";
import { siteFor, wordsIn } from "./words.ts";

/** Answers one address may send in ten minutes; a household shares one. */
const perTenMinutes = 30;
const lowScore = 2;
const maxWords = 1_000;
const words = z.string().trim().max(maxWords).default("");
const rating = z.object({ lan: z.uuid(), diem: z.coerce.number().int().min(1).max(5), loi: words });
const refusal = z.object({ lan: z.uuid(), vi: z.coerce.number().int().min(0).max(9).optional(), loi: words });
const stillFine = z.object({ nay: z.enum(["on", "lai"]), loi: words });
const typedIn = (body: { loi?: unknown } | undefined): string => String(body?.loi ?? "").slice(0, maxWords);

/** What staff read of a choice, whatever language it was made in. */
const { own: noted, lasting: notedLasting } = wordsIn("vi");
type Holder = ReturnType<typeof ticketHolder>;
type Context = OwnTicketDeps & Holder & { posts: RequestHandler[] };

/** `/p/:code` for everybody, and for whoever holds its link: `/p/:code/danh-gia`, `/p/:code/mo-lai`. */
export function ownTicketRoutes(deps: OwnTicketDeps): Router {
  const { store, world } = deps;
  const holder = ticketHolder(deps);
  const refuse: RequestHandler = (request, response) => {
    const { words } = siteFor(world, request);
    sendPage(response, refusedPage({ ward: world.ward, words }, words.tooFast), 429);
  };
  const slowly = rateLimit({ windowMs: 600_000, limit: perTenMinutes, handler: refuse });
  const context: Context = { ...deps, ...holder, posts: [slowly, urlencoded({ extended: false, limit: "16kb" })] };
  const router = Router();
  router.get("/p/:code", async (request, response) => {
    const ticket = await holder.find(request);
    if (!ticket) return sendPage(response, notFoundPage(siteFor(world, request)), 404);
    const parent = ticket.mergedInto ? await findPublic({ store, world, typed: ticket.mergedInto }) : undefined;
    const photos = photosForAll(ticket, world.ward, await store.publicTickets.photosOf([ticket.code]));
    sendPage(
      response,
      trackingPage(ticket, siteFor(world, request), { parent, held: await holder.held(request, ticket), photos }),
    );
  });
  addRating(router, context);
  addReopening(router, context);
  addFollowUp(router, context);
  return router;
}

function addRating(router: Router, context: Context): void {
  const { world, need, posts } = context;
  router.get("/p/:code/danh-gia", async (request, response) => {
    const mine = await need(request, response, request.query.k);
    if (!mine) return;
    if (!awaitsRating(mine.ticket)) return sendAnswered(response, mine, context);
    const score = Number(request.query.diem) || undefined;
    sendPage(response, ratePage(siteFor(world, response.req), mine, { id: randomUUID(), score }));
  });
  router.post("/p/:code/danh-gia", ...posts, async (request, response) => {
    const mine = await need(request, response, request.body?.k);
    if (!mine) return;
    const { data } = rating.safeParse(request.body);
    if (!data) {
      const form = { id: randomUUID(), fault: siteFor(world, request).words.own.pickOne, typed: typedIn(request.body) };
      return sendPage(response, ratePage(siteFor(world, response.req), mine, form), 400);
    }
    const { lan: id, diem: score, loi: comment } = data;
    const { conversationId, ticket } = mine;
    const act = (tx: Transaction) => rateResult({ tx, world, code: ticket.code, conversationId, id, score, comment });
    const rated = await tell(response, mine, context, act);
    if (!rated) return;
    const asksWhy = score <= lowScore && isDone(rated.status);
    if (asksWhy) return response.redirect(303, `/p/${ticket.code}/mo-lai?k=${mine.token}&da=1`);
    sendPage(response, ratedPage(siteFor(world, response.req), { ...mine, ticket: rated }));
  });
}

function addReopening(router: Router, context: Context): void {
  const { world, need, posts } = context;
  router.get("/p/:code/mo-lai", async (request, response) => {
    const mine = await need(request, response, request.query.k);
    if (!mine) return;
    if (!isDone(mine.ticket.status)) return sendAnswered(response, mine, context);
    sendPage(
      response,
      reopenPage(siteFor(world, response.req), mine, { id: randomUUID(), isRated: request.query.da === "1" }),
    );
  });
  router.post("/p/:code/mo-lai", ...posts, async (request, response) => {
    const mine = await need(request, response, request.body?.k);
    if (!mine) return;
    const { data } = refusal.safeParse(request.body);
    const chosen = data?.vi === undefined ? undefined : noted.reasons[data.vi];
    const reason = [chosen, data?.loi].filter(Boolean).join(": ");
    if (!data || !reason) {
      const fault = siteFor(world, request).words.own.sayWhy;
      const form = { id: randomUUID(), fault, typed: typedIn(request.body), reason: data?.vi };
      return sendPage(response, reopenPage(siteFor(world, response.req), mine, form), 400);
    }
    const { conversationId, ticket } = mine;
    const act = (tx: Transaction) =>
      refuseResult({ tx, world, code: ticket.code, conversationId, id: data.lan, reason });
    const reopened = await tell(response, mine, context, act);
    if (reopened) sendPage(response, reopenedPage(siteFor(world, response.req), { ...mine, ticket: reopened }));
  });
}

/** `/p/:code/con-on`: four weeks later, whether it has lasted. Its two answers need no name: said once, there is no question any more. */
function addFollowUp(router: Router, context: Context): void {
  const { world, need, posts } = context;
  router.get("/p/:code/con-on", async (request, response) => {
    const mine = await need(request, response, request.query.k);
    if (!mine) return;
    if (!isFollowedUp(mine, world.clock.now())) return sendFollowedUp(response, mine, context);
    sendPage(response, followUpPage(siteFor(world, response.req), mine));
  });
  router.post("/p/:code/con-on", ...posts, async (request, response) => {
    const mine = await need(request, response, request.body?.k);
    if (!mine) return;
    if (!isFollowedUp(mine, world.clock.now())) return sendFollowedUp(response, mine, context);
    const { data } = stillFine.safeParse(request.body);
    if (!data) {
      const form = { fault: siteFor(world, request).words.lasting.pickOne, typed: typedIn(request.body) };
      return sendPage(response, followUpPage(siteFor(world, response.req), mine, form), 400);
    }
    const { conversationId, ticket } = mine;
    const lasts = data.nay === "on";
    const said = lasts ? data.loi : [notedLasting.back, data.loi].filter(Boolean).join(": ");
    const given = { world, code: ticket.code, conversationId, id: randomUUID(), lasts, words: said };
    const act = (tx: Transaction) => answerFollowUp({ tx, ...given });
    const answered = await tell(response, mine, context, act, sendFollowedUp);
    if (!answered) return;
    const now = { ...mine, ticket: answered };
    sendPage(
      response,
      lasts ? lastsPage(siteFor(world, response.req), now) : reopenedPage(siteFor(world, response.req), now),
    );
  });
}

/** Does it, anew when something moved meanwhile; where it may not be done, sends what is the case. */
async function tell(
  response: Response,
  mine: Held,
  context: Context,
  act: (tx: Transaction) => Promise<Ticket>,
  otherwise: typeof sendAnswered = sendAnswered,
): Promise<Ticket | undefined> {
  const { store } = context;
  try {
    return await again(() => store.transaction(act));
  } catch (error) {
    if (!isAppError(error, "MOVE_NOT_ALLOWED")) throw error;
    const ticket = (await store.transaction((tx) => tx.tickets.byCode(mine.ticket.code))) ?? mine.ticket;
    otherwise(response, { ...mine, ticket }, context);
    return undefined;
  }
}

/** What became of the question whether it lasts; where there never was one, the page of the ticket says what may be said. */
function sendFollowedUp(response: Response, mine: Held, context: Context): void {
  const { ticket, conversationId, token } = mine;
  const { world } = context;
  const isInTime = isDone(ticket.status) && world.clock.now() <= reopenableUntil(ticket);
  if (saidToLast(ticket, [conversationId])) sendPage(response, lastsPage(siteFor(world, response.req), mine));
  else if (isInTime) response.redirect(303, `/p/${ticket.code}?k=${token}`);
  else sendAnswered(response, mine, context);
}

/** What became of it already. */
function sendAnswered(response: Response, mine: Held, { world }: Context): void {
  const { status, reopenedCount, rating: given } = mine.ticket;
  const isReopened = isOpen(status) && !isDone(status) && reopenedCount > 0;
  const isOver = status === "closed" && given !== undefined;
  if (isReopened) sendPage(response, reopenedPage(siteFor(world, response.req), mine));
  else if (isOver) sendPage(response, ratedPage(siteFor(world, response.req), mine));
  else sendPage(response, nothingToAnswerPage(siteFor(world, response.req), mine), 409);
}
