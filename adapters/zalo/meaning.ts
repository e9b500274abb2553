import { AppError, type ErrorCode } from "../../core/errors.ts";

/** What a code means to us. */
export interface Meaning {
  code: ErrorCode;
  retryable: boolean;
  retryAfterMs?: number | ((now: Date) => number);
  /** What the person who looks after the OA should do. */
  advice: string;
}

/** Never as it is. */
export const refused = (advice: string): Meaning => ({ code: "PLATFORM_REFUSED", retryable: false, advice });
/** This person cannot be reached here. */
export const gone = (advice: string): Meaning => ({ code: "RECIPIENT_GONE", retryable: false, advice });
/** The same call may succeed. */
export const passing = (advice: string): Meaning => ({ code: "PLATFORM_UNAVAILABLE", retryable: true, advice });
/** The same call succeeds later. */
export const slow = (retryAfterMs: number, advice: string): Meaning => ({
  code: "RATE_LIMITED",
  retryable: true,
  retryAfterMs,
  advice,
});
const dayMs = 86_400_000;
/** The platform's night ends at 06:00 in Việt Nam (UTC+7, no summer time), that is 23:00 UTC. */
const untilMorning = (now: Date): number => dayMs - ((now.getTime() + 3_600_000) % dayMs);
/** Not at night; taken again in the morning. */
export const nightly = (advice: string): Meaning => ({
  code: "RATE_LIMITED",
  retryable: true,
  retryAfterMs: untilMorning,
  advice,
});
/** Access must be renewed or granted again. */
export const token = (advice: string): Meaning => ({ code: "TOKEN_INVALID", retryable: true, advice });

/** The fault behind a code. An unknown one is final: it shows up as a task with its number. */
export function faultFrom(
  meanings: Readonly<Record<number, Meaning>>,
  error: number,
  { now, name = "" }: { now: Date; name?: string },
): AppError {
  const meaning = meanings[error] ?? refused("Zalo từ chối với mã lỗi lạ; báo người quản trị hệ thống.");
  const { code, retryable, retryAfterMs: after, advice } = meaning;
  const retryAfterMs = typeof after === "function" ? after(now) : after;
  const reason = [String(error), name].filter(Boolean).join(" ");
  const details = { reason, advice, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new AppError(code, "Zalo refused the call", { retryable, details });
}
