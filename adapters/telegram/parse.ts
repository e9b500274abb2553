import type { RawRequest } from "../../core/channel/channel.ts";
import type { EventOf, InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { beginning } from "../../core/storable.ts";
import { cleanText, fitId, hashId, phoneOf, timeOf } from "../event-parts.ts";
import { parseJson } from "../json.ts";
import { attachmentsOf, placeOf } from "./parse-content.ts";
import {
  type TelegramCallback,
  type TelegramMessage,
  type TelegramUpdate,
  type TelegramUser,
  updateSchema,
} from "./payload.ts";
import { shortenedMark } from "./render.ts";

type Envelope = Omit<EventOf<"left">, "kind">;

/** `/start` with what the link carried, e.g. the place of a printed QR code (1–64 of A–Z a–z 0–9 _ -). */
const start = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/;

/** Ids of messages are unique within a chat only. */
export function messageRefOf(thread: string, messageId: string): string {
  return fitId(`${thread}:${messageId}`);
}

const nameOf = ({ first_name, last_name }: Pick<TelegramUser, "first_name" | "last_name">): string =>
  cleanText([first_name, last_name].filter(Boolean).join(" "));

/** The person's own number, or somebody else's that was passed on: only the former is proof of anything. */
function readContact(contact: NonNullable<TelegramMessage["contact"]>, envelope: Envelope): InboundEvent {
  const isOwn = contact.user_id === envelope.from.user;
  const name = nameOf(contact);
  const phone = phoneOf(contact.phone_number);
  return {
    ...envelope,
    kind: "contact",
    verified: isOwn && phone !== undefined,
    // Somebody else's name must not become the resident's.
    ...(isOwn && name ? { name } : {}),
    ...(phone ? { phone } : {}),
  };
}

/** Words, files, a pin; what we know nothing of is kept under its own name. */
function readMessage(message: TelegramMessage, envelope: Envelope): InboundEvent {
  const { text, caption, contact, media_group_id: album, reply_to_message: quoted } = message;
  const joined = start.exec(text ?? "");
  if (joined) return { ...envelope, kind: "joined", ...(joined[1] ? { ref: joined[1] } : {}) };
  if (contact) return readContact(contact, envelope);
  const words = cleanText(text ?? caption ?? "");
  const attachments = attachmentsOf(message);
  const place = placeOf(message);
  if (words === "" && attachments.length === 0 && !place) return other(envelope, oddKeyOf(message));
  return {
    ...envelope,
    kind: "message",
    ...(words ? { text: words } : {}),
    attachments,
    ...(place ? { place } : {}),
    ...(album ? { album } : {}),
    messageRef: messageRefOf(envelope.thread, message.message_id),
    ...(quoted ? { quotes: messageRefOf(envelope.thread, quoted.message_id) } : {}),
  };
}

/** Corrected words. A shared position that moves on comes as an edit every few seconds: the first one counts. */
function readEdited(message: TelegramMessage, envelope: Envelope): InboundEvent {
  const text = message.text ?? message.caption;
  if (typeof text !== "string") return other(envelope, message.location ? "live-location" : "edited");
  const messageRef = messageRefOf(envelope.thread, message.message_id);
  return { ...envelope, kind: "edited", messageRef, text: cleanText(text) };
}

/** A pressed button. A value too long for one is stood for by its label, which means the same when typed. */
function readCallback({ data, message }: TelegramCallback, envelope: Envelope): InboundEvent {
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const text = buttons.find(({ callback_data }) => callback_data !== undefined && callback_data === data)?.text;
  const label = text ? cleanText(text) : "";
  if (!data) return other(envelope, "callback_query");
  if (!data.startsWith(shortenedMark)) {
    return { ...envelope, kind: "choice", value: data, ...(label ? { label } : {}) };
  }
  if (label === "") return other(envelope, "callback_query");
  return { ...envelope, kind: "message", text: label, attachments: [] };
}

const ordinary: readonly string[] = ["message_id", "from", "chat", "date", "update_id", "entities"];

function oddKeyOf(raw: object): string {
  return Object.keys(raw).find((key) => !ordinary.includes(key)) ?? "empty";
}

const other = (envelope: Envelope, name: string): InboundEvent => ({
  ...envelope,
  kind: "other",
  name: beginning(name, 60),
});

/** Who is meant, and where: in a private chat the person and the chat have the same id. */
function envelopeOf(update: TelegramUpdate, raw: unknown, { botId, at }: Origin): Envelope & { isPrivate: boolean } {
  const { message, edited_message: edited, callback_query: callback, my_chat_member: member } = update;
  const said = message ?? edited;
  const chat = said?.chat ?? callback?.message?.chat ?? member?.chat;
  const person = said?.from ?? callback?.from ?? member?.from;
  const chatId = chat?.id ?? person?.id ?? "";
  const name = person ? nameOf(person) : "";
  return {
    id: fitId(`${botId}:${update.update_id}`),
    channel: "telegram",
    from: { channel: "telegram", account: botId, user: person?.id ?? chatId },
    thread: fitId(`${botId}:${chatId}`),
    at: timeOf(edited?.edit_date ?? said?.date ?? member?.date, at),
    ...(name ? { displayName: name } : {}),
    raw,
    isPrivate: chat?.type === "private" && person?.is_bot !== true,
  };
}

interface Origin {
  botId: string;
  /** When it was fetched or came in; for what carries no time of its own. */
  at: Date;
}

/** One update to one event. Groups are kept, never answered; what nobody knows becomes `other`. */
export function readUpdate(raw: unknown, origin: Origin): InboundEvent {
  const parsed = updateSchema.safeParse(raw);
  if (!parsed.success) return unreadable(raw, origin);
  const { isPrivate, ...envelope } = envelopeOf(parsed.data, raw, origin);
  const { message, edited_message: edited, callback_query: callback, my_chat_member: member } = parsed.data;
  if (!message && !edited && !callback && !member) return other(envelope, oddKeyOf(parsed.data));
  if (!isPrivate) return other(envelope, "group");
  if (message) return readMessage(message, envelope);
  if (edited) return readEdited(edited, envelope);
  if (callback) return readCallback(callback, envelope);
  const status = member?.new_chat_member.status;
  if (status === "kicked") return { ...envelope, kind: "left" };
  return status === "member" ? { ...envelope, kind: "joined" } : other(envelope, "my_chat_member");
}

function unreadable(raw: unknown, { botId, at }: Origin): InboundEvent {
  return {
    kind: "other",
    name: "unreadable",
    id: hashId("unreadable", botId, JSON.stringify(raw)),
    channel: "telegram",
    from: { channel: "telegram", account: botId, user: "" },
    thread: `${botId}:`,
    at,
    raw,
  };
}

/** One webhook body is one update. */
export function parseTelegram(request: RawRequest, botId: string): InboundEvent[] {
  return [readUpdate(bodyOf(request), { botId, at: request.receivedAt })];
}

/** The body as an object. Throws BAD_INPUT. */
function bodyOf({ body }: RawRequest): object {
  const raw = parseJson(body);
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new AppError("BAD_INPUT", "not an update");
  return raw;
}

/**
 * A pressed button spins until it is answered. Telegram takes that from our answer to the delivery, so that no call
 * of its own is needed.
 */
export function answerOf(request: RawRequest): object | undefined {
  const id = callbackIdOf(bodyOf(request));
  return id === undefined ? undefined : { method: "answerCallbackQuery", callback_query_id: id };
}

/** The id of a pressed button that waits for an answer. */
export function callbackIdOf(raw: unknown): string | undefined {
  return updateSchema.safeParse(raw).data?.callback_query?.id;
}
