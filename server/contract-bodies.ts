import { z } from "zod";
import { articleKinds } from "../nlp/knowledge/article.ts";
import { named } from "./contract-base.ts";

const day = z.string();
const status = z.enum(["confirmed", "unverified"]);
const confidence = z.enum(["high", "medium", "low"]);
const fact = z.object({ text: z.string(), status });
const money = z.object({
  case: z.string().optional(),
  noun: z.string().optional(),
  channel: z.enum(["any", "online", "in-person", "none"]),
  amount: z.number().nullable(),
  rate_percent: z.number().optional(),
  unit: z.string(),
  status,
  source: z.string().optional(),
  valid_to: day.optional(),
  label: z.string().optional(),
});
const waiver = z.object({ text: z.string(), valid_from: day.optional(), valid_to: day.optional() });
const source = z.object({
  id: z.string(),
  title: z.string(),
  code: z.string().optional(),
  url: z.string().optional(),
  checked: day,
});

/** A record as it is written, with nothing left unsaid; days are "2026-11-29". What may stand in it is checked elsewhere. */
export const procedureBody = z
  .object({
    ...{ id: z.string(), name: z.string(), spoken: z.string(), label: z.string(), nearest: z.string() },
    ...{ aliases: z.array(z.string()), codes: z.array(z.string()), result: z.string() },
    office: z.object({ name: z.string(), ward_counter: z.boolean() }),
    ...{ eligibility: z.array(fact), documents: z.array(fact), special_documents: z.array(fact) },
    ...{ steps: z.array(fact), penalty: z.array(fact), validity: z.array(fact), notes: z.array(fact) },
    where: z.object({
      place: z.string(),
      online: z.object({ can: z.enum(["fully", "partly", "never", "unknown"]), how: z.string() }),
      vneid: z.boolean(),
      post: z.boolean(),
    }),
    time: z.object({
      value: z.number().nullable(),
      unit: z.string(),
      note: z.string().optional(),
      spoken: z.string().optional(),
      status,
    }),
    fee: z.object({ items: z.array(money), waivers: z.array(waiver), note: z.string().optional() }),
    benefit: z.array(money),
    ...{ legal: z.array(z.string()), forms: z.array(z.string()), unverified: z.array(z.string()) },
    ...{ related: z.array(z.string()), narrower: z.array(z.string()), excludes: z.array(z.string()) },
    moves: z.array(z.object({ to: z.string(), cues: z.array(z.string()) })),
    sources: z.array(source),
    valid_from: day,
    valid_to: day.optional(),
    confidence,
  })
  .register(named, { id: "ProcedureBody" });

/** An article on ward life as it is written, with every list there. */
export const articleBody = z
  .object({
    ...{ id: z.string(), title: z.string(), label: z.string(), kind: z.enum(articleKinds) },
    /** How residents ask for it. */
    asks: z.object({ vi: z.array(z.string()), en: z.array(z.string()) }),
    answer: z.object({ vi: z.string(), en: z.string().optional() }),
    ...{ where: z.string().optional(), hours: z.string().optional() },
    prices: z.array(z.object({ case: z.string().optional(), amount: z.number().nullable(), unit: z.string(), status })),
    ...{ facts: z.array(z.string()), starts: day.optional(), ends: day.optional() },
    /** Procedures that leave hours and days to this article. */
    before: z.array(z.string()),
    source: z.object({ title: z.string(), url: z.string().optional(), checked: day }),
    ...{ valid_from: day, valid_to: day, confidence, unverified: z.array(z.string()) },
  })
  .register(named, { id: "ArticleBody" });

/** Words residents say, for words that records use. */
export const synonymsBody = z.array(z.object({ means: z.string(), say: z.array(z.string()) }));
