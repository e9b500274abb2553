import { localMinute } from "../ticket/working-time.ts";
import { newsPurposes, type Purpose } from "./message.ts";

/** When residents are left in peace, minutes after local midnight: 21:30 to 6:30 (dialogues §1.18). */
const quietFrom = 21 * 60 + 30;
const quietUntil = 6 * 60 + 30;
/** Somebody who wrote so recently is awake. */
const awakeMinutes = 30;
const dayMinutes = 1440;
const minuteMs = 60_000;

/**
 * Until when a message waits for the morning; undefined when it need not. Answers never wait, danger never, nor what
 * goes to somebody who is awake or who gets an answer right behind it anyway.
 */
export function quietUntilMorning(input: {
  purpose: Purpose;
  urgent?: boolean | undefined;
  isFollowed: boolean;
  lastInboundAt?: Date | undefined;
  now: Date;
}): Date | undefined {
  const { purpose, urgent = false, isFollowed, lastInboundAt, now } = input;
  if (!newsPurposes.includes(purpose) || urgent || isFollowed) return undefined;
  if (lastInboundAt && now.getTime() - lastInboundAt.getTime() <= awakeMinutes * minuteMs) return undefined;
  const minute = localMinute(now);
  if (minute >= quietUntil && minute < quietFrom) return undefined;
  const wait = (quietUntil - minute + dayMinutes) % dayMinutes;
  return new Date(Math.ceil((now.getTime() + wait * minuteMs) / 1000) * 1000);
}
