import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Classification } from "../core/understanding/classification.ts";
import type { PlaceReading } from "../core/understanding/place.ts";
import { createClassifier } from "../nlp/classifier.ts";
import { createPlaceFinder, loadGazetteer } from "../nlp/places.ts";
import { classifierThresholds } from "../nlp/thresholds.ts";
import { loadOrTrain } from "../nlp/train.ts";

/** Reads `{"id","text"}` lines and prints what was understood, one line each: npm run -s classify -- --jsonl FILE. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z
    .object({
      pending: z.string().optional(),
      procedureId: z.string().optional(),
      hasOpenTicket: z.boolean().default(false),
      hasClosedTicket: z.boolean().default(false),
    })
    .prefault({}),
});

const { values } = parseArgs({
  options: { jsonl: { type: "string" }, cache: { type: "string", default: "data/models" } },
});
const classifier = createClassifier(loadOrTrain({ cacheDir: values.cache }));
const places = createPlaceFinder(loadGazetteer());

function presentPlace(reading: PlaceReading) {
  if (reading.kind === "none") return null;
  const candidates = reading.kind === "candidates" ? reading.places.map(({ label }) => label) : [];
  if (reading.kind !== "found") {
    const text =
      reading.kind === "not-found" ? reading.text : reading.kind === "unknown-landmark" ? reading.landmark : null;
    const wards = reading.kind === "old-ward" ? reading.wards : candidates;
    return { text, precision: "unknown", wardCode: null, candidates: wards };
  }
  const { label, precision, wardCode } = reading.place;
  return { text: label, precision, wardCode: wardCode ?? null, candidates };
}

function present(id: string | number, text: string, read: Classification) {
  const [first, ...others] = read.categories;
  return {
    id,
    intents: read.intents,
    category: first && read.decision !== "person" ? first : null,
    top: read.categories,
    secondary: others.filter(({ confidence }) => confidence >= classifierThresholds.danger),
    severity: read.severity,
    flags: read.flags,
    place: presentPlace(places.read(text)),
    decision: read.decision,
  };
}

const input = values.jsonl ? createReadStream(values.jsonl, "utf8") : process.stdin;
for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === "") continue;
  const { id, text, context } = lineSchema.parse(JSON.parse(line));
  const { pending, procedureId, ...rest } = context;
  const read = classifier.classify(text, {
    ...rest,
    ...(pending !== undefined && { pending }),
    ...(procedureId !== undefined && { procedureId }),
  });
  if (!process.stdout.write(`${JSON.stringify(present(id, text, read))}\n`)) {
    await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
