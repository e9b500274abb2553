import { AppError } from "../../core/errors.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { ConversationState } from "./desk-seed.ts";

/** What the writer of a reply had seen, and whether they send it all the same. */
export interface Asking {
  overrule?: boolean | undefined;
  after?: string | undefined;
}

/** Asks first where a colleague holds the conversation, or somebody else replied behind what the writer had seen. */
export function askFirst(
  { heldBy, messages }: ConversationState,
  { id, name: me }: Staff,
  { overrule, after }: Asking,
): void {
  const newest = messages.items.findLast((one) => one.direction === "out" && one.author.name !== me);
  const news = after !== undefined && newest && newest.id !== after ? newest : undefined;
  if (heldBy.kind === "operator" && heldBy.staffId !== id && !overrule) {
    const details = { name: heldBy.name ?? "", ...(news ? { newest: news.id } : {}) };
    throw new AppError("HELD_BY_OTHER", "held", { details });
  }
  if (!news) return;
  const { kind: by, name = "" } = news.author;
  throw new AppError("NEWER_REPLY", "newer", { details: { by, name, newest: news.id } });
}
