import type { Attachment, EventOf, InboundEvent } from "../../core/channel/event.ts";
import { cleanText, fitId, hashId, isPosition, pinOf, timeOf } from "../event-parts.ts";
import { type FacebookAttachment, type FacebookMessage, type Messaging, messagingSchema } from "./payload.ts";

/** Which app wrote an echo: ours, or Meta's own inbox where staff type. */
export interface Apps {
  ownAppId?: string | undefined;
}

/** Echoes of what staff type in Meta's inbox carry this app id (seen in code, read 2026-11). */
const pageInboxAppId = "263902037430900";
/** What we put into `metadata` of our own sends. */
export const ownMetadata = "out:";

type Envelope = Omit<EventOf<"left">, "kind">;

const attachmentKinds: Record<string, Attachment["kind"]> = {
  image: "image",
  audio: "audio",
  video: "video",
  file: "file",
  sticker: "sticker",
};

function fileNameOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return last === "" ? undefined : safeDecode(last);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function attachmentOf(attachment: FacebookAttachment): Attachment {
  const { type, payload } = attachment;
  const stickerId = payload?.sticker_id ?? undefined;
  // Until 2026-08-30 stickers came as images; they are no photo of anything.
  const kind = stickerId ? "sticker" : (attachmentKinds[type] ?? "link");
  const url = payload?.url || attachment.url || attachment.URL;
  const title = attachment.title || payload?.title;
  const name = kind === "file" ? fileNameOf(url ?? undefined) : undefined;
  return {
    kind,
    ...(url ? { url } : {}),
    ...(name ? { name: cleanText(name) } : {}),
    ...(stickerId ? { stickerId } : {}),
    ...(title ? { title: cleanText(title) } : {}),
  };
}

/** Two numbers with a comma between, as in maps links; some links are encoded twice. */
const pair = /(-?\d{1,2}\.\d{3,})\s*,\s*(-?\d{1,3}\.\d{3,})/;

function positionIn(url: string): [number, number] | undefined {
  const decoded = safeDecode(safeDecode(safeDecode(url)));
  const match = pair.exec(decoded);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

function placeOf(attachments: readonly FacebookAttachment[]) {
  for (const { type, url, URL: other, payload } of attachments) {
    if (type !== "location" && type !== "fallback") continue;
    const { lat, long } = payload?.coordinates ?? {};
    const found =
      lat !== undefined && long !== undefined ? [lat, long] : positionIn(url ?? other ?? payload?.url ?? "");
    const [latitude, longitude] = found ?? [0, 0];
    if (latitude !== undefined && longitude !== undefined && isPosition(latitude, longitude)) {
      return pinOf(latitude, longitude);
    }
  }
  return undefined;
}

function readMessage(message: FacebookMessage, envelope: Envelope): InboundEvent {
  const id = fitId(message.mid);
  const given = message.attachments ?? [];
  const text = message.text ? cleanText(message.text) : undefined;
  if (message.quick_reply) {
    return { ...envelope, id, kind: "choice", value: message.quick_reply.payload, ...(text ? { label: text } : {}) };
  }
  const place = placeOf(given);
  const files = given.filter(({ type }) => !(place && (type === "location" || type === "fallback")));
  return {
    ...envelope,
    id,
    kind: "message",
    ...(text ? { text } : {}),
    attachments: files.map(attachmentOf),
    ...(place ? { place } : {}),
    ...(id === message.mid ? {} : { messageRef: message.mid }),
    ...(message.reply_to?.mid ? { quotes: message.reply_to.mid } : {}),
  };
}

function readEcho(message: FacebookMessage, envelope: Envelope, { ownAppId }: Apps): InboundEvent {
  const { app_id, metadata } = message;
  const isOurs = app_id !== undefined && app_id === ownAppId;
  const isOwnSend = isOurs || metadata?.startsWith(ownMetadata) === true;
  return {
    ...envelope,
    id: fitId(`echo:${message.mid}`),
    kind: "echo",
    text: cleanText(message.text ?? ""),
    messageRef: message.mid,
    attachments: (message.attachments ?? []).map(attachmentOf),
    // Without any app id it was typed in an app of Meta's, too; another app id is another program.
    byStaff: !isOwnSend && (app_id === undefined || app_id === pageInboxAppId),
  };
}

function readReceipt(messaging: Messaging, envelope: Envelope): InboundEvent | undefined {
  const { delivery, read } = messaging;
  const found = delivery ?? read;
  if (!found) return undefined;
  const messageRefs = delivery?.mids ?? [];
  const id = hashId(delivery ? "delivered" : "read", envelope.thread, String(found.watermark), messageRefs.join(" "));
  const upTo = timeOf(found.watermark, envelope.at);
  const which = messageRefs.length > 0 ? { messageRefs } : { messageRefs, upTo };
  return { ...envelope, id, kind: "receipt", state: delivery ? "delivered" : "read", ...which };
}

/** A pressed button; the very first one may tell through which link the person came. */
function readPostback({ postback }: Messaging, envelope: Envelope): InboundEvent[] {
  const { mid, title, payload, referral } = postback ?? {};
  const id = mid ? fitId(mid) : hashId("postback", envelope.thread, envelope.at.getTime(), payload ?? undefined);
  const joined: InboundEvent[] = referral?.ref
    ? [{ ...envelope, id: fitId(`joined:${id}`), kind: "joined", ref: referral.ref }]
    : [];
  const label = title ? { label: cleanText(title) } : {};
  return [...joined, { ...envelope, id, kind: "choice", value: payload ?? title ?? "", ...label }];
}

function readRest(messaging: Messaging, envelope: Envelope): InboundEvent | undefined {
  const { reaction, message_edit: edit, referral } = messaging;
  if (reaction) {
    const { mid, action, emoji } = reaction;
    const id = hashId("reaction", mid, envelope.from.user, action, envelope.at.getTime());
    const icon = emoji ?? reaction.reaction ?? "";
    return { ...envelope, id, kind: "reaction", messageRef: mid, emoji: icon, removed: action === "unreact" };
  }
  if (edit) {
    const id = hashId("edited", edit.mid, String(edit.num_edit ?? envelope.at.getTime()));
    return { ...envelope, id, kind: "edited", messageRef: edit.mid, text: cleanText(edit.text ?? "") };
  }
  if (referral) return { ...envelope, kind: "joined", ...(referral.ref ? { ref: referral.ref } : {}) };
  return undefined;
}

const ordinary: readonly string[] = ["sender", "recipient", "timestamp"];

/** One element of `messaging` or `standby` to events. */
export function readMessaging(
  raw: unknown,
  place: { pageId: string; at: Date; isStandby: boolean },
  apps: Apps,
): InboundEvent[] {
  const { pageId, isStandby } = place;
  const parsed = messagingSchema.safeParse(raw);
  const messaging = parsed.success ? parsed.data : {};
  const sender = messaging.sender?.id ?? messaging.sender?.user_ref;
  const user = (sender === pageId ? messaging.recipient?.id : sender) ?? "";
  const envelope: Envelope = {
    id: hashId("event", pageId, JSON.stringify(raw)),
    channel: "facebook",
    from: { channel: "facebook", account: pageId, user },
    thread: fitId(`${pageId}:${user}`),
    at: timeOf(messaging.timestamp, place.at),
    raw,
  };
  const other = (name: string): InboundEvent[] => [{ ...envelope, kind: "other", name }];
  if (!parsed.success) return other("unreadable");
  // Another app holds the thread: kept, never answered.
  if (isStandby) return other("standby");
  const { message } = messaging;
  if (message) return [message.is_echo ? readEcho(message, envelope, apps) : readMessage(message, envelope)];
  if (messaging.postback) return readPostback(messaging, envelope);
  const event = readReceipt(messaging, envelope) ?? readRest(messaging, envelope);
  return event ? [event] : other(Object.keys(messaging).find((key) => !ordinary.includes(key)) ?? "unreadable");
}
