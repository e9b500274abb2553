import { z } from "zod";
import { savedViewsBody } from "../core/setting/saved-views.ts";
import { named } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

const list = savedViewsBody.shape.views;
/** `version` and `number` are what a change is made from. */
const viewsView = z
  .object({
    own: z.object({ version: z.number(), views: list }),
    /** Everybody's: the setting "shared-views". */
    shared: z.object({ number: z.number(), views: list }),
    /** Whoever asks may change what everybody has. */
    mayShare: z.boolean(),
    /** How many conversations are in each, by its id; counted no further than 1000. */
    counts: z.record(z.string(), z.number()),
  })
  .register(named, { id: "SavedViews" });

/** Filters of the inbox under a name. Those everybody has are a setting of the ward. */
export const viewRoutes = {
  listViews: {
    method: "get",
    path: "/api/views",
    access: "conversation.list",
    summary: "One's own saved views of the inbox and the ward's, with how much is in each",
    response: viewsView,
  },
  keepViews: {
    method: "post",
    path: "/api/views",
    access: "conversation.list",
    summary: "One's own saved views are these from now on, in this order; STALE when another window was faster",
    body: z.object({ base: z.int().min(0), views: list }),
    response: viewsView,
  },
} as const satisfies Record<string, Route>;
