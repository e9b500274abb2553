import { createListener } from "../../prisma/listen.ts";
import { createLog } from "../../server/log.ts";
import { createMetrics } from "../../server/metrics.ts";
import { noTracer } from "../../server/tracing.ts";
import { createWatch } from "../../server/watch.ts";
import { startWorker } from "../../server/worker.ts";
import type { Town } from "./town.ts";

/** The worker's own loops, woken by the database, for a town where time runs. Leases are counted by the story's clock, which may run fast. */
export function startLoops({ wired, databaseUrl }: Town, speed = 1): () => Promise<void> {
  const { store, world, adapters } = wired;
  const log = createLog("silent");
  const watch = createWatch(createMetrics(), noTracer, async () => []);
  const pace = {
    ...{ leaseMs: 30_000 * speed, concurrency: 8, pauseFactor: 1 },
    ...{ keepers: [], watched: [], retain: async () => 0 },
  };
  const worker = startWorker({ store, world, senderOf: adapters.senderOf, watch, log, ...pace });
  const listener = createListener({
    url: databaseUrl,
    onInbox: () => worker.wakeInbox(),
    onOutbox: () => worker.wakeOutbox(),
    onLive: () => undefined,
    onReconnect: () => undefined,
    onFault: () => undefined,
  });
  return async () => {
    await worker.stop();
    await listener.close();
  };
}
