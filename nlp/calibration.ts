import { z } from "zod";
import { type CategoryId, categoryIds } from "../core/ticket/taxonomy.ts";
import { readData } from "./data-files.ts";
import type { Readable } from "./patterns.ts";
import { type Task, tasks } from "./training-set.ts";

/** How a text is written: most words with their accents, or not. A model is not equally sure of both. */
export const styles = ["accented", "bare"] as const;
/** One way of writing. */
export type Style = (typeof styles)[number];

const chance = z.number().min(0).max(1.01);
const share = z.strictObject({ error: chance, coverage: chance, sentences: z.number().int() });
const byStyle = <T extends z.ZodType>(schema: T) => z.strictObject({ accented: schema, bare: schema });

const schema = z.strictObject({
  note: z.string(),
  temperatures: z.strictObject(
    Object.fromEntries(Object.keys(tasks).map((task) => [task, byStyle(z.number().positive())])) as Record<
      Task,
      ReturnType<typeof byStyle<z.ZodNumber>>
    >,
  ),
  /** From this confidence on a report is routed without asking which kind it is; and what that costs, as measured. */
  route: byStyle(
    z.strictObject({ cuts: z.record(z.enum(categoryIds as [CategoryId, ...CategoryId[]]), chance), measured: share }),
  ),
});
/** The one file of measured cut-offs; `npm run evaluate -- --calibrate` writes it. */
export type Calibration = z.infer<typeof schema>;

const calibration = readData("calibration.json", schema);

/** How a text is written. */
export function styleOf({ isAccented }: Pick<Readable, "isAccented">): Style {
  return isAccented ? "accented" : "bare";
}

/** What scores are divided by so that "0.8" means right four times in five. */
export function temperatureOf(task: Task, style: Style): number {
  return calibration.temperatures[task][style];
}

/** From which confidence on a category is routed; above 1 means never. */
export function routeCut(category: CategoryId, style: Style): number {
  return calibration.route[style].cuts[category];
}
