import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Attachment } from "../../core/channel/event.ts";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import type { FileResolver } from "../media.ts";
import { createOnceSender } from "../send-once.ts";
import { botIdOf, createTelegramClient, type TelegramUpload } from "./client.ts";
import { answerOf, messageRefOf, parseTelegram } from "./parse.ts";
import { fileScheme } from "./parse-content.ts";
import { keyboardOf, maxChoices, maxLabelChars, maxTextChars, partsOf, type TelegramPart } from "./render.ts";
import { verifyTelegram } from "./verify.ts";

export interface TelegramOptions {
  /** `<bot id>:<secret>`, from BotFather. */
  botToken: string;
  /** What Telegram sends along with each delivery; unset where we ask for updates ourselves. */
  secretToken?: string;
  /** https://api.telegram.org, or a Bot API server of one's own. */
  apiUrl: string;
  /** How long one send may take in all; must be shorter than the lease of whoever calls. */
  timeoutMs: number;
  clock: Clock;
  files: Pick<Files, "get">;
}

/** What this channel can carry. */
export const limits: ChannelLimits = {
  maxTextChars,
  maxChoices,
  maxChoiceChars: maxLabelChars,
  // A bot may write at any time to whoever pressed Start and has not blocked it (Bot API FAQ, read 2026-11).
  replyWindowHours: null,
  humanWindowHours: null,
  outsideWindow: "none",
  canAskLocation: true,
  badSignatureStatus: 403,
};

/** A Telegram bot as a channel: updates in, Bot API out. Telegram cannot be asked what it has of ours. */
export function createTelegramAdapter(options: TelegramOptions): ChannelAdapter {
  const { botToken, secretToken, timeoutMs, clock, files } = options;
  const account = botIdOf(botToken);
  const client = createTelegramClient({ token: botToken, apiUrl: options.apiUrl });
  const sendOnce = createOnceSender();

  async function uploadOf(file: Attachment | undefined): Promise<TelegramUpload | undefined> {
    if (!file) return undefined;
    const kind = file.kind === "image" || file.kind === "audio" || file.kind === "video" ? file.kind : "file";
    if (!file.key) {
      if (!file.url) throw new AppError("BAD_INPUT", "a file with neither key nor address");
      const isTheirs = file.url.startsWith(fileScheme);
      return { kind, reference: isTheirs ? decodeURIComponent(file.url.slice(fileScheme.length)) : file.url };
    }
    const kept = await files.get(file.key);
    if (!kept) throw new AppError("NOT_FOUND", "a file to send is not there any more");
    const filename = file.name ?? `tep.${kept.mimeType.split("/").at(-1)}`;
    return { kind, source: Buffer.from(kept.content), filename };
  }

  return {
    channel: "telegram",
    limits,
    verify: (request) => verifyTelegram(request, secretToken),
    parse: (request) => parseTelegram(request, account),
    answer: answerOf,
    // A bot's token holds until somebody asks @BotFather for another.
    termOf: async () => ({ kind: "lasting" }),
    send: async (message) => {
      if (message.to.account !== account) throw new AppError("UNKNOWN_CHANNEL", "this bot is not connected");
      const signal = AbortSignal.timeout(timeoutMs);
      const { user } = message.to;
      const ids = await sendOnce<TelegramPart>({
        parts: partsOf(message),
        message,
        send: async ({ text, choices, file }) =>
          client.send(user, { text, keyboard: keyboardOf(choices), file: await uploadOf(file) }, signal),
      });
      const providerIds = ids.map((id) => messageRefOf(`${account}:${user}`, id));
      return { providerIds, state: "sent", at: clock.now() };
    },
  };
}

/** How the files of residents are found when they are fetched: by an address that is good for an hour. */
export function createTelegramFiles({ botToken, apiUrl }: TelegramOptions): Record<string, FileResolver> {
  const client = createTelegramClient({ token: botToken, apiUrl });
  return {
    [fileScheme]: (address, signal) => client.fileAddress(decodeURIComponent(address.slice(fileScheme.length)), signal),
  };
}
