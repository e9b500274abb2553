/**
 * Every fault the product can name. The code is the contract (tests, API clients and runbooks rely on it);
 * the sentence may change. `server/http-errors.ts` gives each one its HTTP status.
 */
export const errorCodes = [
  "BAD_SIGNATURE", // a webhook that its platform did not sign
  "BAD_INPUT", // a body or parameter that does not match its schema; details.issues lists the faults
  "TOO_LARGE", // a body, text or file above its limit; details.limit
  "UNSUPPORTED_FILE", // a file whose content is not of an accepted type; details.type
  "NOT_SIGNED_IN",
  "FORBIDDEN", // signed in, but the access table says no
  "NOT_FOUND",
  "STALE", // somebody changed it first; details.version is the newer one
  "MOVE_NOT_ALLOWED", // the ticket life-cycle has no such move for this actor
  "MOVE_INCOMPLETE", // the move lacks what it must carry; details.missing, and for a result details.lacks and details.doubts
  "SLOT_TAKEN", // the last place of an appointment's hour went to somebody else
  "ALREADY_BOOKED", // this person holds an appointment of this service on that day, or as many as one may
  "TOO_LATE", // what should be taken back has been said, or something else happened since
  "AWAY", // a colleague something is given to is not there now
  "NOBODY_WAITS", // the bot answers here, and nothing waits for a person
  "MUST_NOT_WAIT", // danger, or what is late already, is never put off
  "OUTDATED", // a message whose matter changed before it could be sent
  "HELD_BY_OTHER", // another operator holds the conversation
  "NEWER_REPLY", // somebody answered since the words were begun; details.newest is that reply
  "LEASE_LOST", // another worker took the conversation over; try again
  "OUTSIDE_WINDOW", // the channel's reply window is closed
  "RECIPIENT_GONE", // the resident blocked the page or left
  "RATE_LIMITED", // the platform asks us to slow down; details.retryAfterMs
  "TOKEN_INVALID", // the platform refuses our token
  "PLATFORM_REFUSED", // the platform will never take this message; details.reason
  "PLATFORM_UNAVAILABLE", // time-out, network fault or 5xx; a send may have arrived all the same
  "PLATFORM_UNREACHABLE", // no connection to the platform: surely nothing left
  "UNCERTAIN", // the message may have arrived and the platform cannot be asked: not sent again
  "NO_SOURCE", // nothing we have answers this, or there is too little to go by
  "UNGROUNDED", // a model said what it was not given; nobody reads it
  "UNKNOWN_CHANNEL",
  "BACKUP_LOCKED", // a backup that this passphrase or key does not open
  "BACKUP_DAMAGED", // a backup that was cut off or changed, or a file that is none
  "BACKUP_NEWER", // a backup of a release this one does not know
  "TARGET_NOT_EMPTY", // a restore would go over what is there; details.tables, details.files
  "TARGET_IN_USE", // a restore while somebody works with the database; details.connections
  "CONFIG_INVALID",
  "UNEXPECTED",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What may be said about a fault without saying anything about a person. */
export type ErrorDetails = Record<string, string | number | boolean | string[]>;

/** The only error class. `retryable` says whether the same call may succeed later, unchanged. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** Tells an AppError of the given code (or of any code) from everything else that may be thrown. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** What an adapter's table of errors advises the operator to do. */
export function adviceOf(error: unknown): string | undefined {
  const advice = isAppError(error) ? error.details.advice : undefined;
  return typeof advice === "string" && advice !== "" ? advice : undefined;
}
