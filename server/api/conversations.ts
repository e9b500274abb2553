import { discardDraft, giveBack, settleAttention, takeOver } from "../../core/conversation/hold-conversation.ts";
import { withoutPrivateDraft } from "../../core/conversation/in-confidence.ts";
import { judgeSpam, restoreFromSpam } from "../../core/conversation/judge-spam.ts";
import { liftFlood } from "../../core/conversation/lift-flood.ts";
import { noteOnConversation } from "../../core/conversation/note-for-staff.ts";
import { replyAsOperator } from "../../core/conversation/reply-as-operator.ts";
import { snooze } from "../../core/conversation/snooze.ts";
import { takeBackReply, undoAct } from "../../core/conversation/undo-act.ts";
import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { presentAttachment } from "../present.ts";
import { presentConversationRow, presentMessage } from "../present-conversation.ts";
import { again } from "./again.ts";
import { demandFilled } from "./answers.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { attachmentsOf } from "./uploads.ts";
import { readableTalk, viewConversation } from "./view-conversation.ts";

const ok = { ok: true } as const;

function readHandlers(deps: ApiDeps) {
  const { store, world, desk } = deps;
  return {
    listConversations: async ({ staff, query }) => {
      const { items, nextCursor } = await desk.listConversations({ ...given(query), staff });
      const rows = items.map(({ conversation, ticket, ...rest }) => {
        const seen = ticket && canSeeTicket(staff, ticket) ? ticket : undefined;
        return presentConversationRow(withoutPrivateDraft(staff, conversation), { ...rest, ticket: seen });
      });
      return {
        items: rows,
        nextCursor,
        counts: await desk.countConversations(staff),
        at: world.clock.now().toISOString(),
      };
    },
    getConversation: async ({ staff, params }) => viewConversation(deps, staff, params.id),
    listMessages: async ({ staff, params, query }) => {
      const { hidden, readable } = await store.transaction((tx) => readableTalk(tx, staff, params.id));
      const { items, olderCursor } = await desk.messages({ conversationId: params.id, ...query });
      return { items: readable(items).map((line) => presentMessage(line, hidden)), olderCursor };
    },
    markSeen: async ({ staff, params, body }) => {
      const read = { staffId: staff.id, conversationId: params.id, messageId: body.messageId };
      const isNews = await desk.markSeen(read);
      if (isNews) {
        await store.transaction((tx) => tx.publish([{ topic: "desk", name: "conversation.updated", id: params.id }]));
      }
      return ok;
    },
  } satisfies Partial<Handlers>;
}

/** The inbox and its conversations. */
export function conversationHandlers(deps: ApiDeps) {
  const { store, world, files } = deps;
  type Work<T> = (input: { tx: Transaction; world: typeof world; conversationId: string; staff: Staff }) => Promise<T>;
  /** Who holds a conversation is decided once: of two who reach for it at once the second is told STALE. */
  const once = <T>(staff: Staff, conversationId: string, work: Work<T>): Promise<T> =>
    store.transaction((tx) => work({ tx, world, conversationId, staff }));
  const act: typeof once = (...input) => again(() => once(...input));
  return {
    ...readHandlers(deps),
    takeOver: async ({ staff, params }) => {
      await once(staff, params.id, takeOver);
      return viewConversation(deps, staff, params.id);
    },
    giveBack: async ({ staff, params }) => {
      await once(staff, params.id, giveBack);
      return viewConversation(deps, staff, params.id);
    },
    finishConversation: async ({ staff, params }) => {
      await act(staff, params.id, settleAttention);
      return viewConversation(deps, staff, params.id);
    },
    takeBackReply: async ({ staff, params }) => {
      const { messageId } = params;
      const back = await act(staff, params.id, (input) => takeBackReply({ ...input, messageId }));
      return { ...back, attachments: back.attachments.map(presentAttachment) };
    },
    undoAct: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => undoAct({ ...input, ...body }));
      return viewConversation(deps, staff, params.id);
    },
    snoozeConversation: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => snooze({ ...input, ...given(body) }));
      return viewConversation(deps, staff, params.id);
    },
    judgeSpam: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => judgeSpam({ ...input, ...given(body) }));
      return viewConversation(deps, staff, params.id);
    },
    restoreFromSpam: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => restoreFromSpam({ ...input, ...given(body) }));
      return viewConversation(deps, staff, params.id);
    },
    liftFlood: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => liftFlood({ ...input, isLifted: body.lifted }));
      return ok;
    },
    discardDraft: async ({ staff, params }) => {
      await act(staff, params.id, discardDraft);
      return ok;
    },
    replyInConversation: async ({ staff, params, body }) => {
      demandFilled(body.text);
      const attachments = await attachmentsOf(files, body.attachments);
      if (body.text === "" && attachments.length === 0) {
        throw new AppError("BAD_INPUT", "nothing to send", { details: { issues: ["body.text: or a file"] } });
      }
      const messageId = await act(staff, params.id, (input) =>
        replyAsOperator({ ...input, ...given(body), attachments }),
      );
      return { messageId };
    },
    noteOnConversation: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => noteOnConversation({ ...input, ...given(body) }));
      return ok;
    },
  } satisfies Partial<Handlers>;
}
