import { createTransport, type SendMailOptions } from "nodemailer";
import type { ChannelSender } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { newsPurposes, type OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import { sha256Hex } from "../signature.ts";
import { smtpFault } from "./errors.ts";
import { type MailWords, mailOf } from "./render.ts";

export interface EmailOptions {
  /** smtp://user:password@host:587, or smtps:// for TLS from the first byte. */
  smtpUrl: string;
  /** The address mail comes from; our side of addresses. */
  from: string;
  fromName: string;
  words: MailWords;
  /** The page on which the reader of a message ends it, good without signing in. */
  stopUrl: (message: OutboundMessage) => string;
  files: Pick<Files, "get">;
  /** How long one send may take in all; must be shorter than the lease of whoever calls. */
  timeoutMs: number;
  clock: Clock;
}

const limits: ChannelLimits = {
  // Mail has no limit of its own; longer ones nobody reads.
  maxTextChars: 20_000,
  maxChoices: 0,
  maxChoiceChars: 40,
  // Nobody hears answers: only templates go out, to those who agreed.
  replyWindowHours: 0,
  humanWindowHours: 0,
  outsideWindow: "template",
  canAskLocation: false,
  badSignatureStatus: 404,
};

/** Mailboxes of the large providers take 25 MB with everything encoded; a third is lost to that. */
const maxFileBytes = 10_000_000;
const address = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/;

/** The same message always has the same Message-ID, so mail programs show it once however often it is sent. */
export function messageIdOf(messageId: string, from: string): string {
  return `<${sha256Hex(messageId).slice(0, 32)}@${from.split("@").at(-1)}>`;
}

/** E-mail over SMTP. Mail is only sent; answers to it go to whoever reads the ward's mailbox. */
export function createEmailSender(options: EmailOptions): ChannelSender {
  const { smtpUrl, from, fromName, words, stopUrl, files, timeoutMs, clock } = options;

  const isOnThisMachine = ["127.0.0.1", "localhost", "[::1]"].includes(new URL(smtpUrl).hostname);

  async function filesOf({ attachments, asTemplate }: OutboundMessage): Promise<SendMailOptions["attachments"]> {
    const kept = asTemplate ? [] : attachments.flatMap(({ key, name }) => (key ? [{ key, name }] : []));
    const found = [];
    for (const { key, name } of kept) {
      const file = await files.get(key);
      if (!file) throw new AppError("NOT_FOUND", "a file to send is not there any more");
      const filename = name ?? `tep.${file.mimeType.split("/").at(-1)}`;
      found.push({ filename, content: Buffer.from(file.content), contentType: file.mimeType });
    }
    if (found.reduce((sum, { content }) => sum + content.length, 0) > maxFileBytes) {
      throw new AppError("TOO_LARGE", "files above what mail takes", { details: { limit: maxFileBytes } });
    }
    return found;
  }

  /** RFC 8058 one-tap, RFC 3834 "no answers from machines, please". */
  function headersOf(way: string | undefined): Record<string, string> {
    const out = way ? { "List-Unsubscribe": `<${way}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
    return { "Auto-Submitted": "auto-generated", ...out };
  }

  async function post(mail: SendMailOptions): Promise<void> {
    const patience = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
    // The password and residents' words go over the net encrypted or not at all.
    const requireTLS = !isOnThisMachine;
    const transport = createTransport({ url: smtpUrl, requireTLS, ...patience });
    const late = AbortSignal.timeout(timeoutMs);
    try {
      await Promise.race([
        transport.sendMail(mail),
        new Promise((_, reject) => late.addEventListener("abort", () => reject({ code: "ETIMEDOUT" }))),
      ]);
    } catch (error) {
      throw smtpFault(error);
    } finally {
      transport.close();
    }
  }

  return {
    channel: "email",
    limits,
    send: async (message) => {
      const { to, id, purpose, createdAt } = message;
      if (to.account !== from) throw new AppError("UNKNOWN_CHANNEL", "this sender is not connected");
      if (!address.test(to.user)) throw new AppError("RECIPIENT_GONE", "not an address mail can go to");
      const isNews = newsPurposes.includes(purpose);
      const way = isNews ? stopUrl(message) : undefined;
      const messageId = messageIdOf(id, from);
      await post({
        from: { name: fromName, address: from },
        to: { name: "", address: to.user },
        ...mailOf(message, words, way),
        messageId,
        date: createdAt,
        headers: headersOf(way),
        attachments: await filesOf(message),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { providerIds: [messageId], state: "sent", at: clock.now() };
    },
  };
}
