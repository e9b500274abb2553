import { z } from "zod";
import type { EventOf } from "../../../core/channel/event.ts";
import { AppError } from "../../../core/errors.ts";
import { table } from "../../../core/table.ts";
import { cleanText, fitId, hashId } from "../../event-parts.ts";
import { after, checked, given, id, linkOf, momentOf, phoneOf, seconds, word } from "../facts.ts";
import type { CallFact, Fact, Provider } from "../provider.ts";
import { checkSecretPath, partsOf, type SecretPath } from "../verify.ts";

/** GET hooks of VoiceCloud and its resellers, support.bizcloud.vn (modified 2025-01-08). Times are local, without a zone. */
const hook = z.object({
  callid: id,
  phone: word,
  queue: word,
  extension: word,
  did: word,
  event: word,
  calldate: word,
  duration: seconds,
  holdtime: seconds,
  status: word,
  recordingfile: word,
});
type Hook = z.infer<typeof hook>;

const dispositions = table<EventOf<"call-state">["disposition"]>({
  ANSWERED: "answered",
  BUSY: "busy",
  "NO ANSWER": "missed",
  NOANSWER: "missed",
  ABANDON: "abandoned",
  FAILED: "failed",
});

const told = table<CallFact["phase"]>({ RING: "ringing", ANSWER: "answered" });

type Base = Omit<CallFact, "id" | "phase">;

function baseOf(call: Hook, at: Date, raw: unknown): Base {
  return {
    at,
    raw,
    callId: fitId(`url-hook:${call.callid}`),
    direction: "inbound",
    ...given({
      phone: phoneOf(call.phone),
      calledNumber: call.did,
      extension: call.extension,
      queue: call.queue,
    }),
  };
}

/** The record of a finished call: how it ended, and where its recording is. */
function readRecord(call: Hook, base: Base): Fact[] {
  const status = (call.status ?? "").toUpperCase();
  const isAnswered = status === "ANSWERED";
  const recordingUrl = linkOf(call.recordingfile);
  const ended: CallFact = {
    ...base,
    id: hashId("url-hook:ended", call.callid, call.calldate, status, call.extension),
    phase: "ended",
    talkSeconds: isAnswered ? (call.duration ?? 0) : 0,
    disposition: dispositions[status] ?? "failed",
    ...given({ waitSeconds: call.holdtime }),
  };
  if (!recordingUrl) return [ended];
  const id = hashId("url-hook:recording", call.callid, recordingUrl);
  return [ended, { ...base, id, phase: "recording-ready", recordingUrl }];
}

function readHook(name: string, raw: Record<string, string>, receivedAt: Date): Fact[] {
  const call = checked(raw, hook);
  if (name === "calldata") {
    const begun = momentOf(call.calldate);
    const at = begun ? after(begun, call.duration ?? call.holdtime) : receivedAt;
    return readRecord(call, baseOf(call, at, raw));
  }
  const base = baseOf(call, receivedAt, raw);
  // No time in it: the same state of the same telephone is the same event.
  if (name === "hangup") return [{ ...base, id: fitId(`url-hook:${call.callid}:hangup`), phase: "ended" }];
  const phase = told[call.event ?? ""];
  if (name === "call_in" && phase) {
    return [{ ...base, id: fitId(`url-hook:${call.callid}:${phase}:${call.extension ?? ""}`), phase }];
  }
  return [
    { id: hashId("url-hook", JSON.stringify(raw)), at: receivedAt, other: fitId(`url-hook:${cleanText(name)}`), raw },
  ];
}

/** Exchanges that call plain addresses by GET and sign nothing: `/url-hook/<token>/call_in`, `/hangup`, `/calldata`. */
export function urlHook(protection: SecretPath): Provider {
  return {
    verify: (request) => checkSecretPath(request, protection),
    parse: (request) => {
      const name = partsOf(request)[1];
      if (!name) throw new AppError("BAD_INPUT", "which hook it is must be in the address");
      return readHook(name, request.query, request.receivedAt);
    },
    answerGet: () => '{"ok":true}',
  };
}
