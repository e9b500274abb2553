import { z } from "zod";
import { moment } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

/** A reply a machine drafted; a person looks at it before they send it. */
const draftedReply = z.object({
  text: z.string(),
  /** The one record it is made of. */
  record: z.object({
    id: z.string(),
    name: z.string(),
    source: z.string(),
    checked: moment,
    url: z.string().optional(),
  }),
});

/** Drafts and summaries, where a model is set up (`session.writes`). */
export const writingRoutes = {
  draftReply: {
    method: "post",
    path: "/api/conversations/{id}/draft",
    access: "conversation.draft",
    summary: "Drafts a reply from the record that answers the resident's last words; sends nothing",
    params: byId,
    response: draftedReply,
  },
  summariseThread: {
    method: "post",
    path: "/api/conversations/{id}/summary",
    access: "conversation.draft",
    summary: "Sums up a long talk; keeps nothing",
    params: byId,
    response: z.object({ text: z.string() }),
  },
} as const satisfies Record<string, Route>;
