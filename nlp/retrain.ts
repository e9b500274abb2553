import { z } from "zod";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import { type GuardedScore, guardedScores } from "../core/understanding/model-version.ts";
import type { Example } from "./data-files.ts";
import { measureGuarded } from "./guard.ts";
import { loadOrTrain, type Models, readModels, saveModels, train } from "./train.ts";

/** What a training process is told on its standard input: residents' words go no other way. */
export const retrainOrder = z.object({
  corrections: z.array(z.object({ text: z.string(), label: z.enum(categoryIds) })),
  /** File of the model in use; null: the release's own, which `cacheDir` keeps. */
  activePath: z.string().nullable(),
  cacheDir: z.string(),
  /** Where the new models go. */
  out: z.string(),
});
export type RetrainOrder = z.infer<typeof retrainOrder>;

const scores = z.object(
  Object.fromEntries(Object.keys(guardedScores).map((name) => [name, z.number()])) as Record<GuardedScore, z.ZodNumber>,
);
/** What it answers on its standard output, one line. */
export const retrainResult = z.object({ version: z.string(), scores, activeScores: scores });
export type RetrainResult = z.infer<typeof retrainResult>;

/** Trains with the corrections, writes the models, and measures them beside those in use. `learn`: another way to train, for tests. */
export function retrain(
  { corrections, activePath, cacheDir, out }: RetrainOrder,
  learn: (corrections: readonly Example[]) => Models = train,
): RetrainResult {
  const active = (activePath === null ? undefined : readModels(activePath)) ?? loadOrTrain({ cacheDir });
  const activeScores = measureGuarded(active);
  const models = learn(corrections);
  saveModels(models, out);
  return { version: models.version, scores: measureGuarded(models), activeScores };
}
