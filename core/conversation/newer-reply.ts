import type { Message } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import type { Staff } from "../people/staff.ts";
import type { Transaction } from "../store.ts";

/** Lines looked back on: whoever wrote further behind than that has the newest one to see all the same. */
const lookBack = 50;
/** These tell who answers; they answer nothing. */
const whoAnswers = ["human.taken", "human.back"];

interface ReplySeen {
  tx: Transaction;
  conversationId: string;
  staff: Pick<Staff, "id">;
  /** The newest reply of others that was on the screen when the words were begun, by id; "": there was none. Unset: nobody asks. */
  after?: string;
}

function isReplyOfOthers({ direction, author }: Message, { id }: Pick<Staff, "id">): boolean {
  if (direction !== "out" || author.kind === "system") return false;
  if (author.kind === "bot") return !author.phraseKeys.some((key) => whoAnswers.includes(key));
  return author.kind !== "operator" || author.staffId !== id;
}

/** The newest reply of a colleague, the bot or another program that the writer had not seen; undefined when there is none. */
export async function newerReply({ tx, conversationId, staff, after }: ReplySeen): Promise<Message | undefined> {
  if (after === undefined) return undefined;
  const lines = await tx.conversations.history(conversationId, lookBack);
  const at = lines.findIndex(({ id }) => id === after);
  const seen = at < 0 && after !== "" ? await tx.messages.byId(after) : undefined;
  const fresh = seen ? lines.filter((line) => line.at > seen.at) : lines.slice(at + 1);
  return fresh.findLast((line) => isReplyOfOthers(line, staff));
}

/** What the writer is asked about: whose reply it is, and its id, with which the same words are sent once they have seen it. */
export function askAbout({ id, author }: Message): AppError {
  const details = { by: author.kind, newest: id, ...(author.kind === "operator" ? { name: author.name } : {}) };
  return new AppError("NEWER_REPLY", "somebody answered meanwhile", { details });
}
