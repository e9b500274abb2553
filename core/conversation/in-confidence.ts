import type { Attachment } from "../channel/event.ts";
import type { Message } from "../delivery/message.ts";
import { canSeeTicket } from "../people/access.ts";
import type { Staff } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Conversation } from "./conversation.ts";
import type { ReportDraft } from "./dialogue.ts";

/** What the bot says of a matter told in confidence begins so. */
const privateKeys = /^(integrity\.|push\.private$)/;

/** Whether a report in the making is for the few who may read such matters. */
function isInConfidence({ category, flags }: ReportDraft): boolean {
  return category === "integrity-complaint" || flags.includes("confidential");
}

/** Whether this person may read what is being told in confidence, before there is a ticket: leaders, as it will be theirs. */
function readsDrafts(staff: Staff): boolean {
  return canSeeTicket(staff, { unit: "LD", visibility: "confidential" });
}

/** Tickets of one talk that are looked at. */
const recentTickets = 20;

/**
 * The confidential ticket of a talk that a leader answers in: what either of them says there is said to it, and read by
 * whoever may see it. Undefined where nothing was told in confidence, or somebody else answers.
 */
export async function matterInConfidence(tx: Transaction, talkId: string, staff: Staff): Promise<string | undefined> {
  if (!readsDrafts(staff)) return undefined;
  const tickets = await tx.tickets.ofConversations([talkId], recentTickets);
  return tickets.find(({ visibility }) => visibility === "confidential")?.code;
}

/** A talk without the report in the making, where that is not for this person. */
export function withoutPrivateDraft(staff: Staff, conversation: Conversation): Conversation {
  const { draft, ...dialogue } = conversation.dialogue;
  if (!draft || !isInConfidence(draft) || readsDrafts(staff)) return conversation;
  const { draftReply: _, ...rest } = conversation;
  return { ...rest, dialogue };
}

/** All a resident said to a ticket, each piece as it was said. */
function wordsIn({ body, changes }: Ticket): string[] {
  const later = changes.flatMap(({ kind, note }) => (kind === "resident-update" && note ? [note] : []));
  return [body, ...later];
}

/** What a file is known by: where the platform has it, and where we do, once it is kept. */
const namesOf = ({ url, key }: Attachment): string[] => [url, key].filter((name) => name !== undefined);

/**
 * Which lines of a talk this person may not read: what was told in confidence, and what the ward said to it. The rest of the
 * talk stays readable, as whoever told something in confidence may also cry fire or ask for papers.
 */
export function withheldLines(
  staff: Staff,
  { dialogue }: Conversation,
  tickets: readonly Ticket[],
): (line: Message) => boolean {
  const kept = tickets.filter((one) => one.visibility === "confidential" && !canSeeTicket(staff, one));
  const draft = dialogue.draft && isInConfidence(dialogue.draft) && !readsDrafts(staff) ? dialogue.draft : undefined;
  if (kept.length === 0 && !draft) return () => false;
  const codes = new Set(kept.map(({ code }) => code));
  const words = [...kept.flatMap(wordsIn), ...(draft ? [draft.text] : [])].map((text) => `\n${text}\n`);
  const files = new Set([...kept, ...(draft ? [draft] : [])].flatMap((one) => one.attachments.flatMap(namesOf)));
  return ({ author, text, ticketCode, attachments }) => {
    if (ticketCode !== undefined && codes.has(ticketCode)) return true;
    if (author.kind === "bot") return author.phraseKeys.some((key) => privateKeys.test(key));
    if (attachments.flatMap(namesOf).some((name) => files.has(name))) return true;
    return text.trim() !== "" && words.some((told) => told.includes(`\n${text}\n`));
  };
}
