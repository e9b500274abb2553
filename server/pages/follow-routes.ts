import { createHmac, randomInt } from "node:crypto";
import { type Response, Router, urlencoded } from "express";
import { rateLimit } from "express-rate-limit";
import { z } from "zod";
import type { ChannelSender } from "../../core/channel/adapter.ts";
import type { Channel } from "../../core/channel/channel.ts";
import { isAppError } from "../../core/errors.ts";
import { withdrawConsent } from "../../core/people/consent.ts";
import type { ContactCheck } from "../../core/people/contact.ts";
import { finishContactCheck, startContactCheck } from "../../core/people/contact-check.ts";
import { toInternational } from "../../core/people/phone.ts";
import type { Store } from "../../core/store.ts";
import { findCodes } from "../../core/ticket/code.ts";
import type { World } from "../../core/world.ts";
import { again } from "../api/again.ts";
import type { Logger } from "../log.ts";
import { openStopToken } from "../stop-link.ts";
import { badStopPage, codePage, type FollowBy, followedPage, followTroublePage, offered, stopPage } from "./follow.ts";
import { sendPage } from "./send-page.ts";

export interface FollowDeps {
  store: Store;
  world: World;
  senderOf: (channel: Channel) => ChannelSender | undefined;
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

/**
 * The code goes out at once and by itself: it is no news, it belongs to no conversation, and nobody may read it in one.
 */
async function sendCode(deps: FollowDeps, check: ContactCheck, digits: string): Promise<void> {
  const { store, world, senderOf } = deps;
  const { id, carrier, user, ticketCode, startedAt } = check;
  const { text } = world.phrasebook.say("carrier.code", { digits, code: ticketCode }, startedAt);
  const account = world.accountOf(carrier) ?? "";
  const note = { channel: carrier, account, at: startedAt };
  try {
    const receipt = await senderOf(carrier)?.send({
      id,
      conversationId: "",
      to: { channel: carrier, account, user },
      purpose: "reply",
      text,
      choices: [],
      attachments: [],
      createdAt: startedAt,
    });
    await store.channels.noteSend({ ...note, ok: true, ...(receipt?.quota ? { quota: receipt.quota } : {}) });
  } catch (error) {
    const code = isAppError(error) ? error.code : "UNEXPECTED";
    await store.channels.noteSend({ ...note, ok: false, code });
    throw error;
  }
}

/** `/p/:code/nhan-tin`: hear of a ticket by SMS or e-mail, on proof; `/n/:token`: the way out. */
export function followRoutes(deps: FollowDeps): Router {
  const { store, world, secret, log } = deps;
  const router = Router();
  const form = urlencoded({ extended: false, limit: "2kb" });
  const slowly = rateLimit({ windowMs: 600_000, limit: perTenMinutes, standardHeaders: true, legacyHeaders: false });
  const seal = (text: string): string => createHmac("sha256", secret).update(`contact:${text}`).digest("base64url");
  const send = (response: Response, page: string, status = 200): void => {
    sendPage(response, page, status);
  };
  /** The code of a ticket anybody may follow; what is private looks as if it did not exist. */
  const followable = async (path: string): Promise<string | undefined> => {
    const [code] = findCodes(path, world.ward.codePrefix);
    const ticket = code ? await store.transaction((tx) => tx.tickets.byCode(code)) : undefined;
    return ticket && ticket.visibility !== "confidential" && ticket.status !== "spam" ? ticket.code : undefined;
  };

  router.post("/p/:code/nhan-tin", slowly, form, async (request, response, next) => {
    const ticketCode = await followable(String(request.params.code));
    if (!ticketCode) return next();
    const reader = readerOf(request.body);
    if (!reader || !offered(world).includes(reader.carrier)) {
      return send(response, followTroublePage(world, ticketCode, "bad-address"), 400);
    }
    const digits = String(randomInt(1_000_000)).padStart(6, "0");
    try {
      const begin = () =>
        store.transaction((tx) => startContactCheck({ tx, world, seal, ticketCode, ...reader, digits }));
      const check = await begin();
      await sendCode(deps, check, digits);
      return send(response, codePage(world, { code: ticketCode, checkId: check.id, ...reader }));
    } catch (error) {
      if (!isAppError(error)) throw error;
      const isTooMany = error.details.perHour !== undefined;
      if (!isTooMany) log.warn({ error, channel: reader.carrier }, "code not sent");
      const trouble = isTooMany ? "too-many" : "not-sent";
      return send(response, followTroublePage(world, ticketCode, trouble), isTooMany ? 429 : 503);
    }
  });

  router.post("/p/:code/nhan-tin/ma", slowly, form, async (request, response, next) => {
    const code = await followable(String(request.params.code));
    if (!code) return next();
    const { data } = typed.safeParse(request.body);
    if (!data) return send(response, followTroublePage(world, code, "over"), 400);
    const given = { id: data.lan, digits: data.ma };
    const end = await again(() => store.transaction((tx) => finishContactCheck({ tx, world, seal, ...given })));
    if (end.outcome === "over" || end.check.ticketCode !== code) {
      return send(response, followTroublePage(world, code, "over"), 410);
    }
    const reader = { carrier: end.check.carrier as FollowBy, user: end.check.user };
    if (end.outcome === "agreed") return send(response, followedPage(world, code, reader.carrier, reader.user));
    const { triesLeft } = end;
    return send(response, codePage(world, { code, checkId: data.lan, ...reader, triesLeft }), 422);
  });

  router.get("/n/:token", (request, response) => {
    const reader = openStopToken(request.params.token, secret);
    if (!reader) return send(response, badStopPage(world), 404);
    return send(response, stopPage(world, reader.carrier, reader.user, false));
  });
  router.post("/n/:token", form, async (request, response) => {
    const reader = openStopToken(String(request.params.token), secret);
    if (!reader) return send(response, badStopPage(world), 404);
    await again(() => store.transaction((tx) => withdrawConsent({ tx, world, ...reader })));
    return send(response, stopPage(world, reader.carrier, reader.user, true));
  });
  return router;
}
