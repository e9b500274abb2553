import { z } from "zod";
import { driftDays } from "../core/understanding/drift.ts";
import {
  type GuardedScore,
  guardedScores,
  modelVerdicts,
  trainingOutcomes,
} from "../core/understanding/model-version.ts";
import { type QualityFigure, qualityDays, qualityFigures } from "../core/understanding/quality.ts";
import { categoryId, done, moment, named } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";
import { ticketRow } from "./contract-tickets.ts";

const scores = z.object(
  Object.fromEntries(Object.keys(guardedScores).map((name) => [name, z.number()])) as Record<GuardedScore, z.ZodNumber>,
);

/** A model, how it does on the guarded set, and whether it can be put to use. */
const modelView = z
  .object({
    version: z.string(),
    /** It came with a release; nobody trained it here. */
    isRelease: z.boolean(),
    trainedAt: moment,
    trainedByName: z.string(),
    /** Corrections it was trained with. */
    corrections: z.number(),
    /** Macro-F1 and recall, 0..1; unset: not measured yet. */
    scores: scores.optional(),
    verdict: z.enum(modelVerdicts),
    /** Why it was refused or kept aside, in words. */
    reason: z.string().optional(),
    mayUse: z.boolean(),
  })
  .register(named, { id: "Model" });

const counts = z.object({
  reports: z.number(),
  other: z.number(),
  asked: z.number(),
  triaged: z.number(),
  corrected: z.number(),
});

/** By the category the machine first said; the most judged first. */
const agreement = z.array(z.object({ category: categoryId, judged: z.number(), confirmed: z.number() }));
const figureNames = Object.keys(qualityFigures) as [QualityFigure, ...QualityFigure[]];

/** What the machine reads with, how it does, and what it has still to learn. */
const learningView = z
  .object({
    /** Newest first. */
    models: z.array(modelView),
    /** Which model was put to use when, by whom; newest first. */
    activations: z.array(z.object({ version: z.string(), at: moment, byName: z.string() })),
    /** Corrections the model in use was not trained with; each is learnt by one step already. */
    waiting: z.object({
      count: z.number(),
      pairs: z.array(z.object({ from: categoryId, to: categoryId, count: z.number() })),
    }),
    /** So many make a training of their own at night; 0: only when asked. */
    atNightFrom: z.number(),
    training: z
      .object({
        askedAt: moment,
        byName: z.string(),
        startedAt: moment.optional(),
        endedAt: moment.optional(),
        outcome: z.enum(trainingOutcomes).optional(),
      })
      .optional(),
    /** Shares are of `reports`, that of `corrected` is of `triaged`; above `otherBar` "other" is too much. */
    drift: z.object({
      otherBar: z.number(),
      windows: z.array(
        z.object({
          days: z.literal(driftDays),
          all: counts,
          byVersion: z.array(counts.extend({ version: z.string().optional() })),
        }),
      ),
    }),
    /** Of the reports a person decided on lately, with what the machine first made of them. */
    quality: z.object({ days: z.number(), judged: z.number(), confirmed: z.number(), agreement }),
    at: moment,
  })
  .register(named, { id: "Learning" });

/** How the machine understands, and what it learns. */
export const learningRoutes = {
  getLearning: {
    method: "get",
    path: "/api/learning",
    access: "model.read",
    summary: "Models with their scores, waiting corrections, and how the machine does lately",
    response: learningView,
  },
  listReadings: {
    method: "get",
    path: "/api/learning/tickets",
    access: "model.tickets",
    summary: "The reports behind a figure of how the machine reads, newest first",
    query: z.object({
      figure: z.enum(figureNames),
      /** The machine's first. */
      proposed: categoryId.optional(),
      days: z.coerce.number().int().min(1).max(qualityDays).default(qualityDays),
    }),
    response: z.object({ items: z.array(ticketRow), total: z.number(), at: moment }),
  },
  askTraining: {
    method: "post",
    path: "/api/learning/train",
    access: "model.manage",
    summary: "Asks for a training with all corrections; one that waits or runs already serves as well",
    response: done,
  },
  useModel: {
    method: "post",
    path: "/api/learning/models/{id}/use",
    access: "model.manage",
    summary: "Goes back to another model, in every process and without a restart",
    params: byId,
    response: done,
  },
} as const satisfies Record<string, Route>;
