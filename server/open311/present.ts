import { isOver } from "../../core/publication/ports.ts";
import { promisedUntil, publicPlace, publicTold, publicUnit } from "../../core/publication/public-ticket.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import {
  refusalCodes,
  type Ticket,
  type TicketChange,
  type TicketStatus,
  ticketStatuses,
} from "../../core/ticket/ticket.ts";
import type { Ward } from "../../core/ward.ts";

const offsetMs = 7 * 3_600_000;
/** Decimals of a coordinate here: about a hundred metres, four fields of the public grid. */
const publicDecimals = 3;

/** W3C profile of ISO 8601 in local time: "2026-11-16T14:06:00+07:00". */
export function stamp(at: Date): string {
  return `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+07:00`;
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
function notesOf(ticket: Ticket, change: TicketChange): string {
  const reason = reasonOf(change);
  const told = reason && publicTold(ticket, reason);
  return told ? `${ticketStatuses[change.to]}: ${told}` : ticketStatuses[change.to];
}

/** Moves everybody may know of; corrections, notes and clocks stay inside. */
export const publicMoves = ({ changes }: Ticket): TicketChange[] => changes.filter(({ kind }) => kind === "move");

/** Open while the ward has something to do about it; a result counts as closed (GeoReport knows no third state). */
export const statusOf = (status: TicketStatus): "open" | "closed" => (isOver(status) ? "closed" : "open");

const rounded = (degrees: number | undefined): number | null =>
  degrees === undefined ? null : Number(degrees.toFixed(publicDecimals));

/** A request as everybody may see it: no reporter, no words of theirs beyond a summary, a block and no house. */
export function presentRequest(ticket: Ticket, ward: Ward) {
  const { code, category, status, place, openedAt, title } = ticket;
  const due = promisedUntil(ticket);
  const last = publicMoves(ticket).at(-1);
  const { where, point } = publicPlace(ticket);
  const name = publicName(ward.categories, category);
  return {
    service_request_id: code,
    status: statusOf(status),
    status_notes: last ? notesOf(ticket, last) : null,
    service_name: name,
    service_code: category,
    description: publicTold(ticket, title) || name,
    agency_responsible: publicUnit(ticket, ward),
    service_notice: null,
    requested_datetime: stamp(openedAt),
    updated_datetime: stamp(last?.at ?? openedAt),
    expected_datetime: due ? stamp(due) : null,
    address: [where, where && place?.outsideWard ? undefined : `${ward.kind} ${ward.name}`].filter(Boolean).join(", "),
    address_id: null,
    zipcode: null,
    lat: rounded(point?.latitude),
    long: rounded(point?.longitude),
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
export function presentUpdate(ticket: Ticket, change: TicketChange) {
  return {
    update_id: change.id,
    service_request_id: ticket.code,
    status: updateWords[change.to],
    external_status_code: change.to,
    updated_datetime: stamp(change.at),
    description: notesOf(ticket, change),
    media_url: null,
  };
}
