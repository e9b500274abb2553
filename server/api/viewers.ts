import type { ApiDeps, Handlers } from "./context.ts";

/** A console that says nothing for so long is gone; it speaks every 12 s. */
const staysMs = 30_000;

/** Who looks at which conversation. Kept in the database, so that it is one truth for all web processes. */
export function viewerHandlers({ store, world, desk }: ApiDeps) {
  return {
    listViewers: async () => {
      const items = await desk.listViewers(world.clock.now());
      return { items: items.map(({ until, ...rest }) => ({ ...rest, until: until.toISOString() })) };
    },
    noteViewer: async ({ staff, params, body }) => {
      const now = world.clock.now();
      const until = new Date(now.getTime() + staysMs);
      const isNews = await desk.noteViewer({ ...body, staffId: staff.id, conversationId: params.id, now, until });
      if (isNews) await store.publish([{ topic: "desk", name: "viewer.updated", id: params.id }]);
      return { ok: true } as const;
    },
  } satisfies Partial<Handlers>;
}
