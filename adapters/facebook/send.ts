import type { Receipt } from "../../core/channel/adapter.ts";
import type { Attachment } from "../../core/channel/event.ts";
import type { OutboundMessage, Purpose } from "../../core/delivery/message.ts";
import { AppError, isAppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import { sendParts } from "../send-parts.ts";
import type { Allowance } from "./allowance.ts";
import type { FacebookClient } from "./client.ts";
import { alreadyRepliedReason, otherAppReason } from "./errors.ts";
import { bodyOf, type FacebookPart, messagingOf, partsOf, recipientOf, writingOf } from "./render.ts";

/** One send: to whom, by which Page, until when. */
export interface Sending {
  client: FacebookClient;
  message: OutboundMessage;
  now: Date;
  signal: AbortSignal;
  files: Pick<Files, "get">;
  maxTextChars: number;
  /** Private replies this Page may still give. */
  replies: Allowance;
}

type Sent = Pick<Receipt, "providerIds" | "reachedAs">;

const isReason = (error: unknown, reason: string): boolean => isAppError(error) && error.details.reason === reason;

async function ownCopy(
  files: Pick<Files, "get">,
  file: Attachment | undefined,
): Promise<{ content: Blob; name: string } | undefined> {
  if (!file?.key) return undefined;
  const kept = await files.get(file.key);
  if (!kept) throw new AppError("NOT_FOUND", "a file to send is not there any more");
  const content = new Blob([new Uint8Array(kept.content)], { type: kept.mimeType });
  return { content, name: file.name ?? `tep.${kept.mimeType.split("/").at(-1)}` };
}

async function sendPart(
  { client, message, now, signal, files }: Sending,
  part: FacebookPart,
): Promise<{ id: string; userId?: string }> {
  const file = await ownCopy(files, part.file);
  const body = bodyOf(part, message, file?.content.size);
  return client.messages.send(
    { ...messagingOf(message, now), recipient: recipientOf(message.to.user), message: body },
    file,
    signal,
  );
}

/** To a person. Where another app of the Page has the talk, only a member of staff takes it back. */
async function sendToPerson(sending: Sending): Promise<Sent> {
  const { client, message, signal, maxTextChars } = sending;
  const { user } = message.to;
  const providerIds = await sendParts<FacebookPart>({
    parts: partsOf(message, maxTextChars),
    message,
    look: () => client.conversations.sentTo(user, signal),
    send: async (part) => {
      try {
        return (await sendPart(sending, part)).id;
      } catch (error) {
        if (message.purpose !== "operator" || !isReason(error, otherAppReason)) throw error;
        await client.threads.take(user, signal);
        return (await sendPart(sending, part)).id;
      }
    },
  });
  return { providerIds };
}

/**
 * The one private reply to a comment or visitor's post (private-replies page of 2026-04-16): a single message, given
 * once. The answer tells who the writer is; after an unclear attempt only the echo does.
 */
async function replyPrivately(sending: Sending): Promise<Sent> {
  const { message, now, maxTextChars, replies } = sending;
  const [part, ...more] = partsOf(message, maxTextChars);
  if (!part) throw new AppError("BAD_INPUT", "a message with nothing in it");
  if (more.length > 0) {
    const advice =
      "Bình luận chỉ nhận một tin riêng: viết ngắn hơn, không kèm tệp; phần còn lại gửi khi người dân trả lời.";
    throw new AppError("PLATFORM_REFUSED", "more than one message", { details: { reason: "private-reply", advice } });
  }
  const retryAfterMs = message.urgent ? undefined : replies.take(now);
  if (retryAfterMs !== undefined) {
    const details = { reason: "private-replies", retryAfterMs };
    throw new AppError("RATE_LIMITED", "no private reply left this hour", { retryable: true, details });
  }
  try {
    const { id, userId } = await sendPart(sending, part);
    return { providerIds: [id], ...(userId ? { reachedAs: userId } : {}) };
  } catch (error) {
    if (message.uncertainSince && isReason(error, alreadyRepliedReason)) return { providerIds: [] };
    throw error;
  }
}

/** What everybody reads under a comment or post. */
async function replyInPublic({ client, message, signal }: Sending, writing: string): Promise<Sent> {
  const providerIds = await sendParts({
    parts: [{ text: message.text }],
    message,
    look: () => client.comments.ownUnder(writing, signal),
    send: ({ text }) => client.comments.reply(writing, text, signal),
  });
  return { providerIds };
}

async function hide({ client, signal }: Sending, writing: string): Promise<Sent> {
  await client.comments.hide(writing, signal);
  return { providerIds: [] };
}

const underWritings: Partial<Record<Purpose, (sending: Sending, writing: string) => Promise<Sent>>> = {
  public: replyInPublic,
  hide,
};

/** Sends one message the way its address and purpose ask for. */
export function sendFacebook(sending: Sending): Promise<Sent> {
  const { to, purpose } = sending.message;
  const writing = writingOf(to.user);
  if (writing === undefined) return sendToPerson(sending);
  return (underWritings[purpose] ?? replyPrivately)(sending, writing);
}
