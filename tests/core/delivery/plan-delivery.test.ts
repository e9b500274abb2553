import type { Carrier, Channel } from "../../../core/channel/channel.ts";
import type { Purpose } from "../../../core/delivery/message.ts";
import { type OtherTalk, type PlanInput, planDelivery } from "../../../core/delivery/plan-delivery.ts";
import type { Refusal } from "../../../core/delivery/way.ts";
import type { ErrorCode } from "../../../core/errors.ts";
import { fakeLimits, fakeNow } from "../../fakes/world.ts";

const hours = (n: number): Date => new Date(fakeNow.getTime() - n * 3_600_000);
const phone = "+84900000704";
const template = { name: "push.template", params: {}, text: "Phản ánh BS-2611-0416: Đã có kết quả." };
const accounts: Record<Carrier, string> = { zns: "oa", sms: "BENSEN", email: "phuong@bensen.example" };

interface Case {
  channel?: Channel;
  purpose?: Purpose;
  /** Hours since the resident last wrote; unset: never. */
  silent?: number;
  confidential?: true;
  urgent?: true;
  others?: OtherTalk[];
  consents?: Carrier[];
  email?: string;
  noPhone?: true;
  refused?: Refusal[];
  uncertain?: true;
  forwarded?: true;
  isFollowed?: true;
  connected?: Carrier[];
  now?: Date;
  notAfter?: Date;
}

function inputOf(given: Case): PlanInput {
  const { channel = "zalo", purpose = "status", silent, now = fakeNow, connected = ["zns", "sms", "email"] } = given;
  const home = { channel, account: "ward", user: "u1" };
  return {
    message: {
      to: home,
      purpose,
      ...(given.confidential ? {} : { template }),
      ...(given.urgent ? { urgent: true } : {}),
      ...(given.uncertain ? { uncertainSince: now } : {}),
      ...(given.forwarded ? { isForwarded: true } : {}),
      ...(given.notAfter ? { notAfter: given.notAfter } : {}),
    },
    reach: {
      home,
      others: given.others ?? [],
      consents: given.consents ?? [],
      ...(silent === undefined ? {} : { lastInboundAt: new Date(now.getTime() - silent * 3_600_000) }),
      ...(given.noPhone ? {} : { phone }),
      ...(given.email ? { email: given.email } : {}),
    },
    refused: given.refused ?? [],
    isFollowed: given.isFollowed ?? false,
    limitsOf: (name) => ({ ...fakeLimits(name), ...(name === "hotline" ? { replyWindowHours: 0 } : {}) }),
    accountOf: (carrier) => (connected.includes(carrier) ? accounts[carrier] : undefined),
    now,
  };
}

/** The plan in a few words, as the table below spells it. */
function inWords(given: Case): string {
  const plan = planDelivery(inputOf(given));
  if (plan.do === "send") {
    const { to, asTemplate } = plan.way;
    return `${to.channel} ${to.user}${asTemplate ? " as template" : ""}`;
  }
  if (plan.do === "forward") return `told in ${plan.conversationId}`;
  if (plan.do === "wait") return `waits until ${plan.until.toISOString()}`;
  return `a person: ${plan.because}`;
}

const talk = (channel: Channel, silent: number, more: Partial<OtherTalk> = {}): OtherTalk => ({
  conversationId: `${channel}-talk`,
  address: { channel, account: "ward", user: "u2" },
  lastInboundAt: hours(silent),
  ...more,
});
const closed = (channel: Channel, asTemplate: boolean, code: ErrorCode, user = "u1", account = "ward"): Refusal => ({
  to: { channel, account, user },
  asTemplate,
  code,
});

test.each<[title: string, given: Case, words: string]>([
  // window × channel
  ["Zalo after 30 hours: free", { silent: 30 }, "zalo u1"],
  ["Zalo after 60 hours: counted, but open", { silent: 60 }, "zalo u1"],
  ["Zalo after nine days: its template", { silent: 216 }, "zalo u1 as template"],
  ["Messenger within a day", { channel: "facebook", silent: 23 }, "facebook u1"],
  [
    "Messenger after a day, nothing else known",
    { channel: "facebook", silent: 30, noPhone: true },
    "a person: OUTSIDE_WINDOW",
  ],
  ["Messenger after a day, a number without consent", { channel: "facebook", silent: 30 }, "a person: OUTSIDE_WINDOW"],
  ["Telegram after a year", { channel: "telegram", silent: 9000 }, "telegram u1"],
  ["the ward's chat after a year", { channel: "webchat", silent: 9000 }, "webchat u1"],
  ["the telephone takes no messages", { channel: "hotline", silent: 1 }, "a person: OUTSIDE_WINDOW"],
  // linked talks
  ["Messenger closed, Zalo open", { channel: "facebook", silent: 30, others: [talk("zalo", 50)] }, "told in zalo-talk"],
  [
    "Messenger closed, Zalo closed, too",
    { channel: "facebook", silent: 300, others: [talk("zalo", 200)] },
    "a person: OUTSIDE_WINDOW",
  ],
  [
    "told in the other talk already",
    { channel: "facebook", silent: 30, others: [talk("zalo", 200, { news: "told" })] },
    "told in zalo-talk",
  ],
  [
    "on its way in the other talk",
    { channel: "facebook", silent: 30, others: [talk("zalo", 1, { news: "waiting" })] },
    "told in zalo-talk",
  ],
  [
    "failed in the other talk",
    { channel: "facebook", silent: 30, others: [talk("zalo", 1, { news: "closed" })] },
    "a person: OUTSIDE_WINDOW",
  ],
  [
    "what came over is not sent on",
    { channel: "facebook", silent: 30, forwarded: true, others: [talk("zalo", 1)] },
    "a person: OUTSIDE_WINDOW",
  ],
  // carriers and consent
  ["a caller who agreed to Zalo", { channel: "hotline", consents: ["zns", "sms"] }, `zns ${phone} as template`],
  ["a caller who agreed to SMS", { channel: "hotline", consents: ["sms"] }, `sms ${phone} as template`],
  [
    "SMS agreed to, but not connected",
    { channel: "hotline", consents: ["sms"], connected: [] },
    "a person: OUTSIDE_WINDOW",
  ],
  [
    "e-mail agreed to",
    { channel: "facebook", silent: 30, consents: ["email"], email: "hong@example.vn" },
    "email hong@example.vn as template",
  ],
  [
    "e-mail agreed to, address unknown",
    { channel: "facebook", silent: 30, consents: ["email"] },
    "a person: OUTSIDE_WINDOW",
  ],
  [
    "a talk is better than SMS",
    { channel: "facebook", silent: 30, others: [talk("zalo", 2)], consents: ["sms"] },
    "told in zalo-talk",
  ],
  [
    "confidential: nothing by carriers",
    { channel: "hotline", consents: ["sms"], confidential: true },
    "a person: OUTSIDE_WINDOW",
  ],
  ["confidential: no template", { silent: 216, confidential: true }, "a person: OUTSIDE_WINDOW"],
  ["confidential: the open talk itself", { silent: 2, confidential: true }, "zalo u1"],
  // what the platform says counts more than our clock
  [
    "Zalo says the window is closed",
    { silent: 30, refused: [closed("zalo", false, "OUTSIDE_WINDOW")] },
    "zalo u1 as template",
  ],
  [
    "Zalo takes neither",
    {
      silent: 30,
      consents: ["sms"],
      refused: [closed("zalo", false, "OUTSIDE_WINDOW"), closed("zalo", true, "PLATFORM_REFUSED")],
    },
    `sms ${phone} as template`,
  ],
  [
    "ZNS refuses the number, SMS is next",
    { channel: "hotline", consents: ["zns", "sms"], refused: [closed("zns", true, "RECIPIENT_GONE", phone, "oa")] },
    `sms ${phone} as template`,
  ],
  [
    "nothing is left",
    { channel: "hotline", consents: ["sms"], refused: [closed("sms", true, "RECIPIENT_GONE", phone, "BENSEN")] },
    "a person: RECIPIENT_GONE",
  ],
  // other purposes have one way
  [
    "an answer goes where it was asked, whatever the clock says",
    { channel: "facebook", purpose: "reply", silent: 30 },
    "facebook u1",
  ],
  ["a person's words, too", { channel: "facebook", purpose: "operator", silent: 30 }, "facebook u1"],
  [
    "a person's words that are refused",
    { purpose: "operator", silent: 30, consents: ["sms"], refused: [closed("zalo", false, "OUTSIDE_WINDOW")] },
    "a person: OUTSIDE_WINDOW",
  ],
  ["a question of our own accord, too", { purpose: "follow-up", silent: 216 }, "zalo u1 as template"],
  [
    "but not where a person alone may write",
    { channel: "facebook", purpose: "follow-up", silent: 216 },
    "a person: OUTSIDE_WINDOW",
  ],
  ["a question after a result travels like news", { purpose: "survey", silent: 216 }, "zalo u1 as template"],
  // attempts that may have arrived
  [
    "what may have arrived is looked for where it was sent",
    { channel: "facebook", silent: 30, uncertain: true },
    "facebook u1",
  ],
  ["too late for anything", { silent: 1, notAfter: hours(1) }, "a person: OUTSIDE_WINDOW"],
])("%s", (_, given, words) => {
  expect(inWords(given)).toBe(words);
});

describe("at night", () => {
  const night = new Date("2026-11-16T22:10:00+07:00");
  const small = new Date("2026-11-17T05:00:00+07:00");
  const morning = "waits until 2026-11-16T23:30:00.000Z";

  test.each<[title: string, given: Case, words: string]>([
    ["news waits for half past six", { silent: 2, now: night }, morning],
    ["also after midnight", { silent: 2, now: small }, morning],
    ["a question waits, too", { purpose: "survey", silent: 2, now: night }, morning],
    ["and one of our own accord", { purpose: "follow-up", silent: 2, now: night }, morning],
    ["danger does not wait", { silent: 2, urgent: true, now: night }, "zalo u1"],
    ["somebody who just wrote is awake", { silent: 0.4, now: night }, "zalo u1"],
    ["what an answer follows goes with it", { silent: 2, isFollowed: true, now: night }, "zalo u1"],
    ["an answer never waits", { purpose: "reply", silent: 2, now: night }, "zalo u1"],
    ["a person's words never wait", { purpose: "operator", silent: 2, now: night }, "zalo u1"],
    ["21:29 is still day", { silent: 2, now: new Date("2026-11-16T21:29:59+07:00") }, "zalo u1"],
    ["21:30 is night", { silent: 2, now: new Date("2026-11-16T21:30:00+07:00") }, morning],
    ["6:30 is day", { silent: 2, now: new Date("2026-11-17T06:30:00+07:00") }, "zalo u1"],
    ["carriers wait, too", { channel: "hotline", consents: ["sms"], now: night }, morning],
  ])("%s", (_, given, words) => {
    expect(inWords(given)).toBe(words);
  });
});
