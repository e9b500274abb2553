import { AppError } from "../errors.ts";
import { noteFlood } from "../ticket/amend-flood.ts";
import type { AmendInput } from "../ticket/amend-ticket.ts";
import { type News, tellFollowers } from "../ticket/notify-followers.ts";
import { hasHappened, isOpen, type Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import { factWords } from "./tell-fact.ts";

/** Longest news a person writes to the followers of an incident. */
export const maxNewsChars = 400;

/** News of an incident as its followers read it. */
export function newsOfIncident(world: World, { code }: Pick<Ticket, "code">, id: string, text: string): News {
  const at = world.clock.now();
  const said = world.phrasebook.say("incident.news", { code, text: factWords(text) }, at);
  return { id, at, word: () => ({ ...said, purpose: "status", attachments: [] }) };
}

/**
 * Tells everybody who follows an incident what a person wrote, each once, by their own window and way; where flood mode
 * is on its facts are told instead, so that whoever asks hears the same. `id`: the same act sent twice happens once.
 * Throws NOT_FOUND, BAD_INPUT, and MOVE_NOT_ALLOWED for what is over, confidential or in flood mode.
 */
export async function tellNews(input: AmendInput & { id: string; text: string }): Promise<Ticket> {
  const { tx, world, code, actor, id } = input;
  const ticket = await tx.tickets.byCode(code);
  if (!ticket) throw new AppError("NOT_FOUND", "no ticket with this code");
  if (hasHappened(ticket, id)) return ticket;
  const flood = await tx.incidents.ofTicket(code);
  const isFlooded = flood !== undefined && !flood.endedAt;
  if (!mayTell(ticket) || isFlooded)
    throw new AppError("MOVE_NOT_ALLOWED", "no news of this", { details: { from: ticket.status } });
  const text = factWords(input.text);
  if (text === "" || text.length > maxNewsChars) throw new AppError("BAD_INPUT", "news is a few sentences");
  const noted = await noteFlood({ tx, world, code, actor, id, flood: { act: "news", where: "" }, text });
  await tellFollowers({ tx, world, ticket: noted, news: newsOfIncident(world, noted, id, text) });
  return noted;
}

/** Whether followers may be written to: it is worked on, no part of another, and nobody has to keep it secret. */
export function mayTell({ status, visibility, mergedInto }: Ticket): boolean {
  return isOpen(status) && visibility !== "confidential" && !mergedInto;
}
