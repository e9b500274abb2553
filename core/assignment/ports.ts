import type { Colleague, Presence } from "./duty.ts";
import type { Work } from "./rules.ts";

/** Something that left somebody by a rule, so that they are told. */
export interface Handover {
  id: string;
  at: Date;
  work: Work;
  /** Id of the conversation, or code of the ticket. */
  ref: string;
  fromId: string;
  /** In words, from the rules; nothing that a resident wrote. */
  why: string;
}

/** Who is there, how much they have, and what left them. */
export interface Roster {
  /** Nobody else gives work away until the transaction ends. */
  takeTurn(): Promise<void>;
  /** Active operators and officers with how they stand. A talk goes on with somebody if anything was said in it since then. */
  colleagues(goesOnSince: Date): Promise<Colleague[]>;
  presenceOf(staffId: string): Promise<Presence | undefined>;
  /** What somebody says of themselves; when they were seen stays. */
  say(presence: Presence): Promise<void>;
  /** Their console was heard of; never earlier than before. */
  see(staffId: string, at: Date): Promise<void>;
  /** An id that is known adds nothing. */
  noteHandover(handover: Handover): Promise<void>;
  /** What left them since then, newest first. */
  handoversFrom(staffId: string, since: Date, limit: number): Promise<Handover[]>;
}
