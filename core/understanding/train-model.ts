import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { lastOfEach, maxCorrections } from "./correction.ts";
import { type ModelInUse, type ModelTraining, type TrainingOutcome, whyWorse } from "./model-version.ts";
import type { Trained, Trainer } from "./trainer.ts";

/** A training that breaks so often is given up; somebody may ask again. */
const maxAttempts = 3;
/** Models that can be gone back to, besides those of releases. */
const keptFiles = 10;

export interface TrainInput {
  store: Store;
  world: World;
  trainer: Trainer;
  /** Name of the model that came with this release. */
  release: string;
  checksumOf: (file: Uint8Array) => string;
  training: ModelTraining;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}

async function end(tx: Transaction, input: TrainInput, outcome: TrainingOutcome, version?: string): Promise<void> {
  const { training, world } = input;
  const ended: ModelTraining = { ...training, endedAt: world.clock.now(), outcome, ...(version ? { version } : {}) };
  await tx.models.saveTraining(ended);
  await tx.publish([{ topic: "desk", name: "model.updated", id: version ?? training.id }]);
}

/** What a training works with: the last word on each ticket, and the model it must not fall behind. */
async function materials(tx: Transaction, release: string) {
  const kept = await tx.corrections.after(0, maxCorrections);
  const inUse = await tx.models.inUse();
  const isOurs = inUse?.version.baseVersion === release;
  const active = isOurs && inUse.version.checksum ? await tx.models.fileOf(inUse.version.checksum) : undefined;
  const corrections = lastOfEach(kept).map(({ text, to }) => ({ text, category: to }));
  return { corrections, upTo: kept.at(-1)?.seq ?? 0, inUse, active };
}

/** Keeps the new model, and puts it to use when it is not worse and the one it was compared with is still in use. */
async function judge(
  tx: Transaction,
  input: TrainInput,
  { version, file, scores, activeScores }: Trained,
  had: { inUse?: ModelInUse | undefined; corrections: number; upTo: number },
): Promise<void> {
  const { world, release, training } = input;
  await tx.models.lock();
  const now = world.clock.now();
  const before = had.inUse?.version;
  if (before?.baseVersion === release) await tx.models.setScores(before.version, activeScores);
  const worse = whyWorse(scores, activeScores);
  const isOther = (await tx.models.inUse())?.version.version !== before?.version;
  const aside = isOther ? "Trong lúc huấn luyện, bản đang dùng đã được đổi." : undefined;
  const reason = worse ?? aside;
  const checksum = input.checksumOf(file);
  const model = { version, baseVersion: release, trainedAt: now, trainedBy: training.actor, scores };
  const isNew = await tx.models.add({
    ...{ ...model, corrections: had.corrections, upTo: had.upTo, verdict: worse ? "refused" : "ready" },
    ...(reason ? { reason } : {}),
    ...(worse ? {} : { checksum }),
  });
  if (!isNew) return end(tx, input, "known", version);
  if (worse) return end(tx, input, "refused", version);
  await tx.models.keepFile(checksum, file);
  if (!aside) await tx.models.activate({ version, at: now, actor: training.actor, learnAfter: had.upTo });
  await tx.models.keepNewestFiles(keptFiles);
  return end(tx, input, aside ? "ready" : "active", version);
}

/**
 * One training from beginning to end: the release's data and the last word on each corrected ticket make a model, which
 * is measured beside the one in use and refused when it is worse. Only one process does this at a time (a duty). A
 * fault leaves the training to be tried again, three times in all; `signal` ends it without counting.
 */
export async function trainModel(input: TrainInput): Promise<void> {
  const { store, world, trainer, release, signal, onFault } = input;
  const attempts = input.training.attempts + 1;
  if (attempts > maxAttempts) return store.transaction((tx) => end(tx, input, "failed"));
  const training: ModelTraining = { ...input.training, attempts, startedAt: world.clock.now() };
  const begun = { ...input, training };
  const had = await store.transaction(async (tx) => {
    await tx.models.saveTraining(training);
    await tx.publish([{ topic: "desk", name: "model.updated", id: training.id }]);
    return materials(tx, release);
  });
  try {
    const { corrections, active } = had;
    const trained = await trainer({ corrections, signal, ...(active ? { active } : {}) });
    await store.transaction((tx) => judge(tx, begun, trained, { ...had, corrections: corrections.length }));
  } catch (error) {
    if (signal.aborted) return store.transaction((tx) => tx.models.saveTraining(input.training));
    onFault(error);
    if (attempts === maxAttempts) await store.transaction((tx) => end(tx, begun, "failed"));
  }
}
