import { emptyDialogue } from "../core/conversation/dialogue.ts";
import { AppError } from "../core/errors.ts";
import { redactChange, redactTicket } from "../core/privacy/redact-ticket.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import { encode } from "./json.ts";
import { doom, filesIn } from "./personal-files.ts";
import type { Scope } from "./personal-scope.ts";
import { forgetPhotos } from "./public-photos.ts";
import { fromTicket, toTicket, wholeTicket } from "./ticket-rows.ts";

/** What stands where somebody was. */
const gone = (id: string): string => `erased:${id}`;

/** Nothing may be half way: what a worker holds it would write back. */
async function demandQuiet(db: Db, { lanes, conversations }: Scope): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM lane WHERE waiting > 0 AND (
    (queue = 'inbox' AND name = ANY(${lanes}::text[])) OR (queue = 'outbox' AND name = ANY(${conversations}::text[])))
    FOR UPDATE`;
  if (rows.length > 0) throw new AppError("STALE", "something of theirs is on its way", { details: { busy: true } });
}

/** Texts of the log go by one door, which is open to this transaction alone. */
export async function redactLog(db: Db, changes: ReturnType<typeof redactChange>[]): Promise<void> {
  await db.$executeRaw`SELECT set_config('cau_noi.redacting', 'on', true)`;
  for (const { id, facts } of changes) {
    await db.ticketChange.update({ where: { id }, data: { note: null, facts: encode(facts) } });
  }
  await db.$executeRaw`SELECT set_config('cau_noi.redacting', '', true)`;
}

async function emptyTickets(db: Db, { tickets }: Scope): Promise<void> {
  for (const row of await db.ticket.findMany({ where: { id: { in: tickets } }, include: wholeTicket })) {
    const ticket = redactTicket(toTicket(row));
    await redactLog(db, ticket.changes);
    const { version } = ticket;
    await db.ticket.update({ where: { id: row.id }, data: fromTicket({ ...ticket, version: version + 1 }) });
  }
}

/** What they added to reports of others. */
async function leaveTickets(db: Db, { conversations, tickets }: Scope): Promise<void> {
  const added = await db.$queryRaw<{ id: string }[]>`SELECT DISTINCT ticket_id AS id FROM ticket_change
    WHERE actor ->> 'id' = ANY(${conversations}::text[]) AND ticket_id <> ALL(${tickets}::text[])`;
  const rows = await db.ticket.findMany({ where: { id: { in: added.map(({ id }) => id) } }, include: wholeTicket });
  for (const ticket of rows.map(toTicket)) {
    const theirs = ticket.changes.filter(({ actor }) => conversations.includes(actor.id));
    const keys = theirs.flatMap(({ facts }) => (facts.photos ?? []).map(({ key }) => key));
    await redactLog(db, theirs.map(redactChange));
    const attachments = ticket.attachments.filter(({ key }) => key === undefined || !keys.includes(key));
    const data = { attachments: encode(attachments), version: { increment: 1 } };
    await db.ticket.update({ where: { id: ticket.id }, data });
  }
  await db.ticketFollower.deleteMany({ where: { conversationId: { in: conversations } } });
}

async function emptyTalks(db: Db, scope: Scope): Promise<void> {
  const { conversations, lanes, users } = scope;
  const inTalk = { conversationId: { in: conversations } };
  await db.messageRef.deleteMany({ where: { message: inTalk } });
  await db.outbox.deleteMany({ where: { message: inTalk } });
  await db.message.updateMany({
    where: inTalk,
    data: { text: "", choices: [], attachments: [], place: Prisma.DbNull, providerIds: [], failure: null },
  });
  await db.$executeRaw`DELETE FROM inbox_event WHERE lane = ANY(${lanes}::text[])
    OR event -> 'from' ->> 'user' = ANY(${users}::text[])`;
  await db.$executeRaw`DELETE FROM lane WHERE (queue = 'inbox' AND name = ANY(${lanes}::text[]))
    OR (queue = 'outbox' AND name = ANY(${conversations}::text[]))`;
  await db.$executeRaw`DELETE FROM live_event WHERE ref = ANY(${conversations}::text[])
    OR topic IN (SELECT 'chat:' || channel || ':' || thread FROM conversation WHERE id = ANY(${conversations}::text[]))`;
  const nobody = { holder: "bot", holderStaffId: null, holderName: null, heldSince: null };
  const nothing = { attentionReason: null, attentionSince: null, attentionDueAt: null, attentionQuestion: null };
  const noOne = { assignedStaffId: null, assignedName: null, assignedSince: null, assignedUntil: null };
  const json = { snooze: Prisma.DbNull, spam: Prisma.DbNull, lastAct: Prisma.DbNull, dialogue: encode(emptyDialogue) };
  const words = { displayName: null, avatarUrl: null, draftReply: null, postRef: null, lastInboundAt: null };
  for (const id of conversations) {
    await db.conversation.update({
      where: { id },
      data: {
        ...{ ...nobody, ...nothing, ...noOne, ...json, ...words, assignedTried: [] },
        ...{ userId: gone(id), thread: gone(id), wakeAt: null, snoozedUntil: null, dueAt: null },
        version: { increment: 1 },
      },
    });
  }
}

/** What hangs on a talk, a number or a ticket and says nothing without them. */
async function forgetRest(db: Db, { citizens, conversations, phones, emails, codes, tickets }: Scope): Promise<void> {
  const ofTalk = { conversationId: { in: conversations } };
  const byNumber = { conversationId: null, phone: { in: phones } };
  const theirs = { OR: [ofTalk, byNumber] };
  await db.call.updateMany({ where: theirs, data: { phone: null, recordingUrl: null, version: { increment: 1 } } });
  await db.appointment.updateMany({ where: theirs, data: { phone: null, version: { increment: 1 } } });
  const inTicket = { ticketCode: { in: codes } };
  await db.deskTask.deleteMany({ where: { OR: [ofTalk, byNumber, inTicket] } });
  await db.relay.updateMany({
    where: inTicket,
    data: { note: null, remote: Prisma.DbNull, requestId: null, token: null, lookAt: null },
  });
  await db.contactCheck.deleteMany({ where: { OR: [inTicket, { user: { in: [...phones, ...emails] } }] } });
  await db.correction.deleteMany({ where: { ticketId: { in: tickets } } });
  await db.dossierWatch.deleteMany({ where: ofTalk });
  await db.newsWatch.deleteMany({ where: ofTalk });
  await db.unansweredQuestion.deleteMany({ where: ofTalk });
  await db.linkCode.deleteMany({ where: { citizenId: { in: citizens } } });
  await db.citizenLink.deleteMany({ where: { OR: [{ keptId: { in: citizens } }, { joinedId: { in: citizens } }] } });
  const whose = { OR: [ofTalk, { citizenId: { in: citizens } }] };
  for (const { id, history } of await db.rightsCase.findMany({ where: whose, select: { id: true, history: true } })) {
    const lines = (history as { note?: string }[]).map(({ note: _, ...line }) => line);
    await db.rightsCase.update({
      where: { id },
      data: { name: null, phone: null, request: "", history: encode(lines) },
    });
  }
  await db.citizenAddress.deleteMany({ where: { citizenId: { in: citizens } } });
  await db.citizen.updateMany({
    where: { id: { in: citizens } },
    data: { displayName: null, phone: null, phoneVerified: false, email: null, kinship: null, consents: [] },
  });
}

/** Removes the person and leaves what is counted. */
export async function erasePerson(db: Db, scope: Scope): Promise<void> {
  await demandQuiet(db, scope);
  const files = await filesIn(db, scope);
  const theirs = { side: "before", source: { in: files } };
  const shown = await forgetPhotos(db, { OR: [{ ticketCode: { in: scope.codes } }, theirs] });
  await emptyTickets(db, scope);
  await leaveTickets(db, scope);
  await emptyTalks(db, scope);
  await forgetRest(db, scope);
  await doom(db, [...files, ...shown]);
}
