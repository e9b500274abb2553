import { setImmediate as breathe } from "node:timers/promises";
import type { Store, Transaction } from "../core/store.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import { maxCorrections } from "../core/understanding/correction.ts";
import type { Models } from "../nlp/models.ts";
import type { Logger } from "./log.ts";
import type { ModelFiles } from "./model-files.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Steps learnt in one go, some milliseconds each; then requests have their turn. */
const stepsAtOnce = 5;

/** What makes models exchangeable. Unset where the reader is scripted: it learns single corrections only. */
export interface Exchange {
  /** Name of the model that came with this release. */
  release: string;
  /** Models of a file, or the release's own, as they were trained; undefined when the file cannot be read. */
  load(path?: string): Models | undefined;
  replace(models: Models): void;
}

/** Keeps this process's reader as the database says: the model in use, with every correction since learnt once. */
export interface Learner {
  /** Looks what is new. Never fails: what could not be read is read the next time. */
  refresh(): Promise<void>;
}

interface Deps {
  store: Store;
  classifier: Pick<Classifier, "learn">;
  exchange?: Exchange | undefined;
  files: ModelFiles;
  log: Pick<Logger, "warn" | "info">;
}

/** Which model this process reads with, since which activation, and how far it has learnt. */
interface Standing {
  version: string;
  since: number;
  seq: number;
  isFresh: boolean;
}

/** The model this process should read with: that in use, if it builds on this release; else the release's own. */
async function wanted(tx: Transaction, { release }: Pick<Exchange, "release">) {
  const inUse = await tx.models.inUse();
  if (inUse?.version.baseVersion !== release) return { version: release, since: 0, learnAfter: 0 };
  const { version, activation } = inUse;
  const { checksum } = version;
  const { at, learnAfter } = activation;
  return { version: version.version, since: at.getTime(), learnAfter, ...(checksum ? { checksum } : {}) };
}

async function exchangeModels({ store, files, log }: Deps, exchange: Exchange, now: Standing): Promise<Standing> {
  const { version, since, learnAfter, checksum } = await store.transaction((tx) => wanted(tx, exchange));
  if (version === now.version && since === now.since) return now;
  const next: Standing = { version, since, seq: learnAfter, isFresh: true };
  if (version === now.version && now.isFresh) return next;
  const path = checksum ? await files.pathOf(checksum) : undefined;
  const models = version === exchange.release ? exchange.load() : path ? exchange.load(path) : undefined;
  if (!models) {
    log.warn({ version }, "model cannot be loaded, the one before stays");
    return now;
  }
  exchange.replace(models);
  log.info({ version }, "model exchanged");
  return next;
}

/** A reader that was just loaded with the release's own model. */
export function createLearner(deps: Deps): Learner {
  const { store, classifier, exchange, log } = deps;
  let standing: Standing = { version: exchange?.release ?? "", since: 0, seq: 0, isFresh: true };
  const read = async (): Promise<void> => {
    if (exchange) standing = await exchangeModels(deps, exchange, standing);
    const { seq: last } = standing;
    const corrections = await store.transaction((tx) => tx.corrections.after(last, maxCorrections));
    for (const [index, { seq, text, to }] of corrections.entries()) {
      if (index % stepsAtOnce === stepsAtOnce - 1) await breathe();
      classifier.learn(text, to);
      standing = { ...standing, seq, isFresh: false };
    }
  };
  return {
    refresh: oneAtATime(() => read().catch((error: unknown) => log.warn({ error }, "corrections not learnt"))),
  };
}
