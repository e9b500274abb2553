import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import { type GuardedScore, guardedScores } from "../core/understanding/model-version.ts";
import type { Example } from "./data-files.ts";
import { measureGuarded } from "./guard.ts";
import { loadModels, type Models, packModels, unpackModels } from "./models.ts";
import { train } from "./train.ts";

/** What a training process is told on its standard input: residents' words go no other way. */
export const retrainOrder = z.object({
  corrections: z.array(z.object({ text: z.string(), label: z.enum(categoryIds) })),
  /** File of the model in use; null: the release's own. */
  activePath: z.string().nullable(),
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
  { corrections, activePath, out }: RetrainOrder,
  learn: (corrections: readonly Example[]) => Models = (given) => train(given, loadModels()),
): RetrainResult {
  const active = activePath === null ? loadModels() : unpackModels(readFileSync(activePath));
  if (!active) throw new AppError("UNEXPECTED", "the file of the model in use is damaged");
  const activeScores = measureGuarded(active);
  const models = learn(corrections);
  writeFileSync(out, packModels(models));
  return { version: models.version, scores: measureGuarded(models), activeScores };
}
