import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import type { EncoderOptions } from "../nlp/encoder/encoder.ts";
import { ownModel } from "../nlp/encoder/encoder.ts";

const uses = ["likeness", "search"] as const;
const hubName = /^[\w.-]+\/[\w.-]+$/;

/** Settings of the encoder; off until a model is named, because it was measured to help little (docs/decisions/0016). */
export const encoderShape = {
  /** "own" (comes with this release), a model's folder as transformers.js wants it, or its name at the hub ("owner/name"), fetched once into DATA_DIR. */
  ENCODER_MODEL: z.string().min(1).optional(),
  /** How precisely the encoder counts; smaller is faster. */
  ENCODER_DTYPE: z.enum(["fp32", "fp16", "q8", "q4"]).default("fp32"),
  /** What the model wants before each text, for example "query: ". */
  ENCODER_PREFIX: z.string().default(""),
  /** What it helps with, with commas: likeness of reports, search of procedures. */
  ENCODER_FOR: z
    .string()
    .default("likeness")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.enum(uses)).min(1)),
  /** What takes longer is done without it; a turn waits for this at most. */
  ENCODER_TIMEOUT_MS: z.coerce.number().int().min(50).max(10_000).default(1_000),
};
type Shape = z.infer<z.ZodObject<typeof encoderShape>>;

/** The encoder as it is set up. */
export interface EncoderSettings extends EncoderOptions {
  for: readonly (typeof uses)[number][];
}

/** The encoder as it is set up; undefined: off. What is wrong with it is added to `faults`. */
export function encoderSettings(own: Shape & { DATA_DIR: string }, faults: string[]): EncoderSettings | undefined {
  const { ENCODER_MODEL: named, ENCODER_DTYPE: dtype, ENCODER_PREFIX: prefix } = own;
  if (!named) return undefined;
  const common = { for: own.ENCODER_FOR, timeoutMs: own.ENCODER_TIMEOUT_MS };
  if (named === "own") return { ...common, model: ownModel };
  const dir = resolve(named);
  if (existsSync(join(dir, "config.json"))) {
    return { ...common, model: { name: basename(dir), folder: dirname(dir), dtype, prefix, isOwn: false } };
  }
  if (!hubName.test(named)) faults.push("ENCODER_MODEL: no model there (config.json), and no name at the hub");
  const cacheDir = resolve(own.DATA_DIR, "models");
  return { ...common, model: { name: named, cacheDir, dtype, prefix, isOwn: false } };
}
