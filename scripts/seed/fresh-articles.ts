import type { KnowledgeVersion } from "../../core/knowledge/version.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Store } from "../../core/store.ts";
import { dayEnd } from "../../nlp/knowledge/record.ts";

const dayMs = 86_400_000;
/** How long after it was told the demo ward is shown: until then no article of its is over. */
const shownDays = 28;

type Body = Readonly<Record<string, unknown>>;

/** An article's days, as it writes them in its fields and in its sentences. */
const written = /\b(?<iso>\d{4}-\d{2}-\d{2})\b|\b(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})\b/g;

function moveDays(text: string, days: number): string {
  return text.replace(written, (...found) => {
    const { iso, d, m, y } = found.at(-1) as Record<"iso" | "d" | "m" | "y", string | undefined>;
    const day = iso === undefined ? Date.UTC(Number(y), Number(m) - 1, Number(d)) : Date.parse(iso);
    const moved = new Date(day + days * dayMs);
    if (iso !== undefined) return moved.toISOString().slice(0, 10);
    return `${moved.getUTCDate()}/${moved.getUTCMonth() + 1}/${moved.getUTCFullYear()}`;
  });
}

/**
 * Articles that would be over before the demo is, their days moved on by whole weeks, so that weekdays stay. Since when they
 * hold and when their source was read does not move.
 */
export function freshArticles(bodies: ReadonlyMap<string, Body>, now: Date): Map<string, Body> {
  const shownUntil = Number(now) + shownDays * dayMs;
  const late = [...bodies].flatMap(([id, body]) => {
    const { source, valid_from, ...rest } = body;
    const end = dayEnd.parse(body.ends ?? body.valid_to);
    const weeks = Math.ceil((shownUntil - Number(end)) / (7 * dayMs));
    if (weeks <= 0) return [];
    return [[id, { ...JSON.parse(moveDays(JSON.stringify(rest), weeks * 7)), source, valid_from }] as const];
  });
  return new Map(late);
}

/** Puts them in force as the ward's own, written by one and let through by another. Run again it adds nothing. */
export async function writeFreshArticles(
  store: Pick<Store, "transaction">,
  articles: ReadonlyMap<string, Body>,
  { now, author, approver }: { now: Date; author: Staff; approver: Staff },
): Promise<void> {
  await store.transaction(async (tx) => {
    for (const [entryId, body] of articles) {
      const { last } = await tx.knowledge.lock({ kind: "article", entryId });
      const version: KnowledgeVersion = {
        id: `demo-article-${entryId}`,
        kind: "article",
        entryId,
        number: 1,
        base: 0,
        body,
        state: "published",
        author: staffActor(author),
        approver: staffActor(approver),
        createdAt: now,
        publishedAt: now,
      };
      if (last === 0) await tx.knowledge.add(version);
    }
  });
}
