import { createHmac } from "node:crypto";
import { createHotlineReceiver, type HotlineVendors } from "../../adapters/hotline/adapter.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import { aClock } from "./adapter-stages.ts";

/** Secrets the recorded deliveries are signed with. */
export const hotlineSecrets = {
  neutral: "test-call-event-secret-khong-that",
  stringee: "test-stringee-signing-secret-khong-that",
  zorio: "test-zorio-secret-khong-that",
  urlHook: "test-url-hook-token-khong-that",
  omicall: "test-omicall-token-khong-that",
};

/** Every vendor switched on as the recorded deliveries want it. */
const vendors: HotlineVendors = {
  neutral: { secret: hotlineSecrets.neutral },
  stringee: { secret: hotlineSecrets.stringee },
  zorio: { secret: hotlineSecrets.zorio },
  "url-hook": { token: hotlineSecrets.urlHook },
  omicall: { token: hotlineSecrets.omicall },
  ari: { trunk: "PJSIP/trunk", answeredBy: "up" },
  ami: { trunk: "PJSIP/trunk" },
};

/** The hotline's receiver. */
export const offlineHotline = (own: HotlineVendors = {}) =>
  createHotlineReceiver({ account: "1022", vendors: { ...vendors, ...own } });

/** One state of a call as an exchange tells it in our own words. */
export interface ToldCall {
  type: string;
  callId?: string;
  phone?: string | undefined;
  at?: Date;
  direction?: "inbound" | "outbound";
  extension?: string;
  talkSeconds?: number;
  disposition?: string;
  recordingUrl?: string;
}

/** The neutral event of a state, as JSON. */
export function callEvent(told: ToldCall & { at: Date }): Record<string, unknown> {
  const { type, callId = "call-1", phone, at, direction = "inbound", extension, talkSeconds, disposition } = told;
  const resident = { number_e164: phone ?? null, number_raw: phone ?? "anonymous", withheld: phone === undefined };
  const ward = { number_e164: null, number_raw: "1022" };
  return {
    schema: "call-event/1",
    event_id: `${callId}:${type}:${extension ?? ""}:${at.getTime()}`,
    type,
    occurred_at: at.toISOString(),
    provider: { name: "tong-dai" },
    call_id: callId,
    direction,
    caller: direction === "inbound" ? resident : { ...ward, withheld: false },
    callee: direction === "inbound" ? ward : resident,
    agent: { extension: extension ?? null },
    timing: { talk_seconds: talkSeconds ?? null },
    end: { disposition: disposition ?? null },
    recording: { state: told.recordingUrl ? "ready" : "none", url: told.recordingUrl ?? null },
  };
}

/** Body and headers of a neutral event, signed as the exchange would at this time. */
export function signedCall(event: object, now: Date): { bytes: Buffer; headers: Record<string, string> } {
  const bytes = Buffer.from(JSON.stringify(event));
  const stamp = String(Math.floor(now.getTime() / 1000));
  const mac = createHmac("sha256", hotlineSecrets.neutral).update(`${stamp}.`).update(bytes).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-call-event-timestamp": stamp,
    "x-call-event-signature": `sha256=${mac}`,
  };
  return { bytes, headers };
}

/** The hotline for the suite of receivers: what a resident does is call. */
export async function hotlineStage() {
  const clock = aClock();
  let calls = 0;
  return {
    receiver: offlineHotline(),
    delivers: (): RawRequest => {
      calls += 1;
      const event = callEvent({
        type: "call.ringing",
        callId: `call-${calls}`,
        phone: "+84900000001",
        at: clock.now(),
      });
      const { bytes, headers } = signedCall(event, clock.now());
      const path = "/webhooks/hotline/neutral";
      return { method: "POST", path, query: {}, headers, body: bytes, receivedAt: clock.now() };
    },
    close: async () => undefined,
  };
}
