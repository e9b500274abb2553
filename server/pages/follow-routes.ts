import { createHmac, randomInt } from "node:crypto";
import { Router, urlencoded } from "express";
import { rateLimit } from "express-rate-limit";
import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import { withdrawConsent } from "../../core/people/consent.ts";
import { finishContactCheck, startContactCheck } from "../../core/people/contact-check.ts";
import { toInternational } from "../../core/people/phone.ts";
import { findCodes } from "../../core/ticket/code.ts";
import { again } from "../api/again.ts";
import type { Logger } from "../log.ts";
import { openStopToken } from "../stop-link.ts";
import { badStopPage, codePage, type FollowBy, followedPage, followTroublePage, offered, stopPage } from "./follow.ts";
import { type AsideDeps, sendAside } from "./send-aside.ts";
import { sendPage } from "./send-page.ts";
import { siteFor } from "./words.ts";

export interface FollowDeps extends AsideDeps {
  secret: Buffer;
  log: Logger;
}

/** Requests one address may make in ten minutes; a household shares one. */
const perTenMinutes = 20;
const wanted = z.discriminatedUnion("cach", [
  z.object({ cach: z.literal("sms"), noi: z.string().max(40) }),
  z.object({ cach: z.literal("email"), noi: z.string().trim().toLowerCase().max(254).pipe(z.email()) }),
]);
const typed = z.object({
  lan: z.string().max(100),
  ma: z
    .string()
    .max(20)
    .transform((text) => text.replace(/\s/g, "")),
});

/** A number as we keep it, or an address; undefined when it is neither. */
function readerOf(body: unknown): { carrier: FollowBy; user: string } | undefined {
  const { data } = wanted.safeParse(body);
  if (!data) return undefined;
  const user = data.cach === "sms" ? toInternational(data.noi) : data.noi;
  return user === undefined ? undefined : { carrier: data.cach, user };
}

/** `/p/:code/nhan-tin`: hear of a ticket by SMS or e-mail, on proof; `/n/:token`: the way out. */
export function followRoutes(deps: FollowDeps): Router {
  const { store, world, secret, log } = deps;
  const router = Router();
  const form = urlencoded({ extended: false, limit: "2kb" });
  const slowly = rateLimit({ windowMs: 600_000, limit: perTenMinutes, standardHeaders: true, legacyHeaders: false });
  const seal = (text: string): string => createHmac("sha256", secret).update(`contact:${text}`).digest("base64url");
  /** The code of a ticket anybody may follow; what is private looks as if it did not exist. */
  const followable = async (path: string): Promise<string | undefined> => {
    const [code] = findCodes(path, world.ward.codePrefix);
    const ticket = code ? await store.transaction((tx) => tx.tickets.byCode(code)) : undefined;
    return ticket && ticket.visibility !== "confidential" && ticket.status !== "spam" ? ticket.code : undefined;
  };

  router.post("/p/:code/nhan-tin", slowly, form, async (request, response, next) => {
    const ticketCode = await followable(String(request.params.code));
    if (!ticketCode) return next();
    const site = siteFor(world, request);
    const reader = readerOf(request.body);
    if (!reader || !offered(world).includes(reader.carrier)) {
      return sendPage(response, followTroublePage(site, ticketCode, "bad-address"), 400);
    }
    const digits = String(randomInt(1_000_000)).padStart(6, "0");
    try {
      const begin = () =>
        store.transaction((tx) => startContactCheck({ tx, world, seal, ticketCode, ...reader, digits }));
      const check = await begin();
      const { text } = world.phrasebook.say("carrier.code", { digits, code: ticketCode }, check.startedAt);
      await sendAside(deps, check, text);
      return sendPage(response, codePage(site, { code: ticketCode, checkId: check.id, ...reader }));
    } catch (error) {
      if (!isAppError(error)) throw error;
      const isTooMany = error.details.perHour !== undefined;
      if (!isTooMany) log.warn({ error, channel: reader.carrier }, "code not sent");
      const trouble = isTooMany ? "too-many" : "not-sent";
      return sendPage(response, followTroublePage(site, ticketCode, trouble), isTooMany ? 429 : 503);
    }
  });

  router.post("/p/:code/nhan-tin/ma", slowly, form, async (request, response, next) => {
    const code = await followable(String(request.params.code));
    if (!code) return next();
    const site = siteFor(world, request);
    const { data } = typed.safeParse(request.body);
    if (!data) return sendPage(response, followTroublePage(site, code, "over"), 400);
    const given = { id: data.lan, digits: data.ma };
    const end = await again(() => store.transaction((tx) => finishContactCheck({ tx, world, seal, ...given })));
    if (end.outcome === "over" || end.outcome === "too-many" || end.check.ticketCode !== code) {
      return sendPage(response, followTroublePage(site, code, "over"), 410);
    }
    const reader = { carrier: end.check.carrier as FollowBy, user: end.check.user };
    if (end.outcome === "agreed") return sendPage(response, followedPage(site, code, reader.carrier, reader.user));
    const { triesLeft } = end;
    return sendPage(response, codePage(site, { code, checkId: data.lan, ...reader, triesLeft }), 422);
  });

  router.get("/n/:token", (request, response) => {
    const reader = openStopToken(request.params.token, secret);
    if (!reader) return sendPage(response, badStopPage(siteFor(world, request)), 404);
    return sendPage(response, stopPage(siteFor(world, request), reader.carrier, reader.user, false));
  });
  router.post("/n/:token", form, async (request, response) => {
    const reader = openStopToken(String(request.params.token), secret);
    if (!reader) return sendPage(response, badStopPage(siteFor(world, request)), 404);
    await again(() => store.transaction((tx) => withdrawConsent({ tx, world, ...reader })));
    return sendPage(response, stopPage(siteFor(world, request), reader.carrier, reader.user, true));
  });
  return router;
}
