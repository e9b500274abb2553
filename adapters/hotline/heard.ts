import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { Clock } from "../../core/clock.ts";
import { isAppError } from "../../core/errors.ts";

/** What both sockets to Asterisk need besides their address. */
export interface Hearing {
  receiver: Pick<ChannelReceiver, "parse">;
  clock: Clock;
  /** How often the exchange is asked whether it is still there; twice without a word, and the line is dropped. */
  keepAliveMs?: number;
}

/** Milliseconds between two looks whether the exchange is still there. */
export const usualKeepAliveMs = 20_000;

/** What one message of an exchange means. The states of calls only: an exchange tells a hundred things besides. */
export function heard({ receiver, clock }: Hearing, vendor: "ari" | "ami", text: string): InboundEvent[] {
  const request = { method: "SOCKET", path: `/hotline/${vendor}`, query: {}, headers: {}, receivedAt: clock.now() };
  try {
    const events = receiver.parse({ ...request, body: Buffer.from(text) });
    return events.filter(({ kind }) => kind === "call-state");
  } catch (error) {
    // One message that cannot be read must not end the line that all the others come by.
    if (isAppError(error, "BAD_INPUT")) return [];
    throw error;
  }
}
