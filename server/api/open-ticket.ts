import { toReport } from "../../bots/draft.ts";
import { speakTime } from "../../bots/spoken-time.ts";
import { actId } from "../../core/act-id.ts";
import type { Attachment } from "../../core/channel/event.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import { conversationFor } from "../../core/conversation/hold-conversation.ts";
import { replyAsOperator } from "../../core/conversation/reply-as-operator.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import { categoryOf, worse } from "../../core/ticket/taxonomy.ts";
import type { NewReport, Ticket } from "../../core/ticket/ticket.ts";
import { again } from "./again.ts";
import { demandFilled } from "./answers.ts";
import { checkUnit } from "./check-facts.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { reportIn } from "./read-report.ts";
import { attachmentsOf } from "./uploads.ts";
import { readableTalk } from "./view-conversation.ts";
import { viewTicket } from "./view-ticket.ts";

type Body = Context<"openTicket">["body"];

/** Lines of the thread read for a report the bot has not put together. */
const readLines = 50;

/** What the resident told, as the operator decided it. A person has looked: it is routed, also when no place is known. */
function reportFor(draft: ReportDraft, body: Body, attachments: Attachment[]): NewReport {
  const { category, title } = body;
  const usual = categoryOf(category).severity;
  const read = draft.proposals[0]?.id === category ? draft.severity : worse(usual, draft.severity);
  const { flags, ...report } = toReport(
    {
      ...draft,
      ...given({ place: body.place ?? draft.place }),
      category,
      severity: body.severity ?? read,
      attachments: [...draft.attachments, ...attachments],
    },
    true,
  );
  const decided = flags.filter((flag) => flag !== "needs-info");
  return { ...report, ...given({ title: title ?? report.title }), flags: decided, confident: true };
}

/** The bot has nothing left to ask: what it was collecting is a ticket now. */
async function clearDraft(tx: Transaction, conversation: Conversation): Promise<void> {
  const { wakeAt: _, dialogue, ...rest } = conversation;
  const { draft: __, pending: ___, ...kept } = dialogue;
  const { id, version } = await tx.conversations.save({ ...rest, dialogue: kept });
  await tx.publish([{ topic: "desk", name: "conversation.updated", id, version }]);
}

/** The operator's words with what was not known when they were written. */
function fillIn(text: string, { code, clocks }: Ticket, now: Date): string {
  return text.replaceAll("{code}", code).replaceAll("{due}", speakTime(clocks.firstDueAt, "due", now));
}

async function open(
  deps: ApiDeps,
  tx: Transaction,
  input: { staff: Staff; conversationId: string; body: Body; attachments: Attachment[] },
): Promise<Ticket> {
  const { world } = deps;
  const { staff, conversationId, body, attachments } = input;
  const id = actId(staff.id, body.clientId);
  const known = await tx.tickets.byId(id);
  if (known) return known;
  const conversation = await conversationFor({ tx, world, conversationId, staff });
  const talk = await readableTalk(tx, staff, conversationId);
  const history = talk.readable(await tx.conversations.history(conversationId, readLines));
  const { draft } = reportIn(deps, talk.conversation, history);
  const report = reportFor(draft, body, attachments);
  const origin = conversation.address.channel;
  const actor = staffActor(staff);
  const ticket = await openTicket({
    tx,
    world,
    report,
    actor,
    origin,
    conversationId,
    id,
    ...given({ unit: body.unit }),
  });
  await clearDraft(tx, conversation);
  if (body.text) {
    await replyAsOperator({
      tx,
      world,
      staff,
      conversationId,
      text: fillIn(body.text, ticket, world.clock.now()),
      attachments: [],
      clientId: body.clientId,
      ticketCode: ticket.code,
      ...given({ overrule: body.overrule, after: body.after }),
    });
  }
  return ticket;
}

/** A ticket out of a conversation, and the words that tell of it: both or neither. */
export function openTicketHandler(deps: ApiDeps) {
  return {
    openTicket: async ({ staff, params, body }) => {
      checkUnit(deps.world.ward, body.unit);
      demandFilled(body.text ?? "");
      const attachments = await attachmentsOf(deps.files, body.attachments);
      const input = { staff, conversationId: params.id, body, attachments };
      const ticket = await again(() => deps.store.transaction((tx) => open(deps, tx, input)));
      await deps.learning.refresh();
      const messageId = body.text ? actId(staff.id, body.clientId) : undefined;
      return { ticket: await viewTicket(deps, staff, ticket), messageId };
    },
  } satisfies Partial<Handlers>;
}
