import { z } from "zod";
import { table } from "../../../core/table.ts";
import { cleanText, fitId, hashId, timeOf } from "../../event-parts.ts";
import { bodyOf, given, phoneOf, seconds, word } from "../facts.ts";
import type { CallFact, Fact, Provider } from "../provider.ts";
import { type AsteriskOptions, causeOf, extensionOf, isTrunk, refuseWebhook } from "./asterisk.ts";

/** Blocks of the Asterisk manager interface as objects; every value is text. Names recalled, docs.asterisk.org. */
const block = z.object({
  Event: z.string(),
  Channel: word,
  Uniqueid: word,
  Linkedid: word,
  CallerIDNum: word,
  Exten: word,
  Queue: word,
  DestChannel: word,
  DestUniqueid: word,
  DestCallerIDNum: word,
  DialStatus: word,
  HoldTime: seconds,
  TalkTime: seconds,
  Reason: word,
  Cause: word,
  /** With `timestampevents = yes`: seconds with a fraction. */
  Timestamp: word,
});
type Block = z.infer<typeof block>;
type Told = Pick<CallFact, "phase"> & Partial<CallFact>;

/** DialStatus of one telephone; the call itself goes on, so only an answer is a state of it. */
const legOf = ({ DestChannel }: Block) => given({ extension: extensionOf(DestChannel) });

const readers = table<(event: Block) => Told | undefined>({
  Newchannel: () => ({ phase: "queued" }),
  QueueCallerJoin: ({ Queue }) => ({ phase: "queued", ...given({ queue: Queue }) }),
  DialBegin: (event) => ({ phase: "ringing", ...legOf(event) }),
  AgentCalled: (event) => ({ phase: "ringing", ...legOf(event), ...given({ queue: event.Queue }) }),
  DialEnd: (event) => (event.DialStatus === "ANSWER" ? { phase: "answered", ...legOf(event) } : undefined),
  AgentConnect: (event) => ({ phase: "answered", ...legOf(event), ...given({ waitSeconds: event.HoldTime }) }),
  QueueCallerAbandon: ({ HoldTime }) => ({
    phase: "ended",
    disposition: "abandoned",
    ...given({ waitSeconds: HoldTime }),
  }),
  AgentComplete: ({ TalkTime, Reason }) =>
    Reason === "transfer"
      ? { phase: "transferred" }
      : { phase: "ended", disposition: "answered", ...given({ talkSeconds: TalkTime }) },
  // The call is over when its first channel is; the others are legs.
  Hangup: ({ Uniqueid, Linkedid, Cause }) =>
    Uniqueid === Linkedid ? { phase: "ended", ...given({ disposition: causeOf(Cause) }) } : undefined,
});

/** Who calls whom: from the telephone network in, or from one of our telephones out. */
function directionOf({ Channel, DestChannel }: Block, options: AsteriskOptions): CallFact["direction"] | undefined {
  if (isTrunk(Channel, options)) return "inbound";
  return isTrunk(DestChannel, options) ? "outbound" : undefined;
}

function factOf(event: Block, raw: unknown, receivedAt: Date, options: AsteriskOptions): Fact {
  const { Event, Linkedid, Uniqueid, DestUniqueid, DialStatus } = event;
  const at = timeOf(event.Timestamp, receivedAt);
  // Blocks carry no id and often no time: the same step of the same channel is the same event.
  const id = hashId(`ami:${cleanText(Event)}`, Linkedid, Uniqueid, DestUniqueid, DialStatus, event.Timestamp);
  const direction = directionOf(event, options);
  const told = Linkedid && direction ? readers[Event]?.(event) : undefined;
  if (!Linkedid || !direction || !told) return { id, at, other: fitId(`ami:${cleanText(Event)}`), raw };
  const isOutbound = direction === "outbound";
  return {
    ...{ id, at, raw },
    callId: fitId(`ami:${Linkedid}`),
    direction,
    ...given({
      phone: phoneOf(isOutbound ? event.DestCallerIDNum : event.CallerIDNum),
      calledNumber: isOutbound ? undefined : event.Exten,
    }),
    ...told,
    ...(isOutbound ? given({ extension: extensionOf(event.Channel) }) : {}),
  };
}

/** Asterisk's manager interface (TCP). Each block, as an object in JSON, is one event. */
export function ami(options: AsteriskOptions): Provider {
  return {
    verify: refuseWebhook,
    parse: (request) => {
      const { body, raw } = bodyOf(request, block);
      return [factOf(body, raw, request.receivedAt, options)];
    },
  };
}
