import { readReminderMark } from "../appointment/chat-mark.ts";
import type { EventOf, InboundEvent } from "../channel/event.ts";
import { readMark, spotIdOf } from "../spot.ts";
import type { Transaction } from "../store.ts";
import type { Place } from "../understanding/place.ts";

/** Where a sign hangs. Undefined for a code nobody knows and for a sign that was taken down: then the bot asks. */
async function placeOf(tx: Transaction, spotId: string | undefined): Promise<Place | undefined> {
  const spot = spotId === undefined ? undefined : await tx.spots.byId(spotId);
  return spot && !spot.retiredAt ? spot.place : undefined;
}

/** Words that a booking's page put into the message: whoever sent nothing else has come by its link. */
function reminded(event: EventOf<"message">, { ref, rest }: { ref: string; rest: string }): InboundEvent {
  if (rest !== "" || event.attachments.length > 0) return { ...event, text: rest };
  const { id, channel, from, thread, at, raw } = event;
  return { id, channel, from, thread, at, raw, kind: "joined", ref };
}

async function placed(tx: Transaction, event: InboundEvent): Promise<InboundEvent> {
  if (event.kind === "joined" || event.kind === "report") {
    const place = event.place ?? (await placeOf(tx, spotIdOf(event.ref)));
    return place ? { ...event, place } : event;
  }
  const reminder = event.kind === "message" && event.text ? readReminderMark(event.text) : undefined;
  if (event.kind === "message" && reminder) return reminded(event, reminder);
  const mark = event.kind === "message" && event.text ? readMark(event.text) : undefined;
  if (event.kind !== "message" || !mark) return event;
  const place = await placeOf(tx, mark.spotId);
  const { text: _, ...rest } = event;
  const isBare = mark.rest === "" && event.attachments.length === 0;
  if (isBare && place) {
    const { id, channel, from, thread, at, raw } = event;
    return { id, channel, from, thread, at, raw, kind: "joined", place };
  }
  return { ...rest, ...(mark.rest ? { text: mark.rest } : {}), ...(place ? { place } : {}) };
}

/**
 * A turn's events with the places of the signs they came by filled in. The words a sign put into the message are no
 * words of the resident: the bot does not see them (the conversation keeps them as they came).
 */
export async function placeEvents(tx: Transaction, events: readonly InboundEvent[]): Promise<InboundEvent[]> {
  const all: InboundEvent[] = [];
  for (const event of events) all.push(await placed(tx, event));
  return all;
}
