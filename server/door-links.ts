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

/** The OA that is connected at this moment. */
type OaId = () => string | undefined;

/** The ward's doors on other platforms, from its settings. */
export function doorLinks({ facebook, telegram }: Pick<Config, "facebook" | "telegram">, oaId: OaId): DoorLinks {
  const botName = telegram?.TELEGRAM_BOT_NAME;
  const pageId = facebook?.pages[0]?.pageId;
  const zalo = (spot: Parameters<DoorLinks>[0]): DoorLink[] => {
    const id = oaId();
    return id ? [{ name: "Zalo", url: zaloLink(id, spot && markedText(spot)) }] : [];
  };
  return (spot) => [
    ...zalo(spot),
    ...(pageId ? [{ name: "Messenger", url: messengerLink(pageId, spot && refOf(spot.id)) }] : []),
    ...(botName ? [{ name: "Telegram", url: telegramLink(botName, spot && refOf(spot.id)) }] : []),
  ];
}
