import type { ReportDraft } from "../core/conversation/dialogue.ts";
import type { TicketRef, Turn } from "../core/conversation/turn.ts";
import { routeOf } from "../core/routing/routing.ts";
import type { ToldReport } from "../core/understanding/classification.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";
import { addWords, readSubject, startDraft } from "./draft.ts";
import { isSamePlace } from "./own-tickets.ts";
import type { Reading } from "./reading.ts";
import { dialogueOf, remember } from "./talk.ts";

/**
 * The reports a turn tells of, when they differ in place or unit: each is asked about on its own. Danger comes first,
 * files go with the first of them. Undefined when it is one report, and where the whole must be
 * read as one: a confidential matter, danger told twice.
 */
export function splitReports(turn: Turn, reading: Reading, places: PlaceFinder): ReportDraft[] | undefined {
  const told = turn.classification?.reports ?? [];
  if (told.length < 2 || turn.classification?.language !== "vi") return undefined;
  const drafts = told.map((one) => draftOf(turn, one, places));
  const [first] = drafts;
  if (drafts.some(isConfidential) || drafts.filter(({ severity }) => severity === "S1").length > 1) return undefined;
  if (!first || !drafts.slice(1).some((other) => isApart(turn, first, other))) return undefined;
  const placed = drafts.map((draft) => (draft.place || !first.place ? draft : { ...draft, place: first.place }));
  const inOrder = placed.sort((a, b) => Number(b.severity === "S1") - Number(a.severity === "S1"));
  return inOrder.map((draft, index) => (index === 0 ? addWords(draft, "", reading.attachments) : draft));
}

/** What else the same words tell of, when it is one matter at one place: categories beside the first. */
export function furtherCategories(turn: Turn): ReportDraft["secondary"] {
  const [first, ...others] = turn.classification?.reports ?? [];
  const own = first?.reading.categories[0]?.id;
  const more = others.flatMap(({ reading }) => reading.categories[0]?.id ?? []).filter((id) => id !== own);
  return more.length > 0 ? [...new Set(more)] : undefined;
}

/** The other reports wait for their turn. */
export function enqueue(turn: Turn, drafts: ReportDraft[]): void {
  remember(turn, { queue: [...(dialogueOf(turn).queue ?? []), ...drafts] });
}

/** Whether more reports wait behind the one that is talked about. */
export function hasMore(turn: Turn): boolean {
  return (dialogueOf(turn).queue ?? []).length > 0;
}

/** The next report in the queue becomes the draft. */
export function takeNext(turn: Turn): ReportDraft | undefined {
  const [next, ...rest] = dialogueOf(turn).queue ?? [];
  if (!next) return undefined;
  remember(turn, { draft: next, queue: rest.length > 0 ? rest : undefined });
  return next;
}

/** Reports filed before in the same go, whose codes are told now; they count as told from here on. */
export function takeUntold(turn: Turn): TicketRef[] {
  const codes = dialogueOf(turn).untold ?? [];
  if (codes.length > 0) remember(turn, { untold: undefined });
  const justOpened = turn.decisions.flatMap((one) => (one.do === "openTicket" && one.untold ? { ref: one.ref } : []));
  return [...codes.map((code) => ({ code })), ...justOpened.filter(({ ref }) => !isTold(turn, ref))];
}

function isTold(turn: Turn, ref: string): boolean {
  return turn.decisions.some(
    (one) => one.do === "say" && one.along?.some((other) => "ref" in other && other.ref === ref),
  );
}

function draftOf(turn: Turn, { text, reading }: ToldReport, places: PlaceFinder): ReportDraft {
  const where = places.read(text);
  const draft = readSubject(addWords(startDraft(turn.now), text, []), reading);
  return where.kind === "found" ? { ...draft, place: where.place } : draft;
}

function isConfidential({ category, flags }: ReportDraft): boolean {
  return category === "integrity-complaint" || flags.includes("confidential");
}

/** Another place, or another unit to send. */
function isApart(turn: Turn, a: ReportDraft, b: ReportDraft): boolean {
  if (a.place && b.place && !isSamePlace(a.place, b.place)) return true;
  return leadOf(turn, a) !== leadOf(turn, b);
}

function leadOf({ ward, now }: Turn, { category = "other-unclassified", place }: ReportDraft): string {
  const { unit, outsideUnit } = routeOf(ward, { category, place, at: now });
  return outsideUnit ?? unit;
}
