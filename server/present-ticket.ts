import type { z } from "zod";
import type { Conversation } from "../core/conversation/conversation.ts";
import { can } from "../core/people/access.ts";
import type { Citizen } from "../core/people/citizen.ts";
import { type Staff, staffActor } from "../core/people/staff.ts";
import { redact } from "../core/redact.ts";
import type { Relay } from "../core/relay/relay.ts";
import { rulesOf } from "../core/routing/category-rules.ts";
import { isCorrectable } from "../core/ticket/amend-ticket.ts";
import { disputeOf, mayDispute } from "../core/ticket/dispute.ts";
import { isPinned, openDoubts } from "../core/ticket/proof.ts";
import { categoryOf } from "../core/ticket/taxonomy.ts";
import type { MoveFacts, Shot, Ticket, TicketChange, TicketStatus } from "../core/ticket/ticket.ts";
import { mayPropose, movesFor } from "../core/ticket/transitions.ts";
import type { Ward } from "../core/ward.ts";
import type { ticketRow, ticketView } from "./contract-tickets.ts";
import { placeOnDrawing, type WardMap } from "./pages/map.ts";
import { iso, nameless, presentAttachment, presentPhone, presentProposals } from "./present.ts";
import { presentClocks, runningClock } from "./present-clock.ts";

export type TicketRowView = z.input<typeof ticketRow>;
export type TicketView = z.input<typeof ticketView>;

/** Who looks, when, and what their colleagues are called. */
export interface Viewer {
  staff: Staff;
  now: Date;
  /** Names of staff by id. */
  names: ReadonlyMap<string, string>;
  /** What the ward demands of each category. */
  ward: Pick<Ward, "categories">;
  /** The ground that tickets are drawn on; unset: no pins. */
  map?: WardMap;
}

/** What a whole ticket needs besides itself. */
export interface TicketSurroundings {
  followers: Conversation[];
  /** Who called, when the report was taken down on the telephone. */
  caller?: Citizen | undefined;
  ward: Ward;
  relays: Relay[];
  /** How many reports were merged into it or are proposed to be; none when unset. */
  related?: number;
}

/** A hidden name stays with the desk and the leaders: the unit that works on it does not read it. */
export function mayKnowReporter(staff: Staff, ticket: Ticket): boolean {
  return ticket.visibility !== "hide-name" || staff.role === "OP" || staff.role === "LD";
}

/** The states an officer walks through on the spot, in order. */
const walk: readonly TicketStatus[] = ["assigned", "accepted", "in-progress"];

/** What somebody may do now. */
function actsOf(ticket: Ticket, { staff, now, ward }: Viewer): Pick<TicketRowView, "moves" | "mayPropose"> {
  const who = { ticket, actor: staffActor(staff), now, ward };
  return {
    moves: can(staff, "ticket.move") ? movesFor(who) : [],
    mayPropose: can(staff, "ticket.propose") && mayPropose(who),
  };
}

/** What an officer may do after the moves of the walk that are still before them. */
function actsAhead(ticket: Ticket, viewer: Viewer): TicketRowView["ahead"] {
  if (viewer.staff.role !== "OFF") return [];
  const at = walk.indexOf(ticket.status);
  return (at < 0 ? [] : walk.slice(at + 1)).map((status) => ({ status, ...actsOf({ ...ticket, status }, viewer) }));
}

function pinOf({ place }: Ticket, map: WardMap | undefined): TicketRowView["pin"] {
  if (!map || place?.latitude === undefined || place.longitude === undefined) return undefined;
  const { latitude, longitude } = place;
  return { latitude, longitude, exact: isPinned(place), ...placeOnDrawing(map, [latitude, longitude]) };
}

/** A ticket in a list. */
export function presentTicketRow(ticket: Ticket, viewer: Viewer): TicketRowView {
  const { code, category, severity, status, unit, version } = ticket;
  const { staff, names, map, ward } = viewer;
  return {
    code,
    title: titleOf(ticket),
    category,
    severity,
    status,
    unit,
    officerName: names.get(ticket.officerId ?? ""),
    placeLabel: ticket.place?.label,
    openedAt: ticket.openedAt.toISOString(),
    clock: runningClock(ticket),
    followers: ticket.followers.length,
    machineMade: ticket.machine !== undefined,
    awaitsApproval: ticket.proposedResult !== undefined,
    proposedParent: ticket.proposedParent,
    fieldWork: categoryOf(category).fieldWork,
    needsPhoto: rulesOf(ward.categories, category).needsPhoto,
    ...actsOf(ticket, viewer),
    mayDispute: can(staff, "ticket.dispute") && mayDispute(ticket, staffActor(staff)),
    rulingDueAt: iso(disputeOf(ticket)?.dueAt),
    ahead: actsAhead(ticket, viewer),
    doubts: openDoubts(ticket),
    pin: pinOf(ticket, map),
    version,
  };
}

const presentShot = ({ key, takenAt, position }: Shot) => ({ key, takenAt: iso(takenAt), position });

function presentFacts(facts: MoveFacts): TicketView["changes"][number]["facts"] {
  const { category, severity, unit, place, question, reason, reasonCode, plan, photos } = facts;
  const { outsideUnit, reference, answer, text, team, parentCode, rating, position, doubts, explanation } = facts;
  return {
    category,
    severity,
    unit,
    place,
    question,
    reason,
    reasonCode,
    plan,
    photos: photos?.map(presentAttachment),
    onSceneAt: iso(facts.onSceneAt),
    outsideUnit,
    reference,
    answer,
    expectedAt: iso(facts.expectedAt),
    newDueAt: iso(facts.newDueAt),
    text,
    team,
    parentCode,
    splitFrom: facts.splitFrom,
    flood: facts.flood && { ...facts.flood, since: iso(facts.flood.since) },
    rating,
    followUp: facts.followUp,
    disputed: facts.disputed,
    ruled: facts.ruled,
    position,
    doneAt: iso(facts.doneAt),
    shots: facts.shots?.map(presentShot),
    doubts,
    explanation,
  };
}

function presentChange(change: TicketChange, conceal: (text: string) => string): TicketView["changes"][number] {
  const { id, seq, at, actor, from, to, kind, facts, note } = change;
  return {
    id,
    seq,
    at: at.toISOString(),
    actor: { role: actor.role, name: actor.name, unit: actor.unit },
    from,
    to,
    kind,
    facts: presentFacts(facts),
    note: note && conceal(note),
  };
}

function presentRelay({
  unit,
  state,
  requestId,
  askedAt,
  sentAt,
  expectedAt,
  remote,
}: Relay): TicketView["relays"][number] {
  return {
    unit,
    state,
    requestId,
    askedAt: askedAt.toISOString(),
    sentAt: iso(sentAt),
    expectedAt: expectedAt.toISOString(),
    remoteStatus: remote?.status,
    remoteNotes: remote?.notes,
  };
}

function presentFollowers(ticket: Ticket, staff: Staff, { followers, caller }: TicketSurroundings) {
  const isKnown = mayKnowReporter(staff, ticket);
  const mayRead = can(staff, "conversation.read");
  const listed: TicketView["followersList"] = followers.map((conversation) => ({
    channel: conversation.address.channel,
    name: (isKnown && conversation.displayName) || nameless,
    conversationId: mayRead ? conversation.id : undefined,
    reporter: conversation.id === ticket.reporterConversationId,
  }));
  const channel = caller?.addresses[0]?.channel;
  if (channel) listed.unshift({ channel, name: (isKnown && caller.displayName) || nameless, reporter: true });
  return listed;
}

/** A whole ticket as one person may see it. */
export function presentTicket(ticket: Ticket, viewer: Viewer, surroundings: TicketSurroundings): TicketView {
  const { staff, names } = viewer;
  const { proposedResult: proposed, visibility, clocks, machine } = ticket;
  const isKnown = mayKnowReporter(staff, ticket);
  const conceal = isKnown ? (text: string) => text : redact;
  return {
    ...presentTicketRow(ticket, viewer),
    body: conceal(ticket.body),
    proposals: presentProposals(ticket.proposals),
    cues: ticket.cues,
    flags: ticket.flags,
    outsideUnit: ticket.outsideUnit,
    officerId: ticket.officerId,
    place: ticket.place,
    when: ticket.when,
    attachments: ticket.attachments.map(presentAttachment),
    proof: ticket.proof.map(presentAttachment),
    proposedResult: proposed && {
      text: proposed.text,
      photos: proposed.photos.map(presentAttachment),
      byName: names.get(proposed.byStaffId) ?? "",
      at: proposed.at.toISOString(),
      explanation: proposed.explanation,
    },
    result: ticket.result,
    followersList: presentFollowers(ticket, staff, surroundings),
    contactPhone: presentPhone(ticket.contactPhone, staff, isKnown ? [ticket.unit] : []),
    machine: machine && { ...machine, lastAt: machine.lastAt.toISOString() },
    relays: surroundings.relays.map(presentRelay),
    mergedInto: ticket.mergedInto,
    related: surroundings.related ?? 0,
    visibility,
    origin: ticket.origin,
    clocks: { ...presentClocks(ticket), ceilingAt: clocks.ceilingAt.toISOString() },
    rating: ticket.rating,
    reopenedCount: ticket.reopenedCount,
    trackingUrl: `${surroundings.ward.publicUrl}/p/${ticket.code}`,
    mayCorrect: can(staff, "ticket.correct") && isCorrectable(ticket),
    changes: ticket.changes.map((change) => presentChange(change, conceal)),
  };
}

/** Titles are written so that they fit into a sentence; on their own they begin with a capital letter. */
export function titleOf({ title }: Pick<Ticket, "title">): string {
  return title.charAt(0).toLocaleUpperCase("vi") + title.slice(1);
}
