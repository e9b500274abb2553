import type { Clock } from "../core/clock.ts";
import { isAppError } from "../core/errors.ts";

/** How long nobody asks after a fault, unless the model says longer itself: a slow one costs one resident one wait. */
const restMs = 30_000;
/** A key or a model that is refused is refused again until somebody looks at the settings. */
const longRestMs = 10 * 60_000;
const maxRestMs = 60 * 60_000;

/** How long a model that failed so is left alone, in milliseconds. A single answer that is none costs no rest. */
function restAfter(error: unknown): number {
  if (!isAppError(error)) return restMs;
  if (error.code === "BAD_INPUT") return 0;
  if (error.code === "TOKEN_INVALID" || error.code === "PLATFORM_REFUSED") return longRestMs;
  return Math.min(Math.max(Number(error.details.retryAfterMs ?? 0), restMs), maxRestMs);
}

/** The rest of a model or a system that others run: begun by a fault, over by itself. */
export interface Rest {
  isOn(): boolean;
  /** What it rests after. */
  fault(): unknown;
  begin(fault: unknown): void;
}

/** Nobody rests yet. */
export function createRest(clock: Clock): Rest {
  let until = 0;
  let last: unknown;
  return {
    isOn: () => clock.now().getTime() < until,
    fault: () => last,
    begin: (fault) => {
      until = Math.max(until, clock.now().getTime() + restAfter(fault));
      last = fault;
    },
  };
}
