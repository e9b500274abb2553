import type { Gauge } from "prom-client";
import type { Backlog } from "../prisma/gauges.ts";
import type { Metrics } from "./metrics.ts";
import { release } from "./release.ts";

/** Where what stands now is read. */
export interface Standings {
  backlogs: () => Promise<Backlog[]>;
  pool: { totalCount: number; idleCount: number; waitingCount: number };
  /** The model this process reads with. */
  model: () => string;
}

/** Counts and ages of one kind of backlog; what is empty now is gone from the page. */
function show(metrics: Metrics, backlogs: readonly Backlog[]): void {
  const labelled = { inbox: "channel", outbox: "channel", errand: "kind", task: "kind", due: "queue" } as const;
  for (const what of Object.keys(labelled) as (keyof typeof labelled)[]) {
    const count: Gauge<string> = metrics[what];
    const oldest: Gauge<string> = metrics[`${what}Oldest`];
    count.reset();
    oldest.reset();
    for (const row of backlogs.filter((one) => one.what === what)) {
      const labels = { [labelled[what]]: row.kind };
      count.set(labels, row.count);
      oldest.set(labels, row.oldestSeconds);
    }
  }
  const unsealed = backlogs.find(({ what }) => what === "audit");
  metrics.audit.set(unsealed?.count ?? 0);
  metrics.auditOldest.set(unsealed?.oldestSeconds ?? 0);
}

/** The page `/metrics`. A database that is down is a figure, too: the rest of the page stays. */
export async function readMetrics(metrics: Metrics, { backlogs, pool, model }: Standings): Promise<string> {
  const read = await backlogs().catch(() => undefined);
  metrics.databaseUp.set(read ? 1 : 0);
  show(metrics, read ?? []);
  metrics.connections.set({ state: "open" }, pool.totalCount);
  metrics.connections.set({ state: "idle" }, pool.idleCount);
  metrics.connections.set({ state: "awaited" }, pool.waitingCount);
  metrics.model.reset();
  metrics.model.set({ version: model() }, 1);
  metrics.build.set({ version: release }, 1);
  return metrics.registry.metrics();
}
