import { handTalk } from "../../core/assignment/hand-talk.ts";
import { discardDraft, giveBack, settleAttention, takeOver } from "../../core/conversation/hold-conversation.ts";
import { withoutPrivateDraft } from "../../core/conversation/in-confidence.ts";
import { judgeSpam, restoreFromSpam } from "../../core/conversation/judge-spam.ts";
import { liftFlood } from "../../core/conversation/lift-flood.ts";
import { noteOnConversation } from "../../core/conversation/note-for-staff.ts";
import { replyAsOperator } from "../../core/conversation/reply-as-operator.ts";
import { snooze } from "../../core/conversation/snooze.ts";
import { takeBackReply, undoAct } from "../../core/conversation/undo-act.ts";
import { AppError } from "../../core/errors.ts";
import { canSeeTicket, sightOf } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { inboxQueues } from "../../core/setting/saved-views.ts";
import type { Transaction } from "../../core/store.ts";
import { presentAttachment } from "../present.ts";
import { presentConversationRow, presentMessage } from "../present-conversation.ts";
import { createSharedReading } from "../shared-reading.ts";
import { again } from "./again.ts";
import { demandFilled } from "./answers.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { attachmentsOf } from "./uploads.ts";
import { readableTalk, viewConversation } from "./view-conversation.ts";

const ok = { ok: true } as const;

/** The inbox is what everybody asks for at each event; but for one's own queue it is the same for all of one sight. */
function listHandler({ world, desk }: ApiDeps) {
  const shared = createSharedReading();
  const others = inboxQueues.filter((queue) => queue !== "mine");
  type Query = Omit<Parameters<typeof desk.listConversations>[0], "staff">;
  const page = async (staff: Staff, query: Query) => {
    const { items, nextCursor } = await desk.listConversations({ ...query, staff });
    const rows = items.map(({ conversation, ticket, ...rest }) => {
      const seen = ticket && canSeeTicket(staff, ticket) ? ticket : undefined;
      return presentConversationRow(withoutPrivateDraft(staff, conversation), { ...rest, ticket: seen });
    });
    return { items: rows, nextCursor };
  };
  return {
    listConversations: async ({ staff, query }) => {
      const sight = sightOf(staff);
      const asked = given(query);
      const whose = asked.queue === "mine" ? staff.id : sight;
      const [found, counts, own] = await Promise.all([
        shared(["page", whose, asked], () => page(staff, asked)),
        shared(["counts", sight], () => desk.countConversations(staff, others)),
        desk.countConversations(staff, ["mine"]),
      ]);
      return { ...found, counts: { ...counts, ...own }, at: world.clock.now().toISOString() };
    },
  } satisfies Partial<Handlers>;
}

function readHandlers(deps: ApiDeps) {
  const { store, desk } = deps;
  return {
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
        await store.publish([{ topic: "desk", name: "conversation.updated", id: params.id }]);
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
    ...listHandler(deps),
    ...readHandlers(deps),
    takeOver: async ({ staff, params }) => {
      await once(staff, params.id, takeOver);
      return viewConversation(deps, staff, params.id);
    },
    giveBack: async ({ staff, params }) => {
      await once(staff, params.id, giveBack);
      return viewConversation(deps, staff, params.id);
    },
    handConversation: async ({ staff, params, body }) => {
      await act(staff, params.id, (input) => handTalk({ ...input, to: body.staffId }));
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
