import { toInternational } from "../../core/people/phone.ts";
import { beginning } from "../../core/storable.ts";
import { cleanText, secondsOf, timeOf } from "../event-parts.ts";
import { tryJson } from "../json.ts";
import type { Reader } from "./parse-message.ts";
import { infoSchema, type ZaloEvent } from "./payload.ts";

/** Under which names our message may be known: the platform's id, and the one we gave a template sent to a phone. */
function refsOf({ message, msg_id, tracking_id }: ZaloEvent): string[] {
  const own = message?.msg_ids ?? [message?.msg_id ?? msg_id, message?.tracking_id ?? tracking_id];
  return own.filter((ref) => ref !== undefined && ref !== "") as string[];
}

/** `user_received_message`, `user_seen_message`; with a `delivery_time` it is a template that reached a phone. */
export const readReceipt =
  (state: "delivered" | "read"): Reader =>
  (event, envelope) => ({
    ...envelope,
    kind: "receipt",
    state,
    messageRefs: refsOf(event),
    at: timeOf(event.message?.delivery_time ?? event.delivery_time, envelope.at),
  });

/** The form's data is in `info`, or as JSON in the text (seen in some deliveries). */
export const readContact: Reader = (event, envelope) => {
  const info = event.info ?? infoSchema.safeParse(tryJson(event.message?.text ?? "")).data;
  const address =
    info?.full_address || [info?.address, info?.ward, info?.district, info?.city].filter(Boolean).join(", ");
  const phone = toInternational(info?.phone ?? "");
  return {
    ...envelope,
    kind: "contact",
    // The person typed it: Zalo does not say that the number is the account's own.
    verified: false,
    ...(info?.name ? { name: cleanText(info.name) } : {}),
    ...(phone ? { phone } : {}),
    ...(address ? { address: cleanText(address) } : {}),
  };
};

export const readReaction: Reader = ({ message }, envelope) => ({
  ...envelope,
  kind: "reaction",
  messageRef: message?.msg_id ?? "",
  emoji: message?.react_icon ?? "",
  removed: false,
});

/** The answer to a rating template: no user at all, found by the message that asked. */
export const readRating: Reader = (event, envelope) => {
  const score = Math.round(Number(event.message?.rate));
  if (!(score >= 1 && score <= 5)) return { ...envelope, kind: "other", name: event.event_name };
  const note = event.message?.note;
  return {
    ...envelope,
    kind: "rating",
    messageRefs: refsOf(event),
    score,
    ...(note ? { comment: cleanText(note) } : {}),
  };
};

/** A call over Zalo; told once, at its end. `waiting_time` is in seconds, the others in milliseconds. */
export const readCall =
  (direction: "inbound" | "outbound"): Reader =>
  (event, envelope) => {
    const talkSeconds = secondsOf((event.talk_time ?? 0) / 1000) ?? 0;
    const waitSeconds = secondsOf(event.waiting_time ?? Number.NaN);
    const phone = toInternational(event.phone ?? "");
    return {
      ...envelope,
      kind: "call-state",
      callId: beginning(event.call_id ?? envelope.id, 200),
      phase: "ended",
      direction,
      disposition: talkSeconds > 0 ? "answered" : "missed",
      talkSeconds,
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
      ...(phone ? { phone } : {}),
    };
  };

/** Came to us by something other than a message: following, the chat button, a widget. */
export const readJoined =
  (by?: string): Reader =>
  ({ source }, envelope) => {
    const ref = by ?? source;
    return { ...envelope, kind: "joined", ...(ref ? { ref } : {}) };
  };
