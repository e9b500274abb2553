import type { EventOf } from "../channel/event.ts";

/** What a call is doing. The order is the only one it moves in: forward. */
export const callStates = ["queued", "ringing", "answered", "ended"] as const;
export type CallState = (typeof callStates)[number];
export type Disposition = NonNullable<EventOf<"call-state">["disposition"]>;

/** One telephone call, put together from what the exchange tells of it, in whatever order that comes. */
export interface Call {
  /** The vendor's name and its id of the call. */
  id: string;
  state: CallState;
  direction: "inbound" | "outbound";
  /** The resident's number, E.164; unset: hidden. */
  phone?: string;
  calledNumber?: string;
  queue?: string;
  /** Telephones that rang. */
  extensions: string[];
  /** Whose telephone it was answered at, the last one where it was put through. */
  answeredBy?: string;
  /** The first we heard of it. */
  startedAt: Date;
  answeredAt?: Date;
  endedAt?: Date;
  waitSeconds?: number;
  talkSeconds?: number;
  disposition?: Disposition;
  /** Where the vendor keeps the recording. */
  recordingUrl?: string;
  /** The caller's conversation. */
  conversationId?: string;
  /** Tickets taken down during it. */
  ticketCodes: string[];
  /** The task to call back that it led to; once made it is never made again. */
  callBackTaskId?: string;
  /** What was said has been written down by a machine. */
  transcribedAt?: Date;
  version: number;
}

const stateOf: Record<EventOf<"call-state">["phase"], CallState> = {
  queued: "queued",
  ringing: "ringing",
  answered: "answered",
  transferred: "answered",
  ended: "ended",
  // a recording may be ready at any time: it says nothing of the call
  "recording-ready": "queued",
  voicemail: "ended",
};

/** Where several telephones ended differently, what says most about whether the caller was reached counts. */
const byWeight: readonly Disposition[] = [
  "answered",
  "voicemail",
  "after-hours",
  "abandoned",
  "busy",
  "rejected",
  "missed",
  "failed",
];

function weightier(a: Disposition | undefined, b: Disposition | undefined): Partial<Pick<Call, "disposition">> {
  const disposition = byWeight.find((one) => one === a || one === b);
  return disposition ? { disposition } : {};
}

const later = (a: CallState, b: CallState): CallState => (callStates.indexOf(b) > callStates.indexOf(a) ? b : a);
const earliest = (a: Date | undefined, b: Date): Date => (a && a < b ? a : b);
const latest = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b);

/** The call as the first we hear of it tells it. */
function begin({ callId, direction, at }: EventOf<"call-state">): Call {
  return { id: callId, state: "queued", direction, extensions: [], startedAt: at, ticketCodes: [], version: 0 };
}

/** What each phase adds besides its state. */
function phaseFacts(call: Call, event: EventOf<"call-state">): Partial<Call> {
  const { phase, at, extension, recordingUrl } = event;
  switch (phase) {
    case "ringing":
      return extension ? { extensions: [...new Set([...call.extensions, extension])].sort() } : {};
    case "answered":
      return { answeredAt: earliest(call.answeredAt, at), ...(extension ? { answeredBy: extension } : {}) };
    case "transferred":
      return extension ? { answeredBy: extension } : {};
    case "ended":
      return { endedAt: latest(call.endedAt, at), ...weightier(call.disposition, event.disposition) };
    case "voicemail":
      return {
        endedAt: latest(call.endedAt, at),
        ...weightier(call.disposition, "voicemail"),
        ...(recordingUrl ? { recordingUrl } : {}),
      };
    case "recording-ready":
      return recordingUrl ? { recordingUrl } : {};
    default:
      return {};
  }
}

/**
 * The call with one more thing known of it. States only move forward; a state that comes late still fills in what was
 * missing. The same events in any order give the same call, but for who was told last where two telephones answered.
 */
export function advance(before: Call | undefined, event: EventOf<"call-state">): Call {
  const call = before ?? begin(event);
  const { phone, calledNumber, queue, waitSeconds, talkSeconds, at, phase } = event;
  return {
    ...call,
    ...(phone ? { phone } : {}),
    ...(calledNumber ? { calledNumber } : {}),
    ...(queue ? { queue } : {}),
    ...(waitSeconds === undefined ? {} : { waitSeconds: Math.max(waitSeconds, call.waitSeconds ?? 0) }),
    ...(talkSeconds === undefined ? {} : { talkSeconds: Math.max(talkSeconds, call.talkSeconds ?? 0) }),
    ...phaseFacts(call, event),
    state: later(call.state, stateOf[phase]),
    startedAt: earliest(call.startedAt, at),
  };
}

/** Whether somebody talked: told by the vendor, or known because it was answered before it ended or broke off. */
function wasAnswered({ disposition, answeredAt, talkSeconds = 0 }: Call): boolean {
  if (disposition !== undefined && disposition !== "failed") return disposition === "answered";
  return answeredAt !== undefined || talkSeconds > 0;
}

/** How a call ended: as the vendor says, else as its states show; undefined while it goes on. */
export function dispositionOf(call: Call): Disposition | undefined {
  if (call.state !== "ended") return undefined;
  if (wasAnswered(call)) return "answered";
  return call.disposition ?? (call.extensions.length > 0 ? "missed" : "abandoned");
}

/** Whether a resident called, reached nobody, and left a number. */
export function needsCallBack(call: Call): boolean {
  const end = dispositionOf(call);
  return call.direction === "inbound" && call.phone !== undefined && end !== undefined && end !== "answered";
}

/** Whether it is going on right now. */
export function isLive({ state }: Pick<Call, "state">): boolean {
  return state !== "ended";
}
