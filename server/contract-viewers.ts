import { z } from "zod";
import { done, moment, named } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

const viewerView = z
  .object({
    conversationId: z.string(),
    staffId: z.string(),
    name: z.string(),
    writing: z.boolean(),
    /** Not known to be there any longer from then on. */
    until: moment,
  })
  .register(named, { id: "Viewer" });

/** Who has which conversation on the screen. Locks nothing. */
export const viewerRoutes = {
  listViewers: {
    method: "get",
    path: "/api/viewers",
    access: "conversation.list",
    summary: "Who looks at which conversation right now, and who writes",
    response: z.object({ items: z.array(viewerView) }),
  },
  noteViewer: {
    method: "post",
    path: "/api/conversations/{id}/viewing",
    access: "conversation.read",
    audited: false,
    summary: "This person looks at it, writes, or has gone; forgotten after 30 s",
    params: byId,
    body: z.object({ state: z.enum(["looking", "writing", "gone"]) }),
    response: done,
  },
} as const satisfies Record<string, Route>;
