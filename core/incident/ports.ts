import type { Span } from "../report/facts.ts";
import type { Incident } from "./incident.ts";

/** Spells of flood mode, with what was told in each. */
export interface Incidents {
  byId(id: string): Promise<Incident | undefined>;
  /** The newest of a ticket. */
  ofTicket(parentCode: string): Promise<Incident | undefined>;
  /** Those under way, newest first. */
  underWay(): Promise<Incident[]>;
  /** Those that were under way at some moment of the span, oldest first. */
  within(span: Span): Promise<Incident[]>;
  /**
   * Inserts (version 0) or updates, and keeps the facts that are new; throws STALE when somebody was faster, or when one
   * of this ticket is under way already. Returns the stored one.
   */
  save(incident: Incident): Promise<Incident>;
}
