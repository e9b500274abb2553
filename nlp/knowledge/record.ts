import { z } from "zod";

const isoDay = z.iso.date();
/** Ids of records: small letters, digits and hyphens. */
export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** One line of a record. */
export const line = z.string().trim().min(1).max(300);

/** A source is read at noon, so that its day prints the same in every time zone Viet Nam's servers run in. */
export const noon = isoDay.transform((day) => new Date(`${day}T12:00:00+07:00`));
/** A day from its first moment on, Việt Nam time. */
export const dayStart = isoDay.transform((day) => new Date(`${day}T00:00:00+07:00`));
/** A day to its last moment, Việt Nam time. */
export const dayEnd = isoDay.transform((day) => new Date(`${day}T23:59:59.999+07:00`));

/** Whether a source confirms a fact; what is unverified is kept for staff and never said. */
export const statusSchema = z.enum(["confirmed", "unverified"]);

/** A sentence about a procedure without its full stop. Unverified ones are kept for staff and never said. */
const factSchema = z.union([
  line.transform((text) => ({ text, status: "confirmed" as const })),
  z.strictObject({ text: line, status: statusSchema }),
]);
/** A form by its name, and the page of the authority that holds it where one is known; addresses are never guessed. */
const formSchema = z.union([
  line.transform((text): { text: string; url?: string } => ({ text })),
  z.strictObject({ text: line, url: z.url({ protocol: /^https$/ }) }),
]);
const factsSchema = z.array(factSchema).default([]);

/** A rule between fields, with the stable name that the console knows its fault by. */
export const rule = (error: string, fault: string) => ({ error, params: { fault } });

/** A regular expression over folded text, matched at word borders. */
export const cueSchema = z.string().transform((source, context) => {
  try {
    return new RegExp(`\\b(?:${source})\\b`);
  } catch {
    const params = { fault: "wrong-cue" };
    context.addIssue({ code: "custom", message: `not a regular expression: ${source}`, params });
    return z.NEVER;
  }
});

/**
 * One amount of money. `amount: null` is unknown or computed and is never printed as 0. `channel: none` is for money
 * that is not handed in with a dossier (a tax, an allowance) and then needs the `noun` to say so.
 */
const moneySchema = z
  .strictObject({
    case: line.optional(),
    noun: line.optional(),
    channel: z.enum(["any", "online", "in-person", "none"]),
    amount: z.number().int().nonnegative().nullable(),
    rate_percent: z.number().positive().optional(),
    unit: line,
    status: statusSchema,
    source: idSchema.optional(),
    valid_to: dayEnd.optional(),
    /** For staff: what was seen somewhere but not confirmed. */
    label: line.optional(),
  })
  .refine((item) => item.channel !== "none" || item.noun !== undefined, rule("channel none needs a noun", "needs-noun"))
  .refine(
    (item) => item.status === "unverified" || item.amount !== null || item.rate_percent !== undefined,
    rule("a confirmed item needs an amount or a rate", "needs-amount"),
  );

const waiverSchema = z.strictObject({ text: line, valid_from: dayStart.optional(), valid_to: dayEnd.optional() });

const timeSchema = z
  .strictObject({
    value: z.number().positive().nullable(),
    unit: line,
    note: line.optional(),
    spoken: line.optional(),
    status: statusSchema.default("confirmed"),
  })
  .refine(
    (time) => time.value !== null || time.spoken !== undefined,
    rule("a time without value needs spoken", "needs-spoken"),
  );

const sourceSchema = z.strictObject({
  id: idSchema,
  title: line,
  /** The procedure's code at that source, told with full answers only. */
  code: line.optional(),
  url: z.url().optional(),
  checked: noon,
});

/** One procedure as staff write it: every number a resident may read stands here, with its source and dates. */
export const procedureSchema = z
  .strictObject({
    id: idSchema,
    /** Official name, for lists. */
    name: line,
    /** Follows "Dạ," in answers: "đăng ký khai sinh". */
    spoken: line,
    /** Button text; no more than 20 characters on any channel. */
    label: line.max(20),
    /** Follows "Gần nhất là phần" when something else was asked. */
    nearest: line,
    /** How residents ask for it. */
    aliases: z.array(line).min(3),
    codes: z.array(line),
    office: z.strictObject({ name: line, ward_counter: z.boolean() }),
    eligibility: factsSchema,
    documents: factsSchema,
    /** Papers only some people need: told when papers are asked again. */
    special_documents: factsSchema,
    steps: factsSchema,
    where: z.strictObject({
      place: line,
      online: z.strictObject({ can: z.enum(["fully", "partly", "never", "unknown"]), how: line }),
      vneid: z.boolean(),
      post: z.boolean(),
    }),
    time: timeSchema,
    fee: z.strictObject({ items: z.array(moneySchema).min(1), waivers: z.array(waiverSchema), note: line.optional() }),
    benefit: z.array(moneySchema).default([]),
    penalty: factsSchema,
    validity: factsSchema,
    result: line,
    legal: z.array(line).min(1),
    forms: z.array(formSchema),
    notes: factsSchema,
    related: z.array(idSchema),
    /** More special procedures that lose to this one when nothing in the question tells them apart. */
    narrower: z.array(idSchema).default([]),
    /** Words that say this record does not apply, such as foreigners; then nothing is claimed. */
    excludes: z.array(cueSchema).default([]),
    /** Words that carry the conversation to a neighbour ("bé 3 tháng" → late registration). */
    moves: z.array(z.strictObject({ to: idSchema, cues: z.array(cueSchema).min(1) })).default([]),
    /** The first is the record's own; money items may name another. */
    sources: z.array(sourceSchema).min(1),
    valid_from: dayStart,
    valid_to: dayEnd.optional(),
    /** low: a skeleton that is never quoted. */
    confidence: z.enum(["high", "medium", "low"]),
    /** Open points, for staff. */
    unverified: z.array(line),
  })
  .refine((record) => record.documents.some((fact) => fact.status === "confirmed"), {
    ...rule("no confirmed document", "no-confirmed-document"),
    path: ["documents"],
  });

/** One file of nlp/data/procedures. */
export const procedureFileSchema = z.strictObject({
  group: idSchema,
  title: line,
  procedures: z.array(procedureSchema).min(1),
});

/** Words that residents use for words that records use, both read without accents. */
export const synonymsSchema = z.array(z.strictObject({ means: line, say: z.array(line).min(1) }));

/** Telephone lines residents are told of; only confirmed ones ever are, and only those whose cue words a question has. */
export const hotlinesSchema = z.array(
  z.strictObject({
    id: idSchema,
    name: line,
    numbers: z.array(z.string()),
    for: line,
    cues: z.array(cueSchema).default([]),
    hours: line.nullable(),
    status: z.enum(["confirmed", "secondary", "unverified"]),
    source: line,
    checked: noon.nullable(),
  }),
);

/**
 * Subjects people ask about that no record answers, with the words that give them away. `alone`: these words are no report and
 * no greeting either, so that they count whatever a message was read as.
 */
export const openTopicsSchema = z.array(
  z.strictObject({ topic: line, cues: z.array(cueSchema).min(1), alone: z.boolean().default(false) }),
);

export type Procedure = z.infer<typeof procedureSchema>;
export type Fact = z.infer<typeof factSchema>;
export type Money = z.infer<typeof moneySchema>;
export type Synonym = z.infer<typeof synonymsSchema>[number];
export type Hotline = z.infer<typeof hotlinesSchema>[number];
export type OpenTopic = z.infer<typeof openTopicsSchema>[number];
