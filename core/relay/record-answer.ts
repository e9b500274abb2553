import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { answerOnTicket } from "../ticket/amend-ticket.ts";
import { notifyFollowers } from "../ticket/notify-followers.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";

/**
 * What a body outside the ward answered when it was asked, by a person or by its system: kept in the log and told to
 * the followers, once. Throws NOT_FOUND, STALE, MOVE_NOT_ALLOWED where nobody outside has the ticket.
 */
export async function recordAnswer(input: {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  answer: string;
  version?: number;
}): Promise<Ticket> {
  const { tx, world } = input;
  const answered = await answerOnTicket(input);
  const change = answered.changes.at(-1);
  if (change) await notifyFollowers({ tx, world, ticket: answered, change });
  return answered;
}
