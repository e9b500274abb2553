import type { PrismaClient } from "./client/client.ts";

/** Somebody who has a conversation on the screen. */
export interface Viewer {
  staffId: string;
  name: string;
  conversationId: string;
  writing: boolean;
  /** Not known to be there any longer from then on. */
  until: Date;
}

export interface NotedViewer {
  staffId: string;
  conversationId: string;
  state: "looking" | "writing" | "gone";
  now: Date;
  until: Date;
}

/**
 * Keeps that somebody looks at a conversation, or does no longer. True when that is news to colleagues: only being
 * there longer is none. Nothing is kept of a conversation that does not exist.
 */
export async function noteViewer(client: PrismaClient, noted: NotedViewer): Promise<boolean> {
  const { staffId, conversationId, state, now, until } = noted;
  if (state === "gone") {
    const { count } = await client.viewer.deleteMany({ where: { staffId, conversationId, until: { gt: now } } });
    return count > 0;
  }
  await client.viewer.deleteMany({ where: { until: { lte: now } } });
  const [row] = await client.$queryRaw<{ news: boolean }[]>`
    INSERT INTO viewer AS p (staff_id, conversation_id, writing, until)
    SELECT ${staffId}, c.id, ${state === "writing"}, ${until} FROM conversation AS c WHERE c.id = ${conversationId}
    ON CONFLICT (staff_id, conversation_id) DO UPDATE SET writing = excluded.writing, until = excluded.until
    RETURNING p.writing IS DISTINCT FROM (SELECT old.writing FROM viewer AS old
      WHERE old.staff_id = ${staffId} AND old.conversation_id = ${conversationId}) AS news`;
  return row?.news ?? false;
}

/** Who looks at what now, by name. */
export async function listViewers(client: PrismaClient, now: Date): Promise<Viewer[]> {
  const rows = await client.viewer.findMany({
    where: { until: { gt: now } },
    include: { staff: { select: { name: true } } },
    orderBy: [{ staff: { name: "asc" } }, { staffId: "asc" }, { conversationId: "asc" }],
  });
  return rows.map(({ staff, ...rest }) => ({ ...rest, name: staff.name }));
}
