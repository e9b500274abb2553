import type { EventOf, InboundEvent } from "../../core/channel/event.ts";
import { movedEvent } from "../../core/conversation/move-talk.ts";
import { cleanText, fitId, hashId, timeOf } from "../event-parts.ts";
import { attachmentOf, canBePlace, placeOf } from "./parse-attachment.ts";
import { type Apps, nameOfApp, pageInboxAppId, readNotice, readRouting } from "./parse-routing.ts";
import { type FacebookMessage, type Messaging, messagingSchema } from "./payload.ts";

/** What we put into `metadata` of our own sends, and behind it the comment or post that a private reply answers. */
export const ownMetadata = "out:";
const answered = /^out:\S+ ((?:comment|post):\S+)$/;

/** What stands for a person the Page knows only by the checkbox they ticked; see `recipientOf` in render.ts. */
export const userRef = "ref:";

type Envelope = Omit<EventOf<"left">, "kind">;

function readMessage(message: FacebookMessage, envelope: Envelope): InboundEvent[] {
  const id = fitId(message.mid);
  const given = message.attachments ?? [];
  const text = message.text ? cleanText(message.text) : undefined;
  const joined = readReferral(message.referral, envelope, id);
  if (message.quick_reply) {
    const label = text ? { label: text } : {};
    return [{ ...envelope, id, kind: "choice", value: message.quick_reply.payload, ...label }, ...joined];
  }
  const place = placeOf(given);
  const attachments = given.filter((file) => !(place && canBePlace(file))).map(attachmentOf);
  // Staff should see that something came, and the resident hear that it was not understood.
  if (message.is_unsupported && given.length === 0)
    attachments.push({ kind: "link", title: "Nội dung không xem được" });
  const event: InboundEvent = {
    ...envelope,
    id,
    kind: "message",
    ...(text ? { text } : {}),
    attachments,
    ...(place ? { place } : {}),
    ...(id === message.mid ? {} : { messageRef: message.mid }),
    ...(message.reply_to?.mid ? { quotes: message.reply_to.mid } : {}),
  };
  return [event, ...joined];
}

/** Through which link or ad a person came. It follows what they did, so that they are greeted for that and not twice. */
function readReferral(referral: Messaging["referral"] | null, envelope: Envelope, id: string): InboundEvent[] {
  return referral?.ref ? [{ ...envelope, id: fitId(`joined:${id}`), kind: "joined", ref: referral.ref }] : [];
}

/** An echo tells who wrote; that of our private reply to a comment also tells who wrote the comment. */
function readEcho(message: FacebookMessage, envelope: Envelope, { ownAppId }: Apps): InboundEvent[] {
  const { app_id, metadata } = message;
  const isOurs = app_id !== undefined && app_id === ownAppId;
  const isOwnSend = isOurs || metadata?.startsWith(ownMetadata) === true;
  // Without any app id it was typed in an app of Meta's, too; another app id is another program.
  const byStaff = !isOwnSend && (app_id === undefined || app_id === pageInboxAppId);
  const app = !isOwnSend && !byStaff && app_id !== undefined ? { app: nameOfApp(app_id) } : {};
  const echo: InboundEvent = {
    ...envelope,
    id: fitId(`echo:${message.mid}`),
    kind: "echo",
    text: cleanText(message.text ?? ""),
    messageRef: message.mid,
    attachments: (message.attachments ?? []).map(attachmentOf),
    byStaff,
    ...app,
  };
  const writing = answered.exec(metadata ?? "")?.[1];
  if (!isOwnSend || !writing) return [echo];
  const { channel, account, user } = envelope.from;
  const from = { thread: fitId(`${account}:${writing}`), address: { channel, account, user: writing } };
  return [echo, { ...movedEvent({ from, reachedAs: user, at: envelope.at }), raw: envelope.raw }];
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

/** A pressed button; in standby its value is left out, as it is meant for another app. */
function readPostback({ postback }: Messaging, envelope: Envelope): InboundEvent[] {
  const { mid, title, payload, referral } = postback ?? {};
  const id = mid ? fitId(mid) : hashId("postback", envelope.thread, envelope.at.getTime(), payload ?? undefined);
  const label = title ? { label: cleanText(title) } : {};
  const pressed: InboundEvent = { ...envelope, id, kind: "choice", value: payload ?? title ?? "", ...label };
  // The start button of a new talk: where they come from first, as that decides what they are asked.
  return [...readReferral(referral, envelope, id), pressed];
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

/** The resident's id, also in echoes and in what another app is told; a ticked checkbox has a name of its own. */
function userOf({ sender, recipient }: Messaging, pageId: string): string {
  if (sender?.id !== undefined && sender.id !== pageId) return sender.id;
  if (sender?.user_ref !== undefined) return `${userRef}${sender.user_ref}`;
  return recipient?.id !== undefined && recipient.id !== pageId ? recipient.id : "";
}

/** One element of `messaging`, or of `standby`, where another app has the talk, to events. */
export function readMessaging(
  raw: unknown,
  place: { pageId: string; at: Date; isStandby: boolean },
  apps: Apps,
): InboundEvent[] {
  const { pageId, isStandby } = place;
  const parsed = messagingSchema.safeParse(raw);
  const messaging = parsed.success ? parsed.data : {};
  const user = userOf(messaging, pageId);
  const envelope: Envelope = {
    id: hashId("event", pageId, JSON.stringify(raw)),
    channel: "facebook",
    from: { channel: "facebook", account: pageId, user },
    thread: fitId(`${pageId}:${user}`),
    at: timeOf(messaging.timestamp, place.at),
    ...(isStandby ? { elsewhere: true } : {}),
    raw,
  };
  const other = (name: string): InboundEvent[] => [{ ...envelope, kind: "other", name }];
  if (!parsed.success) return other("unreadable");
  const { message } = messaging;
  if (message) return message.is_echo ? readEcho(message, envelope, apps) : readMessage(message, envelope);
  if (messaging.postback) return readPostback(messaging, envelope);
  const event =
    readReceipt(messaging, envelope) ??
    readRest(messaging, envelope) ??
    readRouting(messaging, envelope, apps) ??
    readNotice(messaging, envelope);
  return event ? [event] : other(Object.keys(messaging).find((key) => !ordinary.includes(key)) ?? "unreadable");
}
