import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { isSame } from "../signature.ts";

/**
 * Checks `X-Telegram-Bot-Api-Secret-Token`, the token that was given with setWebhook. Telegram signs no body: whoever
 * knows the token may write anything, so it only ever travels over HTTPS. Without a token of ours nothing is taken.
 */
export function verifyTelegram(request: RawRequest, secretToken: string | undefined): void {
  const given = request.headers["x-telegram-bot-api-secret-token"] ?? "";
  if (!secretToken || !isSame(given, secretToken)) {
    throw new AppError("BAD_SIGNATURE", "the delivery does not carry the bot's secret token");
  }
}
