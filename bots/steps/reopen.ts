import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { addWords, startDraft, toReport } from "../draft.ts";
import { leadIntent } from "../intents.ts";
import { longFinished, meantTicket, openTickets, ownTicket, reopenable } from "../own-tickets.ts";
import { buttonValues } from "../phrases.vi.ts";
import { type Reading, read } from "../reading.ts";
import { ask, dialogueOf, pendingOf, remember, say } from "../talk.ts";

const worstScore = 1;

/** "Vẫn còn": the same ticket is opened again with the reason, once it is certain which one is meant. */
export const reopen: Step = async function reopen(turn, next) {
  const reading = read(turn);
  const pressed = /^(?:reopen|appeal|again):(\S+)$/.exec(reading.pressed ?? "");
  if (pressed) {
    const ticket = ownTicket(turn, pressed[1]);
    const isDone = ticket && reopenOrOpenAnew(turn, ticket, { text: labelOf(reading.pressed), attachments: [] });
    return isDone ? undefined : next();
  }
  const pending = pendingOf(turn);
  const asked = ownTicket(turn, pending?.ticketCode);
  if (asked && pending?.key === "rate.ask-why" && isReason(turn, reading)) {
    return reopenNow(turn, asked, reading.text || labelOf(reading.pressed), reading);
  }
  if (asked && pending?.key === "reopen.confirm" && reading.pressed === "yes") {
    return reopenNow(turn, asked, pending.text ?? "");
  }
  if (dialogueOf(turn).draft || leadIntent(turn.classification) !== "reopen-disagree") return next();
  const ticket = meantTicket(reading.text, reopenable(turn));
  if (ticket) return disagree(turn, ticket, reading);
  const old = openTickets(turn).length > 0 ? undefined : meantTicket(reading.text, longFinished(turn));
  return old ? openAnew(turn, old, reading) : next();
};

type Reason = Pick<Reading, "text" | "attachments">;

/** Opens a result again, or anew where that is too late; false: there is no result to open. */
export function reopenOrOpenAnew(turn: Turn, ticket: Ticket, reason: Reason): boolean {
  if (reopenable(turn).includes(ticket)) reopenNow(turn, ticket, reason.text, reason);
  else if (longFinished(turn).includes(ticket)) openAnew(turn, ticket, reason);
  else return false;
  return true;
}

/** After 30 days the old report stays closed; a new one carries on from it. */
function openAnew(turn: Turn, old: Ticket, reading: Reason) {
  const draft: ReportDraft = {
    ...addWords(startDraft(turn.now), `${reading.text}\n${old.code}: ${old.body}`, reading.attachments),
    summary: old.title,
    category: old.category,
    severity: old.severity,
    ...(old.place && { place: old.place }),
  };
  turn.decide({ do: "openTicket", ref: "again", report: toReport(draft, true) });
  say(turn, "reopen.late", { code: old.code }, { ref: "again" });
}

/** A direct no to a fresh result needs no further question; an older one is named first. */
function disagree(turn: Turn, ticket: Ticket, reading: Reading) {
  if (ticket.status === "resolved") {
    turn.decide({ do: "rate", ticket: { code: ticket.code }, score: worstScore });
    return reopenNow(turn, ticket, reading.text, reading);
  }
  askWhetherReopen(turn, ticket, reading.text);
}

/** "Is it this one that is not done?" */
export function askWhetherReopen(turn: Turn, ticket: Ticket, text: string): void {
  const what = [ticket.title, ticket.place?.label].filter(Boolean).join(" ");
  ask(turn, "reopen.confirm", { what }, { ticketCode: ticket.code, text });
}

function reopenNow(turn: Turn, ticket: Ticket, reason: string, { attachments }: Partial<Reason> = {}): void {
  turn.decide({ do: "reopen", ticket: { code: ticket.code }, reason, attachments: attachments ?? [] });
  remember(turn, { pending: undefined });
  say(turn, "reopen.done", {}, { code: ticket.code });
}

/** After "chỗ nào chưa được?" every word is the reason, unless it is plainly about something else. */
function isReason(turn: Turn, reading: Reading): boolean {
  if (reading.pressed?.startsWith("why:")) return true;
  const lead = leadIntent(turn.classification);
  return reading.text !== "" && lead !== "thank" && lead !== "ask-procedure" && lead !== "ask-human";
}

function labelOf(value: string | undefined): string {
  const name = value?.startsWith("why:") ? value : value?.replace(/:.*$/, ":{code}");
  return Object.keys(buttonValues).find((label) => buttonValues[label] === name) ?? "";
}
