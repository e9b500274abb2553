import type { Request, Response } from "express";
import type { Store } from "../../core/store.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";
import { fileLink } from "../file-link.ts";
import { openOwnToken, signOwnToken } from "../own-link.ts";
import { findPublic } from "./find-public.ts";
import { badOwnLinkPage, type Held } from "./own-ticket.ts";
import { sendPage } from "./send-page.ts";
import { notFoundPage } from "./tracking.ts";
import { siteFor } from "./words.ts";

export interface OwnTicketDeps {
  store: Store;
  world: World;
  secret: Buffer;
  /** The conversation this browser has with the ward's own chat. */
  talkOf: (request: Request) => Promise<string | undefined>;
}

/** Pictures of a result that are shown. */
const maxPictures = 4;

/** Who holds which ticket: by the link they were sent, or by the talk their browser has. */
export function ticketHolder({ store, world, secret, talkOf }: OwnTicketDeps) {
  const hold = (ticket: Ticket, conversationId: string, token: string): Held => {
    const kept = ticket.proof.flatMap(({ kind, key }) => (kind === "image" && key !== undefined ? [key] : []));
    const pictures = kept.slice(-maxPictures).map((key) => fileLink(key, { PUBLIC_URL: "", APP_SECRET: secret }));
    return { ticket, token, pictures, conversationId };
  };
  const find = (request: Request): Promise<Ticket | undefined> =>
    findPublic({ store, world, typed: String(request.params.code) });
  return {
    find,
    /** What this browser may do with a ticket. */
    held: async (request: Request, ticket: Ticket): Promise<Held | undefined> => {
      const now = world.clock.now();
      const token = String(request.query.k ?? "");
      const link = openOwnToken(token, ticket, now, secret);
      if (link.kind === "held") return hold(ticket, link.conversationId, token);
      const conversationId = await talkOf(request);
      if (conversationId === undefined || !ticket.followers.includes(conversationId)) return undefined;
      return hold(ticket, conversationId, signOwnToken({ code: ticket.code, conversationId }, now, secret));
    },
    /** The ticket by the link; where that opens nothing, its page is sent and says what to do. */
    need: async (request: Request, response: Response, token: unknown): Promise<Held | undefined> => {
      const ticket = await find(request);
      const given = String(token ?? "");
      const link = ticket && openOwnToken(given, ticket, world.clock.now(), secret);
      if (ticket && link?.kind === "held") return hold(ticket, link.conversationId, given);
      const site = siteFor(world, request);
      if (!ticket) sendPage(response, notFoundPage(site), 404);
      else {
        const isOver = link?.kind === "over";
        sendPage(response, badOwnLinkPage(site, ticket.code, isOver), isOver ? 410 : 403);
      }
      return undefined;
    },
  };
}
