import { isHeldByPeople } from "../core/conversation/conversation.ts";
import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { TicketRef, Turn } from "../core/conversation/turn.ts";
import { type CategoryId, categoryOf } from "../core/ticket/taxonomy.ts";
import { isOpen, type Ticket } from "../core/ticket/ticket.ts";
import type { EmergencyKind } from "../core/understanding/classification.ts";
import { toReport } from "./draft.ts";
import { floodReport } from "./own-tickets.ts";
import { staffNotes } from "./staff-notes.ts";
import { ask, dialogueOf, expectAnswer, remember, say } from "./talk.ts";

const minuteMs = 60_000;
/** Messages that follow within this time tell more of the same danger. */
const sameDangerMs = 120 * minuteMs;
/** The fixed words are not repeated to somebody who has just read them. */
const justSaidMs = 10 * minuteMs;

/** Which fixed words fit a category that is dangerous by itself, without danger words. */
const kindOfLeaf: Partial<Record<CategoryId, EmergencyKind>> = {
  "power-hazard": "electric",
  "public-disorder": "violence",
};

/** The kind of danger a category stands for. */
export function dangerOf(category: CategoryId | undefined): EmergencyKind {
  return (category && kindOfLeaf[category]) ?? "any";
}

/**
 * Answers danger: the fixed words, an S1 ticket and an alarm at once, whatever is missing; the place is asked after.
 * While people hold the conversation only the fixed words are said.
 */
export function raiseEmergency(turn: Turn, kind: EmergencyKind, draft: ReportDraft): void {
  const known = dangerTicket(turn);
  // under flood mode they have just said where, and read a code: nothing stands beside the numbers
  const told = draft.place || known ? undefined : floodReport(turn)?.place;
  const isHeld = isHeldByPeople(turn.conversation);
  if (!known || !wasJustSaid(turn, kind)) say(turn, `emergency.${kind}`);
  const ticket: TicketRef = known ? { code: known.code } : { ref: "emergency" };
  if (known) tellMore(turn, known, draft);
  else {
    const report = dangerReport(told ? { ...draft, place: told } : draft, kind);
    turn.decide({ do: "openTicket", ref: "emergency", report, ...staffNotes(turn, draft) });
  }
  turn.decide({ do: "alarm", kind, ticket });
  if (isHeld || told) return;
  if (draft.place ?? known?.place) {
    if (!known?.place) say(turn, "emergency.opened", {}, ticket);
    if (dialogueOf(turn).pending?.key === "emergency.ask-place") remember(turn, { pending: undefined });
  } else if (known) expectAnswer(turn, "emergency.ask-place", {});
  else ask(turn, "emergency.ask-place");
}

/** The resident's own danger that people are already alarmed about. */
export function dangerTicket(turn: Turn): Ticket | undefined {
  return turn.tickets.find(
    (ticket) =>
      ticket.severity === "S1" &&
      isOpen(ticket.status) &&
      turn.now.getTime() - ticket.openedAt.getTime() < sameDangerMs,
  );
}

function tellMore(turn: Turn, known: Ticket, draft: ReportDraft): void {
  const { text, attachments, place } = draft;
  turn.decide({ do: "addToTicket", ticket: { code: known.code }, text, attachments, ...(place && { place }) });
}

/** A person confirms the category; only one that is dangerous by itself is proposed as more than "other". */
function dangerReport(draft: ReportDraft, kind: EmergencyKind): ReturnType<typeof toReport> {
  const best = draft.category ?? draft.proposals[0]?.id;
  // What burns belongs to no category, whatever set it alight (taxonomy: "fire now -> emergency").
  const isLeaf = kind !== "fire" && best !== undefined && categoryOf(best).severity === "S1";
  const category = isLeaf ? best : "other-unclassified";
  const report = toReport({ ...draft, category, severity: "S1" }, false, kind === "child" ? ["minor-involved"] : []);
  return { ...report, flags: report.flags.filter((flag) => flag !== "needs-info") };
}

function wasJustSaid(turn: Turn, kind: EmergencyKind): boolean {
  return turn.history.some(
    ({ author, at }) =>
      author.kind === "bot" &&
      author.phraseKeys.includes(`emergency.${kind}`) &&
      turn.now.getTime() - at.getTime() < justSaidMs,
  );
}
