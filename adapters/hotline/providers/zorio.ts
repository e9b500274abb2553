import { z } from "zod";
import type { EventOf } from "../../../core/channel/event.ts";
import { table } from "../../../core/table.ts";
import { cleanText, fitId } from "../../event-parts.ts";
import { bodyOf, given, id, momentOf, phoneOf, seconds, word } from "../facts.ts";
import type { Fact, Provider } from "../provider.ts";
import { checkAge, checkSha256 } from "../verify.ts";

/** Webhooks of docs.zorio.vn (2026). The names of the end and duration fields are not confirmed. */
const zorioEvent = z.object({
  event: z.string(),
  timestamp: z.string(),
  data: z.object({
    call_uuid: id,
    extension: word,
    direction: word,
    caller_number: word,
    destination_number: word,
    started_at: word,
    answered_at: word,
    billsec: seconds,
  }),
});
type ZorioEvent = z.infer<typeof zorioEvent>;

const phases = table<EventOf<"call-state">["phase"]>({
  "pbx.call.ringing": "ringing",
  "pbx.call.answered": "answered",
  "pbx.call.hangup": "ended",
});

const secondsBetween = (from: Date | undefined, to: Date | undefined): number | undefined =>
  from && to && to >= from ? Math.round((to.getTime() - from.getTime()) / 1000) : undefined;

function factOf({ event, timestamp, data }: ZorioEvent, raw: unknown, receivedAt: Date): Fact {
  const at = momentOf(timestamp) ?? receivedAt;
  // The delivery id is in an unsigned header; what is signed identifies a repeat as well.
  const base = {
    id: fitId(`zorio:${data.call_uuid}:${cleanText(`${event}:${timestamp}:${data.extension ?? ""}`)}`),
    at,
    raw,
  };
  const phase = phases[event];
  const { direction } = data;
  if (!phase || (direction !== "inbound" && direction !== "outbound")) {
    return { ...base, other: fitId(`zorio:${cleanText(event)}`) };
  }
  const isEnd = phase === "ended";
  const answeredAt = momentOf(data.answered_at);
  const talk = data.billsec ?? secondsBetween(answeredAt, at) ?? 0;
  const isInbound = direction === "inbound";
  return {
    ...base,
    callId: fitId(`zorio:${data.call_uuid}`),
    phase,
    direction,
    ...given({
      phone: phoneOf(isInbound ? data.caller_number : data.destination_number),
      calledNumber: isInbound ? data.destination_number : undefined,
      extension: data.extension,
      waitSeconds: secondsBetween(momentOf(data.started_at), answeredAt),
      talkSeconds: isEnd ? (answeredAt ? talk : 0) : undefined,
      disposition: isEnd ? (answeredAt ? "answered" : "missed") : undefined,
    }),
  };
}

/** Zorio: HMAC-SHA256 over the body, accepted within five minutes. */
export function zorio({ secret }: { secret: string }): Provider {
  return {
    verify: (request) => {
      checkSha256(request, "x-zorio-signature", request.body, secret);
      checkAge(request, "x-zorio-timestamp");
    },
    parse: (request) => {
      const { body, raw } = bodyOf(request, zorioEvent);
      return [factOf(body, raw, request.receivedAt)];
    },
  };
}
