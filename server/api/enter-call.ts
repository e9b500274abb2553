import { startDraft, toReport } from "../../bots/draft.ts";
import { actId } from "../../core/act-id.ts";
import type { Call } from "../../core/call/call.ts";
import { openCaller } from "../../core/call/caller.ts";
import type { Carrier } from "../../core/channel/channel.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { AppError } from "../../core/errors.ts";
import { toInternational } from "../../core/people/phone.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { noteOnTicket } from "../../core/ticket/amend-ticket.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import { categoryOf, worse } from "../../core/ticket/taxonomy.ts";
import type { NewReport, Ticket } from "../../core/ticket/ticket.ts";
import type { ApiDeps, Context } from "./context.ts";
import { given } from "./given.ts";

type Body = Context<"enterCall">["body"];

/** A call kept on a machine without a connection comes within this time, or its date is wrong. */
const maxLateMs = 7 * 24 * 3_600_000;

/** How the caller wants to hear of it: as the ticket's note says it, and what they agree to by it. */
const answerWays: Record<Body["answerBy"], { words: string; consents: Carrier[] }> = {
  call: { words: "gọi lại số này", consents: [] },
  zalo: { words: "nhắn Zalo số này", consents: ["zns"] },
  sms: { words: "nhắn SMS số này", consents: ["sms"] },
  email: { words: "gửi thư điện tử", consents: ["email"] },
  none: { words: "không cần", consents: [] },
};

const localTime = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});

const missing = (field: string): AppError =>
  new AppError("BAD_INPUT", "the call lacks something", { details: { issues: [`body.${field}`] } });

/** The number to reach the caller at. Who wants to be written to must leave where. */
function phoneOf({ phone, email, answerBy }: Body): string | undefined {
  const needed = answerWays[answerBy].consents;
  if (needed.includes("email") && !email) throw missing("email");
  if (!phone && needed.length > 0) throw missing("phone");
  if (!phone) return undefined;
  const international = toInternational(phone);
  if (!international) throw missing("phone");
  return international;
}

/** When the call began. A clock that runs ahead counts as now. */
function reportedAt({ startedAt }: Body, now: Date): Date {
  if (now.getTime() - startedAt.getTime() > maxLateMs) throw missing("startedAt");
  return startedAt < now ? startedAt : now;
}

/** The report as typed; the machine's reading goes along as its proposals. */
function reportFor({ classifier }: ApiDeps, body: Body, phone: string | undefined, now: Date): NewReport {
  const { text, category, place, hideName } = body;
  const reading = classifier.classify(text, { hasOpenTicket: false, hasClosedTicket: false });
  const usual = categoryOf(category).severity;
  const read = reading.categories[0]?.id === category ? reading.severity : worse(usual, reading.severity);
  const { flags, visibility, ...report } = toReport(
    {
      ...startDraft(now),
      text,
      category,
      proposals: reading.categories,
      cues: reading.cues,
      severity: body.severity ?? read,
      flags: reading.flags,
      ...given({ place, summary: reading.summary }),
    },
    true,
  );
  return {
    ...report,
    flags: flags.filter((flag) => flag !== "needs-info"),
    visibility: hideName && visibility === "public" ? "hide-name" : visibility,
    confident: true,
    ...given({ contactPhone: phone }),
  };
}

/** What has no field of its own. A name is kept with the number; without a number only here, unless it is to be hidden. */
function noteFor({ name, phone, hideName, answerBy, durationSeconds }: Body, begunAt: Date): string {
  return [
    `Cuộc gọi lúc ${localTime.format(begunAt)}${durationSeconds ? `, dài ${durationSeconds} giây` : ""}.`,
    ...(name && !phone && !hideName ? [`Người gọi: ${name}.`] : []),
    `Báo lại: ${answerWays[answerBy].words}.`,
  ].join(" ");
}

/** The exchange's own record of the call, where the console names it and it is this caller's. */
async function recordOf(tx: Transaction, { callId }: Body, phone: string | undefined): Promise<Call | undefined> {
  const call = callId ? await tx.calls.byId(callId) : undefined;
  return call && (!phone || !call.phone || call.phone === phone) ? call : undefined;
}

/** The caller's conversation, who now follows the report unless they said there is no need to tell them. */
async function talkOf(
  { world }: ApiDeps,
  tx: Transaction,
  body: Body,
  { phone, call }: { phone: string; call?: Call | undefined },
): Promise<Conversation> {
  const { consents } = answerWays[body.answerBy];
  const verified = call?.phone === phone && call.answeredAt !== undefined;
  return openCaller({
    tx,
    world,
    phone,
    learnt: { consents, verified, ...given({ name: body.name, email: body.email }) },
  });
}

/** What was said, as a line of the caller's conversation. */
async function writeDown(tx: Transaction, talk: Conversation, ticket: Ticket, at: Date): Promise<void> {
  const { id, code, body: text } = ticket;
  const author = { kind: "resident" as const };
  const line = { id: `call:${id}`, conversationId: talk.id, direction: "in" as const, author, text, at };
  await tx.conversations.append([
    { ...line, choices: [], attachments: [], providerIds: [], state: "delivered", ticketCode: code },
  ]);
  await tx.publish([{ topic: "desk", name: "message.added", id: talk.id }]);
}

/** Files a report taken down on the telephone: the same act sent twice is one ticket. */
export async function enterCall(deps: ApiDeps, tx: Transaction, staff: Staff, body: Body): Promise<Ticket> {
  const { world } = deps;
  const id = actId(staff.id, body.clientId);
  const known = await tx.tickets.byId(id);
  if (known) return known;
  const phone = phoneOf(body);
  const begunAt = reportedAt(body, world.clock.now());
  const report = reportFor(deps, body, phone, begunAt);
  const call = await recordOf(tx, body, phone);
  const talk = phone ? await talkOf(deps, tx, body, { phone, call }) : undefined;
  const follows = talk && body.answerBy !== "none" ? { conversationId: talk.id } : {};
  const actor = staffActor(staff);
  const opened = await openTicket({ tx, world, report, actor, origin: "hotline", id, reportedAt: begunAt, ...follows });
  const { code } = opened;
  if (talk) await writeDown(tx, talk, opened, begunAt);
  if (call) {
    const { version } = await tx.calls.save({ ...call, ticketCodes: [...call.ticketCodes, code] });
    await tx.publish([{ topic: "desk", name: "call.updated", id: call.id, version }]);
  }
  return noteOnTicket({ tx, world, code, actor, note: noteFor(body, begunAt) });
}
