import { bookAppointment, cancelAppointment, changeAppointment, holdAppointment } from "../appointment/book.ts";
import { tellNumber } from "../appointment/hall.ts";
import type { OwnNumber } from "../appointment/queue-number.ts";
import { takeNumber } from "../appointment/run-queue.ts";
import { AppError, isAppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import type { Decision, Turn } from "./turn.ts";

interface Inside {
  tx: Transaction;
  world: World;
}

/** What the bot saw of the centre is no longer so: the turn is thought anew, with what is there now. */
async function orAnew<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new AppError("STALE", "the hours changed in the meantime", { cause: error });
  }
}

/** Takes an hour in a turn, or moves one there. Throws STALE. */
export async function bookInTurn(
  { tx, world, turn, conversation }: Inside & { turn: Turn; conversation: Conversation },
  { serviceId, procedureId, startsAt, movingId }: Extract<Decision, { do: "bookAppointment" }>,
): Promise<void> {
  const { conversationIds } = turn;
  const talk = { conversationId: conversation.id, conversationIds };
  const what = { serviceId, startsAt, ...(procedureId === undefined ? {} : { procedureId }) };
  await orAnew(
    movingId === undefined
      ? bookAppointment({ tx, world, ...what, talk })
      : changeAppointment({ tx, world, id: movingId, startsAt, holder: { conversationIds } }),
  );
}

/** Gives an hour up in a turn. Throws STALE. */
export async function cancelInTurn({ tx, world }: Inside, id: string): Promise<void> {
  await orAnew(cancelAppointment({ tx, world, id }));
}

/** Lets an appointment be held in the turn's talk. Throws STALE. */
export async function holdInTurn(
  { tx, world, conversation }: Inside & { conversation: Conversation },
  id: string,
): Promise<void> {
  await orAnew(holdAppointment({ tx, world, id, conversationId: conversation.id }));
}

/** Takes a number for the hall in a turn. Throws STALE. */
export async function numberInTurn({ tx, world }: Inside, serviceId: string): Promise<OwnNumber & { id: string }> {
  const taken = await orAnew(takeNumber({ tx, world, serviceId }));
  return { ...(await tellNumber(tx, world, taken)), id: taken.id };
}
