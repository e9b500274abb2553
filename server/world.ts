import type { Adapters } from "../adapters/index.ts";
import { createCitizenBot } from "../bots/citizen.ts";
import { createFilingBot } from "../bots/filing.ts";
import { createCarrierBot, createHotlineBot } from "../bots/hotline.ts";
import { createPhrasebook } from "../bots/phrasebook.ts";
import { createQuietBot } from "../bots/quiet.ts";
import { centreOf } from "../core/appointment/centre.ts";
import type { Channel, ChannelLimits } from "../core/channel/channel.ts";
import type { Clock, Ids } from "../core/clock.ts";
import { deskStatus } from "../core/conversation/desk-status.ts";
import type { Responder } from "../core/conversation/turn.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import type { Encoder } from "../core/understanding/encoder.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";
import type { PlanningPort } from "../core/understanding/planning.ts";
import type { Ward } from "../core/ward.ts";
import type { World } from "../core/world.ts";
import { createQuestionGrouper } from "../nlp/knowledge/group-questions.ts";
import { createLikeness } from "../nlp/likeness.ts";
import { openReminderRef, signCentreToken } from "./appointment-link.ts";
import { alikeAsSet } from "./as-set.ts";
import type { Config } from "./config.ts";
import type { Shelf } from "./library.ts";
import type { LiveConnections } from "./live-connections.ts";
import type { Logger } from "./log.ts";
import { signMapToken } from "./map-link.ts";
import { newsStopLink } from "./news-link.ts";
import { signOwnToken } from "./own-link.ts";
import { createSecondReader } from "./reader.ts";
import { carrierAccounts } from "./settings-carriers.ts";
import { createTranscriber } from "./speech.ts";

/** What understands residents; loaded once, replaced by scripted ones in tests. */
export interface Understanding {
  classifier: Classifier;
  knowledge: KnowledgeBase;
  places: PlaceFinder;
  /** The knowledge in the records' own words, where `knowledge` says it in others. */
  records?: KnowledgeBase;
  /** Looks up the planning of a plot; unset: nothing is connected. */
  planning?: PlanningPort;
  /** Helps likeness; whoever started it closes it. */
  encoder?: Encoder;
  /** What `knowledge` was made of, and how it is exchanged; unset: it stays as it is. */
  shelf?: Shelf;
}

/** What the world of a process is made of, besides its adapters and its store. */
export interface WorldInput extends Understanding {
  config: Config;
  ward: Ward;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Minutes the desk's queue takes right now; unset while there is too little to go by. */
  waitMinutes?: () => number | undefined;
}

/** What a channel that is not connected could carry: nothing; asked only for conversations of earlier days. */
const noLimits: ChannelLimits = {
  maxTextChars: 2_000,
  maxChoices: 0,
  maxChoiceChars: 20,
  replyWindowHours: null,
  humanWindowHours: null,
  outsideWindow: "none",
  canAskLocation: false,
  badSignatureStatus: 404,
};

/** Time, ids, the ward, its words and its bots, as every verb of core is given them. */
export function makeWorld(
  input: WorldInput,
  { receiverOf, senderOf, profileReaderOf }: Adapters,
  given: Pick<World, "media" | "pictures" | "dossiers" | "settings"> & { connections: LiveConnections },
): World {
  const { config, ward, clock, ids, classifier, knowledge, places, planning } = input;
  const { media, pictures, connections, dossiers, settings } = given;
  const phrasebook = createPhrasebook({ ward });
  const secondReader = createSecondReader(config.reader, clock, input.log);
  const understanding = {
    ...{ classifier, knowledge, places },
    ...(planning && { planning }),
    ...(secondReader && { secondReader }),
  };
  const hotline = createHotlineBot({ classifier, places });
  const hurried = (bot: Responder): Responder => ({
    ...bot,
    waitMs: (event) => Math.round(bot.waitMs(event) * config.QUIET_FACTOR),
  });
  const carried = hurried(createCarrierBot({ classifier, places }));
  const rulesOf = (source: string) => config.MACHINE_SOURCES?.find(({ name }) => name === source);
  const filing = createFilingBot({ classifier, places, rulesOf });
  const bots: Partial<Record<Channel, Responder>> = {
    hotline: hurried(hotline),
    sms: carried,
    open311: filing,
    machine: filing,
  };
  const chatting = hurried(createCitizenBot(understanding));
  const quiet = hurried(createQuietBot(understanding));
  const botOf = (channel: Channel): Responder => {
    const isOff = settings.of("assistant").off.some((one) => one === channel);
    return isOff ? quiet : (bots[channel] ?? chatting);
  };
  const transcriber = createTranscriber(config.speech);
  return {
    clock,
    ids,
    ward,
    settings,
    ...(config.APPOINTMENTS ? { centre: centreOf({ kind: ward.kind, counters: config.COUNTERS }) } : {}),
    phrasebook,
    media,
    ...(pictures ? { pictures } : {}),
    ...(dossiers ? { dossiers } : {}),
    ...(transcriber ? { transcriber } : {}),
    nameOf: (latitude, longitude) => places.nameOf(latitude, longitude),
    likeness: alikeAsSet(createLikeness(), settings),
    questions: createQuestionGrouper(),
    ...(input.encoder ? { encoder: input.encoder } : {}),
    ownLink: (code, conversationId) => {
      const token = signOwnToken({ code, conversationId }, clock.now(), config.APP_SECRET);
      return `${config.PUBLIC_URL}/p/${code}?k=${token}`;
    },
    mapLink: (id) => `${config.PUBLIC_URL}/vi-tri/${signMapToken(id, clock.now(), config.APP_SECRET)}`,
    newsStopLink: (id) => newsStopLink(id, config),
    numberLink: (id) => `${config.PUBLIC_URL}/so/${signCentreToken("so", id, config.APP_SECRET)}`,
    appointmentIn: (ref) => openReminderRef(ref, config.APP_SECRET),
    responderOf: botOf,
    profileReaderOf,
    accountOf: (carrier) => (senderOf(carrier) ? carrierAccounts(config, connections)[carrier] : undefined),
    limitsOf: (channel) => (senderOf(channel) ?? receiverOf(channel))?.limits ?? noLimits,
    sendDelayMs: config.SEND_DELAY_MS,
    desk: async (now) => deskStatus(ward, now, input.waitMinutes?.()),
  };
}
