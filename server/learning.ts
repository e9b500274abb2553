import { adoptRelease } from "../core/understanding/adopt-release.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import type { DriftReader } from "../core/understanding/drift.ts";
import type { Trainer } from "../core/understanding/trainer.ts";
import type { World } from "../core/world.ts";
import { createDriftReader } from "../prisma/drift.ts";
import type { createPrismaStore } from "../prisma/store.ts";
import type { Config } from "./config.ts";
import { createLearner, type Exchange, type Learner } from "./learner.ts";
import type { Logger } from "./log.ts";
import { createModelFiles } from "./model-files.ts";
import { startTraining, trainIfDue } from "./training.ts";

/** How models are exchanged and trained. Unset where the reader is scripted: it learns single corrections only. */
export type Schooling = Exchange & { trainer: Trainer };

/** What this process learns, and what it does for all of them. */
export interface Learning extends Learner {
  /** Name of the model that came with this release. */
  release: string;
  atNightFrom: number;
  readDrift: DriftReader;
  /** The release's model is known, and this process reads as all others do. */
  begin(): Promise<void>;
  /** Does the training that waits, if there is one. */
  train(): Promise<void>;
  /** The worker's loop of trainings. */
  start(): { wake(): void; stop(): Promise<void> } | undefined;
}

export function createLearning(input: {
  config: Config;
  store: ReturnType<typeof createPrismaStore>;
  world: World;
  classifier: Classifier;
  schooling: Schooling | undefined;
  log: Logger;
}): Learning {
  const { config, store, world, classifier, schooling, log } = input;
  const files = createModelFiles({ dir: `${config.DATA_DIR}/models`, store });
  const { refresh } = createLearner({ store, classifier, exchange: schooling, files, log });
  const release = schooling?.release ?? classifier.version;
  const atNightFrom = config.RETRAIN_FROM;
  const training = schooling && { store, world, trainer: schooling.trainer, release, atNightFrom, log };
  return {
    ...{ refresh, release, atNightFrom, readDrift: createDriftReader(store.client) },
    begin: async () => {
      if (schooling) await store.transaction((tx) => adoptRelease({ tx, world, release }));
      await refresh();
    },
    train: async () => {
      if (training) await trainIfDue(training, new AbortController().signal);
    },
    start: () => training && startTraining(training),
  };
}
