import { z } from "zod";
import { categoryGroups } from "../core/ticket/taxonomy.ts";
import { readData } from "./data-files.ts";

const share = z.number().min(0).max(1);
const groupIds = categoryGroups.map(({ id }) => id) as [string, ...string[]];

const schema = z.strictObject({
  note: z.string(),
  /** How rare each piece of a word is, by level; "_" is where a word begins or ends. `unknown`: of a piece no example holds. */
  rarity: z.strictObject({ unknown: z.number().positive(), levels: z.record(z.string(), z.string()) }),
  /** From which likeness on a resident is asked, by group of categories, and how that did on pairs held out. */
  ask: z.partialRecord(
    z.enum(groupIds),
    z.strictObject({
      cut: share,
      measured: z.strictObject({ precision: share, recall: share, pairs: z.number().int().positive() }),
    }),
  ),
});
/** The one file of what was measured for likeness; `npm run evaluate:likeness -- --choose` writes it. */
export type LikenessData = z.infer<typeof schema>;

/** What likeness learnt from nlp/data: rarities from the examples, cuts from the pairs. */
export const likenessData = readData("likeness.json", schema);
