import { AppError } from "../errors.ts";
import { citizenActor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { type AmendInput, amend } from "./amend-ticket.ts";
import { changeTicket } from "./change-ticket.ts";
import { followUpAskedAt, saidToLast } from "./follow-up.ts";
import { awaitsRating, mayAnswerResult } from "./may-answer.ts";
import { takeRating } from "./take-rating.ts";
import { hasHappened, isDone, type Ticket } from "./ticket.ts";

const worstScore = 1;
/** Scores up to here say that it is not done. */
const refusingScore = 2;

interface Answer {
  tx: Transaction;
  world: World;
  code: string;
  conversationId: string;
  /** The act's own id: sent twice, it happens once. */
  id: string;
}

/** The ticket, and whether this very act is done already. Throws NOT_FOUND to everybody it is not for. */
async function find({ tx, code, conversationId, id }: Answer): Promise<{ ticket: Ticket; isDoneAlready: boolean }> {
  const [ticket, conversation] = [await tx.tickets.byCode(code), await tx.conversations.byId(conversationId)];
  if (!ticket || !conversation || !mayAnswerResult(ticket, conversation)) {
    throw new AppError("NOT_FOUND", "no result this person may answer");
  }
  return { ticket, isDoneAlready: hasHappened(ticket, id) };
}

/** A score given outside the talk, with a word if there is one; the talk is told what became of it. Throws NOT_FOUND, MOVE_NOT_ALLOWED. */
export async function rateResult(input: Answer & { score: number; comment: string }): Promise<Ticket> {
  const { comment, conversationId, ...rest } = input;
  const { ticket, isDoneAlready } = await find(input);
  if (isDoneAlready) return ticket;
  if (!awaitsRating(ticket)) {
    throw new AppError("MOVE_NOT_ALLOWED", "no result to rate", { details: { from: ticket.status } });
  }
  return takeRating({ ...rest, actor: citizenActor(conversationId), ...(comment ? { comment } : {}) });
}

/** "Chưa được", outside the talk: a fresh result gets its low score, and the ticket is opened again. Throws as `changeTicket`. */
export async function refuseResult(input: Answer & { reason: string }): Promise<Ticket> {
  const { tx, world, code, conversationId, id, reason } = input;
  const { ticket, isDoneAlready } = await find(input);
  if (isDoneAlready) return ticket;
  const actor = citizenActor(conversationId);
  const isFresh = isDone(ticket.status) && awaitsRating(ticket) && (ticket.rating ?? Infinity) > refusingScore;
  if (isFresh) await takeRating({ tx, world, code, actor, score: worstScore });
  return changeTicket({ tx, world, code, to: "reopened", actor, facts: { reason }, id });
}

/** Asked four weeks later whether it has lasted, a resident says yes; `note`: in their words. Throws STALE when they said so already. */
export function noteLasting(input: AmendInput & { note?: string }): Promise<Ticket> {
  const note = input.note ? { note: input.note } : {};
  return amend(input, (before) => {
    if (saidToLast(before, [input.actor.id])) throw new AppError("STALE", "this person has said so already");
    return { kind: "resident-update", facts: { followUp: "lasts" }, ...note, change: (ticket) => ticket };
  });
}

/**
 * The answer to whether it has lasted, outside the talk: written down, or opened again for this reason. Throws NOT_FOUND,
 * and MOVE_NOT_ALLOWED where no question waits for this person, or it is too late.
 */
export async function answerFollowUp(input: Answer & { lasts: boolean; words: string }): Promise<Ticket> {
  const { tx, world, code, conversationId, id, lasts, words } = input;
  const { ticket, isDoneAlready } = await find(input);
  if (isDoneAlready) return ticket;
  if (!followUpAskedAt(ticket, [conversationId])) {
    throw new AppError("MOVE_NOT_ALLOWED", "no question to answer", { details: { from: ticket.status } });
  }
  const actor = citizenActor(conversationId);
  if (lasts) return noteLasting({ tx, world, code, id, actor, note: words });
  return changeTicket({ tx, world, code, to: "reopened", actor, facts: { reason: words }, id });
}
