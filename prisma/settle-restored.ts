import type pg from "pg";

/**
 * Nobody can say whether what waited to be sent when the backup was made went out afterwards: it is not sent again. Its
 * line says so, and the desk has a task for each talk. Speaks only of columns every release has, since it runs before
 * the migrations do.
 */
const endUnsent = `
  WITH ended AS (UPDATE outbox SET state = 'failed', fault = 'UNCERTAIN', sending_since = NULL
      WHERE state = 'waiting' RETURNING message_id),
    told AS (UPDATE message SET state = 'failed', failure = 'UNCERTAIN' FROM ended WHERE id = ended.message_id
      RETURNING id, conversation_id, ticket_code, at, seq),
    asked AS (INSERT INTO desk_task (id, kind, key, conversation_id, ticket_code, reason, state, opened_at)
      SELECT DISTINCT ON (conversation_id) gen_random_uuid()::text, 'delivery-failed', 'delivery:' || id,
        conversation_id, ticket_code, 'UNCERTAIN', 'open', $1::timestamptz FROM told ORDER BY conversation_id, at, seq
      ON CONFLICT DO NOTHING)
  SELECT count(*)::int AS count FROM ended`;

/** Nothing waits in these lanes any more. */
const emptyLanes = `UPDATE lane SET waiting = 0, due_at = NULL, then_due_at = NULL, rest_until = NULL, lease_token = NULL,
  lease_until = NULL WHERE queue = 'outbox'`;

/** What was to be done at other systems may be done: they are asked first, where they can be. Older releases have none. */
const lookFirst = `DO $$ BEGIN
  IF to_regclass('public.errand') IS NOT NULL THEN
    UPDATE errand SET uncertain_since = coalesce(uncertain_since, created_at) WHERE state = 'waiting';
  END IF;
END $$`;

/** A code that somebody was told since the backup must not become another person's ticket. */
const skipCodes = `INSERT INTO ticket_series AS s (prefix, last) VALUES ($1, $2)
  ON CONFLICT (prefix) DO UPDATE SET last = s.last + excluded.last`;

/** Settles what is not known of the time between a backup and now. Returns how many messages people have to look at. */
export async function settleRestored(
  client: pg.Client,
  { at, series }: { at: Date; series: { prefix: string; skipped: number } },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(endUnsent, [at.toISOString()]);
  await client.query(emptyLanes);
  await client.query(lookFirst);
  await client.query(skipCodes, [series.prefix, series.skipped]);
  return rows[0]?.count ?? 0;
}
