import type { Conversation } from "../../core/conversation/conversation.ts";
import { citizenActor, system } from "../../core/people/staff.ts";
import { openCase } from "../../core/privacy/open-case.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { Prisma } from "../../prisma/client/client.ts";
import { anId } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import type { Desk } from "./desk.ts";

/** A word that nobody else writes. */
export const secret = "bimatkhongaibiet";

/**
 * Columns of a person's rows that hold no word of anybody: ids of ours, values of our own tables, who of the staff or which
 * machine did it. In every other column of text or JSON a secret is planted; a new column is planted by itself.
 */
const ours: Record<string, string[]> = {
  citizen: ["id", "phone", "consents"],
  citizen_link: ["id", "kept_id", "joined_id", "proof"],
  link_code: ["citizen_id"],
  conversation: ["id", "channel", "account", "citizen_id", "holder"],
  message: ["id", "conversation_id", "direction", "author", "state", "via", "ticket_code"],
  message_ref: ["channel", "message_id"],
  outbox: ["message_id", "lane", "state", "channel"],
  ticket: [
    ...["id", "code", "category", "secondary", "proposals", "severity", "flags", "status", "unit", "outside_unit"],
    ...["officer_id", "reporter_conversation_id", "machine", "merged_into", "proposed_parent", "visibility", "origin"],
    ...["basis", "terms"],
  ],
  ticket_change: ["id", "ticket_id", "actor", "from_status", "to_status", "kind"],
  desk_task: ["id", "conversation_id", "state"],
  public_photo: ["id", "ticket_code", "side", "picture", "thumbnail", "approved_by", "taken_down_by"],
  relay: ["id", "ticket_code", "unit", "state", "actor"],
  call: [
    ...["id", "state", "direction", "called_number", "queue", "extensions", "answered_by", "disposition"],
    ...["conversation_id", "ticket_codes", "call_back_task_id"],
  ],
  appointment: ["id", "code", "service_id", "procedure_id", "day", "conversation_id", "state"],
  dossier_watch: ["conversation_id"],
  news_watch: ["id", "conversation_id"],
  unanswered_question: ["id", "group_id", "conversation_id"],
  contact_check: ["ticket_code"],
  correction: ["id", "ticket_id"],
  rights_case: ["id", "code", "right", "state", "origin", "citizen_id", "conversation_id", "history"],
};
/** Tables without a row of a resident's own, or with ids and counts alone. */
const nobodys = [
  ...["account", "appointment_slot", "audit_entry", "channel_connection", "channel_hour", "channel_send"],
  ...["citizen_address", "doomed_file", "dossiers", "errand", "handover", "inbox_event", "incident", "incident_fact"],
  ...["knowledge_version", "lane", "live_event", "model_activation", "model_file", "model_training", "model_version"],
  ...["monthly_report", "own_views"],
  ...["presence", "question_group", "queue_number", "retention_count", "retention_mark", "second_reading", "secret"],
  ...["session", "setting_version", "spot", "staff", "staff_read", "subscription", "ticket_follower", "ticket_series"],
  ...["two_factor", "user", "verification", "viewer", "_prisma_migrations"],
];

const keyOf = (letter: string): string => `${letter.repeat(64)}.aW1hZ2Uvd2VicA`;

async function rowsOf(desk: Desk, { talk, own, others }: { talk: Conversation; own: Ticket; others: Ticket }) {
  const { client } = desk.store;
  const at = fakeNow;
  const conversationId = talk.id;
  const id = anId("planted");
  await client.$transaction([
    client.citizen.update({ where: { id: talk.citizenId }, data: { phone: "+84938777666" } }),
    client.citizenLink.create({
      data: { id, keptId: talk.citizenId, joinedId: id, proof: "code", actor: {}, at, addresses: [], before: {} },
    }),
    client.citizen.create({ data: { id, createdAt: at } }),
    client.linkCode.create({ data: { hash: id, citizenId: talk.citizenId, actor: {}, expiresAt: at } }),
    client.deskTask.create({ data: { id, kind: "call-back", conversationId, state: "open", openedAt: at } }),
    client.publicPhoto.create({
      data: {
        ...{ id, ticketCode: own.code, side: "after", source: "x", picture: keyOf("d"), thumbnail: keyOf("e") },
        ...{ width: 1, height: 1, agreed: true, approvedBy: {}, approvedAt: at, version: 1 },
      },
    }),
    client.relay.create({
      data: {
        id,
        ticketCode: own.code,
        unit: "X-DL",
        state: "sent",
        actor: {},
        expectedAt: at,
        askedAt: at,
        version: 1,
      },
    }),
    client.call.create({
      data: { id, state: "ended", direction: "in", phone: "+84938777666", startedAt: at, version: 1 },
    }),
    client.appointment.create({
      data: {
        id,
        code: id,
        serviceId: "s",
        startsAt: at,
        day: id,
        phone: "+84938777666",
        state: "booked",
        bookedAt: at,
        version: 1,
      },
    }),
    client.dossierWatch.create({
      data: { code: id, conversationId, state: "x", changedAt: at, asOf: at, since: at, lookAt: at },
    }),
    client.newsWatch.create({
      data: { id, conversationId, street: "Hoa Sứ", category: "", since: at, toldUntil: at, dueAt: at },
    }),
    client.questionGroup.create({ data: { id, version: 1, state: "open", openedAt: at } }),
    client.unansweredQuestion.create({
      data: { id, groupId: id, text: "x", why: "x", channel: "zalo", conversationId, at },
    }),
    client.contactCheck.create({
      data: { id, ticketCode: own.code, carrier: "sms", user: "x", codeSeal: "x", startedAt: at, endsAt: at },
    }),
    client.correction.create({
      data: {
        id,
        ticketId: own.id,
        fromCategory: "x",
        toCategory: "x",
        channel: "zalo",
        style: "bare",
        staffId: "lan",
        at,
      },
    }),
    client.ticketChange.create({
      data: {
        ...{ id, ticketId: others.id, seq: 99, at, toStatus: "new", kind: "resident-update", facts: {} },
        actor: { ...citizenActor(conversationId) },
      },
    }),
  ]);
  const [line] = await client.message.findMany({ where: { conversationId } });
  if (!line) throw new Error("nobody said anything");
  await client.messageRef.create({ data: { channel: "zalo", ref: id, messageId: line.id } });
  const sent = { lane: conversationId, key: id, channel: "zalo", account: "oa", userId: "x", purpose: "reply" };
  await client.outbox.create({ data: { messageId: line.id, ...sent, createdAt: at, state: "sent" } });
  const whose = { citizenId: talk.citizenId, conversationId, origin: "zalo" as const, actor: system };
  return desk.store.transaction((tx) => openCase({ tx, world: desk.world, ...whose, right: "erase", request: "x" }));
}

const typesOf = { text: "text", ARRAY: "text[]", jsonb: "jsonb", json: "json" } as const;

/** Gives somebody a row wherever a resident can have one, and a secret in every column of them. Returns the code of their case. */
export async function plant(desk: Desk, whose: { talk: Conversation; own: Ticket; others: Ticket }): Promise<string> {
  const { code } = await rowsOf(desk, whose);
  const { client } = desk.store;
  const columns = await client.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_generated = 'NEVER'`;
  const tables = [...new Set(columns.map(({ table }) => table))];
  expect(tables.filter((table) => !(table in ours) && !nobodys.includes(table))).toEqual([]);
  const { talk, own } = whose;
  const mine: Record<string, Prisma.Sql> = {
    conversation: Prisma.sql`id = ${talk.id}`,
    citizen: Prisma.sql`id IN (${talk.citizenId}, (SELECT joined_id FROM citizen_link WHERE kept_id = ${talk.citizenId}))`,
    citizen_link: Prisma.sql`kept_id = ${talk.citizenId}`,
    link_code: Prisma.sql`citizen_id = ${talk.citizenId}`,
    message_ref: Prisma.sql`message_id IN (SELECT id FROM message WHERE conversation_id = ${talk.id})`,
    outbox: Prisma.sql`lane = ${talk.id}`,
    ticket: Prisma.sql`id = ${own.id}`,
    ticket_change: Prisma.sql`(ticket_id = ${own.id} OR actor ->> 'id' = ${talk.id})`,
    public_photo: Prisma.sql`ticket_code = ${own.code}`,
    relay: Prisma.sql`ticket_code = ${own.code}`,
    call: Prisma.sql`phone = '+84938777666'`,
    appointment: Prisma.sql`phone = '+84938777666'`,
    contact_check: Prisma.sql`ticket_code = ${own.code}`,
    correction: Prisma.sql`ticket_id = ${own.id}`,
  };
  // what the rows are found by; it carries the secret, or a number of its own, already
  const foundBy: Record<string, string[]> = {
    call: ["phone"],
    appointment: ["phone"],
    conversation: ["user_id", "thread"],
    ticket: ["attachments"],
  };
  await client.$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('cau_noi.redacting', 'on', true)`;
    for (const { table, column, type } of columns) {
      const as = typesOf[type as keyof typeof typesOf];
      const isLeft = [...(ours[table] ?? []), ...(foundBy[table] ?? [])].includes(column);
      if (!as || isLeft || !(table in ours)) continue;
      const value = as === "text" ? secret : as === "text[]" ? `{${secret}}` : JSON.stringify({ said: secret });
      const where = mine[table] ?? Prisma.sql`conversation_id = ${talk.id}`;
      await db.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.raw(`"${column}"`)} =
        ${value}::${Prisma.raw(as)} WHERE ${where}`;
    }
  });
  return code;
}

/** Tables in which a word still stands anywhere. */
export async function leftOf({ store: { client } }: Desk, word: string): Promise<string[]> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`;
  const left: string[] = [];
  for (const { name } of tables) {
    const rows = await client.$queryRaw<unknown[]>`
      SELECT 1 FROM ${Prisma.raw(`"${name}"`)} AS t WHERE t::text LIKE ${`%${word}%`} LIMIT 1`;
    if (rows.length > 0) left.push(name);
  }
  return left;
}
