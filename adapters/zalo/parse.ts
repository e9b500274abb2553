import type { RawRequest } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { toInternational } from "../../core/people/phone.ts";
import { fitId, hashId, timeOf } from "../event-parts.ts";
import { parseJson } from "../json.ts";
import { sha256Hex } from "../signature.ts";
import { type Envelope, type Reader, readEcho, readMessage } from "./parse-message.ts";
import { readCall, readContact, readJoined, readRating, readReaction, readReceipt } from "./parse-rest.ts";
import { eventSchema, type ZaloEvent } from "./payload.ts";

const named = (prefix: string, kinds: string, reader: Reader): [string, Reader][] =>
  kinds.split(" ").map((kind) => [`${prefix}_${kind}`, reader]);

/** By the event's name. What is not here is kept as `other`: groups, tags, consent, quotas and templates' news. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...named("user_send", "text image link audio video sticker location business_card file gif", readMessage),
  ...named("anonymous_send", "text image file sticker", readMessage),
  ...named("oa_send", "text image gif list file sticker template", readEcho),
  ...named("oa_send_anonymous", "text image file sticker", readEcho),
  ["user_received_message", readReceipt("delivered")],
  ["user_seen_message", readReceipt("read")],
  ["user_reacted_message", readReaction],
  ["user_submit_info", readContact],
  ["user_feedback", readRating],
  ["user_call_oa", readCall("inbound")],
  ["oa_call_user", readCall("outbound")],
  ["user_withdraw", (_, envelope) => ({ ...envelope, kind: "erase-request" })],
  ["permission_revoked", (_, envelope) => ({ ...envelope, kind: "disconnected" })],
  ["follow", readJoined()],
  ["user_click_chatnow", readJoined("chatnow")],
  ["widget_interaction_accepted", readJoined("widget")],
  ["unfollow", (_, envelope) => ({ ...envelope, kind: "left" })],
]);
const readOther: Reader = ({ event_name }, envelope) => ({ ...envelope, kind: "other", name: event_name });

const fromOa = /^(oa_send_|oa_reacted|user_received_message$|user_seen_message$)/;

/** A receipt or rating of a template that went to a phone number instead of a user. */
const isByPhone = ({ message, delivery_time, event_name }: ZaloEvent): boolean =>
  Boolean(message?.delivery_time ?? delivery_time) || (event_name === "user_feedback" && Boolean(message?.tracking_id));

/** Our side and theirs: by comparing with our OA ids, since documents disagree on the order; else by the event's name. */
function sidesOf(event: ZaloEvent, oaIds: readonly string[]): Envelope["from"] {
  const [sender, recipient] = [event.sender?.id, event.recipient?.id];
  const known = [event.oa_id, sender, recipient].find((id) => id !== undefined && oaIds.includes(id));
  const account = known ?? event.oa_id ?? (fromOa.test(event.event_name) ? sender : recipient) ?? oaIds[0] ?? "";
  const named = event.follower?.id ?? event.user_id ?? event.data?.user_id;
  const person = named || ([sender, recipient].find((id) => id && id !== account) ?? "");
  const phone = toInternational(person || (event.phone ?? ""));
  if (isByPhone(event)) return { channel: "zns", account, user: phone ?? "" };
  const visit = event.message?.conversation_id;
  // Both ids are needed to answer a visitor who is not signed in to Zalo.
  const isAnonymous = event.event_name.includes("anonymous") && visit !== undefined;
  if (isAnonymous) return { channel: "zalo", account, user: `anonymous:${person}:${visit}` };
  return { channel: "zalo", account, user: person || (phone ? `phone:${phone}` : "") };
}

function idOf(event: ZaloEvent, { account, user }: Envelope["from"], body: Uint8Array): string {
  const { event_name, message, app_id, timestamp, call_id, tag } = event;
  const reader = readers.get(event_name);
  if (reader === readMessage && message?.msg_id) return fitId(message.msg_id);
  if (reader === readEcho && message?.msg_id) return fitId(`echo:${message.msg_id}`);
  if (!reader) return hashId(event_name, sha256Hex(body));
  const refs = message?.msg_ids?.join(" ") ?? message?.msg_id ?? event.msg_id;
  return hashId(event_name, app_id, account, user, timestamp, refs, message?.react_icon, call_id, tag?.name);
}

/** One webhook body to events: nearly always one. What nobody knows becomes `other`; nothing is dropped. */
export function parseZalo(request: RawRequest, oaIds: readonly string[]): InboundEvent[] {
  const raw = parseJson(request.body);
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new AppError("BAD_INPUT", "not an event");
  const parsed = eventSchema.safeParse(raw);
  const event = parsed.success ? parsed.data : { event_name: "unreadable" };
  // A withdrawn consent names no OA: it concerns whichever of ours the person talked to.
  const isForAll = event.event_name === "user_withdraw" && event.oa_id === undefined;
  const accounts = isForAll ? oaIds : [undefined];
  return accounts.map((oa_id) => {
    const from = sidesOf(oa_id ? { ...event, oa_id } : event, oaIds);
    const envelope: Envelope = {
      id: idOf(event, from, request.body),
      channel: from.channel,
      from,
      thread: fitId(`${from.account}:${from.user}`),
      at: timeOf(event.timestamp, request.receivedAt),
      raw,
    };
    return (readers.get(event.event_name) ?? readOther)(event, envelope);
  });
}
