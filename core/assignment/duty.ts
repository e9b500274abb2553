import type { Staff } from "../people/staff.ts";
import type { Work } from "./rules.ts";

/** What somebody says of themselves: there, busy (keeps what they have, gets nothing new), or away. */
export const presenceStates = ["online", "busy", "away"] as const;
export type PresenceState = (typeof presenceStates)[number];

/** Whether a member of staff is there: what they said, and when their console was last heard of. */
export interface Presence {
  staffId: string;
  state: PresenceState;
  /** When they said so. */
  since: Date;
  /** Busy or away no longer than this; unset: until they say otherwise. */
  until?: Date;
  /** Who gets their tickets while they are away. */
  deputyId?: string;
  seenAt?: Date;
}

/** Somebody work can be given to, with how much they have. */
export interface Colleague {
  staff: Staff;
  presence?: Presence;
  /** Conversations that wait for them or go on with them; tickets they work on. */
  load: Record<Work, number>;
}

/** How somebody stands: there; busy; away by their own word; gone without one; or never seen. */
export interface Standing {
  duty: "on" | "busy" | "away" | "gone";
  /** Since when they are not there. */
  since?: Date;
}

const minuteMs = 60_000;

/**
 * Whether somebody is there for this kind of work. Talks need a console that was heard of; a ticket waits for its officer
 * as long as they did not say that they are away.
 */
export function standingOf(
  { presence }: Pick<Colleague, "presence">,
  work: Work,
  now: Date,
  seenMinutes: number,
): Standing {
  const said = presence && (!presence.until || presence.until > now) ? presence.state : "online";
  if (said === "away" && presence) return { duty: "away", since: presence.since };
  const { seenAt } = presence ?? {};
  if (work === "talk" && (!seenAt || now.getTime() - seenAt.getTime() > seenMinutes * minuteMs)) {
    return { duty: "gone", ...(seenAt ? { since: seenAt } : {}) };
  }
  return { duty: said === "busy" ? "busy" : "on" };
}

/** Whether somebody still has what they were given: the busy do, the absent do not. */
export const isThere = ({ duty }: Standing): boolean => duty === "on" || duty === "busy";
