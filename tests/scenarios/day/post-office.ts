import { setTimeout as pause } from "node:timers/promises";
import type { SignedWebhook } from "../../../adapters/stand-ins/zalo-server.ts";
import { callEvent, signedCall } from "../../fakes/hotline-stage.ts";
import type { Town } from "../town.ts";
import type { DayEvent } from "./residents.ts";

/** The operator's telephone. */
export const extension = "101";
/** How long somebody stays on the telephone, ms. */
const talkMs = 6_000;

/** What was told of the ward's calls, by the exchange's own id. */
export interface Called {
  callId: string;
  missed: boolean;
}

/** Brings the day's events as the platforms would: signed, in order, some of them twice. */
export function openPostOffice({ origin, doors, clock }: Town) {
  const calls: Called[] = [];
  const ending: Promise<void>[] = [];
  const post = async (path: string, { bytes, headers }: SignedWebhook): Promise<unknown> => {
    const response = await fetch(`${origin}/webhooks/${path}`, {
      method: "POST",
      headers,
      body: new Uint8Array(bytes),
    });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  const call = async ({ user: phone, missed, twice }: Extract<DayEvent, { channel: "hotline" }>): Promise<void> => {
    const callId = `day-${calls.length}`;
    calls.push({ callId, missed });
    const tell = async (type: string, more: object = {}): Promise<void> => {
      const event = callEvent({ at: clock.now, type, callId, phone, extension, ...more });
      const signed = signedCall(event, clock.now);
      for (let time = 0; time < (twice ? 2 : 1); time += 1) await post("hotline/neutral", signed);
    };
    await tell("call.ringing");
    if (!missed) await tell("call.answered");
    const end = async (): Promise<void> => {
      await pause(missed ? talkMs / 6 : talkMs);
      await tell(
        "call.ended",
        missed ? { disposition: "missed" } : { disposition: "answered", talkSeconds: talkMs / 1_000 },
      );
    };
    ending.push(end());
  };
  /** Brings one event; it is with the ward when this resolves. */
  const bring = async (event: DayEvent): Promise<void> => {
    if (event.channel === "hotline") return call(event);
    const { channel, user: userId, text, twice } = event;
    if (channel === "webchat") return doors.of(channel).act(origin, userId, [{ text }]);
    const signed = doors[channel].userSends({ userId, text });
    for (let time = 0; time < (twice ? 2 : 1); time += 1) {
      const answer = await post(channel, signed);
      if (channel === "telegram") doors.telegram.answered(answer);
    }
    await doors.bringNews(origin);
  };
  return { bring, calls, callsEnded: () => Promise.all(ending) };
}
