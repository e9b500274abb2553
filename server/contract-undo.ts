import { z } from "zod";
import { attachmentView, momentIn, staffText } from "./contract-base.ts";
import { conversationView } from "./contract-conversations.ts";
import { byId, type Route } from "./contract-route.ts";

/** A person's own words back in their hands. */
const takenBack = z.object({
  text: z.string(),
  attachments: z.array(attachmentView),
  ticketCode: z.string().optional(),
});
const why = staffText.max(500).optional();

/** Taking back, putting off, and what is no matter of the ward. */
export const undoRoutes = {
  takeBackReply: {
    method: "post",
    path: "/api/conversations/{id}/replies/{messageId}/take-back",
    access: "conversation.reply",
    summary: "Takes one's own words back while they wait to be sent; TOO_LATE once they are being sent",
    params: byId.extend({ messageId: z.string().min(1).max(100) }),
    response: takenBack,
  },
  undoAct: {
    method: "post",
    path: "/api/conversations/{id}/undo",
    access: "conversation.hold",
    summary: "Takes back what one did last here; what the resident was told of is undone by telling the opposite",
    params: byId,
    body: z.object({ actId: z.string().min(1).max(100) }),
    response: conversationView,
  },
  snoozeConversation: {
    method: "post",
    path: "/api/conversations/{id}/snooze",
    access: "conversation.hold",
    summary: "Puts it off until then, until a deadline or until the resident writes",
    params: byId,
    body: z.object({ until: momentIn, why }),
    response: conversationView,
  },
  judgeSpam: {
    method: "post",
    path: "/api/conversations/{id}/spam",
    access: "conversation.hold",
    summary: "No matter of the ward: leaves the queues and waits for review; the resident is told nothing",
    params: byId,
    body: z.object({ why }),
    response: conversationView,
  },
  restoreFromSpam: {
    method: "post",
    path: "/api/conversations/{id}/restore",
    access: "conversation.hold",
    summary: "A review found a matter of the ward after all: a person looks at it again",
    params: byId,
    body: z.object({ why }),
    response: conversationView,
  },
} as const satisfies Record<string, Route>;
