import type { OutboundMessage } from "../core/delivery/message.ts";
import { AppError, isAppError } from "../core/errors.ts";

/** Messages whose sending broke off half way, remembered by this process; more are not under way at once. */
const maxRemembered = 1_000;

type Attempted = Pick<OutboundMessage, "id" | "uncertainSince" | "urgent">;

const uncertain = (sentParts: number): AppError =>
  new AppError("UNCERTAIN", "an earlier attempt may have arrived, and the platform cannot be asked", {
    details: { sentParts },
  });

/** A fault after which the next attempt must know what surely arrived: core marks it as uncertain. */
function goOnLater(error: AppError, sentParts: number): AppError {
  return new AppError("PLATFORM_UNAVAILABLE", "only part of the message is known to be sent", {
    retryable: true,
    details: { ...error.details, sentParts },
    cause: error,
  });
}

/**
 * Sends in parts where the platform cannot be asked afterwards what it has got (Telegram, SMS gateways). Exactly once
 * or a clear end: a part whose fate is unknown (`send` throws UNCERTAIN) is not sent again, and neither is a message
 * that somebody began and nobody ended, unless it is urgent: then twice is better than never. What broke off between
 * two parts goes on behind the last one as long as this process remembers it.
 */
export function createOnceSender() {
  const begun = new Map<string, string[]>();
  const remember = (id: string, ids: string[]): void => {
    begun.delete(id);
    begun.set(id, ids);
    const [oldest] = begun.keys();
    if (begun.size > maxRemembered && oldest !== undefined) begun.delete(oldest);
  };
  return async function sendOnce<P>(input: {
    parts: readonly P[];
    message: Attempted;
    send: (part: P) => Promise<string>;
  }): Promise<string[]> {
    const { parts, message, send } = input;
    const { id, uncertainSince, urgent = false } = message;
    if (parts.length === 0) throw new AppError("BAD_INPUT", "a message with nothing in it");
    const known = uncertainSince ? begun.get(id) : undefined;
    if (uncertainSince && !known && !urgent) throw uncertain(0);
    const ids = [...(known ?? [])];
    for (const part of parts.slice(ids.length)) {
      try {
        ids.push(await send(part));
      } catch (error) {
        if (!isAppError(error)) throw error;
        const isUnclear = error.code === "UNCERTAIN";
        if (isUnclear && !urgent)
          throw new AppError("UNCERTAIN", error.message, { details: { ...error.details, sentParts: ids.length } });
        if (!isUnclear && (!error.retryable || ids.length === 0)) throw error;
        remember(id, ids);
        throw goOnLater(error, ids.length);
      }
    }
    begun.delete(id);
    return ids;
  };
}
