import type { KnowledgeKind, KnowledgeVersion } from "../../core/knowledge/version.ts";
import type { Transaction } from "../../core/store.ts";
import type { Article } from "../../nlp/knowledge/article.ts";
import { dueDatesOfArticle } from "../../nlp/knowledge/article-check.ts";
import { type DueDate, dueDatesOf } from "../../nlp/knowledge/check.ts";
import type { Procedure } from "../../nlp/knowledge/record.ts";
import type { Library } from "../library.ts";
import { countOpen, originOf, presentArticle, presentDates, presentProcedure } from "../present-knowledge.ts";

/** What waits and what is in force, by entry. */
type Open = Map<string, KnowledgeVersion[]>;

export const isInForce = ({ state }: KnowledgeVersion): boolean => state === "published";

/** Versions of a kind that are written, offered or in force. */
export async function openVersions(tx: Transaction, kind: KnowledgeKind): Promise<Open> {
  const open: Open = new Map();
  for (const version of await tx.knowledge.inState(["draft", "proposed", "published"])) {
    if (version.kind === kind) open.set(version.entryId, [...(open.get(version.entryId) ?? []), version]);
  }
  return open;
}

/** How an entry is called and found in a list, and the group it stands in. */
interface Listed {
  id: string;
  name: string;
  aliases: string[];
  confidence: Procedure["confidence"];
  group?: string;
}

type NamedRecord = Pick<Procedure, "id" | "name" | "aliases" | "confidence">;
const ofRecord = ({ id, name, aliases, confidence }: NamedRecord): Listed => ({ id, name, aliases, confidence });

type NamedArticle = Pick<Article, "id" | "title" | "asks" | "confidence" | "kind">;
const ofArticle = ({ id, title, asks, confidence, kind }: NamedArticle): Listed => ({
  ...{ id, name: title, aliases: [...asks.vi, ...asks.en], confidence, group: kind },
});

/** A kind whose entries are listed: what is in force of it, and what the release has. */
interface Shelved {
  inForce: { listed: Listed; dates: DueDate[] }[];
  isReleased(id: string): boolean;
  /** A body somebody wrote; undefined where it cannot be read. */
  read(body: unknown): Listed | undefined;
}

/** Every entry of a kind: those in force, and those the ward began to write and nobody put in force yet. */
function rowsOf({ inForce, isReleased, read }: Shelved, open: Open) {
  const row = (listed: Listed, versions: readonly KnowledgeVersion[], dates: readonly DueDate[]) => ({
    ...listed,
    origin: originOf(isReleased(listed.id), versions.some(isInForce)),
    ...countOpen(versions),
    dates: presentDates(dates),
  });
  const known = new Set(inForce.map(({ listed }) => listed.id));
  const fresh = [...open].flatMap(([id, versions]) => {
    const listed = known.has(id) ? undefined : read(versions.at(-1)?.body);
    return listed ? [row({ ...listed, id }, versions, [])] : [];
  });
  return [...inForce.map(({ listed, dates }) => row(listed, open.get(listed.id) ?? [], dates)), ...fresh];
}

/** The rows of the console's list of procedures. */
export function procedureRows({ release, inForce }: Library, open: Open, now: Date) {
  const { records } = inForce();
  return rowsOf(
    {
      inForce: records.map((record) => {
        const group = release.entries.get(record.id)?.group;
        return { listed: { ...ofRecord(record), ...(group ? { group } : {}) }, dates: dueDatesOf(record, now) };
      }),
      isReleased: (id) => release.entries.has(id),
      read: (body) => {
        const record = presentProcedure(body);
        return record && ofRecord(record);
      },
    },
    open,
  );
}

/** The rows of the console's list of articles. */
export function articleRows({ release, inForce }: Library, open: Open, now: Date) {
  return rowsOf(
    {
      inForce: inForce().articles.map((article) => ({
        ...{ listed: ofArticle(article), dates: dueDatesOfArticle(article, now) },
      })),
      isReleased: (id) => release.articleBodies.has(id),
      read: (body) => {
        const article = presentArticle(body);
        return article && ofArticle(article);
      },
    },
    open,
  );
}
