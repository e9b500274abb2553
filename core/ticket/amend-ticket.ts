import type { Attachment } from "../channel/event.ts";
import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import { rulesOf } from "../routing/category-rules.ts";
import type { Transaction } from "../store.ts";
import { tellSubscribers } from "../subscription/tell-subscribers.ts";
import { keepCorrection } from "../understanding/keep-correction.ts";
import type { Place } from "../understanding/place.ts";
import type { World } from "../world.ts";
import { proofFacts, proofOf } from "./proof.ts";
import { reclassify } from "./reclassify.ts";
import { clockFlags } from "./rings.ts";
import type { CategoryId, Severity, UnitId } from "./taxonomy.ts";
import type { MoveFacts, Ticket, TicketChange, TicketStatus } from "./ticket.ts";
import { checkResult, mayPropose } from "./transitions.ts";

interface Amendment {
  kind: TicketChange["kind"];
  note?: string;
  facts?: TicketChange["facts"];
  change: (ticket: Ticket) => Ticket;
}

/** Appends something that moves nothing: a note, a correction, more from the resident. Throws NOT_FOUND, STALE. */
export async function amend(
  input: AmendInput & { version?: number },
  read: (ticket: Ticket) => Amendment,
): Promise<Ticket> {
  const { tx, world, code, actor, version } = input;
  const ticket = await tx.tickets.byCode(code);
  if (!ticket) throw new AppError("NOT_FOUND", "no ticket with this code");
  if (version !== undefined && version !== ticket.version) {
    throw new AppError("STALE", "somebody changed the ticket first", { details: { version: ticket.version } });
  }
  const { kind, note, facts = {}, change } = read(ticket);
  const entry: TicketChange = {
    id: input.id ?? world.ids.next(),
    seq: (ticket.changes.at(-1)?.seq ?? 0) + 1,
    at: world.clock.now(),
    actor,
    from: ticket.status,
    to: ticket.status,
    kind,
    facts,
    ...(note ? { note } : {}),
  };
  const stored = await tx.tickets.update(change(ticket), [entry]);
  await tx.publish([{ topic: "desk", name: "ticket.updated", id: code, version: stored.version }]);
  return stored;
}

export interface AmendInput {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  /** The act's own id, where it may be sent twice. */
  id?: string | undefined;
}

/** More words, photos, a place or a number to call from the resident. The number stays out of the log. */
export function addToTicket(
  input: AmendInput & { text?: string; attachments: Attachment[]; place?: Place; contactPhone?: string },
): Promise<Ticket> {
  const { text, attachments, place, contactPhone } = input;
  return amend(input, () => ({
    kind: "resident-update",
    ...(text ? { note: text } : {}),
    facts: { ...(place ? { place } : {}), ...(attachments.length > 0 ? { photos: attachments } : {}) },
    change: (ticket) => ({
      ...ticket,
      attachments: [...ticket.attachments, ...attachments],
      ...(place ? { place } : {}),
      ...(contactPhone ? { contactPhone } : {}),
    }),
  }));
}

/** The log is not filled by one camera: it notes the second sighting, the fourth, the eighth and so on; all are counted. */
const isNoted = (times: number): boolean => Number.isInteger(Math.log2(times));
/** Files one ticket keeps of a machine. */
const maxMachineFiles = 12;

/** A machine saw the same once more: counted, with its newest pictures as long as there is room. Throws NOT_FOUND. */
export async function seeAgain(input: AmendInput & { attachments: Attachment[] }): Promise<Ticket> {
  const { tx, world, code, attachments } = input;
  const ticket = await tx.tickets.byCode(code);
  if (!ticket?.machine) throw new AppError("NOT_FOUND", "no ticket of a machine with this code");
  const times = ticket.machine.times + 1;
  const seen: Ticket = {
    ...ticket,
    machine: { ...ticket.machine, times, lastAt: world.clock.now() },
    attachments: [...ticket.attachments, ...attachments].slice(0, Math.max(maxMachineFiles, ticket.attachments.length)),
  };
  if (isNoted(times)) return amend(input, () => ({ kind: "update", note: `Máy báo lần ${times}`, change: () => seen }));
  const stored = await tx.tickets.update(seen, []);
  await tx.publish([{ topic: "desk", name: "ticket.updated", id: code, version: stored.version }]);
  return stored;
}

/** Another conversation is told of every move from now on; `instead`: in the place of this one. */
export function followTicket(input: AmendInput & { conversationId: string; instead?: string }): Promise<Ticket> {
  const { conversationId, instead } = input;
  return amend(input, () => ({
    kind: "update",
    note: "follow",
    change: (ticket) => {
      const others = ticket.followers.filter((id) => id !== instead);
      return { ...ticket, followers: [...new Set([...others, conversationId])] };
    },
  }));
}

/** A conversation is told of nothing any more; the report itself stays. */
export function unfollowTicket(input: AmendInput & { conversationId: string }): Promise<Ticket> {
  return amend(input, () => ({
    kind: "update",
    note: "unfollow",
    change: (ticket) => ({ ...ticket, followers: ticket.followers.filter((id) => id !== input.conversationId) }),
  }));
}

/** Chosen the other way round: what it was proposed for became a part of it, and the proposal is decided with that. */
function withoutProposalFor(code: string, { proposedParent, ...ticket }: Ticket): Ticket {
  if (proposedParent !== code) return { ...ticket, ...(proposedParent ? { proposedParent } : {}) };
  return { ...ticket, flags: ticket.flags.filter((flag) => flag !== "in-flood") };
}

/** Who is told changes because an incident gained or lost reports; `note` names the other ticket. */
export function setFollowers(input: AmendInput & { followers: string[]; note: string }): Promise<Ticket> {
  const { followers, note } = input;
  const change = (ticket: Ticket): Ticket => ({ ...withoutProposalFor(note, ticket), followers });
  return amend(input, () => ({ kind: "update", note, change }));
}

/** A machine or a resident thinks that it is one incident with `facts.parentCode`; the log says why, a person decides. */
export function proposeParent(
  input: AmendInput & { facts: MoveFacts & { parentCode: string }; inFlood?: boolean },
): Promise<Ticket> {
  const { facts, inFlood } = input;
  return amend(input, () => ({
    kind: "proposal",
    facts,
    change: (ticket) => ({
      ...ticket,
      proposedParent: facts.parentCode,
      ...(inFlood ? { flags: [...new Set([...ticket.flags, "in-flood" as const])] } : {}),
    }),
  }));
}

/** A specialist has answered the resident: the first clock stops; one that stands already keeps its time. */
export function stopFirstClock(input: AmendInput): Promise<Ticket> {
  const now = input.world.clock.now();
  return amend(input, () => ({
    kind: "update",
    note: "first-reply",
    change: (ticket) => ({
      ...ticket,
      clocks: { ...ticket.clocks, firstStoppedAt: ticket.clocks.firstStoppedAt ?? now },
    }),
  }));
}

/** The resident's score, 1..5, kept whatever happens to the ticket afterwards. */
export function rateTicket(input: AmendInput & { score: number; comment?: string }): Promise<Ticket> {
  return amend(input, () => ({
    kind: "rating",
    ...(input.comment ? { note: input.comment } : {}),
    facts: { rating: input.score },
    change: (ticket) => ({ ...ticket, rating: input.score }),
  }));
}

/** Where a body outside the ward has the ticket. */
const outside: readonly TicketStatus[] = ["waiting-external", "extended"];

/** What the body outside answered when it was asked. Throws MOVE_NOT_ALLOWED where none has the ticket. */
export function answerOnTicket(input: AmendInput & { answer: string; version?: number }): Promise<Ticket> {
  return amend(input, (ticket) => {
    const { status, outsideUnit } = ticket;
    if (!outsideUnit || !outside.includes(status)) {
      throw new AppError("MOVE_NOT_ALLOWED", "nobody outside has it", { details: { from: status } });
    }
    return { kind: "update", facts: { outsideUnit, answer: input.answer }, change: (same) => same };
  });
}

/** The rules name who should accept it, or nobody; `note` says why. The officer's own word is a move. */
export function nameOfficer(
  input: AmendInput & { officerId: string | undefined; naming: NonNullable<MoveFacts["naming"]>; note: string },
): Promise<Ticket> {
  const { officerId, naming, note } = input;
  const officer = officerId ? { officerId } : {};
  return amend(input, () => ({
    kind: "update",
    note,
    facts: { ...officer, naming },
    change: ({ officerId: _, ...ticket }) => ({ ...ticket, ...officer }),
  }));
}

/** A line only staff read, with photos where there are some. */
export function noteOnTicket(input: AmendInput & { note: string; facts?: MoveFacts }): Promise<Ticket> {
  const { note, facts = {} } = input;
  return amend(input, () => ({ kind: "note", note, facts, change: (ticket) => ticket }));
}

/** An officer's result that needs the head's word before it is posted. Throws MOVE_NOT_ALLOWED when it needs none. */
export function proposeResult(
  input: AmendInput &
    Pick<MoveFacts, "shots" | "explanation" | "doneAt"> & {
      text: string;
      photos: Attachment[];
      machineWritten: boolean;
      version?: number;
    },
): Promise<Ticket> {
  const { text, photos, shots, explanation, doneAt, machineWritten, actor, world } = input;
  return amend(input, (ticket) => {
    if (!mayPropose({ ticket, actor, now: world.clock.now(), ward: world.ward }, machineWritten)) {
      throw new AppError("MOVE_NOT_ALLOWED", "no result to propose", { details: { from: ticket.status } });
    }
    if (rulesOf(world.ward.categories, ticket.category).needsPhoto && photos.length === 0) {
      throw new AppError("MOVE_INCOMPLETE", "a result of this category needs an after-photo", {
        details: { missing: ["photos"] },
      });
    }
    const facts: MoveFacts = { text, photos, ...(shots && { shots }), ...(explanation && { explanation }) };
    const { proposedResult: _, ...unproposed } = ticket;
    const checked = checkResult({ ticket: unproposed, facts });
    if (checked.missing.length > 0) {
      throw new AppError("MOVE_INCOMPLETE", "a result that says too little", { details: checked });
    }
    const proof = proofFacts(proofOf(unproposed, facts));
    const proposed = { text, photos, byStaffId: actor.id, at: world.clock.now(), machineWritten, ...proof };
    return {
      kind: "proposal",
      facts: { text, photos, ...proof, ...(doneAt && { doneAt }) },
      change: () => ({ ...ticket, proposedResult: proposed }),
    };
  });
}

const correctable: readonly TicketStatus[] = ["new", "needs-info", "triaged", "assigned"];

/** Whether the desk may still correct what the machine understood: no unit has accepted it. */
export function isCorrectable({ status }: Pick<Ticket, "status">): boolean {
  return correctable.includes(status);
}

/**
 * A person corrects what the machine understood, until a unit has accepted the ticket; see `reclassify` for what
 * follows from it. `aboutStaffId`: the complaint is about this member of staff, who is kept out of it.
 */
export async function correctTicket(
  input: AmendInput & {
    category?: CategoryId;
    severity?: Severity;
    place?: Place;
    unit?: UnitId;
    aboutStaffId?: string;
    version?: number;
  },
): Promise<Ticket> {
  const { category, severity, place, unit, aboutStaffId, world, tx, actor } = input;
  let from: CategoryId | undefined;
  const stored = await amend(input, (ticket) => {
    from = ticket.category;
    if (!isCorrectable(ticket)) {
      throw new AppError("MOVE_NOT_ALLOWED", "a unit has accepted it already", { details: { from: ticket.status } });
    }
    const reading = { category, severity, place, unit };
    const { officerId, ...read } = reclassify(ticket, reading, world, world.clock.now());
    const corrected = officerId && officerId !== aboutStaffId ? { ...read, officerId } : read;
    return {
      kind: "update",
      facts: {
        severity: corrected.severity,
        ...(category ? { category } : {}),
        ...(place ? { place } : {}),
        ...(unit ? { unit } : {}),
        ...(aboutStaffId ? { aboutStaffId } : {}),
      },
      change: () => ({ ...corrected, flags: clockFlags(corrected, world.clock.now()) }),
    };
  });
  if (category && from) await keepCorrection({ tx, world, ticket: stored, from, actor });
  const change = stored.changes.at(-1);
  if (change) await tellSubscribers({ tx, ticket: stored, change, event: "ticket.corrected" });
  return stored;
}
