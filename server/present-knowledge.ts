import type { z } from "zod";
import type { KnowledgeVersion } from "../core/knowledge/version.ts";
import type { Staff } from "../core/people/staff.ts";
import type { DueDate } from "../nlp/knowledge/check.ts";
import { plainArticle, plainBody } from "../nlp/knowledge/plain.ts";
import { given } from "./api/given.ts";
import { articleBody, procedureBody, synonymsBody } from "./contract-bodies.ts";
import { iso } from "./present.ts";

/** A record's body as the console reads it; undefined where it has another shape. */
export const presentProcedure = (body: unknown): z.output<typeof procedureBody> | undefined =>
  procedureBody.safeParse(plainBody(body)).data;

/** An article's body as the console reads it; undefined where it has another shape. */
export const presentArticle = (body: unknown): z.output<typeof articleBody> | undefined =>
  articleBody.safeParse(plainArticle(body)).data;

/** The list of synonyms as the console reads it. */
export const presentSynonyms = (body: unknown): z.output<typeof synonymsBody> | undefined =>
  synonymsBody.safeParse(body).data;

/** A version as this member of staff sees it. */
export function presentVersion<B>(version: KnowledgeVersion, staff: Staff, read: (body: unknown) => B | undefined) {
  const { id, number, base, state, author, approver, endedBy, restores, note, answer, endNote, createdAt } = version;
  return {
    ...{ id, number, base, state, authorName: author.name, isMine: author.id === staff.id },
    createdAt: createdAt.toISOString(),
    ...given({ approverName: approver?.name, endedByName: endedBy?.name, restores, note, answer, endNote }),
    ...given({ publishedAt: iso(version.publishedAt), endedAt: iso(version.endedAt), body: read(version.body) }),
  };
}

/** What of an entry ends, or has to be looked up again. */
export function presentDates(dates: readonly DueDate[]) {
  return dates.map(({ rule, part, name, at }) => ({
    ...{ rule, part, at: at.toISOString() },
    ...given({ name }),
  }));
}

/** Whose word is in force. */
export function originOf(isReleased: boolean, isWritten: boolean): "release" | "override" | "own" | "none" {
  if (isReleased) return isWritten ? "override" : "release";
  return isWritten ? "own" : "none";
}

/** What waits for somebody. */
export const countOpen = (versions: readonly KnowledgeVersion[]) => ({
  drafts: versions.filter(({ state }) => state === "draft").length,
  proposed: versions.filter(({ state }) => state === "proposed").length,
});
