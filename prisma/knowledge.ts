import { AppError } from "../core/errors.ts";
import type {
  EntryRef,
  KnowledgeKind,
  KnowledgeVersion,
  KnowledgeVersions,
  VersionState,
} from "../core/knowledge/version.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

type Actor = KnowledgeVersion["author"];

function toVersion(row: Rows.KnowledgeVersion): KnowledgeVersion {
  const { id, entryId, number, base, body, createdAt, restores, note, answer, endNote, publishedAt, endedAt } = row;
  return {
    ...{ id, entryId, number, base, createdAt, author: decode<Actor>(row.author) },
    kind: row.kind as KnowledgeKind,
    state: row.state as VersionState,
    // as it was written: whatever looks like an instant in it is the entry's own text
    body,
    ...present({ approver: decode<Actor | null>(row.approver), endedBy: decode<Actor | null>(row.endedBy) }),
    ...present({ restores, note, answer, endNote, publishedAt, endedAt }),
  };
}

/** What becomes of a version; the rest never changes. */
function fateOf({ state, approver, endedBy, note, answer, endNote, publishedAt, endedAt }: KnowledgeVersion) {
  assertStorable({ note, answer, endNote, approver, endedBy });
  return {
    ...{ state, approver: jsonOrNull(approver), endedBy: jsonOrNull(endedBy) },
    ...{ note: note ?? null, answer: answer ?? null, endNote: endNote ?? null },
    ...{ publishedAt: publishedAt ?? null, endedAt: endedAt ?? null },
  };
}

/** Versions of the knowledge. */
export function createKnowledge(db: Db): KnowledgeVersions {
  const newest = { number: "desc" } as const;
  const find = (where: EntryRef & { state?: VersionState }) =>
    db.knowledgeVersion.findFirst({ where, orderBy: newest });
  return {
    lock: async ({ kind, entryId }) => {
      const name = `knowledge:${kind}:${entryId}`;
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
      const inForce = await find({ kind, entryId, state: "published" });
      const last = (await find({ kind, entryId }))?.number ?? 0;
      return { last, ...(inForce ? { inForce: toVersion(inForce) } : {}) };
    },
    byId: async (id) => {
      const row = await db.knowledgeVersion.findUnique({ where: { id } });
      return row ? toVersion(row) : undefined;
    },
    ofEntry: async ({ kind, entryId }, limit) => {
      const rows = await db.knowledgeVersion.findMany({ where: { kind, entryId }, orderBy: newest, take: limit });
      return rows.map(toVersion);
    },
    inState: async (states) => {
      const rows = await db.knowledgeVersion.findMany({
        where: { state: { in: [...states] } },
        orderBy: [{ publishedAt: "asc" }, { createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toVersion);
    },
    add: async (version) => {
      const { id, kind, entryId, number, base, body, author, restores = null, createdAt } = version;
      assertStorable({ id, entryId, body, author });
      const facts = {
        id,
        kind,
        entryId,
        number,
        base,
        body: encode(body),
        author: encode(author),
        restores,
        createdAt,
      };
      await db.knowledgeVersion.create({ data: { ...facts, ...fateOf(version) } });
    },
    save: async (version, from) => {
      const { id } = version;
      const { count } = await db.knowledgeVersion.updateMany({ where: { id, state: from }, data: fateOf(version) });
      if (count === 0) throw new AppError("STALE", "somebody decided on it first");
    },
  };
}
