import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { rateTicket } from "./amend-ticket.ts";
import { changeTicket } from "./change-ticket.ts";
import { isDone, type Ticket } from "./ticket.ts";

/** Scores from here on mean the result is accepted (Hài lòng 5, Tạm được 3, Chưa được 1). */
const acceptingScore = 3;

/** A resident's word on the result: written down, and a good one closes the ticket. Nothing is sent to `except`. `id`: the act's own. */
export async function takeRating(input: {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  score: number;
  comment?: string;
  id?: string;
  except?: string;
}): Promise<Ticket> {
  const { tx, world, code, actor, score, except } = input;
  const rated = await rateTicket(input);
  const accepted = score >= acceptingScore && isDone(rated.status) && rated.status !== "closed";
  if (!accepted) return rated;
  return changeTicket({
    tx,
    world,
    code,
    to: "closed",
    actor,
    facts: { rating: score },
    ...(except ? { except } : {}),
  });
}
