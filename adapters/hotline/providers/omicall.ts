import { z } from "zod";
import { fitId, timeOf } from "../../event-parts.ts";
import { after, bodyOf, given, id, linkOf, phoneOf, seconds, word } from "../facts.ts";
import type { CallFact, Fact, Provider } from "../provider.ts";
import { checkSecretPath, type SecretPath } from "../verify.ts";

/** Record of a finished call, api.omicall.com call-transaction v2 (samples of Oct 2024). `created_date` is in ms, the rest in s. */
const record = z.object({
  transaction_id: id,
  direction: word,
  source_number: word,
  destination_number: word,
  phone_number: word,
  hotline: word,
  sip_user: word,
  duration: seconds,
  bill_sec: seconds,
  time_start_to_answer: seconds,
  created_date: z.union([z.number(), z.string()]).optional(),
  recording_file_url: word,
});
type CallRecord = z.infer<typeof record>;

function factsOf(call: CallRecord, raw: unknown, receivedAt: Date): Fact[] {
  const { transaction_id, direction, bill_sec: talkSeconds = 0 } = call;
  const at = after(timeOf(call.created_date, receivedAt), call.duration);
  if (direction !== "inbound" && direction !== "outbound") {
    return [{ id: fitId(`omicall:${transaction_id}`), at, other: "omicall:internal", raw }];
  }
  const isInbound = direction === "inbound";
  const resident = call.phone_number ?? (isInbound ? call.source_number : call.destination_number);
  const base: Omit<CallFact, "id" | "phase"> = {
    at,
    raw,
    callId: fitId(`omicall:${transaction_id}`),
    direction,
    ...given({
      phone: phoneOf(resident),
      calledNumber: isInbound ? call.hotline : undefined,
      extension: call.sip_user,
    }),
  };
  const recordingUrl = linkOf(call.recording_file_url);
  const ended: CallFact = {
    ...base,
    id: fitId(`omicall:${transaction_id}:ended`),
    phase: "ended",
    talkSeconds,
    disposition: talkSeconds > 0 ? "answered" : "missed",
    ...given({ waitSeconds: talkSeconds > 0 ? call.time_start_to_answer : undefined }),
  };
  if (!recordingUrl) return [ended];
  return [ended, { ...base, id: fitId(`omicall:${transaction_id}:recording`), phase: "recording-ready", recordingUrl }];
}

/** OMICall: one record when a call is over; not signed, so the address carries a secret. */
export function omicall(protection: SecretPath): Provider {
  return {
    verify: (request) => checkSecretPath(request, protection),
    parse: (request) => {
      const { body, raw } = bodyOf(request, record);
      return factsOf(body, raw, request.receivedAt);
    },
  };
}
