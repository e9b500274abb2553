import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import { unitName } from "../routing/units.ts";
import type { Transaction } from "../store.ts";
import { noteOnTicket } from "../ticket/amend-ticket.ts";
import type { UnitId } from "../ticket/taxonomy.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { judgeMove } from "../ticket/transitions.ts";
import type { World } from "../world.ts";
import type { Relay } from "./relay.ts";

export interface AskRelayInput {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  unit: UnitId;
  expectedAt: Date;
  note?: string;
  /** The version the actor looked at. */
  version?: number;
  /** The act's own id, where it may be sent twice. */
  id?: string | undefined;
}

/** Throws what the move itself would: nothing is sent that could not be followed by it. */
function judge(ticket: Ticket, { actor, unit, expectedAt, world }: AskRelayInput): void {
  // The reference is what the body gives us; everything else is as demanded.
  const facts = { outsideUnit: unit, expectedAt, reference: "—" };
  const verdict = judgeMove("waiting-external", { ticket, actor, facts, now: world.clock.now(), ward: world.ward });
  if (verdict.allowed) return;
  const details = { from: ticket.status, to: "waiting-external", guard: ("guard" in verdict && verdict.guard) || "" };
  throw new AppError(verdict.code, "the ticket cannot be relayed now", { details });
}

/**
 * A person wants a ticket handed to a body that has an address of its own. The ticket does not move yet and residents
 * are told nothing: it moves, in this person's name, in the transaction that notes that the body took it. Throws
 * NOT_FOUND, STALE, MOVE_NOT_ALLOWED (also while an earlier relay is under way).
 */
export async function askRelay(input: AskRelayInput): Promise<Ticket> {
  const { tx, world, code, actor, unit, expectedAt, note, version, id } = input;
  const ticket = await tx.tickets.byCode(code);
  if (!ticket) throw new AppError("NOT_FOUND", "no ticket with this code");
  if (version !== undefined && version !== ticket.version) {
    throw new AppError("STALE", "somebody changed the ticket first", { details: { version: ticket.version } });
  }
  judge(ticket, input);
  const earlier = await tx.relays.ofTicket(code);
  if (earlier.some(({ state }) => state === "waiting")) {
    throw new AppError("MOVE_NOT_ALLOWED", "it is on its way already", { details: { guard: "relayUnderWay" } });
  }
  const now = world.clock.now();
  const relay: Relay = {
    id: `${code}-${earlier.length + 1}`,
    ticketCode: code,
    state: "waiting",
    askedAt: now,
    version: 0,
    ...{ unit, actor, expectedAt },
    ...(note ? { note } : {}),
  };
  await tx.relays.save(relay);
  const errand = { id: `relay:${relay.id}`, lane: `relay:${relay.id}`, about: relay.id, createdAt: now };
  await tx.errands.add([{ ...errand, kind: "relay" }]);
  return noteOnTicket({ tx, world, code, actor, id, note: `Đang gửi sang ${unitName(world.ward.units, unit)}` });
}
