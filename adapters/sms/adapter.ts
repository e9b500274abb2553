import type { ChannelAdapter, Receipt } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError, isAppError } from "../../core/errors.ts";
import { createHttp, timeLimit } from "../http.ts";
import { createOnceSender } from "../send-once.ts";
import { createSmsClient } from "./client.ts";
import type { SmsGateway } from "./gateway.ts";
import { parseReport } from "./parse.ts";
import { spellPhone } from "./phone.ts";
import { textsOf } from "./render.ts";
import { sizeOf } from "./segments.ts";
import { reportKey, verifyReport } from "./verify.ts";

export interface SmsOptions {
  gateway: SmsGateway;
  /** Instead of the gateway's own address: a stand-in, or a proxy. */
  baseUrl?: string;
  key: string;
  secret: string;
  /** The registered sender, at most 11 letters and digits; our side of addresses. */
  brandname: string;
  /** Seals the addresses the gateway reports to. */
  reportSecret: string;
  /** Where reports arrive, without a slash at the end. */
  reportUrl: string;
  /** How to get no more of these, for the end of a message to this number. */
  stopLine?: (phone: string) => string;
  timeoutMs: number;
  clock: Clock;
}

const limits: ChannelLimits = {
  // Two parts with tone marks, 67 units each (segments.ts).
  maxTextChars: 134,
  maxChoices: 0,
  maxChoiceChars: 20,
  // A brand name cannot be answered: only templates go out, to those who agreed.
  replyWindowHours: 0,
  humanWindowHours: 0,
  outsideWindow: "template",
  canAskLocation: false,
  badSignatureStatus: 401,
};

/** One SMS of a message, with the id the gateway is to know it by. */
interface SmsPart {
  text: string;
  requestId: string;
}

/** How often the account is asked what is left on it. */
const balanceEveryMs = 600_000;
const vietnamDay = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

const unlooked = (): AppError =>
  new AppError("UNCERTAIN", "the gateway may have taken the message, and it cannot be asked");

/** SMS under the ward's registered name, through whichever gateway is described. */
export function createSmsAdapter(options: SmsOptions): ChannelAdapter {
  const { gateway, key, secret, brandname, reportSecret, reportUrl, stopLine, timeoutMs, clock } = options;
  const http = createHttp({ baseUrl: options.baseUrl ?? gateway.baseUrl, timeoutMs });
  const client = createSmsClient({ http, gateway, account: { key, secret, brandname } });
  const sendOnce = createOnceSender();
  let askedAt = Number.NEGATIVE_INFINITY;

  /** Whether the gateway still knows the id of an earlier attempt. */
  const isKnownThere = ({ uncertainSince, urgent = false }: OutboundMessage): boolean =>
    urgent ||
    !uncertainSince ||
    !gateway.requestId?.sameDayOnly ||
    vietnamDay(uncertainSince) === vietnamDay(clock.now());

  /** The gateway recognises what it has: after a fault everything is sent again, and nothing comes twice. */
  async function sendKnown(parts: readonly SmsPart[], send: (part: SmsPart) => Promise<string>): Promise<string[]> {
    const ids: string[] = [];
    for (const part of parts) {
      try {
        ids.push(await send(part));
      } catch (error) {
        throw ids.length === 0 ? error : goOnLater(error);
      }
    }
    return ids;
  }

  async function sendAll(message: OutboundMessage, phone: string, signal: AbortSignal): Promise<string[]> {
    const texts = textsOf(message, stopLine?.(message.to.user));
    const parts = texts.map((text, index) => ({
      text,
      requestId: texts.length === 1 ? message.id : `${message.id}-${index + 1}`,
    }));
    if (parts.length === 0) throw new AppError("BAD_INPUT", "a message with nothing in it");
    const send = ({ text, requestId }: SmsPart): Promise<string> => {
      const isUnicode = sizeOf(text).alphabet === "ucs2";
      const reports = `${reportUrl}/${reportKey(requestId, reportSecret)}`;
      return client.send({ phone, text, isUnicode, requestId, reportUrl: reports }, signal);
    };
    if (!gateway.requestId) return sendOnce({ parts, message, send: (part) => send(part).catch(asUnclear) });
    if (!isKnownThere(message)) throw unlooked();
    return sendKnown(parts, send);
  }

  async function quota(signal: AbortSignal): Promise<Pick<Receipt, "quota">> {
    const now = clock.now().getTime();
    if (now - askedAt < balanceEveryMs) return {};
    askedAt = now;
    // Nice to know, never a reason to send the message again.
    const left = await client.balance(signal).catch(() => undefined);
    return left ? { quota: left } : {};
  }

  return {
    channel: "sms",
    limits,
    answerGet: () => '{"ok":true}',
    verify: (request) => void verifyReport(request, reportSecret),
    parse: (request) => parseReport(request, { gateway, account: brandname, ...verifyReport(request, reportSecret) }),
    send: async (message) => {
      if (message.to.account !== brandname) throw new AppError("UNKNOWN_CHANNEL", "this sender is not connected");
      const phone = spellPhone(message.to.user, gateway.phone);
      if (!phone) throw new AppError("RECIPIENT_GONE", "not a number an SMS can go to");
      const signal = timeLimit(timeoutMs);
      const providerIds = await sendAll(message, phone, signal);
      return { providerIds, state: "sent", at: clock.now(), ...(await quota(signal)) };
    },
  };
}

/** No answer, or none that can be read: where the gateway knows no id of ours nobody can say what became of it. */
function asUnclear(error: unknown): never {
  throw isAppError(error, "PLATFORM_UNAVAILABLE") ? unlooked() : error;
}

/** Part of it is out; with the same ids the whole can be sent again without doubling that part. */
function goOnLater(error: unknown): unknown {
  if (!isAppError(error) || !error.retryable) return error;
  return new AppError("PLATFORM_UNAVAILABLE", "only part of the message is known to be sent", {
    retryable: true,
    details: error.details,
    cause: error,
  });
}
