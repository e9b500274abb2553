import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { Address, ChannelLimits, RawRequest } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { fitId, inOrder } from "../event-parts.ts";
import type { Fact, Provider } from "./provider.ts";
import { ami } from "./providers/ami.ts";
import { type AriOptions, ari } from "./providers/ari.ts";
import type { AsteriskOptions } from "./providers/asterisk.ts";
import { neutral } from "./providers/neutral.ts";
import { omicall } from "./providers/omicall.ts";
import { type StringeeOptions, stringee } from "./providers/stringee.ts";
import { urlHook } from "./providers/url-hook.ts";
import { zorio } from "./providers/zorio.ts";
import type { SecretPath } from "./verify.ts";

/** What each vendor needs; one that is left out is off. */
export interface HotlineVendors {
  neutral?: { secret: string };
  stringee?: StringeeOptions;
  zorio?: { secret: string };
  "url-hook"?: SecretPath;
  omicall?: SecretPath;
  ari?: AriOptions;
  ami?: AsteriskOptions;
}

export interface ReceiverOptions {
  /** Our side of every call in addresses, "1022". */
  account: string;
  vendors: HotlineVendors;
}

/** What this channel can carry. */
export const limits: ChannelLimits = {
  // Nothing is ever written on a telephone.
  maxTextChars: 2_000,
  maxChoices: 0,
  maxChoiceChars: 20,
  replyWindowHours: 0,
  humanWindowHours: 0,
  outsideWindow: "none",
  canAskLocation: false,
  badSignatureStatus: 401,
};

const makers: { [K in keyof HotlineVendors]-?: (options: NonNullable<HotlineVendors[K]>) => Provider } = {
  neutral,
  stringee,
  zorio,
  "url-hook": urlHook,
  omicall,
  ari,
  ami,
};

/** The vendors that are switched on, by the name that stands in their address. */
function providersOf(vendors: HotlineVendors): Map<string, Provider> {
  const made = Object.entries(vendors).map(([name, options]) => {
    const make = makers[name as keyof HotlineVendors] as (options: unknown) => Provider;
    return [name, make(options)] as const;
  });
  return new Map(made);
}

/** A caller is known by number; a call whose number is hidden or not told stands for itself. */
function toEvent(fact: Fact, account: string): InboundEvent {
  const isCall = "callId" in fact;
  const user = isCall ? (fact.phone ?? fitId(`call:${fact.callId}`)) : "exchange";
  const from: Address = { channel: "hotline", account, user };
  const envelope = { id: fact.id, channel: "hotline", from, thread: fitId(`${account}:${user}`) } as const;
  if (!isCall) return { ...envelope, kind: "other", at: fact.at, name: fact.other, raw: fact.raw };
  return { ...envelope, kind: "call-state", ...fact };
}

/** The 1022 hotline: exchanges tell what calls do. It only listens; a person does the talking. */
export function createHotlineReceiver({ account, vendors }: ReceiverOptions): ChannelReceiver {
  const providers = providersOf(vendors);
  const find = ({ path }: RawRequest): Provider | undefined => {
    const parts = path.split("/").filter(Boolean);
    return providers.get(parts[parts.indexOf("hotline") + 1] ?? "");
  };
  const providerFor = (request: RawRequest): Provider => {
    const provider = find(request);
    if (!provider) throw new AppError("UNKNOWN_CHANNEL", "this vendor is not connected");
    return provider;
  };
  return {
    channel: "hotline",
    limits,
    verify: (request) => providerFor(request).verify(request),
    parse: (request) =>
      inOrder(
        providerFor(request)
          .parse(request)
          .map((fact) => toEvent(fact, account)),
      ),
    answerGet: (request) => find(request)?.answerGet?.(request),
  };
}
