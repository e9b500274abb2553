import { readFileSync } from "node:fs";
import { z } from "zod";
import { type CategoryId, categoryIds } from "../../core/ticket/taxonomy.ts";
import { parseYaml } from "../../nlp/data-files.ts";
import { localHour } from "./calendar.ts";
import type { Dice } from "./dice.ts";

const lines = z.array(z.string()).min(1);
const schema = z.strictObject({
  categories: z.record(
    z.enum(categoryIds as [CategoryId, ...CategoryId[]]),
    z.strictObject({ team: z.string(), plan: z.string(), results: lines }),
  ),
  closings: lines,
  questions: lines,
  answers: lines,
  replies: lines,
  extensions: lines,
  outside: lines,
  returns: lines,
  refusals: z.record(z.enum(["not-public-matter", "outside-city", "no-place-after-asking", "test"]), lines),
  reopenings: lines,
  notes: lines,
  humanWishes: lines,
  humanReplies: lines,
  chats: lines,
  thanks: lines,
});

/** What the invented ward's staff and residents write beside the matters themselves. */
export const deskWords = schema.parse(parseYaml(readFileSync(new URL("./data/desk.yaml", import.meta.url), "utf8")));

/** What part of the day it is, as staff say it. */
function partOfDay(dice: Dice, now: Date): string {
  if (dice.chance(0.5)) return "";
  const hour = localHour(now);
  if (hour < 11) return dice.pick(["sáng nay ", "hôm qua "]);
  return hour < 18 ? dice.pick(["chiều nay ", "sáng nay ", "hôm nay "]) : "hôm nay ";
}

/** What residents read of a result. */
export function wordResult({ dice, now }: { dice: Dice; now: Date }, category: CategoryId, where?: string): string {
  const result = dice.pick(deskWords.categories[category].results);
  const place = where && dice.chance(0.6) ? ` (${where})` : "";
  return `${partOfDay(dice, now)}${result}${place}${dice.pick(deskWords.closings)}`;
}
