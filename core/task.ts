import type { Actor } from "./people/staff.ts";
import type { EmergencyKind } from "./understanding/classification.ts";

/** Work for a person at the desk that is no ticket. `alarm` rings until somebody takes it. */
export interface DeskTask {
  id: string;
  kind:
    | "alarm"
    | "delivery-failed"
    | "event-parked"
    | "bad-signatures"
    /** Somebody has to be called: a missed call, or news that reaches them in no other way. */
    | "call-back"
    /** A request about personal data is due soon: leaders see to it. */
    | "rights-case"
    /** A public comment shows somebody's number: hide it on the platform. */
    | "hide-comment"
    /** One post draws more comments than the bot answers one by one. */
    | "comment-flood"
    /** Somebody sends more than is answered one by one: read it, and let the bot answer again. */
    | "message-flood"
    /** Two units say that a ticket is not theirs: a leader decides within the hour. */
    | "competence"
    /** A body outside the ward has to be asked, has closed what it was given, or could not be reached. */
    | "relay"
    /** A channel needs its administrator: silent, its access ends soon, its allowance runs out. */
    | "channel"
    /** A colleague asks one person by name to read a note. */
    | "mention"
    /** What the ward wrote of an entry of the knowledge cannot be used. */
    | "knowledge";
  /** Unique among open tasks, so that one cause makes one task. */
  key?: string;
  emergency?: EmergencyKind;
  conversationId?: string;
  ticketCode?: string;
  /** Whose it is: nobody else sees it. Unset: everybody's at the desk. */
  forStaffId?: string;
  /** Who asks for it. */
  askedBy?: Actor;
  /** Whom to call, E.164; shown to the desk, never logged. */
  phone?: string;
  /** An error code or a short reason; never message text. */
  reason?: string;
  /** What whoever takes it should do, in Vietnamese; from tables of advice, never from what somebody wrote. */
  advice?: string;
  state: "open" | "taken" | "done";
  takenBy?: Actor;
  openedAt: Date;
  takenAt?: Date;
}
