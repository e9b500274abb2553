import type { EventOf } from "../core/channel/event.ts";
import type { Turn } from "../core/conversation/turn.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import { isDone, isOpen, type Ticket } from "../core/ticket/ticket.ts";
import { metresBetween, type Place } from "../core/understanding/place.ts";

/** What holds for the machines of one source; set up with it. */
export interface MachineRules {
  /** Its own word is enough to ring for a category that is dangerous by itself, or for what it calls urgent. */
  alarms: boolean;
  /** The same sensor and category within this distance and time is the same thing seen again. */
  groupMetres: number;
  groupMinutes: number;
  /** More tickets than this in an hour are not opened; the administrator is told instead. */
  ticketsPerHour: number;
}

/** For a source nobody has set up any more. */
export const cautiousRules: MachineRules = { alarms: false, groupMetres: 50, groupMinutes: 120, ticketsPerHour: 10 };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Unknown distances count as near: a camera that says no place looks at one. */
const isNear = (a: Place | undefined, b: Place | undefined, metres: number): boolean =>
  (metresBetween(a, b) ?? 0) <= metres;

/** The open ticket a sighting belongs to: same sensor, same category, close in space and time. */
export function sameSighting(
  turn: Turn,
  event: EventOf<"report">,
  category: CategoryId,
  rules: MachineRules,
): Ticket | undefined {
  return turn.tickets.find(
    ({ machine, category: known, place, status }) =>
      machine !== undefined &&
      machine.sensor === event.machine?.sensor &&
      known === category &&
      isOpen(status) &&
      !isDone(status) &&
      isNear(place, event.place, rules.groupMetres) &&
      turn.now.getTime() - machine.lastAt.getTime() <= rules.groupMinutes * minuteMs,
  );
}

/** Whether a source has opened as many tickets within the hour as it may. */
export function isFlooding(turn: Turn, rules: MachineRules): boolean {
  const recent = turn.tickets.filter(({ openedAt }) => turn.now.getTime() - openedAt.getTime() < hourMs);
  return recent.length >= rules.ticketsPerHour;
}
