import type { Actor } from "./people/staff.ts";
import type { EmergencyKind } from "./understanding/classification.ts";

/** Work for a person at the desk that is no ticket. `alarm` rings until somebody takes it. */
export interface DeskTask {
  id: string;
  kind: "alarm" | "delivery-failed" | "event-parked" | "bad-signatures" | "call-back" | "erase-request";
  /** Unique among open tasks, so that one cause makes one task. */
  key?: string;
  emergency?: EmergencyKind;
  conversationId?: string;
  ticketCode?: string;
  /** An error code or a short reason; never message text. */
  reason?: string;
  state: "open" | "taken" | "done";
  takenBy?: Actor;
  openedAt: Date;
  takenAt?: Date;
}
