import { z } from "zod";
import type { RawRequest } from "../../../core/channel/channel.ts";
import type { EventOf } from "../../../core/channel/event.ts";
import { table } from "../../../core/table.ts";
import { cleanText, fitId, hashId, timeOf } from "../../event-parts.ts";
import { bodyOf, checked, given, id, phoneOf, seconds, word } from "../facts.ts";
import type { Fact, Provider } from "../provider.ts";
import { checkSha1, partsOf } from "../verify.ts";

const side = z.object({ number: word, alias: word, type: word });

/** Call events, https://developer.stringee.com/docs/server/call-events (read 2026-11). */
const callEvent = z.object({
  call_status: z.string(),
  call_id: id,
  timestamp_ms: z.union([z.number(), z.string()]),
  from: side,
  to: side,
  endCallCause: word,
  answerDuration: seconds,
});
type CallEvent = z.infer<typeof callEvent>;

/** The question where a call shall go, https://developer.stringee.com/docs/server/event-url-and-answer-url. */
const answerQuery = z.object({ from: word, to: word, uuid: word, callId: word });

const phases = table<EventOf<"call-state">["phase"]>({
  created: "queued",
  // placed: nothing rings yet
  started: "queued",
  ringing: "ringing",
  answered: "answered",
  ended: "ended",
});

/** SIP answers by which calls end without having been talked. */
const dispositionOf = table<EventOf<"call-state">["disposition"]>({
  "486": "busy",
  "600": "busy",
  "480": "missed",
  "408": "missed",
  "487": "abandoned",
  "603": "rejected",
});

/** How it ended: who talked was answered, else the SIP cause says; a call that broke for another cause failed. */
function endOf({ answerDuration = 0, endCallCause = "" }: CallEvent): EventOf<"call-state">["disposition"] {
  if (answerDuration > 0) return "answered";
  const code = /^\d{3}/.exec(endCallCause)?.[0] ?? "";
  return dispositionOf[code] ?? (code >= "400" ? "failed" : "missed");
}

function factOf(event: CallEvent, raw: unknown, receivedAt: Date): Fact {
  const { call_status: status, call_id, timestamp_ms, from, to } = event;
  const at = timeOf(timestamp_ms, receivedAt);
  const isOutbound = from.type === "internal";
  const [resident, agent] = isOutbound ? [to, from] : [from, to];
  // Several telephones may ring at the same moment, each with an event of its own.
  const base = { id: fitId(`stringee:${call_id}:${cleanText(status)}:${timestamp_ms}:${to.number ?? ""}`), at, raw };
  const phase = phases[status];
  // `agentEnded` is one agent's leg: the call goes on.
  if (!phase || (from.type === "internal" && to.type === "internal")) {
    return { ...base, other: fitId(`stringee:${cleanText(status)}`) };
  }
  const isEnd = phase === "ended";
  return {
    ...base,
    callId: fitId(`stringee:${call_id}`),
    phase,
    direction: isOutbound ? "outbound" : "inbound",
    ...given({
      phone: phoneOf(resident.number),
      calledNumber: isOutbound ? undefined : to.alias,
      extension: agent.type === "internal" ? agent.number : undefined,
      talkSeconds: isEnd ? event.answerDuration : undefined,
      disposition: isEnd ? endOf(event) : undefined,
    }),
  };
}

const isAnswerUrl = (request: RawRequest): boolean => request.method === "GET" && partsOf(request)[0] === "answer";

function readAnswerUrl(request: RawRequest): Fact[] {
  const raw = request.query;
  const { from, to, uuid, callId } = checked(raw, answerQuery);
  const call = uuid ?? callId;
  const at = request.receivedAt;
  if (!call) return [{ id: hashId("stringee-answer", JSON.stringify(raw)), at, other: "stringee:answer", raw }];
  const phone = phoneOf(from);
  const state = { callId: fitId(`stringee:${call}`), phase: "queued", direction: "inbound" } as const;
  return [{ id: fitId(`stringee:${call}:queued`), at, raw, ...state, ...given({ phone, calledNumber: to }) }];
}

export interface StringeeOptions {
  /** The signing secret of the project. */
  secret: string;
  /** The list of actions (SCCO, JSON) with which the answer_url is answered; "{from}" and "{to}" stand for the numbers. */
  actions?: string | undefined;
}

/** Stringee: event_url (POST, signed over the body) and answer_url (GET, signed over the address as it was called). */
export function stringee({ secret, actions }: StringeeOptions): Provider {
  return {
    verify: (request) =>
      checkSha1(request, "x-stringee-signature", isAnswerUrl(request) ? (request.target ?? "") : request.body, secret),
    parse: (request) => {
      if (isAnswerUrl(request)) return readAnswerUrl(request);
      const { body, raw } = bodyOf(request, callEvent);
      return [factOf(body, raw, request.receivedAt)];
    },
    answerGet: (request) => {
      if (!actions || !isAnswerUrl(request)) return undefined;
      const put = (value: string | undefined): string => JSON.stringify(value ?? "").slice(1, -1);
      return actions.replaceAll("{from}", put(request.query.from)).replaceAll("{to}", put(request.query.to));
    },
  };
}
