import type { Conversation } from "../core/conversation/conversation.ts";
import type * as Rows from "./client/client.ts";

/** Whom a waiting conversation was given to. */
export function toAssignment(row: Rows.Conversation): Pick<Conversation, "assignment"> {
  const {
    assignedStaffId: staffId,
    assignedName,
    assignedSince: since,
    assignedUntil: until,
    assignedTried: tried,
  } = row;
  if (!since) return {};
  const to = staffId ? { to: { staffId, name: assignedName ?? "" } } : {};
  return { assignment: { ...to, since, tried, ...(until ? { until } : {}) } };
}

/** The same as columns. */
export function fromAssignment(assignment: Conversation["assignment"]) {
  return {
    assignedStaffId: assignment?.to?.staffId ?? null,
    assignedName: assignment?.to?.name ?? null,
    assignedSince: assignment?.since ?? null,
    assignedUntil: assignment?.until ?? null,
    assignedTried: assignment?.tried ?? [],
  };
}
