import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Telegram } from "telegraf";
import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { telegramFault } from "./errors.ts";
import { allowedUpdates, filePathSchema, sentSchema, updatesSchema, webhookInfoSchema } from "./payload.ts";
import type { TelegramKeyboard } from "./render.ts";

/** Bytes of files we may send (Bot API, read 2026-11); a picture above its limit goes as a document. */
const maxPhotoBytes = 10_000_000;
const maxFileBytes = 50_000_000;

const yes = z.literal(true);

/** A file of ours by its bytes, or one elsewhere by its address or Telegram's own id. */
export type TelegramUpload = { kind: "image" | "video" | "audio" | "file" } & (
  | { source: Buffer; filename: string }
  | { reference: string }
);

export interface TelegramBody {
  text: string;
  keyboard?: TelegramKeyboard | undefined;
  file?: TelegramUpload | undefined;
}

/** Our bot's own id is the first part of its token. */
export const botIdOf = (token: string): string => token.split(":", 1)[0] ?? "";

/** The call that carries a file of this kind; what is too heavy for a picture goes as a document. */
function sendFile(
  telegram: Telegram,
  upload: TelegramUpload,
  common: Captioned,
  options: CallOptions,
): Promise<unknown> {
  const bytes = "source" in upload ? upload.source.byteLength : 0;
  if (bytes > maxFileBytes) {
    throw new AppError("TOO_LARGE", "a file above what Telegram takes", { details: { limit: maxFileBytes } });
  }
  const file = "source" in upload ? { source: upload.source, filename: upload.filename } : upload.reference;
  const kind = upload.kind === "image" && bytes > maxPhotoBytes ? "file" : upload.kind;
  if (kind === "image") return telegram.callApi("sendPhoto", { ...common, photo: file }, options);
  if (kind === "video") return telegram.callApi("sendVideo", { ...common, video: file }, options);
  if (kind === "audio") return telegram.callApi("sendAudio", { ...common, audio: file }, options);
  return telegram.callApi("sendDocument", { ...common, document: file }, options);
}

/** The client types its signals by a package of its own; Node's are the same thing. */
const until = (signal: AbortSignal): CallOptions => ({ signal: signal as NonNullable<CallOptions["signal"]> });
type CallOptions = NonNullable<Parameters<Telegram["callApi"]>[2]>;
interface Captioned {
  chat_id: string;
  caption?: string;
  reply_markup?: TelegramKeyboard;
}

/** A typed client for the parts of the Bot API we use, for one bot. Every method throws AppErrors only. */
export function createTelegramClient({ token, apiUrl }: { token: string; apiUrl: string }) {
  const telegram = new Telegram(token, { apiRoot: apiUrl, webhookReply: false });
  // A connection of its own for each call: one kept open may be closed under a message, whose fate nobody knows then.
  telegram.options.agent = apiUrl.startsWith("http:") ? new HttpAgent() : new HttpsAgent();

  async function call<S extends z.ZodType>(
    schema: S,
    work: () => Promise<unknown>,
    isSend = false,
  ): Promise<z.output<S>> {
    let result: unknown;
    try {
      result = await work();
    } catch (error) {
      throw telegramFault(error, { isSend });
    }
    const parsed = schema.safeParse(result);
    if (!parsed.success) throw telegramFault(undefined, { isSend });
    return parsed.data;
  }

  return {
    /** Sends one message and returns its id. UNCERTAIN: it may have arrived all the same. */
    send: async (chatId: string, { text, keyboard, file }: TelegramBody, signal: AbortSignal): Promise<string> => {
      const common = { chat_id: chatId, ...(keyboard ? { reply_markup: keyboard } : {}) };
      const words = { ...common, text, link_preview_options: { is_disabled: true } };
      const work = async () =>
        file
          ? sendFile(telegram, file, { ...common, ...(text ? { caption: text } : {}) }, until(signal))
          : telegram.callApi("sendMessage", words, until(signal));
      return (await call(sentSchema, work, true)).message_id;
    },
    /** Where a file can be fetched now. The address contains the bot's token: for fetching only, never to be kept. */
    fileAddress: async (fileId: string, signal: AbortSignal): Promise<string> => {
      const work = () => telegram.callApi("getFile", { file_id: fileId }, until(signal));
      const { file_path } = await call(filePathSchema, work);
      return new URL(`./file/bot${token}/${file_path}`, apiUrl).href;
    },
    /** What came since `offset` (everything before it counts as received), waiting for something to come. */
    updates: (offset: number | undefined, timeout: number, signal: AbortSignal) => {
      const payload = { timeout, allowed_updates: allowedUpdates, ...(offset === undefined ? {} : { offset }) };
      return call(updatesSchema, () => telegram.callApi("getUpdates", payload, until(signal)));
    },
    /** Ends the spinning of a pressed button. */
    answerPress: async (id: string, signal: AbortSignal): Promise<void> => {
      await call(yes, () => telegram.callApi("answerCallbackQuery", { callback_query_id: id }, until(signal)));
    },
    /** From now on Telegram calls this address, with the secret; getUpdates is closed then. */
    setWebhook: async (url: string, secretToken: string, signal: AbortSignal): Promise<void> => {
      const payload = { url, secret_token: secretToken, allowed_updates: allowedUpdates };
      await call(yes, () => telegram.callApi("setWebhook", payload, until(signal)));
    },
    deleteWebhook: async (signal: AbortSignal): Promise<void> => {
      await call(yes, () => telegram.callApi("deleteWebhook", {}, until(signal)));
    },
    webhookInfo: (signal: AbortSignal) =>
      call(webhookInfoSchema, () => telegram.callApi("getWebhookInfo", {}, until(signal))),
  };
}
