import { z } from "zod";
import { readData } from "../data-files.ts";
import { fold } from "../normalise.ts";
import { cueSchema, type Procedure } from "./record.ts";

const cues = z.array(cueSchema).min(1);
const rules = readData("rules/hand-in.yaml", z.strictObject({ "home-first": cues, anywhere: cues, home: cues }));

/**
 * Whether a record is handed in at the ward of the home ("home") or at any ward ("anywhere"), by its own words; undefined
 * where these name one place for all, or say nothing of it.
 */
export function handInOf({ where }: Procedure): "home" | "anywhere" | undefined {
  const place = fold(where.place);
  const fits = (list: keyof typeof rules): boolean => rules[list].some((cue) => cue.test(place));
  if (fits("home-first")) return "home";
  if (fits("anywhere")) return "anywhere";
  return fits("home") ? "home" : undefined;
}
