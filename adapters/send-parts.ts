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

/**
 * Ids of the parts that are already in the list, from the first part on. The order of the list does not matter: some
 * platforms give several messages the same second.
 */
function alreadySent(parts: readonly Part[], logged: readonly LoggedMessage[], since: Date): string[] {
  const earliest = since.getTime() - clockSkewMs;
  const unclaimed = logged.filter(({ at }) => at.getTime() >= earliest);
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
  uncertainSince: Date | undefined;
  look: (since: Date) => Promise<LoggedMessage[]>;
  send: (part: P) => Promise<string>;
}): Promise<string[]> {
  const { parts, uncertainSince, look, send } = input;
  if (parts.length === 0) throw new AppError("BAD_INPUT", "a message with nothing in it");
  let ids: string[] = [];
  try {
    if (uncertainSince) ids = alreadySent(parts, await look(uncertainSince), uncertainSince);
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
