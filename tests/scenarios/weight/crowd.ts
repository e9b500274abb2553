import { setTimeout as pause } from "node:timers/promises";
import type { PrismaClient } from "../../../prisma/client/client.ts";
import { lengthenTalk } from "../../../scripts/seed/copy-ward.ts";
import type { Town } from "../town.ts";

/** Residents who really write; the others are their likes. */
const writers = 10;
const patienceMs = 60_000;

/** Ten residents ask for a person on Zalo, signed and handled like any message. */
async function askForPerson({ doors, origin, wired }: Town): Promise<void> {
  for (let index = 0; index < writers; index += 1) {
    const text = `cống trước số ${index + 1} Hoa Sứ nghẹt, cho tôi gặp cán bộ`;
    await doors.of("zalo").act(origin, `77000000000000${100 + index}`, [{ text }]);
  }
  const { client } = wired.store;
  for (const since = performance.now(); ; await pause(100)) {
    if ((await client.conversation.count({ where: { attentionReason: { not: null } } })) === writers) return;
    if (performance.now() - since > patienceMs) throw new Error("the residents never came in front of a person");
  }
}

/** The rows of a table once more under other names, `times` copies of each; `changed` is a JSON object over `r` and `n`. */
const copies = (table: string, changed: string, times: number): string => `
  INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(r) || ${changed})).*
  FROM ${table} AS r, generate_series(1, ${times}) AS n`;

async function multiply(client: PrismaClient, rows: number): Promise<void> {
  const times = rows / writers - 1;
  const own = (column: string): string => `'${column}', r.${column} || '~' || n`;
  await client.$executeRawUnsafe(copies("citizen", `jsonb_build_object(${own("id")})`, times));
  const names = ["id", "thread", "user_id", "citizen_id"].map(own).join(", ");
  await client.$executeRawUnsafe(copies("conversation", `jsonb_build_object(${names})`, times));
  const line = `${own("id")}, ${own("conversation_id")}, 'provider_ids', '[]'::jsonb, 'seq', nextval('message_seq_seq')`;
  await client.$executeRawUnsafe(copies("message", `jsonb_build_object(${line})`, times));
}

/** A queue of so many conversations; the most urgent of them is a talk of so many lines. Returns its id. */
export async function gather(town: Town, { rows, lines }: { rows: number; lines: number }): Promise<string> {
  const { client } = town.wired.store;
  await askForPerson(town);
  await multiply(client, rows);
  const longest = await lengthenTalk(client, lines);
  await client.$executeRaw`UPDATE conversation SET attention_due_at = attention_due_at - interval '5 minutes',
    due_at = due_at - interval '5 minutes' WHERE id = ${longest}`;
  await client.$executeRaw`ANALYZE`;
  return longest;
}
