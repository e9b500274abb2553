import { parseArgs } from "node:util";
import { z } from "zod";
import type { Classification } from "../core/understanding/classification.ts";
import { createClassifier } from "../nlp/classifier.ts";
import { describePlace } from "../nlp/describe-place.ts";
import { loadModels } from "../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../nlp/places.ts";
import { classifierThresholds } from "../nlp/thresholds.ts";
import { answerLines } from "./json-lines.ts";

/** Reads `{"id","text"}` lines and prints what was understood, one line each: npm run -s classify -- --jsonl FILE. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z
    .object({
      pending: z.string().optional(),
      procedureId: z.string().optional(),
      hasOpenTicket: z.boolean().optional(),
      hasClosedTicket: z.boolean().optional(),
    })
    .nullish(),
});
type Line = z.infer<typeof lineSchema>;

const { values } = parseArgs({ options: { jsonl: { type: "string" } } });
const classifier = createClassifier(loadModels());
const own = createPlaceFinder(loadGazetteer());

/** Danger is never routed by a machine alone: a person confirms (taxonomy §3.11). */
const decisionOf = ({ severity, decision }: Classification) => (severity === "S1" ? "person" : decision);

function present({ id, text }: Line, read: Classification) {
  const [first, ...others] = read.categories;
  const told = read.reports?.flatMap(({ reading }) => reading.categories[0] ?? []) ?? [];
  return {
    id,
    intents: read.intents,
    category: first ?? null,
    top: read.categories,
    secondary: told.length > 0 ? told.filter((each) => each.id !== first?.id) : others.filter(isLikely),
    severity: read.severity,
    flags: read.flags,
    place: describePlace(text, { own }),
    decision: decisionOf(read),
  };
}

/** A second category this likely is linked to the ticket beside the first. */
const isLikely = ({ confidence }: { confidence: number }) => confidence >= classifierThresholds.secondary;

function understand(given: Line) {
  const context = Object.entries(given.context ?? {}).filter(([, value]) => value !== undefined);
  const read = classifier.classify(given.text, Object.fromEntries(context));
  return present(given, read);
}

await answerLines(values.jsonl, { schema: lineSchema, want: '{"id":…,"text":"…"}', answer: understand });
