import type { RawRequest } from "../../core/channel/channel.ts";
import type { Attachment, EventOf, InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { cleanText, fitId, hashId, isPosition, pinOf, timeOf } from "../event-parts.ts";
import { parseJson, tryJson } from "../json.ts";
import { sha256Hex } from "../signature.ts";
import { eventSchema, infoSchema, type ZaloAttachment, type ZaloEvent } from "./payload.ts";

type Envelope = Omit<EventOf<"left">, "kind">;
/** Body of an event by its kind, and its id where it is not the hash of the whole. */
type Reader = (event: ZaloEvent, envelope: Envelope) => InboundEvent;

const attachmentKinds: Record<string, Attachment["kind"]> = {
  image: "image",
  gif: "image",
  audio: "audio",
  video: "video",
  file: "file",
  sticker: "sticker",
};

/** A business card hides a phone number in a JSON description. */
function titleOf(payload: NonNullable<ZaloAttachment["payload"]>): string | undefined {
  const words = payload.title ?? payload.description ?? payload.text ?? undefined;
  const phone = words?.startsWith("{") ? /"phone"\s*:\s*"(\d+)"/.exec(words)?.[1] : undefined;
  return phone ?? words;
}

function attachmentOf({ type, payload }: ZaloAttachment): Attachment[] {
  if (type === "location") return [];
  const kind = attachmentKinds[type] ?? "link";
  const url = payload?.url || payload?.link_url;
  const title = payload && kind !== "sticker" ? titleOf(payload) : undefined;
  const sizeBytes = payload?.size ? Number(payload.size) : Number.NaN;
  return [
    {
      kind,
      ...(url ? { url } : {}),
      ...(payload?.name ? { name: cleanText(payload.name) } : {}),
      ...(Number.isFinite(sizeBytes) ? { sizeBytes } : {}),
      ...(kind === "sticker" && payload?.id ? { stickerId: payload.id } : {}),
      ...(title ? { title: cleanText(title) } : {}),
    },
  ];
}

function placeOf(event: ZaloEvent) {
  for (const { payload } of event.message?.attachments ?? []) {
    if (!payload?.coordinates) continue;
    const [latitude, longitude] = [Number(payload.coordinates.latitude), Number(payload.coordinates.longitude)];
    if (isPosition(latitude, longitude)) return pinOf(latitude, longitude);
  }
  return undefined;
}

const readMessage: Reader = ({ event_name, message, ...rest }, envelope) => {
  const text = message?.text ? cleanText(message.text) : "";
  const attachments = (message?.attachments ?? []).flatMap(attachmentOf);
  // A tapped button comes as a text that is the button's payload; there is no event of its own.
  const pressed = attachments.length === 0 ? /^#(\S+)$/.exec(text)?.[1] : undefined;
  if (pressed) return { ...envelope, kind: "choice", value: pressed };
  const place = placeOf({ event_name, message, ...rest });
  return {
    ...envelope,
    kind: "message",
    ...(text ? { text } : {}),
    attachments,
    ...(place ? { place } : {}),
    ...(message?.quote_msg_id ? { quotes: message.quote_msg_id } : {}),
  };
};

const readEcho: Reader = ({ message, sender }, envelope) => ({
  ...envelope,
  kind: "echo",
  text: cleanText(message?.text ?? ""),
  messageRef: message?.msg_id ?? envelope.id,
  attachments: (message?.attachments ?? []).flatMap(attachmentOf),
  // Named only when somebody typed it in the OA's own chat tool.
  byStaff: sender?.admin_id !== undefined,
});

const readReceipt =
  (state: "delivered" | "read"): Reader =>
  ({ message }, envelope) => ({
    ...envelope,
    kind: "receipt",
    state,
    messageRefs: message?.msg_ids ?? (message?.msg_id ? [message.msg_id] : []),
    at: timeOf(message?.delivery_time, envelope.at),
  });

/** The form's data is in `info`, or as JSON in the text (seen in some deliveries). */
const readContact: Reader = (event, envelope) => {
  const info = event.info ?? infoSchema.safeParse(tryJson(event.message?.text ?? "")).data;
  const address =
    info?.full_address || [info?.address, info?.ward, info?.district, info?.city].filter(Boolean).join(", ");
  return {
    ...envelope,
    kind: "contact",
    verified: false,
    ...(info?.name ? { name: cleanText(info.name) } : {}),
    ...(info?.phone ? { phone: info.phone } : {}),
    ...(address ? { address: cleanText(address) } : {}),
  };
};

const readReaction: Reader = ({ message }, envelope) => ({
  ...envelope,
  kind: "reaction",
  messageRef: message?.msg_id ?? "",
  emoji: message?.react_icon ?? "",
  removed: false,
});

const readOther: Reader = ({ event_name }, envelope) => ({ ...envelope, kind: "other", name: event_name });

const named = (prefix: string, kinds: string, reader: Reader): [string, Reader][] =>
  kinds.split(" ").map((kind) => [`${prefix}_${kind}`, reader]);

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...named("user_send", "text image link audio video sticker location business_card file gif", readMessage),
  ...named("anonymous_send", "text image file sticker", readMessage),
  ...named("oa_send", "text image gif list file sticker template", readEcho),
  ...named("oa_send_anonymous", "text image file sticker", readEcho),
  ["user_received_message", readReceipt("delivered")],
  ["user_seen_message", readReceipt("read")],
  ["user_reacted_message", readReaction],
  ["user_submit_info", readContact],
  ["user_withdraw", (_, envelope) => ({ ...envelope, kind: "erase-request" })],
  ["follow", ({ source }, envelope) => ({ ...envelope, kind: "joined", ...(source ? { ref: source } : {}) })],
  ["user_click_chatnow", (_, envelope) => ({ ...envelope, kind: "joined", ref: "chatnow" })],
  ["unfollow", (_, envelope) => ({ ...envelope, kind: "left" })],
]);

const fromOa = /^(oa_send_|oa_reacted|user_received_message$|user_seen_message$)/;

/** Our side and theirs: by comparing with our OA ids, since documents disagree on the order; else by the event's name. */
function sidesOf(event: ZaloEvent, oaIds: readonly string[]): { account: string; user: string } {
  const [sender, recipient] = [event.sender?.id, event.recipient?.id];
  const known = [event.oa_id, sender, recipient].find((id) => id !== undefined && oaIds.includes(id));
  const account = known ?? event.oa_id ?? (fromOa.test(event.event_name) ? sender : recipient) ?? oaIds[0] ?? "";
  const person = event.follower?.id ?? event.user_id ?? [sender, recipient].find((id) => id && id !== account) ?? "";
  const visit = event.message?.conversation_id;
  // Both ids are needed to answer a visitor who is not signed in to Zalo.
  const isAnonymous = event.event_name.includes("anonymous") && visit !== undefined;
  if (isAnonymous) return { account, user: `anonymous:${person}:${visit}` };
  return { account, user: event.message?.delivery_time ? `phone:${person}` : person };
}

function idOf(event: ZaloEvent, account: string, user: string, body: Uint8Array): string {
  const { event_name, message, app_id, timestamp, call_id, tag } = event;
  const reader = readers.get(event_name);
  if (reader === readMessage && message?.msg_id) return fitId(message.msg_id);
  if (reader === readEcho && message?.msg_id) return fitId(`echo:${message.msg_id}`);
  if (!reader) return hashId(event_name, sha256Hex(body));
  const refs = message?.msg_ids?.join(" ") ?? message?.msg_id;
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
    const { account, user } = sidesOf(oa_id ? { ...event, oa_id } : event, oaIds);
    const envelope: Envelope = {
      id: idOf(event, account, user, request.body),
      channel: "zalo",
      from: { channel: "zalo", account, user },
      thread: fitId(`${account}:${user}`),
      at: timeOf(event.timestamp, request.receivedAt),
      raw,
    };
    return (readers.get(event.event_name) ?? readOther)(event, envelope);
  });
}
