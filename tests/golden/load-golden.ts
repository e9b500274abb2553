import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { channels } from "../../core/channel/channel.ts";
import { rights } from "../../core/privacy/rights-case.ts";
import { categoryIds, severities } from "../../core/ticket/taxonomy.ts";
import { ticketStatuses } from "../../core/ticket/ticket.ts";
import { appointmentWishes, emergencyKinds, flags, intents } from "../../core/understanding/classification.ts";
import { aspects } from "../../core/understanding/knowledge.ts";
import { placeSchema } from "../../core/understanding/place.ts";

const time = z.coerce.date();
const category = z.enum(categoryIds as [string, ...string[]]) as unknown as z.ZodType<(typeof categoryIds)[number]>;
const status = z.enum(Object.keys(ticketStatuses) as [keyof typeof ticketStatuses]);

const placeReading = z.union([
  z.strictObject({ found: placeSchema }),
  z.strictObject({ candidates: z.array(placeSchema) }),
  z.strictObject({ landmark: z.string() }),
  z.strictObject({ notFound: z.string() }),
]);

const toldReport = z.strictObject({
  text: z.string(),
  categories: z.record(z.string(), z.number()),
  summary: z.string().optional(),
  place: placeReading.optional(),
});

const reading = z.strictObject({
  intents: z.array(z.enum(intents)),
  categories: z.record(z.string(), z.number()).default({}),
  decision: z.enum(["route", "confirm", "person"]).optional(),
  emergency: z.object({ kind: z.enum(emergencyKinds), when: z.enum(["now", "unclear"]) }).optional(),
  severity: z.enum(severities).optional(),
  flags: z.array(z.enum(flags)).default([]),
  appointment: z.enum(appointmentWishes).optional(),
  summary: z.string().optional(),
  title: z.string().optional(),
  language: z.enum(["vi", "en", "other"]).optional(),
  /** Several matters in one text, each with its own words. */
  reports: z.array(toldReport).optional(),
});

const source = z.object({ title: z.string(), checked: time });
const answer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("full"),
    procedureId: z.string(),
    parts: z.object({ name: z.string(), papers: z.string(), fee: z.string(), time: z.string(), place: z.string() }),
    source,
  }),
  z.strictObject({
    kind: z.literal("short"),
    procedureId: z.string(),
    aspect: z.enum(aspects),
    fact: z.string(),
    source,
    feeUnsure: z.boolean().optional(),
    office: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("fee-unsure"), procedureId: z.string() }),
  z.strictObject({ kind: z.literal("which"), procedures: z.array(z.object({ id: z.string(), label: z.string() })) }),
  z.strictObject({
    kind: z.literal("unsure"),
    question: z.string(),
    nearest: z.object({ procedureId: z.string(), label: z.string() }).optional(),
  }),
]);

/** The lawful way of a matter, as its record tells it. */
const way = z.strictObject({ steps: z.string(), limit: z.string().optional(), source });

const piece = z.union([
  z.string(),
  z.strictObject({ photo: z.string() }),
  /** Said under a public post; what follows it is in private. */
  z.strictObject({ comment: z.string() }),
  z.strictObject({ sticker: z.string() }),
  /** A voice note of so many seconds, with what a machine heard in it. */
  z.strictObject({ voice: z.number(), heard: z.string().optional() }),
  z.strictObject({ pin: z.strictObject({ latitude: z.number(), longitude: z.number() }) }),
]);

const residentStep = z.strictObject({
  R: z.union([z.string(), z.strictObject({ press: z.string(), value: z.string().optional() }), z.array(piece)]),
  as: z.literal("other").optional(),
  read: reading.optional(),
  place: placeReading.optional(),
  answer: answer.optional(),
  /** What the record of complaints says of the lawful way; unset: no record may be quoted. */
  way: way.optional(),
  /** The button names this procedure; `answer` is the answer to it. */
  chosen: z.string().optional(),
  S: z
    .strictObject({
      opened: z
        .strictObject({
          code: z.string(),
          category,
          severity: z.enum(severities),
          unit: z.string().optional(),
          outsideUnit: z.string().optional(),
          when: z.string().optional(),
          photos: z.number().optional(),
          place: placeSchema.partial().optional(),
          title: z.string().optional(),
          body: z.string().optional(),
          flags: z.array(z.enum(flags)).optional(),
          /** The incident it is proposed to be merged into. */
          proposedParent: z.string().optional(),
          /** State once the machine has routed what it may; known end to end only. */
          status,
          firstDueAt: time.optional(),
          resultDueAt: time.optional(),
          ceilingAt: time.optional(),
        })
        .partial({ status: true })
        .optional(),
      /** Lines for staff in the log of the ticket just opened. */
      notes: z.array(z.string()).optional(),
      openedNothing: z.literal(true).optional(),
      alarm: z.union([z.enum(emergencyKinds), z.literal("none")]).optional(),
      handedOver: z.enum(["conversation", "question"]).optional(),
      question: z.string().optional(),
      added: z.string().optional(),
      /** Somebody else's report that is told here from now on, with what was sent along. */
      followed: z.strictObject({ code: z.string(), photos: z.number() }).optional(),
      reopened: z.string().optional(),
      rated: z.object({ code: z.string(), score: z.number() }).optional(),
      status: z.record(z.string(), status).optional(),
      draft: z.literal(true).optional(),
      /** What a request about personal data asks for. */
      rights: z.enum(rights).optional(),
      /** The report in which the name is hidden. */
      hidden: z.string().optional(),
      /** The hours this person holds at the service centre afterwards. */
      holds: z.array(time).optional(),
      /** Kinds of the tasks that are not alarms and lie on the desk afterwards. */
      tasks: z.array(z.string()).optional(),
    })
    .optional(),
  B: z.array(z.string()),
});

const operatorStep = z.strictObject({
  O: z.enum([
    "take-alarm",
    "take-over",
    "give-back",
    "reply",
    "accept",
    "on-scene",
    "relay",
    "chase",
    "extend",
    "resolve",
    /** Flood mode is opened for `code` around `where`, with a first fact; a further fact is told. */
    "flood",
    "flood-news",
    /** A call to the hotline, taken down. */
    "call",
    /** Time does it: a result nobody answers is closed; four weeks later it is asked of. */
    "silence",
    "follow-up",
  ]),
  operator: z.string().optional(),
  code: z.string().optional(),
  unit: z.string().optional(),
  team: z.string().optional(),
  outsideUnit: z.string().optional(),
  where: z.string().optional(),
  /** The new date of an extension, or the one the outside unit is given. */
  until: z.string().optional(),
  text: z.string().optional(),
  photos: z.array(z.string()).optional(),
  /** The number of a call, what the machine reads in `text`, and what the operator says. */
  phone: z.string().optional(),
  read: reading.optional(),
  place: placeReading.optional(),
  says: z.array(z.string()).optional(),
  phrase: z.strictObject({ key: z.string(), params: z.record(z.string(), z.unknown()) }).optional(),
  /** How the line begins where an approved template is all that may be sent; `B` is what the desk reads. */
  template: z.string().optional(),
  /** What the move tells finds no way to the resident. */
  unsent: z.literal(true).optional(),
  B: z.array(z.string()),
});

const clockStep = z.strictObject({ at: time });

const ticket = z.strictObject({
  code: z.string(),
  category,
  title: z.string(),
  place: placeSchema,
  openedAt: time,
  /** How many other people reported it; unset: it is the resident's own. */
  reporters: z.number().optional(),
  moves: z.array(z.strictObject({ to: status, at: time })),
});

const dialogue = z.strictObject({
  id: z.string(),
  title: z.string(),
  channel: z.enum(channels),
  now: time.optional(),
  counter: z.number(),
  introduced: z.boolean().default(false),
  desk: z.strictObject({ waitMinutes: z.number() }).optional(),
  tickets: z.array(ticket).default([]),
  steps: z.array(z.union([residentStep, operatorStep, clockStep])),
});

const wardFile = z.strictObject({
  ward: z.strictObject({ kind: z.string(), name: z.string(), codePrefix: z.string() }),
  now: time,
});
const dialoguesFile = z.strictObject({ dialogues: z.array(dialogue) });

export type GoldenDialogue = z.infer<typeof dialogue> & { now: Date };

export type ResidentStep = z.infer<typeof residentStep>;
export type OperatorStep = z.infer<typeof operatorStep>;

/** The golden dialogues of all files of this folder, checked; every one with its own "now". */
export function loadGolden(): { ward: z.infer<typeof wardFile>["ward"]; dialogues: GoldenDialogue[] } {
  const { ward, now } = wardFile.parse(readYaml("ward.yaml"));
  const names = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".yaml") && name !== "ward.yaml")
    .sort();
  const dialogues = names.flatMap((name) => dialoguesFile.parse(readYaml(name)).dialogues);
  return { ward, dialogues: dialogues.map((one) => ({ ...one, now: one.now ?? now })) };
}

function readYaml(name: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, name), "utf8"), { merge: true });
}

/** What the resident's burst says in words, one message a line, or a caller in an operator's: what the fakes are asked. */
export function wordsOf(step: ResidentStep | OperatorStep): string {
  if ("O" in step) return step.text ?? "";
  if (typeof step.R === "string") return step.R;
  if (!Array.isArray(step.R)) return "";
  const said = step.R.map((one) => (typeof one === "string" ? one : "comment" in one ? one.comment : ""));
  return said.filter(Boolean).join("\n");
}
