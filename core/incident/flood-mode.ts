import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { leaveFlood, noteFlood } from "../ticket/amend-flood.ts";
import type { MoveFacts } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import { type Incident, type IncidentArea, type IncidentFact, mayFlood } from "./incident.ts";
import { tellFact } from "./tell-fact.ts";

interface FloodInput {
  tx: Transaction;
  world: World;
  /** The ticket that is worked on. */
  code: string;
  actor: Actor;
}

/**
 * From now on reports of the ticket's kind from this area are answered with what a person knows. `id`: the same act sent
 * twice happens once. The followers there are so far are told the first fact. Throws NOT_FOUND, MOVE_NOT_ALLOWED,
 * BAD_INPUT, and STALE when somebody else was faster.
 */
export async function startFlood(
  input: FloodInput & { id: string; area: IncidentArea; fact: Pick<IncidentFact, "text" | "at"> },
): Promise<Incident> {
  const { tx, world, code, actor, id, area } = input;
  const known = await tx.incidents.byId(id);
  if (known) return known;
  const ticket = await tx.tickets.byCode(code);
  if (!ticket) throw new AppError("NOT_FOUND", "no ticket with this code");
  if (!mayFlood(ticket)) throw new AppError("MOVE_NOT_ALLOWED", "no flood mode", { details: { from: ticket.status } });
  if (!area.street && !area.area && area.metres === undefined)
    throw new AppError("BAD_INPUT", "an area has to be somewhere");
  const { category } = ticket;
  const spell = { id, parentCode: code, category, area, startedAt: world.clock.now(), startedBy: actor };
  await tx.incidents.save({ ...spell, facts: [], version: 0 });
  await noteFlood({ tx, world, code, actor, flood: { act: "started", where: area.label } });
  return tellFact({ tx, world, code, actor, id: `${id}-1`, fact: input.fact });
}

/** Reports are taken as ever again; those nobody has decided on ring by themselves. Ended twice is ended once. Throws NOT_FOUND, STALE. */
export async function endFlood({ tx, world, code, actor }: FloodInput): Promise<Incident> {
  const incident = await tx.incidents.ofTicket(code);
  if (!incident) throw new AppError("NOT_FOUND", "no flood mode of this ticket");
  if (incident.endedAt) return incident;
  await noteFlood({ tx, world, code, actor, flood: { act: "ended", where: incident.area.label } });
  return close({ tx, world, code, actor }, incident);
}

/** The ticket got its result or is no longer worked on, and flood mode ends with it: what its move says of that, if any. */
export async function endWithTicket(input: FloodInput): Promise<Pick<MoveFacts, "flood">> {
  const incident = await input.tx.incidents.ofTicket(input.code);
  if (!incident || incident.endedAt) return {};
  await close(input, incident);
  return { flood: { act: "ended", where: incident.area.label } };
}

async function close({ tx, world, code, actor }: FloodInput, incident: Incident): Promise<Incident> {
  const ended = await tx.incidents.save({ ...incident, endedAt: world.clock.now(), endedBy: actor });
  for (const child of await tx.tickets.childrenOf(code)) {
    if (child.flags.includes("in-flood")) await leaveFlood({ tx, world, code: child.code, actor });
  }
  return ended;
}
