import { redact } from "../../core/redact.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { unitName } from "../../core/routing/units.ts";
import {
  isDone,
  isOpen,
  refusalCodes,
  type Ticket,
  type TicketChange,
  type TicketStatus,
  ticketStatuses,
} from "../../core/ticket/ticket.ts";
import type { Ward } from "../../core/ward.ts";

const offsetMs = 7 * 3_600_000;
/** Decimals of a coordinate shown to everybody: about a hundred metres, a block and not a house. */
const publicDecimals = 3;

/** W3C profile of ISO 8601 in local time: "2026-11-16T14:06:00+07:00". */
export function stamp(at: Date): string {
  return `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+07:00`;
}

/** A house, an alley with its branches ("12/3", "số 45", "nhà 9A"), and "45" before the street we know. */
const numbered =
  /(?<![\p{L}\d])(?:(?:số nhà|so nha|nhà số|nha so|số|so|nhà|nha)\s*)?\d{1,4}[a-zđ]?(?:\/\d{1,4}[a-zđ]?)+(?![\p{L}\d])/giu;
const named = /(?<![\p{L}\d])(?:số nhà|so nha|nhà số|nha so|số|so|nhà|nha)\s*\d{1,4}[a-zđ]?(?![\p{L}\d/])/giu;
const beforeStreet = /(?<![\p{L}\d])\d{1,4}[A-Za-zđ]?\s+(?=(?:đường\s+)?\p{Lu}\p{L}+)/gu;

/** The house we read in the report, wherever its number stands. */
function withoutHouse(text: string, house: string | undefined): string {
  if (!house || !/^[\w/]+$/.test(house)) return text;
  return text.replace(new RegExp(`(?<![\\p{L}\\d])${house}(?![\\p{L}\\d])`, "giu"), "");
}

/** Text for everybody: without numbers of persons and of their homes. */
export function blur(text: string, house?: string): string {
  const plain = redact(text).replace(numbered, "").replace(named, "").replace(beforeStreet, "");
  const kept = withoutHouse(plain, house);
  return kept
    .replace(/\s+([,.;:!?])/g, "$1")
    .replace(/\s{2,}/g, " ")
    .trim();
}

/** What is told of a move beside its state: a result or a refusal in the words the resident read. */
function reasonOf({ to, facts }: TicketChange): string | undefined {
  if (to === "rejected") {
    const code = facts.reasonCode;
    const label = code && code !== "no-reply" ? refusalCodes[code] : undefined;
    return [label, facts.text].filter(Boolean).join(". ");
  }
  return to === "resolved" || to === "extended" ? (facts.text ?? facts.reason) : undefined;
}

/** A state with its reason, for everybody. A confidential parent is not named: only its state is told. */
export function notesOf(change: TicketChange): string {
  const reason = reasonOf(change);
  return blur(reason ? `${ticketStatuses[change.to]}: ${reason}` : ticketStatuses[change.to]);
}

/** Moves everybody may know of; corrections, notes and clocks stay inside. */
export const publicMoves = ({ changes }: Ticket): TicketChange[] => changes.filter(({ kind }) => kind === "move");

/** Open while the ward has something to do about it; a result counts as closed (GeoReport knows no third state). */
export function statusOf(status: TicketStatus): "open" | "closed" {
  return isOpen(status) && !isDone(status) ? "open" : "closed";
}

const rounded = (degrees: number | undefined): number | null =>
  degrees === undefined ? null : Number(degrees.toFixed(publicDecimals));

/** A request as everybody may see it: no reporter, no words of theirs beyond a summary, a block and no house. */
export function presentRequest(ticket: Ticket, ward: Ward) {
  const { code, category, status, place, openedAt, clocks, outsideUnit, unit, visibility, title } = ticket;
  const last = publicMoves(ticket).at(-1);
  const isRunning = statusOf(status) === "open";
  const leads = status === "waiting-external" ? outsideUnit : undefined;
  const where = [place?.street ?? place?.area, place?.outsideWard ?? `${ward.kind} ${ward.name}`];
  return {
    service_request_id: code,
    status: statusOf(status),
    status_notes: last ? notesOf(last) : null,
    service_name: publicName(ward.categories, category),
    service_code: category,
    description: visibility === "hide-name" ? publicName(ward.categories, category) : blur(title, place?.house),
    agency_responsible: unitName(ward.units, leads ?? unit),
    service_notice: null,
    requested_datetime: stamp(openedAt),
    updated_datetime: stamp(last?.at ?? openedAt),
    expected_datetime: isRunning ? stamp(clocks.resultDueAt) : null,
    address: where.filter(Boolean).join(", "),
    address_id: null,
    zipcode: null,
    lat: rounded(place?.latitude),
    long: rounded(place?.longitude),
    media_url: null,
  };
}

/** FixMyStreet's words for our states (perllib/Open311/GetServiceRequestUpdates.pm, read 2026-11). */
const updateWords: Record<TicketStatus, string> = {
  new: "OPEN",
  "needs-info": "OPEN",
  triaged: "INVESTIGATING",
  assigned: "INVESTIGATING",
  accepted: "INVESTIGATING",
  "in-progress": "IN_PROGRESS",
  "waiting-external": "ACTION_SCHEDULED",
  extended: "ACTION_SCHEDULED",
  resolved: "FIXED",
  closed: "CLOSED",
  reopened: "REOPEN",
  rejected: "NO_FURTHER_ACTION",
  duplicate: "DUPLICATE",
  withdrawn: "CANCELLED",
  spam: "NO_FURTHER_ACTION",
};

/** One move as an update of FixMyStreet's extension. */
export function presentUpdate(code: string, change: TicketChange) {
  return {
    update_id: change.id,
    service_request_id: code,
    status: updateWords[change.to],
    external_status_code: change.to,
    updated_datetime: stamp(change.at),
    description: notesOf(change),
    media_url: null,
  };
}
