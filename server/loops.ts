import type { Adapters } from "../adapters/index.ts";
import { retain } from "../core/privacy/retention.ts";
import type { Files } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { createRetention } from "../prisma/retention.ts";
import type { createPrismaStore } from "../prisma/store.ts";
import { backUpNightly } from "./backup/nightly.ts";
import type { Config } from "./config.ts";
import type { Learning } from "./learning.ts";
import type { Logger } from "./log.ts";
import { loop } from "./loop.ts";
import { type Outside, startOutside } from "./outside.ts";
import { startSources } from "./sources.ts";
import type { Watch } from "./watch.ts";
import { startWorker } from "./worker.ts";

/** What works in the background of a process: the queues, errands, sources that are asked, trainings. */
export interface Loops {
  wakeInbox(): void;
  wakeOutbox(): void;
  wakeTraining(): void;
  /** No new work; what runs is finished. */
  stop(): Promise<void>;
}

const none: Loops = {
  wakeInbox: () => undefined,
  wakeOutbox: () => undefined,
  wakeTraining: () => undefined,
  stop: async () => undefined,
};

/** How often it is looked whether the night's backup is there. */
const backupEveryMs = 600_000;

/** The loop of the nights' backups, where the installation has a place for them. */
function startBackups({ config, databaseUrl, store, world, log }: Parameters<typeof startLoops>[0]) {
  const { backup, DATA_DIR, APP_SECRET: secret } = config;
  if (!backup) return undefined;
  const from = { databaseUrl, filesDir: `${DATA_DIR}/files`, secret };
  const { duties } = store;
  return loop(log, "backup", backupEveryMs, async () => {
    await backUpNightly(from, backup, { duties, now: world.clock.now(), log });
    return false;
  });
}

/** Starts the loops of this process; one that only serves (`ROLE=web`) has none. */
export function startLoops(input: {
  config: Config;
  databaseUrl: string;
  store: ReturnType<typeof createPrismaStore>;
  world: World;
  files: Files;
  adapters: Adapters;
  outside: Outside;
  learning: Learning;
  watched: Parameters<typeof startWorker>[0]["watched"];
  watch: Watch;
  log: Logger;
}): Loops {
  const { config, store, world, files, adapters, outside, learning, watched, watch, log } = input;
  if (config.ROLE === "web") return none;
  const pace = {
    leaseMs: config.LEASE_SECONDS * 1000,
    concurrency: config.WORKER_CONCURRENCY,
    pauseFactor: config.RETRY_FACTOR,
  };
  // The demo's platform is only there while somebody replays a resident.
  const keepers = config.DEMO ? [] : adapters.keepers;
  const source = createRetention(store.client);
  const duties = { watched, retain: () => retain({ source, store, files, world }) };
  const worker = startWorker({ store, world, ...adapters, keepers, watch, log, ...pace, ...duties });
  const errands = startOutside(outside, log);
  const sources = startSources({ sources: adapters.sources, store, world, log });
  const training = learning.start();
  const backups = startBackups(input);
  return {
    wakeInbox: () => worker.wakeInbox(),
    wakeOutbox: () => {
      worker.wakeOutbox();
      errands.wake();
    },
    wakeTraining: () => training?.wake(),
    stop: async () => {
      await training?.stop();
      await backups?.stop();
      await sources.stop();
      await errands.stop();
      await worker.stop();
    },
  };
}
