import { createPhrasebook } from "../../bots/phrasebook.ts";
import { centreOf } from "../../core/appointment/centre.ts";
import type { Carrier, Channel, ChannelLimits } from "../../core/channel/channel.ts";
import type { ProfileReader } from "../../core/channel/profile.ts";
import { deskStatus } from "../../core/conversation/desk-status.ts";
import type { Responder, Turn } from "../../core/conversation/turn.ts";
import { initialCategories } from "../../core/routing/category-rules.ts";
import { initialRouting } from "../../core/routing/routing.ts";
import { initialUnits } from "../../core/routing/units.ts";
import { type KeptSettings, keepSettings, wardAsSet } from "../../core/setting/in-force.ts";
import { officeWeek, publicHolidays } from "../../core/ticket/working-time.ts";
import type { Ward } from "../../core/ward.ts";
import type { World } from "../../core/world.ts";
import { createQuestionGrouper } from "../../nlp/knowledge/group-questions.ts";
import { createLikeness } from "../../nlp/likeness.ts";

/** "Now" of all stories: Monday 16/11/2026, 14:06 in Việt Nam. */
export const fakeNow = new Date("2026-11-16T14:06:00+07:00");

/** Phường Bến Sen, an invented ward with the desk hours of the demo. */
export const fakeWard: Ward = {
  kind: "phường",
  name: "Bến Sen",
  codePrefix: "BS",
  calendar: { timeZone: "Asia/Ho_Chi_Minh", week: officeWeek, holidays: publicHolidays },
  units: initialUnits,
  categories: initialCategories,
  routing: initialRouting,
  publicUrl: "https://bensen.example",
};

/** Its service centre, with two counters. */
export const fakeCentre = centreOf({ kind: fakeWard.kind, counters: 2 });

const windowHours: Partial<Record<Channel, number>> = { facebook: 24, zalo: 168 };

/** Limits of an invented platform; windows are those of the stories. */
export function fakeLimits(channel: Channel): ChannelLimits {
  return {
    maxTextChars: 2000,
    maxChoices: 5,
    maxChoiceChars: 20,
    replyWindowHours: windowHours[channel] ?? null,
    humanWindowHours: windowHours[channel] ?? null,
    outsideWindow: channel === "zalo" ? "template" : channel === "facebook" ? "human-only" : "none",
    canAskLocation: false,
    badSignatureStatus: 401,
  };
}

/** A world whose clock stands still until told otherwise and whose ids count up. */
export interface FakeWorld extends World {
  readonly settings: KeptSettings;
  /** Lets time pass, or sets the clock. */
  pass(time: { hours?: number; minutes?: number; seconds?: number } | Date): void;
  /** From now on this channel can be asked for names. */
  introduce(reader: ProfileReader): void;
  /** What the bot does from now on. */
  script(respond: (turn: Turn) => void | Promise<void>): void;
}

/** A fresh world at the stories' "now", with a silent bot and the real sentences. */
export function fakeWorld(
  options: {
    now?: Date;
    waitMs?: Responder["waitMs"];
    accounts?: Partial<Record<Carrier, string>>;
    sendDelayMs?: number;
  } = {},
): FakeWorld {
  let now = options.now ?? fakeNow;
  let ids = 0;
  const settings = keepSettings(fakeWard);
  const profiles = new Map<Channel, ProfileReader>();
  let respond: (turn: Turn) => void | Promise<void> = () => undefined;
  return {
    clock: { now: () => now },
    ids: {
      next: () => {
        ids += 1;
        return `made-${String(ids).padStart(5, "0")}`;
      },
    },
    ward: wardAsSet(fakeWard, settings),
    settings,
    centre: fakeCentre,
    phrasebook: createPhrasebook({ ward: fakeWard }),
    responderOf: () => ({
      respond: async (turn) => {
        await respond(turn);
      },
      waitMs: options.waitMs ?? (() => 0),
    }),
    limitsOf: fakeLimits,
    profileReaderOf: (channel) => profiles.get(channel),
    accountOf: (carrier) => options.accounts?.[carrier],
    nameOf: (latitude, longitude) => ({ label: "gần hẻm 12 Hoa Sứ", precision: "alley", latitude, longitude }),
    likeness: createLikeness(),
    questions: createQuestionGrouper(),
    ownLink: (code, conversationId) => `https://bensen.example/p/${code}?k=${conversationId}`,
    mapLink: (conversationId) => `https://bensen.example/vi-tri/${conversationId}`,
    newsStopLink: (watchId) => `https://bensen.example/nhan-tin/thoi/${watchId}`,
    numberLink: (numberId) => `https://bensen.example/so/${numberId}`,
    appointmentIn: (ref) => /^hen-(.+)$/.exec(ref)?.[1],
    media: { keep: async (attachment) => ({ ...attachment, key: `kept:${attachment.url ?? ""}` }) },
    sendDelayMs: options.sendDelayMs ?? 0,
    desk: async (at) => deskStatus(fakeWard, at),
    pass: (time) => {
      if (time instanceof Date) now = time;
      else {
        const { hours = 0, minutes = 0, seconds = 0 } = time;
        now = new Date(now.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
      }
    },
    introduce: (reader) => void profiles.set(reader.channel, reader),
    script: (next) => {
      respond = next;
    },
  };
}
