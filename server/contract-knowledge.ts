import { z } from "zod";
import { knowledgeKinds, versionStates } from "../core/knowledge/version.ts";
import { done, moment, named } from "./contract-base.ts";
import { articleBody, procedureBody, synonymsBody } from "./contract-bodies.ts";
import { byId, type Route } from "./contract-route.ts";

/** Whose word is in force: the release's, the ward's in its place, the ward's alone, nobody's yet. */
const origin = z.enum(["release", "override", "own", "none"]);
const dueDate = z.object({
  rule: z.enum(["expired", "expires-soon", "old-source"]),
  part: z.enum(["record", "amount", "source"]),
  /** Of the waiver or source, or what the amount is for. */
  name: z.string().optional(),
  at: moment,
});
/** How many versions wait: written only, and offered to a second person. */
const waiting = { drafts: z.number(), proposed: z.number() };

const knowledgeRow = z
  .object({
    id: z.string(),
    name: z.string(),
    /** How residents ask for it, for searching. */
    aliases: z.array(z.string()),
    /** A procedure's of the release's groups (unset: the ward's own), an article's kind. */
    group: z.string().optional(),
    confidence: procedureBody.shape.confidence,
    origin,
    ...waiting,
    dates: z.array(dueDate),
  })
  .register(named, { id: "KnowledgeRow" });

const knowledgePage = z.object({
  groups: z.array(z.object({ id: z.string(), title: z.string() })),
  items: z.array(knowledgeRow),
  articles: z.array(knowledgeRow),
  synonyms: z.object({ count: z.number(), origin, ...waiting }),
  at: moment,
});

/** A version with who did what when. `body` is unset where it cannot be read any more. */
const versionOf = <B extends z.ZodType>(body: B) =>
  z.object({
    id: z.string(),
    number: z.number(),
    base: z.number(),
    state: z.enum(versionStates),
    authorName: z.string(),
    /** Written by whoever asks: they cannot put it in force. */
    isMine: z.boolean(),
    approverName: z.string().optional(),
    endedByName: z.string().optional(),
    restores: z.number().optional(),
    note: z.string().optional(),
    answer: z.string().optional(),
    endNote: z.string().optional(),
    createdAt: moment,
    publishedAt: moment.optional(),
    endedAt: moment.optional(),
    body: body.optional(),
  });

/** What is known of an entry: the release's word, the word in force with its number (0: the release's), and all versions. */
const entryOf = <B extends z.ZodType, V extends z.ZodType>(body: B, version: V) => ({
  id: z.string(),
  origin,
  inForce: z.number(),
  released: body.optional(),
  now: body.optional(),
  versions: z.array(version),
});
const procedureVersion = versionOf(procedureBody).register(named, { id: "ProcedureVersion" });
const articleVersion = versionOf(articleBody).register(named, { id: "ArticleVersion" });
const synonymsVersion = versionOf(synonymsBody).register(named, { id: "SynonymsVersion" });
const procedureEntry = z
  .object({
    ...entryOf(procedureBody, procedureVersion),
    group: z.string().optional(),
    dates: z.array(dueDate),
  })
  .register(named, { id: "ProcedureEntry" });
const articleEntry = z
  .object({ ...entryOf(articleBody, articleVersion), dates: z.array(dueDate) })
  .register(named, { id: "ArticleEntry" });
const synonymsEntry = z.object(entryOf(synonymsBody, synonymsVersion)).register(named, { id: "SynonymsEntry" });

const byEntry = z.object({ kind: z.enum(knowledgeKinds), id: z.string().min(1).max(100) });
const note = z.string().trim().min(1).max(1_000).optional();
/** Number of the version in force that whoever asks looked at; 0: the release's own, or nothing. */
const seen = z.number().int().nonnegative();

/** What residents are answered from: records, articles, versions of them, the words residents use. */
export const knowledgeRoutes = {
  listKnowledge: {
    method: "get",
    path: "/api/knowledge",
    access: "knowledge.read",
    summary: "All procedures and articles with what waits and what ends soon",
    response: knowledgePage,
  },
  getProcedure: {
    method: "get",
    path: "/api/knowledge/procedure/{id}",
    access: "knowledge.read",
    summary: "One procedure: the release's record, what is in force, and every version",
    params: byId,
    response: procedureEntry,
  },
  getArticle: {
    method: "get",
    path: "/api/knowledge/article/{id}",
    access: "knowledge.read",
    summary: "One article on ward life: the release's, what is in force, and every version",
    params: byId,
    response: articleEntry,
  },
  getSynonyms: {
    method: "get",
    path: "/api/knowledge/synonyms",
    access: "knowledge.read",
    summary: "The words residents use for the records' own, and every version of the list",
    response: synonymsEntry,
  },
  draftEntry: {
    method: "post",
    path: "/api/knowledge/{kind}/{id}/drafts",
    access: "knowledge.propose",
    summary: "Writes a version; BAD_INPUT names every fault as “path: code” in details.issues",
    params: byEntry,
    body: z.object({ base: seen, body: z.unknown() }),
    response: z.object({ id: z.string(), number: z.number() }),
  },
  tryEntry: {
    method: "post",
    path: "/api/knowledge/{kind}/{id}/try",
    access: "knowledge.propose",
    summary: "What a resident would read today, and what with this body in force; keeps nothing",
    params: byEntry,
    body: z.object({ body: z.unknown(), question: z.string().trim().min(1).max(600) }),
    response: z.object({ today: z.array(z.string()), tried: z.array(z.string()) }),
    audited: false,
  },
  proposeVersion: {
    method: "post",
    path: "/api/knowledge/versions/{id}/propose",
    access: "knowledge.propose",
    summary: "Offers one's own draft to a second person",
    params: byId,
    body: z.object({ note }),
    response: done,
  },
  publishVersion: {
    method: "post",
    path: "/api/knowledge/versions/{id}/publish",
    access: "knowledge.publish",
    summary: "Puts somebody else's proposal in force, in every process and without a restart",
    params: byId,
    body: z.object({ note }),
    response: done,
  },
  refuseVersion: {
    method: "post",
    path: "/api/knowledge/versions/{id}/refuse",
    access: "knowledge.propose",
    summary: "Refuses a proposal, or takes one's own back",
    params: byId,
    body: z.object({ note }),
    response: done,
  },
  rollBackVersion: {
    method: "post",
    path: "/api/knowledge/versions/{id}/roll-back",
    access: "knowledge.publish",
    summary: "Puts an earlier version in force again, as a new one",
    params: byId,
    body: z.object({ seen, note }),
    response: done,
  },
  withdrawEntry: {
    method: "post",
    path: "/api/knowledge/{kind}/{id}/withdraw",
    access: "knowledge.publish",
    summary: "Takes the ward's version out of force: the release's own answers again",
    params: byEntry,
    body: z.object({ seen, note }),
    response: done,
  },
} as const satisfies Record<string, Route>;
