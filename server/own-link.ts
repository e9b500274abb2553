import { createHmac, timingSafeEqual } from "node:crypto";
import type { Ticket } from "../core/ticket/ticket.ts";

const dayMs = 86_400_000;
/** A result may be refused for 30 days; whoever opens the link a little later is told so by the page. */
const validDays = 35;
const dayChars = 3;
/** So much of the seal stands in the link: it must fit into an SMS. */
const sealChars = 11;

function sealOf(code: string, conversationId: string, lastDay: string, secret: Buffer): Buffer {
  const content = JSON.stringify([code, conversationId, lastDay]);
  return Buffer.from(createHmac("sha256", secret).update(`own:${content}`).digest("base64url").slice(0, sealChars));
}

/**
 * The end of a link by which whoever was told of a result answers it: the last day it is good for, and a seal over that
 * day, the ticket and their conversation. It names nobody: what it may open is found by trying the ticket's followers.
 */
export function signOwnToken(of: { code: string; conversationId: string }, now: Date, secret: Buffer): string {
  const lastDay = Math.floor(now.getTime() / dayMs + validDays)
    .toString(36)
    .padStart(dayChars, "0");
  return lastDay + sealOf(of.code, of.conversationId, lastDay, secret).toString();
}

/** What a link is worth: whose it is, whose it was, or that we never made it for this ticket. */
type OwnLink = { kind: "held"; conversationId: string } | { kind: "over" } | { kind: "not-ours" };

/** Reads the end of such a link. Whoever no longer follows the ticket holds nothing any more. */
export function openOwnToken(
  token: string,
  { code, followers }: Pick<Ticket, "code" | "followers">,
  now: Date,
  secret: Buffer,
): OwnLink {
  const lastDay = token.slice(0, dayChars);
  const given = Buffer.from(token.slice(dayChars));
  const conversationId = followers.find((id) => {
    const wanted = sealOf(code, id, lastDay, secret);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (conversationId === undefined) return { kind: "not-ours" };
  const isOver = Number.parseInt(lastDay, 36) < Math.floor(now.getTime() / dayMs);
  return isOver ? { kind: "over" } : { kind: "held", conversationId };
}
