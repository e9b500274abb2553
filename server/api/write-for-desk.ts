import type { Dialogue } from "../../core/conversation/dialogue.ts";
import { AppError } from "../../core/errors.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { ThreadLine } from "../../core/understanding/desk-writer.ts";
import { draftReply } from "../../core/understanding/draft-reply.ts";
import { summariseThread } from "../../core/understanding/summarise-thread.ts";
import type { ApiDeps, Handlers } from "./context.ts";

/** Lines a model is shown at most. */
const newestLines = 60;
/** Tickets looked at for confidential ones. */
const maxTickets = 100;

/**
 * A talk as it may be shown to a model: what went between resident and ward, without staff's notes and what was taken back.
 * Throws FORBIDDEN for a talk with a confidential ticket: that stays in the house, whoever asks.
 */
async function threadOf(deps: ApiDeps, id: string): Promise<ThreadLine[]> {
  const tickets = await deps.store.transaction((tx) => tx.tickets.ofConversations([id], maxTickets));
  const isSecret = tickets.some(({ visibility }) => visibility === "confidential");
  if (isSecret) throw new AppError("FORBIDDEN", "a confidential talk is shown to no model");
  const { items } = await deps.desk.messages({ conversationId: id, limit: newestLines });
  return items.flatMap(({ direction, text, withdrawnAt }): ThreadLine[] => {
    if (direction === "internal" || withdrawnAt || text.trim() === "") return [];
    return [{ by: direction === "in" ? "resident" : "ward", text }];
  });
}

/** What the bot remembers of a talk. Throws NOT_FOUND, and FORBIDDEN while something is being told in confidence. */
async function dialogueOf({ desk }: ApiDeps, staff: Staff, id: string): Promise<Dialogue> {
  const found = await desk.conversation(staff, id);
  if (!found) throw new AppError("NOT_FOUND", "no such conversation");
  if (found.isKept) throw new AppError("FORBIDDEN", "a confidential talk is shown to no model");
  return found.conversation.dialogue;
}

function writingOf({ writing }: ApiDeps): NonNullable<ApiDeps["writing"]> {
  if (!writing) throw new AppError("NOT_FOUND", "no model is set up that writes");
  return writing;
}

/** Drafts and summaries on request: always a machine's words, shown to staff alone. */
export function writingHandlers(deps: ApiDeps) {
  return {
    draftReply: async ({ staff, params }) => {
      const { writer, records: knowledge } = writingOf(deps);
      const { procedureId } = await dialogueOf(deps, staff, params.id);
      const thread = await threadOf(deps, params.id);
      const topic = procedureId === undefined ? {} : { procedureId };
      const { text, record } = await draftReply({ thread, ...topic, knowledge, writer, world: deps.world });
      const { id, name, source } = record;
      const checked = source.checked.toISOString();
      return { text, record: { id, name, source: source.title, checked, url: source.url } };
    },
    summariseThread: async ({ staff, params }) => {
      const { writer } = writingOf(deps);
      await dialogueOf(deps, staff, params.id);
      return { text: await summariseThread({ thread: await threadOf(deps, params.id), writer }) };
    },
  } satisfies Partial<Handlers>;
}
