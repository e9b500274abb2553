import type { Actor } from "../people/staff.ts";
import type { UnitId } from "../ticket/taxonomy.ts";

/** How a body outside the ward stands to what it was given, as it says itself. */
export interface RemoteState {
  status: "open" | "closed";
  /** Its own words. */
  notes?: string;
  expectedAt?: Date;
}

/**
 * One ticket handed to a body outside the ward that has an address of its own. `waiting`: it has not taken it yet, so
 * nobody says it was handed over; `over`: nothing more is asked.
 */
export interface Relay {
  /** Our name for it there, "BS-2611-0431-1": what we look for before we send again. */
  id: string;
  ticketCode: string;
  unit: UnitId;
  state: "waiting" | "sent" | "failed" | "over";
  /** In whose name the ticket moves once it is taken. */
  actor: Actor;
  expectedAt: Date;
  note?: string;
  askedAt: Date;
  sentAt?: Date;
  /** What they gave us: a number, or a token that becomes one. */
  requestId?: string;
  token?: string;
  remote?: RemoteState;
  /** When they are asked next. */
  lookAt?: Date;
  version: number;
}
