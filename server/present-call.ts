import type { z } from "zod";
import { type Call, dispositionOf } from "../core/call/call.ts";
import { can } from "../core/people/access.ts";
import type { Staff } from "../core/people/staff.ts";
import type { DeskTask } from "../core/task.ts";
import type { callView } from "./contract-calls.ts";
import { iso, presentPhone } from "./present.ts";

export type CallView = z.input<typeof callView>;

/** What a call needs besides itself. */
export interface CallSurroundings {
  /** Who calls, by what we know of the number. */
  name?: string | undefined;
  answeredByName?: string | undefined;
  /** Tickets of it that this person may see. */
  ticketCodes: string[];
  /** The task to call back. */
  task?: DeskTask | undefined;
}

/** A call in a list, or popping up. The recording itself is asked for by an act of its own, which is noted. */
export function presentCall(call: Call, staff: Staff, { task, ...known }: CallSurroundings): CallView {
  const { id, state, direction, queue, startedAt, waitSeconds, talkSeconds, conversationId, recordingUrl } = call;
  return {
    id,
    state,
    direction,
    phone: presentPhone(call.phone, staff, []),
    name: known.name,
    queue,
    startedAt: startedAt.toISOString(),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
    waitSeconds,
    talkSeconds,
    disposition: dispositionOf(call),
    answeredByName: known.answeredByName,
    conversationId: can(staff, "conversation.read") ? conversationId : undefined,
    ticketCodes: known.ticketCodes,
    hasRecording: recordingUrl !== undefined && can(staff, "call.recording"),
    callBack: task && { taskId: task.id, state: task.state, takenByName: task.takenBy?.name },
  };
}
