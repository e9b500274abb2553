import { Prisma, type PrismaClient } from "../../prisma/client/client.ts";

/** What is copied, parents first, and which of its rows belong to finished talks and tickets of the told ward. */
const tables: Record<string, string> = {
  citizen: "id IN (SELECT citizen_id FROM base_talk)",
  citizen_address: "citizen_id IN (SELECT citizen_id FROM base_talk)",
  conversation: "id IN (SELECT id FROM base_talk)",
  message: "conversation_id IN (SELECT id FROM base_talk)",
  message_ref: "message_id IN (SELECT id FROM message WHERE conversation_id IN (SELECT id FROM base_talk))",
  outbox: "lane IN (SELECT id FROM base_talk)",
  ticket: "id IN (SELECT id FROM base_ticket)",
  ticket_change: "ticket_id IN (SELECT id FROM base_ticket)",
  ticket_follower: "ticket_id IN (SELECT id FROM base_ticket) AND conversation_id IN (SELECT id FROM base_talk)",
  staff_read: "conversation_id IN (SELECT id FROM base_talk)",
};
/** Names of things, each of which exists once: a copy has its own. */
const named = new Set([
  ...["id", "message_id", "conversation_id", "ticket_id", "citizen_id", "reporter_conversation_id", "lane", "key"],
  ...["ref", "thread", "user_id", "news_id"],
]);
/** Where tickets are spoken of by their code. */
const coded = new Set(["code", "merged_into", "proposed_parent", "ticket_code", "text", "result"]);
/** Months between one copy and the next: more than a told ward spans, so that no code is given twice. */
const monthsApart = 4;

interface Column {
  name: string;
  type: string;
  isNumbered: boolean;
}

async function columnsOf(client: PrismaClient, table: string): Promise<Column[]> {
  const rows = await client.$queryRaw<{ name: string; type: string; usual: string | null }[]>`
    SELECT column_name AS name, data_type AS type, column_default AS usual FROM information_schema.columns
    WHERE table_name = ${table} AND table_schema = 'public' ORDER BY ordinal_position`;
  return rows.map(({ name, type, usual }) => ({ name, type, isNumbered: usual?.startsWith("nextval") ?? false }));
}

/** "BS-2611-" as it reads so many months earlier. */
function earlier(series: string, months: number): string {
  const [prefix = "", digits = ""] = series.split("-");
  const count = Number(digits.slice(0, 2)) * 12 + Number(digits.slice(2)) - 1 - months;
  return `${prefix}-${String(Math.floor(count / 12)).padStart(2, "0")}${String((count % 12) + 1).padStart(2, "0")}`;
}

/** What stands in a column of the n-th copy. */
function copied({ name, type }: Column, copy: number, series: readonly string[]): string {
  const column = `"${name}"`;
  const months = copy * monthsApart;
  if (named.has(name)) return `${column} || '~${copy}'`;
  if (name === "provider_ids") return `ARRAY(SELECT one || '~${copy}' FROM unnest(${column}) AS one)`;
  if (type.startsWith("timestamp")) return `${column} - interval '${months} months'`;
  if (!coded.has(name)) return column;
  return series.reduce((text, one) => `replace(${text}, '${one}-', '${earlier(one, months)}-')`, column);
}

/** What is finished: talks nobody has to look at and none of whose tickets is open, and the tickets of these talks. */
async function markBase(client: PrismaClient): Promise<number> {
  await client.$executeRaw`DROP TABLE IF EXISTS base_talk, base_ticket`;
  await client.$executeRaw`CREATE TABLE base_talk AS SELECT c.id, c.citizen_id FROM conversation AS c
    WHERE c.holder = 'bot' AND c.attention_reason IS NULL AND c.due_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM ticket AS t LEFT JOIN ticket_follower AS f ON f.ticket_id = t.id
      WHERE c.id IN (f.conversation_id, t.reporter_conversation_id) AND t.rings_at IS NOT NULL)`;
  await client.$executeRaw`CREATE TABLE base_ticket AS SELECT t.id FROM ticket AS t
    WHERE t.rings_at IS NULL AND t.next_due_at IS NULL
      AND (t.reporter_conversation_id IS NULL OR t.reporter_conversation_id IN (SELECT id FROM base_talk))`;
  const [row] = await client.$queryRaw<{ many: number }[]>`
    SELECT count(*)::int AS many FROM message WHERE conversation_id IN (SELECT id FROM base_talk)`;
  return row?.many ?? 0;
}

/**
 * Makes a told ward larger: its finished talks and tickets once more, four months earlier each time, until there are so
 * many messages. Facts inside logs keep their times: good for measuring lists, not for reports. Returns the copies made.
 */
export async function copyWard(
  client: PrismaClient,
  messages: number,
  onCopy: (copy: number, of: number) => void,
): Promise<number> {
  const base = await markBase(client);
  const copies = Math.max(0, Math.ceil((messages - (await client.message.count())) / Math.max(1, base)));
  const series = (await client.ticketSeries.findMany({ orderBy: { prefix: "asc" } })).map(({ prefix }) => prefix);
  const columns = new Map<string, Column[]>();
  for (const table of Object.keys(tables)) columns.set(table, await columnsOf(client, table));
  for (let copy = 1; copy <= copies; copy += 1) {
    for (const [table, condition] of Object.entries(tables)) {
      const kept = (columns.get(table) ?? []).filter(({ isNumbered }) => !isNumbered);
      const names = kept.map(({ name }) => `"${name}"`).join(", ");
      const values = kept.map((column) => copied(column, copy, series)).join(", ");
      const order = table === "message" ? ` ORDER BY "seq"` : "";
      await client.$executeRaw(
        Prisma.raw(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM "${table}" WHERE ${condition}${order}`),
      );
    }
    onCopy(copy, copies);
  }
  await client.$executeRaw`DROP TABLE base_talk, base_ticket`;
  return copies;
}

/** One talk with so many lines, the longest a console has to open. Returns its id. */
export async function lengthenTalk(client: PrismaClient, lines: number): Promise<string> {
  const [talk] = await client.$queryRaw<{ id: string }[]>`
    SELECT conversation_id AS id FROM message GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
  const id = talk?.id ?? "";
  await client.$executeRaw`INSERT INTO message
      (id, conversation_id, direction, author, text, choices, attachments, provider_ids, state, at)
    SELECT m.id || '+' || n, ${id}, m.direction, m.author, m.text, m.choices, '[]', '{}', m.state,
      (SELECT max(at) FROM message WHERE conversation_id = ${id}) - n * interval '7 minutes'
    FROM generate_series(1, greatest(0, ${lines} - (SELECT count(*)::int FROM message WHERE conversation_id = ${id}))) AS n
    JOIN LATERAL (SELECT * FROM message WHERE conversation_id = ${id} ORDER BY seq OFFSET n % 10 LIMIT 1) AS m ON true`;
  return id;
}
