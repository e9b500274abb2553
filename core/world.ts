import type { ServiceCentre } from "./appointment/centre.ts";
import type { Carrier, Channel, ChannelLimits } from "./channel/channel.ts";
import type { MediaKeeper } from "./channel/media.ts";
import type { ProfileReader } from "./channel/profile.ts";
import type { Clock, Ids } from "./clock.ts";
import type { Phrasebook } from "./conversation/phrasebook.ts";
import type { DeskStatus, Responder } from "./conversation/turn.ts";
import type { DossierPort } from "./dossier/dossier.ts";
import type { QuestionGrouper } from "./knowledge/question.ts";
import type { SettingsInForce } from "./setting/setting.ts";
import type { Encoder } from "./understanding/encoder.ts";
import type { LikenessReader } from "./understanding/likeness.ts";
import type { PictureReader } from "./understanding/picture.ts";
import type { PlaceFinder } from "./understanding/place.ts";
import type { Transcriber } from "./understanding/speech.ts";
import type { Ward } from "./ward.ts";

/** What every verb is given besides the store: time, ids, the ward, its words. Built once by `server/wire.ts`. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ward: Ward;
  /** What the ward set for itself, as of now. */
  readonly settings: SettingsInForce;
  /** The service centre that gives appointments and queue numbers; unset: it gives none. */
  readonly centre?: ServiceCentre;
  readonly phrasebook: Phrasebook;
  /** The bot of a channel. */
  responderOf(channel: Channel): Responder;
  limitsOf(channel: Channel): ChannelLimits;
  /** Whoever can tell names on this channel; undefined where nobody can be asked. */
  profileReaderOf(channel: Channel): ProfileReader | undefined;
  /** Our account on a carrier that is connected, else undefined. */
  accountOf(carrier: Carrier): string | undefined;
  readonly media: MediaKeeper;
  /** Writes down what people say; unset: nobody does, and a person listens. */
  readonly transcriber?: Transcriber;
  /** Names a pin by the nearest thing people know; tells when it is outside the ward. */
  nameOf: PlaceFinder["nameOf"];
  /** Tells whether two reports are about one incident. */
  readonly likeness: LikenessReader;
  /** Tells which refused questions ask for the same. */
  readonly questions: QuestionGrouper;
  /** Marks of pictures, for likeness; unset: pictures are not compared. */
  readonly pictures?: PictureReader;
  /** What texts mean, for likeness; unset: words alone count. */
  readonly encoder?: Encoder;
  /** Where filed dossiers are looked up; unset: nowhere. */
  readonly dossiers?: DossierPort;
  /** A page on which the holder of this conversation points at a place; for channels without a button for it. */
  mapLink(conversationId: string): string;
  /** The page of a ticket in the hands of the person of this conversation, who may answer its result there. */
  ownLink(code: string, conversationId: string): string;
  /** The page on which the digests of a watch are ended, good without signing in. */
  newsStopLink(watchId: string): string;
  /** The page on which this number of the hall is followed. */
  numberLink(numberId: string): string;
  /** The appointment that the code of a link to a chat names; undefined when we made no such code. */
  appointmentIn(ref: string): string | undefined;
  /** How long words of staff wait so that they can be taken back, ms. */
  readonly sendDelayMs: number;
  /** How the desk is staffed, for promises of an answer. */
  desk(now: Date): Promise<DeskStatus>;
}
