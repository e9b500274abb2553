import type { Carrier, Channel, ChannelLimits } from "./channel/channel.ts";
import type { MediaKeeper } from "./channel/media.ts";
import type { Clock, Ids } from "./clock.ts";
import type { Phrasebook } from "./conversation/phrasebook.ts";
import type { DeskStatus, Responder } from "./conversation/turn.ts";
import type { PlaceFinder } from "./understanding/place.ts";
import type { Ward } from "./ward.ts";

/** What every verb is given besides the store: time, ids, the ward, its words. Built once by `server/wire.ts`. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ward: Ward;
  readonly phrasebook: Phrasebook;
  /** The bot of a channel. */
  responderOf(channel: Channel): Responder;
  limitsOf(channel: Channel): ChannelLimits;
  /** Our account on a carrier that is connected, else undefined. */
  accountOf(carrier: Carrier): string | undefined;
  readonly media: MediaKeeper;
  /** Names a pin by the nearest thing people know; tells when it is outside the ward. */
  nameOf: PlaceFinder["nameOf"];
  /** A page on which the holder of this conversation points at a place; for channels without a button for it. */
  mapLink(conversationId: string): string;
  /** How the desk is staffed, for promises of an answer. */
  desk(now: Date): Promise<DeskStatus>;
}
