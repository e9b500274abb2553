import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { TicketRef, Turn } from "../core/conversation/turn.ts";
import { hasMatter, lacksPlace, toReport } from "./draft.ts";
import { isSamePlace, openTickets } from "./own-tickets.ts";
import { hasMore, takeUntold } from "./several-reports.ts";
import { staffNotes } from "./staff-notes.ts";
import { ask, handOverConversation, remember, say, sayTogether } from "./talk.ts";

/** A window that closes within a day means we may have no way back to the resident, so a number is asked for. */
const shortWindowHours = 24;
const phone = /(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){9}(?!\d)/;
const leadingTo = "(?:sđt|sdt|đt|dt|số điện thoại|so dien thoai|điện thoại|dien thoai|liên hệ|lien he|lh|alo)";
const whose = "(?:(?:của|cua) )?(?:tui|tôi|toi|em|mình|minh|con)?";
/** Spaces are counted: a text of spaces only must not be tried at each of them anew. */
const numberWithWords = new RegExp(
  `[\\s,;.(]{0,4}(?:${leadingTo}\\s{0,2}${whose}\\s{0,2}(?:là|la)?\\s{0,2}:?\\s{0,2})?${phone.source}`,
  "gi",
);

/** Files a report the resident has confirmed (or chosen by a button that names it). */
export function openConfirmed(turn: Turn, draft: ReportDraft, { askContact = true } = {}): void {
  const isToldAlone = open(turn, draft, true);
  if (!isToldAlone) return;
  const isWindowShort = turn.limits.replyWindowHours !== null && turn.limits.replyWindowHours <= shortWindowHours;
  if (askContact && isWindowShort && !isContactKnown(turn, draft)) ask(turn, "report.ask-contact");
}

/** Files one more report of a known incident: its own code, the incident's news, and a person decides about merging. */
export function openJoined(turn: Turn, draft: ReportDraft, key = "report.joined"): void {
  const { alike, flooded } = draft;
  open(turn, draft, false, key);
  const opened = turn.decisions.findLast((one) => one.do === "openTicket");
  if (!opened) return;
  const ticket = { ref: opened.ref };
  if (flooded) turn.decide({ do: "join", ticket, parent: { code: flooded } });
  else if (alike) turn.decide({ do: "join", ticket, parent: { code: alike.code }, likeness: alike.likeness });
}

/** Files what there is after three questions, or when the resident fell silent. */
export function openIncomplete(turn: Turn, draft: ReportDraft): void {
  if (!hasMatter(draft) && draft.attachments.length === 0 && !draft.place) {
    say(turn, "fallback.second");
    handOverConversation(turn, "misunderstood");
    return;
  }
  open(turn, draft, false, lacksPlace(draft) ? "report.opened-no-place" : "report.opened");
}

/** Files a matter that only the few named by the access table may read. */
export function openInConfidence(turn: Turn, draft: ReportDraft) {
  open(turn, draft, false, "integrity.opened");
}

/** Files a report whose confirmation was never answered. */
export function openSilently(turn: Turn, draft: ReportDraft): void {
  if (draft.flooded) openJoined(turn, draft, "report.opened-silent");
  else open(turn, draft, draft.sure, "report.opened-silent");
}

/** Adds to the resident's own open ticket when the draft is about the same thing at the same place. */
export function joinOwnTicket(turn: Turn, draft: ReportDraft): boolean {
  const same = openTickets(turn).find(
    (ticket) => ticket.category === draft.category && isSamePlace(ticket.place, draft.place),
  );
  if (!same) return false;
  const { text, attachments } = draft;
  turn.decide({ do: "addToTicket", ticket: { code: same.code }, text, attachments });
  remember(turn, { draft: undefined, pending: undefined });
  say(turn, "report.added", {}, { code: same.code });
  return true;
}

/** The first Vietnamese phone number in a text. */
export function phoneIn(text: string): string | undefined {
  return phone.exec(text)?.[0].replace(/[\s.-]/g, "");
}

/** The words without the number and what leads to it ("sđt tui …"): they say nothing of the matter, and mislead models. */
export function withoutNumber(text: string): string {
  return text.replace(numberWithWords, "").trim() || text;
}

/** Tells the codes of reports that were filed before in the same go, as nothing more of it will come. */
export function tellUntold(turn: Turn): void {
  const along = takeUntold(turn);
  const last = along.pop();
  if (last) tellOpened(turn, "report.opened", last, along);
}

/** Files it. With more reports waiting the code is told together with theirs. True when it was told alone. */
function open(turn: Turn, draft: ReportDraft, confident: boolean, key = "report.opened"): boolean {
  const contactPhone = phoneIn(draft.text);
  const report = { ...toReport(draft, confident), ...(contactPhone !== undefined && { contactPhone }) };
  const ref = { ref: `report-${turn.decisions.length}` };
  const isLater = hasMore(turn) && report.visibility !== "confidential";
  turn.decide({ do: "openTicket", ...ref, report, ...staffNotes(turn, draft), ...(isLater && { untold: true }) });
  remember(turn, { draft: undefined, pending: undefined });
  if (isLater) return false;
  const along = report.visibility === "confidential" ? [] : takeUntold(turn);
  tellOpened(turn, key, ref, along);
  return along.length === 0;
}

/** Of several only what is still missing needs a message of its own. */
function tellOpened(turn: Turn, key: string, about: TicketRef, along: TicketRef[]): void {
  if (along.length > 0) sayTogether(turn, [{ key: "report.opened-many" }], about, along);
  if (along.length === 0 || key === "report.opened-no-place") say(turn, key, {}, about);
}

function isContactKnown(turn: Turn, draft: ReportDraft): boolean {
  return phoneIn(draft.text) !== undefined || turn.tickets.some((ticket) => ticket.contactPhone !== undefined);
}
