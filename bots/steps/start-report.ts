import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, readSubject, startDraft } from "../draft.ts";
import { tellsMatter } from "../intents.ts";
import { askWhat, proceed } from "../next-question.ts";
import { freshTicket } from "../own-tickets.ts";
import { type Reading, read } from "../reading.ts";
import { enqueue, furtherCategories, splitReports } from "../several-reports.ts";
import { dialogueOf, pendingOf, say } from "../talk.ts";

/** Begins a report from words, a photo, a pin or the menu. A wordless photo belongs to the report just made. */
export function startReport({ places }: { places: PlaceFinder }): Step {
  return async function startReport(turn, next) {
    const reading = read(turn);
    if (dialogueOf(turn).draft) return next();
    if (reading.pressed === "menu:report") return askWhat(turn, startDraft(turn.now));
    if (isRejectedGuess(turn, reading)) return begin(turn, { ...reading, text: pendingOf(turn)?.text ?? "" }, places);
    if (reading.text === "") return startWithoutWords(turn, reading, next);
    if (!turn.classification || !tellsMatter(turn.classification)) return next();
    return begin(turn, reading, places);
  };
}

/** "Việc khác" after "do you mean your old report?": then it is a new one. */
function isRejectedGuess(turn: Turn, reading: Reading): boolean {
  return pendingOf(turn)?.key === "reopen.confirm" && (reading.pressed === "other" || reading.pressed === "no");
}

async function begin(turn: Turn, reading: Reading, places: PlaceFinder): Promise<void> {
  const several = reading.pin ? undefined : splitReports(turn, reading, places);
  if (several) return beginSeveral(turn, several);
  const words = addWords(startDraft(turn.now), reading.text, reading.attachments);
  const secondary = furtherCategories(turn);
  const subject = turn.classification ? readSubject(words, turn.classification) : words;
  const draft: ReportDraft = { ...subject, ...(secondary && { secondary }) };
  const where = reading.pin ? ({ kind: "found", place: reading.pin } as const) : places.read(reading.text);
  await proceed(turn, where.kind === "found" ? { ...draft, place: where.place } : draft, where);
}

/** One after the other; danger is not kept waiting by a word about how many there are. */
async function beginSeveral(turn: Turn, [first, ...others]: ReportDraft[]): Promise<void> {
  if (!first) return;
  enqueue(turn, others);
  if (first.severity !== "S1") say(turn, "report.split", { n: others.length + 1 });
  await proceed(turn, first);
}

async function startWithoutWords(turn: Turn, reading: Reading, next: () => Promise<void>): Promise<void> {
  const { attachments, pin } = reading;
  const isEvidence = attachments.some((one) => one.kind === "image" || one.kind === "video" || one.kind === "file");
  if (!isEvidence && !pin) return next();
  const ticket = freshTicket(turn);
  if (ticket) {
    turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, attachments, ...(pin && { place: pin }) });
    return say(turn, "report.added", {}, { code: ticket.code });
  }
  const draft: ReportDraft = addWords(startDraft(turn.now), "", attachments);
  askWhat(turn, pin ? { ...draft, place: pin } : draft);
}
