import { z } from "zod";
import type { Answer } from "../../core/understanding/knowledge.ts";
import { readData } from "../data-files.ts";
import { lowerFirst } from "./fit.ts";
import { cueSchema, type Hotline } from "./record.ts";

const rules = readData("rules/hotlines.yaml", z.strictObject({ asks: z.array(cueSchema), ours: z.array(cueSchema) }));

/** The confirmed telephone line a question asks for; nothing where none or several fit. `folded`: without accents. */
export function findHotline(hotlines: readonly Hotline[], folded: string): Answer | undefined {
  const says = (cues: readonly RegExp[]) => cues.some((cue) => cue.test(folded));
  if (!says(rules.asks) || says(rules.ours)) return undefined;
  const fits = hotlines.filter(
    ({ status, numbers, cues }) => status === "confirmed" && numbers.length > 0 && says(cues),
  );
  const [hotline] = fits;
  if (!hotline?.checked || fits.length > 1) return undefined;
  return {
    kind: "line",
    name: hotline.name,
    numbers: hotline.numbers,
    use: lowerFirst(hotline.for),
    source: { title: new URL(hotline.source).hostname, checked: hotline.checked, url: hotline.source },
  };
}
