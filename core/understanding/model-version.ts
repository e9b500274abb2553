import type { Actor } from "../people/staff.ts";

/** What is measured on the guarded set (nlp/guard.ts), each 0..1, with the words staff read for it. */
export const guardedScores = {
  categoryTyped: "loại việc, gõ như thường",
  categoryBare: "loại việc, gõ không dấu",
  intentTyped: "ý của tin, gõ như thường",
  intentBare: "ý của tin, gõ không dấu",
  emergencyRecall: "nhận ra nguy hiểm",
} as const;
export type GuardedScore = keyof typeof guardedScores;
export type ModelScores = Record<GuardedScore, number>;

/** `active`: in use. `ready`: good, never used. `refused`: worse than the one in use. `retired`: was in use. */
export const modelVerdicts = ["active", "ready", "refused", "retired"] as const;
export type ModelVerdict = (typeof modelVerdicts)[number];

/** A model that was trained here, or that came with a release. */
export interface ModelVersion {
  version: string;
  /** The release it builds on; its own name: it came with that release. */
  baseVersion: string;
  trainedAt: Date;
  trainedBy: Actor;
  /** How many corrections it was trained with, and the last that was there then. */
  corrections: number;
  upTo: number;
  scores?: ModelScores;
  verdict: ModelVerdict;
  /** Why it was refused or not put to use, in words for staff. */
  reason?: string;
  /** Of its file (SHA-256, hex); unset: it came with its release. */
  checksum?: string;
}

/** One model was put to use. */
export interface ModelActivation {
  version: string;
  at: Date;
  actor: Actor;
  /** Corrections after this one are learnt on top of it, one by one. */
  learnAfter: number;
}

/** What is in use, and by which activation. */
export interface ModelInUse {
  version: ModelVersion;
  activation: ModelActivation;
}

/** How a training ended: in use, good but kept aside, refused, nothing new to learn, or it broke. */
export const trainingOutcomes = ["active", "ready", "refused", "known", "failed"] as const;
export type TrainingOutcome = (typeof trainingOutcomes)[number];

/** Somebody, or the night, asked for a training. */
export interface ModelTraining {
  id: string;
  askedAt: Date;
  actor: Actor;
  attempts: number;
  startedAt?: Date;
  endedAt?: Date;
  outcome?: TrainingOutcome;
  /** What came out of it. */
  version?: string;
}

/** Models, which of them is in use, and trainings. */
export interface ModelVersions {
  /** Newest first. */
  all(limit: number): Promise<ModelVersion[]>;
  byVersion(version: string): Promise<ModelVersion | undefined>;
  /** False when it is known already; then nothing changes. */
  add(version: ModelVersion): Promise<boolean>;
  setScores(version: string, scores: ModelScores): Promise<void>;
  /** Until the transaction ends nobody else changes what is in use. */
  lock(): Promise<void>;
  inUse(): Promise<ModelInUse | undefined>;
  /** Puts a known model to use; the one before is retired. */
  activate(activation: ModelActivation): Promise<void>;
  /** Newest first. */
  activations(limit: number): Promise<ModelActivation[]>;
  /** Which one was in use at that moment. */
  usedAt(at: Date): Promise<string | undefined>;
  /** The same file twice is kept once. */
  keepFile(checksum: string, content: Uint8Array): Promise<void>;
  fileOf(checksum: string): Promise<Uint8Array | undefined>;
  /** Throws files away but those of the newest `count` models that are not refused, and of the one in use. */
  keepNewestFiles(count: number): Promise<void>;
  /** False when one waits or runs already; then nothing changes. */
  askTraining(training: ModelTraining): Promise<boolean>;
  /** The newest, whether it waits, runs or is over. */
  lastTraining(): Promise<ModelTraining | undefined>;
  saveTraining(training: ModelTraining): Promise<void>;
}

/** A fall of any guarded score beyond this refuses a model: two careful readers differ by more, chance by about as much. */
export const maxFall = 0.005;

const format = (score: number): string => score.toFixed(3).replace(".", ",");

/** Why a model is worse than the one in use, in words for staff; undefined when it is not. */
export function whyWorse(candidate: ModelScores, active: ModelScores): string | undefined {
  const falls = (Object.keys(guardedScores) as GuardedScore[]).filter(
    (name) => active[name] - candidate[name] > maxFall,
  );
  if (falls.length === 0) return undefined;
  const each = falls.map(
    (name) => `${guardedScores[name]} từ ${format(active[name])} xuống ${format(candidate[name])}`,
  );
  return `Kém hơn bản đang dùng: ${each.join("; ")}.`;
}
