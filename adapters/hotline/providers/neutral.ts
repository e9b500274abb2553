import { z } from "zod";
import { callDispositions, type EventOf } from "../../../core/channel/event.ts";
import { table } from "../../../core/table.ts";
import { cleanText, fitId, hashId } from "../../event-parts.ts";
import { bodyOf, given, id, linkOf, momentOf, phoneOf, seconds, word } from "../facts.ts";
import type { Fact, Provider } from "../provider.ts";
import { checkAge, checkSha256 } from "../verify.ts";

/** Our own `call-event/1`: what any exchange can be taught to post. Only what we read is named here. */
const neutralEvent = z.object({
  schema: z.literal("call-event/1"),
  event_id: id,
  type: z.string(),
  occurred_at: z.string(),
  provider: z.object({ name: word }).nullish(),
  call_id: id,
  direction: z.enum(["inbound", "outbound", "internal"]),
  caller: z.object({ number_e164: word, number_raw: word, withheld: z.boolean().nullish() }),
  callee: z.object({ number_e164: word, number_raw: word }).nullish(),
  agent: z.object({ extension: word }).nullish(),
  queue: z.object({ code: word }).nullish(),
  timing: z.object({ wait_seconds: seconds, talk_seconds: seconds }).nullish(),
  end: z.object({ disposition: z.enum(callDispositions).nullish() }).nullish(),
  recording: z.object({ state: word, url: word }).nullish(),
});
type NeutralEvent = z.infer<typeof neutralEvent>;

const phases = table<EventOf<"call-state">["phase"]>({
  "call.queued": "queued",
  "call.ringing": "ringing",
  "call.answered": "answered",
  "call.transferred": "transferred",
  "call.ended": "ended",
  "call.recording_ready": "recording-ready",
  "call.voicemail": "voicemail",
});

/** The resident's side: who calls in, or who is called. */
function residentOf({ direction, caller, callee }: NeutralEvent): string | undefined {
  const side = direction === "inbound" ? caller : callee;
  if (direction === "inbound" && caller.withheld) return undefined;
  return phoneOf(side?.number_e164 ?? side?.number_raw);
}

function factOf(event: NeutralEvent, raw: unknown, at: Date): Fact {
  const phase = phases[event.type];
  const base = { id: fitId(event.event_id), at, raw };
  if (!phase || event.direction === "internal") return { ...base, other: fitId(cleanText(event.type)) };
  return {
    ...base,
    callId: fitId(`${event.provider?.name ?? "neutral"}:${event.call_id}`),
    phase,
    direction: event.direction,
    ...given({
      phone: residentOf(event),
      calledNumber: event.direction === "inbound" ? event.callee?.number_raw : undefined,
      extension: event.agent?.extension,
      queue: event.queue?.code,
      waitSeconds: event.timing?.wait_seconds,
      talkSeconds: event.timing?.talk_seconds,
      disposition: event.end?.disposition ?? undefined,
      recordingUrl: linkOf(event.recording?.url),
    }),
  };
}

/** The neutral event: signed over time and body, accepted within five minutes. */
export function neutral({ secret }: { secret: string }): Provider {
  return {
    verify: (request) => {
      const stamp = request.headers["x-call-event-timestamp"] ?? "";
      const content = Buffer.concat([Buffer.from(`${stamp}.`), request.body]);
      checkSha256(request, "x-call-event-signature", content, secret);
      checkAge(request, "x-call-event-timestamp");
    },
    parse: (request) => {
      const { body, raw } = bodyOf(request, z.looseObject({ schema: z.string() }));
      const event = neutralEvent.safeParse(raw).data;
      const at = request.receivedAt;
      // An event of a later kind is kept.
      if (!event)
        return [{ id: hashId("neutral", JSON.stringify(raw)), at, raw, other: fitId(cleanText(body.schema)) }];
      return [factOf(event, raw, momentOf(event.occurred_at) ?? at)];
    },
  };
}
