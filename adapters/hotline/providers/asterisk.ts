import type { EventOf } from "../../../core/channel/event.ts";
import { AppError } from "../../../core/errors.ts";
import { table } from "../../../core/table.ts";

/** What both interfaces of Asterisk must know about the exchange. */
export interface AsteriskOptions {
  /** How channels to the telephone network are named, "PJSIP/trunk": every other one is a telephone of ours. */
  trunk: string;
}

/** Whether a channel leads to the telephone network: "PJSIP/trunk-0000000a" is one of "PJSIP/trunk". */
export function isTrunk(channel: string | undefined, { trunk }: AsteriskOptions): boolean {
  return channel?.startsWith(`${trunk}-`) ?? false;
}

/** The telephone a channel belongs to: "PJSIP/101-0000000c" is 101's. */
export function extensionOf(channel: string | undefined): string | undefined {
  return /^[^/]+\/(.+?)-[0-9a-f]{8}$/i.exec(channel ?? "")?.[1];
}

/**
 * Q.850 causes. A normal end (16) says nothing: whether somebody talked is known from the states before it, and core
 * knows those (`core/call/call.ts`).
 */
const causes = table<EventOf<"call-state">["disposition"]>({
  "17": "busy",
  "18": "missed",
  "19": "missed",
  "21": "rejected",
  "34": "failed",
  "38": "failed",
  "42": "failed",
  "127": "failed",
});

/** How a call ended by its Q.850 cause, where the cause tells. */
export function causeOf(cause: string | undefined): EventOf<"call-state">["disposition"] {
  return causes[cause ?? ""];
}

/** Both come over a socket we open; nobody may post them to us. */
export function refuseWebhook(): never {
  throw new AppError("BAD_SIGNATURE", "this exchange is listened to, it does not call us");
}
