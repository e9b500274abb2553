import { z } from "zod";
import { type CategoryId, categoryIds } from "../core/ticket/taxonomy.ts";
import { readData } from "./data-files.ts";

const chance = z.number().min(0).max(1.01);
const count = z.int().min(0);
const categories = z.enum(categoryIds as [CategoryId, ...CategoryId[]]);
/** Of one way of writing: what becomes of reports at each cut. */
const routing = z.strictObject({
  /** By what the machine takes a report for. `points`: cut, reports routed from it on, how many of them wrongly. */
  categories: z.partialRecord(
    categories,
    z.strictObject({ readings: count, points: z.array(z.tuple([chance, count, count])) }),
  ),
  /** Reports that are taken for none of the kinds: a person's at any cut. */
  unclassified: count,
  /** Cut on the two best together, reports below it. */
  pairs: z.array(z.tuple([chance, count])),
});
/** What each cut-off costs, as measured for the release; `npm run evaluate -- --cuts` writes it. */
export const cutFigures = z.strictObject({
  note: z.string(),
  routing: z.strictObject({ accented: routing, bare: routing }),
  /** Of danger: cut, share of the dangers that are heard, share of all else that rings as well. */
  alarm: z.strictObject({ points: z.array(z.tuple([chance, chance, chance])), dangers: count, others: count }),
  /** By group of categories: cut, share of questions that were right, share of same incidents that were asked about. */
  alike: z.record(z.string(), z.strictObject({ pairs: count, points: z.array(z.tuple([chance, chance, chance])) })),
});
export type CutFigures = z.infer<typeof cutFigures>;

/** Read when somebody looks at them. */
export const readCutFigures = (): CutFigures => readData("cut-figures.json", cutFigures);
