import { passesAt } from "../core/assignment/passes-at.ts";
import { nextDue } from "../core/ticket/deadlines.ts";
import { ringsAt } from "../core/ticket/rings.ts";
import { isOpen, type Ticket, type TicketChange, type TicketClocks } from "../core/ticket/ticket.ts";
import type * as Rows from "./client/client.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

/** A ticket's row with what belongs to it. */
export type TicketRow = Rows.Ticket & { changes: Rows.TicketChange[]; followers: Rows.TicketFollower[] };

/** What to read with a ticket, in the order the domain type has it. */
export const wholeTicket = {
  changes: { orderBy: { seq: "asc" } },
  followers: { orderBy: { position: "asc" } },
} as const;

function toClocks(row: Rows.Ticket): TicketClocks {
  const { firstDueAt, resultDueAt, ceilingAt, firstStoppedAt, resultStoppedAt, pausedAt, followUpAt } = row;
  const basis = row.basis as TicketClocks["basis"];
  const terms = decode<NonNullable<TicketClocks["terms"]> | null>(row.terms);
  return {
    firstDueAt,
    resultDueAt,
    ceilingAt,
    basis,
    ...present({ firstStoppedAt, resultStoppedAt, pausedAt, followUpAt, terms }),
  };
}

export function toTicket(row: TicketRow): Ticket {
  const { id, code, title, body, openedAt, reopenedCount, returnedCount, version } = row;
  const { officerId, result, reporterConversationId, contactPhone, mergedInto, proposedParent, rating, dossierCode } =
    row;
  return {
    ...{ id, code, title, body, openedAt, reopenedCount, returnedCount, version },
    category: row.category as Ticket["category"],
    secondary: row.secondary as Ticket["secondary"],
    proposals: decode(row.proposals),
    cues: row.cues,
    severity: row.severity as Ticket["severity"],
    flags: row.flags as Ticket["flags"],
    status: row.status as Ticket["status"],
    unit: row.unit as Ticket["unit"],
    attachments: decode(row.attachments),
    proof: decode(row.proof),
    followers: row.followers.map((follower) => follower.conversationId),
    visibility: row.visibility as Ticket["visibility"],
    origin: row.origin as Ticket["origin"],
    clocks: toClocks(row),
    changes: row.changes.map(toChange),
    ...present({ officerId, result, reporterConversationId, contactPhone, mergedInto, proposedParent, dossierCode }),
    ...present({ rating, when: row.whenText }),
    ...present({ outsideUnit: row.outsideUnit as NonNullable<Ticket["outsideUnit"]> | null }),
    ...present({ machine: decode<NonNullable<Ticket["machine"]> | null>(row.machine) }),
    ...present({ place: decode<NonNullable<Ticket["place"]> | null>(row.place) }),
    ...present({ proposedResult: decode<NonNullable<Ticket["proposedResult"]> | null>(row.proposedResult) }),
  };
}

/** The ticket as columns; its log must be whole, as the clocks are read from it. */
export function fromTicket(ticket: Ticket) {
  assertStorable(ticket);
  const { id, code, title, body, category, secondary, cues, severity, flags, status, unit, visibility, origin } =
    ticket;
  const { openedAt, reopenedCount, returnedCount, clocks } = ticket;
  return {
    ...{ id, code, title, body, category, secondary, cues, severity, flags, status, unit, visibility, origin },
    ...{ openedAt, reopenedCount, returnedCount, version: ticket.version },
    proposals: encode(ticket.proposals),
    outsideUnit: ticket.outsideUnit ?? null,
    officerId: ticket.officerId ?? null,
    place: jsonOrNull(ticket.place),
    whenText: ticket.when ?? null,
    attachments: encode(ticket.attachments),
    proof: encode(ticket.proof),
    proposedResult: jsonOrNull(ticket.proposedResult),
    result: ticket.result ?? null,
    reporterConversationId: ticket.reporterConversationId ?? null,
    machine: jsonOrNull(ticket.machine),
    contactPhone: ticket.contactPhone ?? null,
    dossierCode: ticket.dossierCode ?? null,
    mergedInto: ticket.mergedInto ?? null,
    proposedParent: ticket.proposedParent ?? null,
    firstDueAt: clocks.firstDueAt,
    resultDueAt: clocks.resultDueAt,
    ceilingAt: clocks.ceilingAt,
    basis: clocks.basis,
    terms: jsonOrNull(clocks.terms),
    firstStoppedAt: clocks.firstStoppedAt ?? null,
    resultStoppedAt: clocks.resultStoppedAt ?? null,
    pausedAt: clocks.pausedAt ?? null,
    followUpAt: clocks.followUpAt ?? null,
    nextDueAt: (isOpen(status) && nextDue(clocks)) || null,
    ringsAt: ringsAt(ticket) ?? null,
    passesAt: passesAt(ticket) ?? null,
    rating: ticket.rating ?? null,
  };
}

function toChange(row: Rows.TicketChange): TicketChange {
  return {
    id: row.id,
    seq: row.seq,
    at: row.at,
    actor: row.actor as unknown as TicketChange["actor"],
    from: row.fromStatus as TicketChange["from"],
    to: row.toStatus as TicketChange["to"],
    kind: row.kind as TicketChange["kind"],
    facts: decode(row.facts),
    ...present({ note: row.note }),
  };
}

export function fromChange(ticketId: string, change: TicketChange) {
  assertStorable(change);
  const { id, seq, at, actor, from, to, kind, facts, note = null } = change;
  return {
    id,
    ticketId,
    seq,
    at,
    actor: encode(actor),
    fromStatus: from,
    toStatus: to,
    kind,
    facts: encode(facts),
    note,
  };
}
