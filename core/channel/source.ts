import type { Channel } from "./channel.ts";
import type { InboundEvent } from "./event.ts";

/**
 * A channel that is asked for news or listened to (long polling, an open socket, catching up after an outage) instead
 * of calling us. `server/sources` runs each one in the worker, in one process at a time.
 */
export interface EventSource {
  readonly channel: Channel;
  /** Tells several sources of one channel apart, e.g. "ami"; goes into the name of the lock and into the log. */
  readonly name?: string;
  /**
   * Fetches and hands over until `signal` ends it, then returns soon, with everything closed. Once `take` has returned
   * the events are stored: only then may the platform be told that we have them, since what is fetched again is
   * recognised by its id, and what is lost is lost. Anything thrown restarts it after a growing pause, which begins
   * anew with each `take`; RATE_LIMITED waits for as long as it says.
   */
  run(take: (events: InboundEvent[]) => Promise<void>, signal: AbortSignal): Promise<void>;
}
