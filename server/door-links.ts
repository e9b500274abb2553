import { messengerLink } from "../adapters/facebook/link.ts";
import { telegramLink } from "../adapters/telegram/link.ts";
import { zaloLink } from "../adapters/zalo/link.ts";
import { markedText, refOf, type Spot } from "../core/spot.ts";
import type { Config } from "./config.ts";

/** Another door of the ward, as a link. */
export interface DoorLink {
  name: string;
  url: string;
}

/** Links to the doors that are connected; from a sign, they say which one. */
export type DoorLinks = (spot?: Pick<Spot, "id" | "label">) => DoorLink[];

/** The ward's doors on other platforms, from its settings. */
export function doorLinks({ zalo, facebook, telegram }: Pick<Config, "zalo" | "facebook" | "telegram">): DoorLinks {
  const botName = telegram?.TELEGRAM_BOT_NAME;
  return (spot) => [
    ...(zalo ? [{ name: "Zalo", url: zaloLink(zalo.ZALO_OA_ID, spot && markedText(spot)) }] : []),
    ...(facebook ? [{ name: "Messenger", url: messengerLink(facebook.FACEBOOK_PAGE_ID, spot && refOf(spot.id)) }] : []),
    ...(botName ? [{ name: "Telegram", url: telegramLink(botName, spot && refOf(spot.id)) }] : []),
  ];
}
