import type { Example } from "../../nlp/data-files.ts";

/**
 * fastText's settings for both of its builds, with the plain softmax: the best of a dozen that were tried on our dev sets
 * (2026-11). Its defaults (5 epochs at 0.1) name 9 % of the categories right; pairs or pieces of words gain nothing here.
 */
export const fastTextSettings = { lr: 0.4, epoch: 50, wordNgrams: 1, dim: 50, minn: 0, maxn: 0 } as const;

/** How many labels it is asked for: all it knows. */
export const everyLabel = -1;
const prefix = "__label__";

/** A text as fastText reads it: one lower-case line. */
export const toLine = (text: string): string => `${text.replace(/\s+/gu, " ").toLowerCase()}\n`;

/** Sentences in the file format it learns from. */
export const toTrainingFile = (examples: readonly Example[]): string =>
  examples.map(({ text, label }) => `${prefix}${label} ${toLine(text)}`).join("");

/** Name of a label in what it answers. */
export const toLabel = (answered: string): string => answered.slice(prefix.length);
