import { limits as facebook } from "../../adapters/facebook/adapter.ts";
import { limits as hotline } from "../../adapters/hotline/adapter.ts";
import { limits as machine } from "../../adapters/machine/adapter.ts";
import { limits as open311 } from "../../adapters/open311/adapter.ts";
import { limits as telegram } from "../../adapters/telegram/adapter.ts";
import { limits as webchat } from "../../adapters/webchat/adapter.ts";
import { limits as zalo } from "../../adapters/zalo/adapter.ts";
import { createCitizenBot } from "../../bots/citizen.ts";
import { createFilingBot } from "../../bots/filing.ts";
import { createHotlineBot } from "../../bots/hotline.ts";
import { createPhrasebook } from "../../bots/phrasebook.ts";
import type { Channel, ChannelLimits } from "../../core/channel/channel.ts";
import { deskStatus } from "../../core/conversation/desk-status.ts";
import type { Responder } from "../../core/conversation/turn.ts";
import { keepSettings } from "../../core/setting/in-force.ts";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import type { Ward } from "../../core/ward.ts";
import type { World } from "../../core/world.ts";
import { createQuestionGrouper } from "../../nlp/knowledge/group-questions.ts";
import { createLikeness } from "../../nlp/likeness.ts";
import type { Dice } from "./dice.ts";

const limits: Partial<Record<Channel, ChannelLimits>> = {
  facebook,
  hotline,
  machine,
  open311,
  telegram,
  webchat,
  zalo,
};
/** Our accounts on carriers, as if both were connected while the story went on. */
const carriers: Partial<Record<Channel, string>> = { zns: "demo-zns", sms: "demo-sms" };
const modelVersion = "demo";

/** The world of a story: the product's own, with a clock that is set and a reader who knows what everybody means. */
export interface SeedWorld extends World {
  set(now: Date): void;
  /** From now on these words are understood like that. */
  teach(text: string, reading: Partial<Classification>): void;
}

const nothing: Classification = {
  modelVersion,
  intents: [{ id: "provide-info", confidence: 0.9 }],
  categories: [],
  decision: "person",
  severity: "S3",
  flags: [],
  cues: [],
  language: "vi",
};

/** Reads by heart: every text that is said was taught before. */
function taughtClassifier(readings: ReadonlyMap<string, Classification>): Classifier {
  return {
    version: modelVersion,
    classify: (text) => readings.get(text) ?? nothing,
    readEmergency: (text) => readings.get(text)?.emergency,
    learn: () => undefined,
  };
}

/** An id like those of the product (UUID, version 7), made of the story's time and chance. */
function uuid(dice: Dice, now: Date): string {
  const hex = now.getTime().toString(16).padStart(12, "0");
  const rest = Array.from({ length: 5 }, () => dice.whole(0, 0xffff).toString(16).padStart(4, "0"));
  const [a = "", b = "", ...tail] = rest;
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${a.slice(1)}-a${b.slice(1)}-${tail.join("")}`;
}

/** Everything verbs need besides the store. One for all stories: each sets the clock as it goes. */
export function makeSeedWorld(input: {
  ward: Ward;
  places: PlaceFinder;
  knowledge: KnowledgeBase;
  dice: Dice;
}): SeedWorld {
  const { ward, places, knowledge, dice } = input;
  let now = new Date(0);
  const readings = new Map<string, Classification>();
  const classifier = taughtClassifier(readings);
  const atOnce = (bot: Responder): Responder => ({ ...bot, waitMs: () => 0 });
  const citizen = atOnce(createCitizenBot({ classifier, places, knowledge }));
  const filing = atOnce(createFilingBot({ classifier, places, rulesOf: () => undefined }));
  const bots: Partial<Record<Channel, Responder>> = {
    hotline: atOnce(createHotlineBot({ classifier, places })),
    open311: filing,
    machine: filing,
  };
  return {
    clock: { now: () => now },
    ids: { next: () => uuid(dice, now) },
    ward,
    settings: keepSettings(ward),
    phrasebook: createPhrasebook({ ward }),
    responderOf: (channel) => bots[channel] ?? citizen,
    limitsOf: (channel) => limits[channel] ?? { ...hotline, outsideWindow: "template" },
    profileReaderOf: () => undefined,
    accountOf: (carrier) => carriers[carrier],
    media: { keep: async (attachment) => attachment },
    nameOf: (latitude, longitude) => places.nameOf(latitude, longitude),
    likeness: createLikeness(),
    questions: createQuestionGrouper(),
    newsStopLink: (watchId) => `${ward.publicUrl}/nhan-tin/thoi/${watchId}`,
    numberLink: (numberId) => `${ward.publicUrl}/so/${numberId}`,
    appointmentIn: () => undefined,
    ownLink: (code) => `${ward.publicUrl}/p/${code}`,
    mapLink: (conversationId) => `${ward.publicUrl}/vi-tri/${conversationId}`,
    sendDelayMs: 0,
    desk: async (at) => deskStatus(ward, at),
    set: (next) => {
      now = next;
    },
    teach: (text, reading) => readings.set(text, { ...nothing, ...reading }),
  };
}
