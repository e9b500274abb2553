import type { DeliveryState } from "../delivery/delivery-state.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import type { Channel, ChannelLimits, RawRequest } from "./channel.ts";
import type { InboundEvent } from "./event.ts";

/** What the platform said when it took a message. */
export interface Receipt {
  /** The platform's id of the sent message; receipts and echoes refer to it. One per part when a text was split. */
  providerIds: string[];
  state: DeliveryState;
  at: Date;
}

/**
 * One platform. `server/webhooks` calls `challenge`, `verify` and `parse` for each request; `core/delivery/deliver`
 * calls `send` for each outbox row. Adapters know nothing of tickets, storage or the bot.
 */
export interface ChannelAdapter {
  readonly channel: Channel;
  readonly limits: ChannelLimits;
  /** Throws BAD_SIGNATURE (or BAD_INPUT when there is nothing to verify). Pure: bytes, secret and time in. */
  verify(request: RawRequest): void;
  /** Events in the request, oldest first. A shape nobody knows becomes `kind: "other"`, never an exception. */
  parse(request: RawRequest): InboundEvent[];
  /**
   * Hands one message to the platform. Throws AppError with `retryable` set. When `message.uncertainSince` is set an
   * earlier attempt may have reached the platform: look there first, and return that receipt instead of sending twice.
   */
  send(message: OutboundMessage): Promise<Receipt>;
  /** Platforms that probe the address first: the answer's body, or undefined when this is no such probe. */
  challenge?(request: RawRequest): string | undefined;
}
