import type { PhraseParam, PhraseParams } from "../conversation/phrasebook.ts";
import { unitName } from "../routing/units.ts";
import type { Ward } from "../ward.ts";
import type { World } from "../world.ts";
import { nextDue } from "./deadlines.ts";
import { type Ticket, type TicketChange, ticketStatuses } from "./ticket.ts";

/** The team that came, or the unit as a whole: who acts, in the resident's words. */
export function actingUnit({ units }: Pick<Ward, "units">, ticket: Ticket, change?: TicketChange): string {
  if (change?.facts.team) return change.facts.team;
  return unitName(units, change?.actor.unit ?? ticket.unit);
}

/** The move a resident would call the latest news; additions and notes are not. */
export function latestMove(ticket: Ticket): TicketChange | undefined {
  return ticket.changes.filter((change) => change.kind === "move").at(-1);
}

/** Phrase for the last move; on-scene is told apart from a start at the desk. */
function actKey(change: TicketChange): string {
  return change.to === "in-progress" && change.facts.onSceneAt ? "act.on-scene" : `act.${change.to}`;
}

/** What a sentence about several tickets may say beside what it says of the last: {n}, {codes}, the earliest {firstDue}. */
export function ticketsParams(earlier: readonly Ticket[], last: Ticket, world: World, now: Date): PhraseParams {
  const dues = [...earlier, last].map((ticket) => ticket.clocks.firstDueAt.getTime());
  const before = earlier.map((ticket) => ticket.code).join(", ");
  return {
    n: earlier.length + 1,
    codes: world.phrasebook.say("codes.joined", { before, code: last.code }, now).text,
    firstDue: { due: new Date(Math.min(...dues)) },
  };
}

/** Who is named with a move: whoever got it, where it went outside the ward. */
function namedUnit(ward: Ward, ticket: Ticket, change: TicketChange): string {
  const outside = change.to === "waiting-external" ? (change.facts.outsideUnit ?? ticket.outsideUnit) : undefined;
  return outside ? unitName(ward.units, outside) : actingUnit(ward, ticket, change);
}

/** The phrase that tells the latest move, and what it names; undefined before the first. */
export function lastAct(
  ticket: Ticket,
  ward: Ward,
): { key: string; params: { unit: string; time: PhraseParam } } | undefined {
  const last = latestMove(ticket);
  if (!last) return undefined;
  const time = { moment: last.facts.onSceneAt ?? last.at };
  return { key: actKey(last), params: { unit: namedUnit(ward, ticket, last), time } };
}

/** The same in words, "phường giao … lúc 14 giờ 06". */
function lastActOf(ticket: Ticket, { ward, phrasebook }: World, now: Date): string {
  const act = lastAct(ticket, ward);
  return act ? phrasebook.say(act.key, act.params, now).text : "";
}

/** What sentences may say about a ticket: {code}, {state}, {what}, {where}, {unit}, {lastAct} and its deadlines. */
export function ticketParams(ticket: Ticket, world: World, now: Date): PhraseParams {
  const due = nextDue(ticket.clocks);
  return {
    code: ticket.code,
    newCode: ticket.code,
    example: ticket.code,
    state: ticketStatuses[ticket.status],
    what: ticket.title,
    where: ticket.place?.label ?? "",
    unit: unitName(world.ward.units, ticket.unit),
    firstDue: { due: ticket.clocks.firstDueAt },
    resultDue: { dueFull: ticket.clocks.resultDueAt },
    newDue: { dueFull: ticket.clocks.resultDueAt },
    nextDue: { due: due ?? ticket.clocks.resultDueAt },
    lastAct: lastActOf(ticket, world, now),
  };
}
