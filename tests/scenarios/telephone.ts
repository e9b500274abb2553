import { callEvent, signedCall, type ToldCall } from "../fakes/hotline-stage.ts";
import type { Town } from "./town.ts";

/** What an operator hears and says while taking a call down. */
export interface TakenCall {
  /** The sentences to say, in order: hello, how it was understood, the code. */
  said: string[];
  code: string;
}

/** The exchange tells the ward one state of a call, signed, and the ward takes it in. */
export async function exchangeTells(town: Town, told: ToldCall): Promise<void> {
  const { now } = town.clock;
  const { bytes, headers } = signedCall(callEvent({ at: now, ...told }), now);
  const url = `${town.origin}/webhooks/hotline/neutral`;
  const response = await fetch(url, { method: "POST", headers, body: new Uint8Array(bytes) });
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  await town.settle();
}

/** Somebody calls and an operator answers, writes the report down while they talk, and files it. */
export async function takeCall(
  town: Town,
  report: { phone: string; text: string; placeText: string; category: string; answerBy: string },
): Promise<TakenCall> {
  const { text, placeText, category, answerBy } = report;
  const [callId, extension, phone] = [`call-${report.phone}`, "101", `+84${report.phone.slice(1)}`];
  await exchangeTells(town, { type: "call.ringing", callId, phone, extension });
  await exchangeTells(town, { type: "call.answered", callId, phone, extension });
  const lan = await town.staff("lan");
  const popped = await lan.get<{ call?: { id: string; phone: string }; greeting: string }>(
    `/api/calls/current?extension=${extension}`,
  );
  const read = await lan.post<{ readBack: string; place: { places: object[] } }>("/api/classify", { text, placeText });
  const filed = await lan.post<{ script: string; ticket: { code: string } }>("/api/calls", {
    ...{ clientId: callId, text, category, answerBy, hideName: false },
    phone: popped.call?.phone,
    callId: popped.call?.id,
    place: read.place.places[0],
    startedAt: town.clock.now.toISOString(),
  });
  await exchangeTells(town, { type: "call.ended", callId, phone, extension, talkSeconds: 95, disposition: "answered" });
  return { said: [popped.greeting, read.readBack, filed.script], code: filed.ticket.code };
}
