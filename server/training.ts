import type { Store } from "../core/store.ts";
import { dueTraining } from "../core/understanding/ask-training.ts";
import { trainModel } from "../core/understanding/train-model.ts";
import type { Trainer } from "../core/understanding/trainer.ts";
import type { World } from "../core/world.ts";
import type { Logger } from "./log.ts";
import { loop } from "./loop.ts";
import { checksumOf } from "./model-files.ts";

/** How often it is looked whether a training is asked for or due; a wish at the console wakes it at once. */
const lookEveryMs = 15_000;

interface Deps {
  store: Store;
  world: World;
  trainer: Trainer;
  release: string;
  /** So many new corrections make a training of their own at night; 0: only when asked. */
  atNightFrom: number;
  log: Pick<Logger, "warn" | "error" | "info">;
}

/** Does the training that waits, if no other process is at it; `signal` ends it, and the next process begins anew. */
export async function trainIfDue(deps: Deps, signal: AbortSignal): Promise<void> {
  const { store, world, trainer, release, atNightFrom, log } = deps;
  const waiting = await store.transaction((tx) => dueTraining({ tx, world, release, atNightFrom }));
  if (!waiting) return;
  await store.duties.attempt("training", async (lost) => {
    // Whoever held the duty a moment ago may have ended it.
    const training = await store.transaction((tx) => tx.models.lastTraining());
    if (!training || training.endedAt) return;
    const onFault = (error: unknown): void => log.warn({ error }, "training failed");
    const signals = AbortSignal.any([signal, lost]);
    await trainModel({ store, world, trainer, release, checksumOf, training, signal: signals, onFault });
  });
}

/** The worker's loop of trainings. `stop` ends one that runs. */
export function startTraining(deps: Deps & { log: Logger }): { wake(): void; stop(): Promise<void> } {
  const stopping = new AbortController();
  const { wake, stop } = loop(deps.log, "training", lookEveryMs, async () => {
    await trainIfDue(deps, stopping.signal);
    return false;
  });
  return {
    wake,
    stop: () => {
      stopping.abort();
      return stop();
    },
  };
}
