import type { z } from "zod";
import type { Attachment } from "../../core/channel/event.ts";
import type { Staff } from "../../core/people/staff.ts";
import { nextDue } from "../../core/ticket/deadlines.ts";
import { mayDispute } from "../../core/ticket/dispute.ts";
import { openDoubts } from "../../core/ticket/proof.ts";
import { categoryOf } from "../../core/ticket/taxonomy.ts";
import { isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { mayPropose, movesFor } from "../../core/ticket/transitions.ts";
import type { ticketRow, ticketView } from "../../server/contract-tickets.ts";
import type { Desk } from "./desk.ts";
import { type ConversationState, staff } from "./desk-seed.ts";
import { fakeWard } from "./world.ts";

type Row = z.infer<typeof ticketRow>;
type View = z.infer<typeof ticketView>;

const correctable = ["new", "needs-info", "triaged", "assigned"];
const iso = (date: Date): string => date.toISOString();
const nameOf = (id: string | undefined): string | undefined => staff.find((person) => person.id === id)?.name;

function clock(ticket: Ticket, kind: "first" | "result"): View["clocks"]["first"] {
  const { clocks, openedAt } = ticket;
  const stoppedAt = kind === "first" ? clocks.firstStoppedAt : clocks.resultStoppedAt;
  const dueAt = kind === "first" ? clocks.firstDueAt : clocks.resultDueAt;
  return {
    kind,
    startedAt: iso(openedAt),
    dueAt: iso(dueAt),
    basis: clocks.basis,
    ...(clocks.terms?.own ? { own: [...clocks.terms.own] } : {}),
    ...(stoppedAt ? { stoppedAt: iso(stoppedAt) } : {}),
  };
}

const lookOf = (ticket: Ticket, person: Staff) => ({ ticket, actor: { ...person }, now: new Date(), ward: fakeWard });

const walk = ["assigned", "accepted", "in-progress"] as const;

function aheadOf(ticket: Ticket, person: Staff): Row["ahead"] {
  const left = walk.slice(walk.indexOf(ticket.status as (typeof walk)[number]) + 1 || walk.length);
  return left.map((status) => ({
    status,
    moves: movesFor(lookOf({ ...ticket, status }, person)) as Row["moves"],
    mayPropose: mayPropose(lookOf({ ...ticket, status }, person)),
  }));
}

function pinOf({ place }: Ticket): Pick<Row, "pin"> {
  if (place?.latitude === undefined || place.longitude === undefined) return {};
  return {
    pin: { latitude: place.latitude, longitude: place.longitude, exact: true, x: (place.latitude * 1_000) % 1, y: 0.5 },
  };
}

/** A ticket in a list, as this person sees it. */
export function rowOf(ticket: Ticket, person: Staff): Row {
  const due = nextDue(ticket.clocks);
  const officerName = nameOf(ticket.officerId);
  return {
    code: ticket.code,
    title: ticket.title,
    category: ticket.category,
    severity: ticket.severity,
    status: ticket.status,
    unit: ticket.unit,
    ...(officerName ? { officerName } : {}),
    ...(ticket.place ? { placeLabel: ticket.place.label } : {}),
    openedAt: iso(ticket.openedAt),
    ...(due && isOpen(ticket.status)
      ? { clock: clock(ticket, ticket.clocks.firstStoppedAt ? "result" : "first") }
      : {}),
    followers: ticket.followers.length,
    machineMade: ticket.machine !== undefined,
    awaitsApproval: ticket.proposedResult !== undefined,
    fieldWork: categoryOf(ticket.category).fieldWork,
    needsPhoto: categoryOf(ticket.category).fieldWork,
    moves: movesFor(lookOf(ticket, person)) as Row["moves"],
    mayDispute: mayDispute(ticket, { ...person }),
    mayPropose: !ticket.proposedResult && mayPropose(lookOf(ticket, person)),
    ahead: aheadOf(ticket, person),
    doubts: openDoubts(ticket),
    ...pinOf(ticket),
    version: ticket.version,
  };
}

const view = ({ kind, key, name, mimeType }: Attachment): View["proof"][number] => ({
  kind,
  ...(key ? { key } : {}),
  ...(name ? { name } : {}),
  ...(mimeType ? { mimeType } : {}),
});

/** A ticket with everything, as this person sees it. */
export function viewOf(ticket: Ticket, person: Staff, conversations: ConversationState[]): View {
  const { proposedResult } = ticket;
  return {
    ...rowOf(ticket, person),
    body: ticket.body,
    proposals: [],
    cues: ticket.cues,
    flags: ticket.flags,
    relays: [],
    related: 0,
    ...(ticket.officerId ? { officerId: ticket.officerId } : {}),
    ...(ticket.place ? { place: ticket.place } : {}),
    attachments: ticket.attachments.map(view),
    proof: ticket.proof.map(view),
    ...(proposedResult
      ? {
          proposedResult: {
            text: proposedResult.text,
            photos: proposedResult.photos.map(view),
            byName: nameOf(proposedResult.byStaffId) ?? "",
            at: iso(proposedResult.at),
          },
        }
      : {}),
    ...(ticket.result ? { result: ticket.result } : {}),
    followersList: conversations
      .filter(({ id }) => ticket.followers.includes(id))
      .map(({ id, channel, name }) => ({
        channel,
        name,
        reporter: id === ticket.reporterConversationId,
        ...(person.role === "OFF" ? {} : { conversationId: id }),
      })),
    contactPhone: "0903 ••• 456",
    visibility: ticket.visibility,
    origin: ticket.origin,
    clocks: { first: clock(ticket, "first"), result: clock(ticket, "result"), ceilingAt: iso(ticket.clocks.ceilingAt) },
    reopenedCount: ticket.reopenedCount,
    trackingUrl: `/p/${ticket.code}`,
    mayCorrect: (person.role === "OP" || person.role === "HEAD") && correctable.includes(ticket.status),
    changes: ticket.changes.map(({ id, seq, at, actor, from, to, kind, facts, note }) => ({
      id,
      seq,
      at: iso(at),
      actor: { role: actor.role, name: actor.name, ...(actor.unit ? { unit: actor.unit } : {}) },
      from,
      to,
      kind,
      facts: {
        ...(facts.text ? { text: facts.text } : {}),
        ...(facts.reason ? { reason: facts.reason } : {}),
        ...(facts.followUp ? { followUp: facts.followUp } : {}),
        ...(facts.plan ? { plan: facts.plan } : {}),
        ...(facts.unit ? { unit: facts.unit } : {}),
        ...(facts.onSceneAt ? { onSceneAt: iso(facts.onSceneAt) } : {}),
        ...(facts.photos ? { photos: facts.photos.map(view) } : {}),
      },
      ...(note ? { note } : {}),
    })),
  };
}

/** Lines of one page. */
export const pageSize = 50;

/** The whole conversation as this person sees it. */
export function viewOfConversation(desk: Desk, person: Staff, id: string): ConversationState {
  const conversation = desk.conversation(id);
  const { items } = conversation.messages;
  const tickets = desk.tickets.filter(({ followers }) => followers.includes(id));
  const start = Math.max(0, items.length - pageSize);
  return {
    ...conversation,
    tickets: tickets.map((ticket) => rowOf(ticket, person)),
    ticketCount: tickets.length,
    messages: { items: items.slice(start), ...(start > 0 ? { olderCursor: String(start) } : {}) },
  };
}
