import type { OutboundMessage } from "../core/delivery/message.ts";
import { AppError, isAppError } from "../core/errors.ts";

/** One message of our side in the platform's own list. */
export interface LoggedMessage {
  id: string;
  text: string;
  /** A picture, file or anything else that is not only words. */
  hasFile: boolean;
  at: Date;
}

/** What is compared with that list; an empty text means a file alone. */
export interface Part {
  text: string;
}

/** Our clock and the platform's differ a little, and some lists show whole seconds only. */
const clockSkewMs = 5_000;

/** The same words, however the platform treated spaces and accents. */
const plain = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** What an adapter knows of earlier attempts to send the same message. */
type Attempted = Pick<OutboundMessage, "uncertainSince" | "accountedFor">;

/**
 * Ids of the parts that are already in the list, from the first part on. The order of the list does not matter: some
 * platforms give several messages the same second. The bot often says the same words twice, so what belongs to other
 * messages does not count.
 */
function alreadySent(
  parts: readonly Part[],
  logged: readonly LoggedMessage[],
  { since, accountedFor }: { since: Date; accountedFor: readonly string[] },
): string[] {
  const earliest = since.getTime() - clockSkewMs;
  const unclaimed = logged.filter(({ id, at }) => at.getTime() >= earliest && !accountedFor.includes(id));
  const ids: string[] = [];
  for (const part of parts) {
    const index = unclaimed.findIndex(({ text, hasFile }) =>
      part.text === "" ? hasFile && text === "" : plain(text) === plain(part.text),
    );
    const [found] = index === -1 ? [] : unclaimed.splice(index, 1);
    if (!found) break;
    ids.push(found.id);
  }
  return ids;
}

/** A passing fault after which the next attempt must look before it sends: core does so after PLATFORM_UNAVAILABLE. */
function lookFirst(error: unknown, sentParts: number): unknown {
  if (!isAppError(error) || !error.retryable) return error;
  const details = { ...error.details, sentParts };
  return new AppError("PLATFORM_UNAVAILABLE", "only part of the message is known to be sent", {
    retryable: true,
    details,
    cause: error,
  });
}

/**
 * Sends the parts of one message in order and returns all their ids. After an uncertain attempt it first asks the
 * platform what already arrived and goes on behind that.
 */
export async function sendParts<P extends Part>(input: {
  parts: readonly P[];
  message: Attempted;
  look: (since: Date) => Promise<LoggedMessage[]>;
  send: (part: P) => Promise<string>;
}): Promise<string[]> {
  const { parts, message, look, send } = input;
  const { uncertainSince: since, accountedFor = [] } = message;
  if (parts.length === 0) throw new AppError("BAD_INPUT", "a message with nothing in it");
  let ids: string[] = [];
  try {
    if (since) ids = alreadySent(parts, await look(since), { since, accountedFor });
  } catch (error) {
    throw lookFirst(error, 0);
  }
  for (const part of parts.slice(ids.length)) {
    try {
      ids.push(await send(part));
    } catch (error) {
      throw ids.length > 0 ? lookFirst(error, ids.length) : error;
    }
  }
  return ids;
}
