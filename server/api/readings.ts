import type { ApiDeps, Handlers } from "./context.ts";

const monthMs = 30 * 86_400_000;

/** How the second reader fares; the last thirty days unless asked otherwise. */
export function readingHandlers({ desk, world, isReadTwice }: Pick<ApiDeps, "desk" | "world" | "isReadTwice">) {
  return {
    countReadings: async ({ query }) => {
      const since = query.since ?? new Date(world.clock.now().getTime() - monthMs);
      return { on: isReadTwice === true, items: await desk.readings(since) };
    },
  } satisfies Partial<Handlers>;
}
