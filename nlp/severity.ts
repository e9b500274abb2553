import { z } from "zod";
import { type CategoryId, categoryIds, categoryOf, type Severity, severities, worse } from "../core/ticket/taxonomy.ts";
import type { Flag } from "../core/understanding/classification.ts";
import { readData } from "./data-files.ts";
import { isOver } from "./emergency.ts";
import { type Matcher, makeMatcher, type Readable } from "./patterns.ts";

const schema = z.partialRecord(
  z.enum(categoryIds as [CategoryId, ...CategoryId[]]),
  z.partialRecord(z.enum(severities), z.array(z.string())),
);
const lifts = new Map<string, [Severity, Matcher][]>(
  Object.entries(readData("rules/severity.yaml", schema)).map(([id, levels]) => [
    id,
    severities.flatMap((severity): [Severity, Matcher][] => {
      const words = levels?.[severity];
      return words ? [[severity, makeMatcher(words)]] : [];
    }),
  ]),
);

/**
 * How severe a report is: its category's default, lifted by its words and one step for a vulnerable person, but by words
 * never to S1 for them: that is for danger words and people. What is over or usual is no longer S1 (taxonomy §3.4).
 */
export function severityOf(category: CategoryId, text: Readable, flags: readonly Flag[]): Severity {
  const standard = categoryOf(category).severity;
  const said = (lifts.get(category) ?? []).filter(([, words]) => words.test(text)).map(([severity]) => severity);
  const severity = said.reduce(worse, standard);
  if (severity === "S1") return isOver(text) ? "S2" : "S1";
  const isExposed = flags.includes("vulnerable") || flags.includes("minor-involved");
  return isExposed ? (severity === "S4" ? "S3" : "S2") : severity;
}
