import type { DeliveryState } from "../delivery/delivery-state.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import type { AccessTerm } from "./access.ts";
import type { Channel, ChannelLimits, RawRequest } from "./channel.ts";
import type { InboundEvent } from "./event.ts";

/** What the platform said when it took a message. */
export interface Receipt {
  /** The platform's id of the sent message; receipts and echoes refer to it. One per part when a text was split. */
  providerIds: string[];
  state: DeliveryState;
  at: Date;
  /** Who got it, where we wrote to a comment or a visitor's post: the platform's id of the person. */
  reachedAs?: string;
  /** What is left of a counted allowance, when the platform tells. */
  quota?: { kind: string; remaining: number; total?: number };
}

/** What comes in by one channel. `server/webhooks` calls `challenge`, `verify` and `parse` for each request. */
export interface ChannelReceiver {
  readonly channel: Channel;
  readonly limits: ChannelLimits;
  /** Throws BAD_SIGNATURE (or BAD_INPUT when there is nothing to verify). Pure: bytes, secret and time in. */
  verify(request: RawRequest): void;
  /** Events in the request, oldest first. A shape nobody knows becomes `kind: "other"`, never an exception. */
  parse(request: RawRequest): InboundEvent[];
  /** Platforms that probe the address first: the answer's body, or undefined when this is no such probe. */
  challenge?(request: RawRequest): string | undefined;
  /**
   * Platforms that deliver by GET as well: the JSON to answer with once the events are stored; undefined: this is no
   * delivery of theirs.
   */
  answerGet?(request: RawRequest): string | undefined;
  /** What the platform wants to read in our answer to a delivery that was taken; undefined: nothing special. */
  answer?(request: RawRequest): object | undefined;
}

/** What goes out by one channel. `core/delivery/deliver` calls `send` for each outbox row. */
export interface ChannelSender {
  readonly channel: Channel;
  readonly limits: ChannelLimits;
  /**
   * Hands one message to the platform. Throws AppError with `retryable` set. When `message.uncertainSince` is set an
   * earlier attempt may have reached the platform: look there first, and return that receipt instead of sending twice.
   * Where the platform cannot be asked, UNCERTAIN (final) is thrown instead, unless the message is `urgent`.
   */
  send(message: OutboundMessage): Promise<Receipt>;
  /** How long our access to this account lasts, from what we keep: the platform is not asked. Unset: nobody knows. */
  termOf?(account: string): Promise<AccessTerm>;
}

/**
 * One platform residents talk on. Adapters know nothing of tickets, storage or the bot. Telephones and machines only
 * receive; carriers only send.
 */
export interface ChannelAdapter extends ChannelReceiver, ChannelSender {}
