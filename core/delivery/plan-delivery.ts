import type { Address, Carrier, Channel, ChannelLimits } from "../channel/channel.ts";
import type { ErrorCode } from "../errors.ts";
import { newsPurposes, type OutboundMessage } from "./message.ts";
import { quietUntilMorning } from "./quiet-hours.ts";
import { isSameWay, type Refusal, type Way } from "./way.ts";

/** Another conversation of the same person. */
export interface OtherTalk {
  conversationId: string;
  address: Address;
  lastInboundAt?: Date;
  /** This piece of news there: not told (unset), on its way or told, or not to be told there any more. */
  news?: "waiting" | "told" | "closed";
}

/** How the person a message is for can be reached. */
export interface Reach {
  /** Where the conversation the message belongs to takes place. */
  home: Address;
  lastInboundAt?: Date;
  /** Where they talked last comes first. */
  others: OtherTalk[];
  phone?: string;
  email?: string;
  consents: Carrier[];
}

/** What to do with a message now. */
export type DeliveryPlan =
  | { do: "send"; way: Way }
  /** Told in another conversation of the same person: put there, or there already. */
  | { do: "forward"; conversationId: string; to: Address }
  | { do: "wait"; until: Date }
  /** No way is left: a person has to see to it. */
  | { do: "give-up"; because: ErrorCode };

export interface PlanInput {
  message: Pick<
    OutboundMessage,
    "to" | "purpose" | "urgent" | "template" | "asTemplate" | "uncertainSince" | "notAfter" | "isForwarded"
  >;
  reach: Reach;
  refused: readonly Refusal[];
  isFollowed: boolean;
  limitsOf: (channel: Channel) => ChannelLimits;
  /** Our account on a carrier that is connected, else undefined. */
  accountOf: (carrier: Carrier) => string | undefined;
  now: Date;
}

/** The cheapest and best read first. Which fact of a person each needs. */
const byCarrier: readonly [Carrier, (reach: Reach) => string | undefined][] = [
  ["zns", ({ phone }) => phone],
  ["sms", ({ phone }) => phone],
  ["email", ({ email }) => email],
];
const hourMs = 3_600_000;

/** Whether a channel takes an ordinary message from us now. */
export function isWindowOpen(limits: ChannelLimits, lastInboundAt: Date | undefined, now: Date): boolean {
  const { replyWindowHours } = limits;
  if (replyWindowHours === null) return true;
  return lastInboundAt !== undefined && now.getTime() - lastInboundAt.getTime() < replyWindowHours * hourMs;
}

/**
 * Decides how a message reaches its reader: by the conversation while its window is open, else by the channel's
 * template, else in another conversation of the same person, else by a carrier they agreed to, else a person calls.
 * News waits for the morning. An attempt that may have arrived is never sent by another way. Pure.
 */
export function planDelivery(input: PlanInput): DeliveryPlan {
  const { message, reach, refused, now } = input;
  const { to, asTemplate = false } = message;
  const given: Way = { to, asTemplate };
  const because = refused.at(-1)?.code ?? "OUTSIDE_WINDOW";
  if (message.uncertainSince) return { do: "send", way: given };
  if (message.notAfter && message.notAfter < now) return { do: "give-up", because };
  // Everything but news has only the way it was written for.
  if (!newsPurposes.includes(message.purpose)) {
    return refused.length > 0 ? { do: "give-up", because } : { do: "send", way: given };
  }
  const until = quietUntilMorning({ ...message, ...reach, isFollowed: input.isFollowed, now });
  if (until) return { do: "wait", until };
  return ownWay(input) ?? otherTalk(input) ?? carrier(input) ?? { do: "give-up", because };
}

const isOpenWay = ({ refused }: PlanInput, way: Way): boolean => !refused.some((refusal) => isSameWay(refusal, way));

function ownWay(input: PlanInput): DeliveryPlan | undefined {
  const { message, reach, limitsOf, now } = input;
  const to = reach.home;
  const limits = limitsOf(to.channel);
  const plain: Way = { to, asTemplate: false };
  if (isWindowOpen(limits, reach.lastInboundAt, now) && isOpenWay(input, plain)) return { do: "send", way: plain };
  const template: Way = { to, asTemplate: true };
  const fits = limits.outsideWindow === "template" && message.template !== undefined;
  return fits && isOpenWay(input, template) ? { do: "send", way: template } : undefined;
}

function otherTalk({ message, reach, limitsOf, now }: PlanInput): DeliveryPlan | undefined {
  if (message.isForwarded) return undefined;
  const there = reach.others.find(({ news }) => news === "waiting" || news === "told");
  const open = reach.others.find(
    ({ news, address, lastInboundAt }) => !news && isWindowOpen(limitsOf(address.channel), lastInboundAt, now),
  );
  const talk = there ?? open;
  return talk && { do: "forward", conversationId: talk.conversationId, to: talk.address };
}

function carrier(input: PlanInput): DeliveryPlan | undefined {
  const { message, reach, accountOf } = input;
  if (!message.template) return undefined;
  for (const [channel, userOf] of byCarrier) {
    const account = accountOf(channel);
    const user = userOf(reach);
    if (account === undefined || !user || !reach.consents.includes(channel)) continue;
    const way: Way = { to: { channel, account, user }, asTemplate: true };
    if (isOpenWay(input, way)) return { do: "send", way };
  }
  return undefined;
}
