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

/** What a link brings along: a code, or the same in a message's words where a platform carries no code. */
export interface Carried {
  ref: string;
  text: string;
}

/** Links to the doors that are connected, with what they bring along. */
export type DoorLinks = (carried?: Carried) => DoorLink[];

/** From a sign, links say which one. */
export const fromSign = (spot: Pick<Spot, "id" | "label">): Carried => ({
  ref: refOf(spot.id),
  text: markedText(spot),
});

/** The OA that is connected at this moment. */
type OaId = () => string | undefined;

/** The ward's doors on other platforms, from its settings. */
export function doorLinks({ facebook, telegram }: Pick<Config, "facebook" | "telegram">, oaId: OaId): DoorLinks {
  const botName = telegram?.TELEGRAM_BOT_NAME;
  const pageId = facebook?.pages[0]?.pageId;
  const zalo = (text: string | undefined): DoorLink[] => {
    const id = oaId();
    return id ? [{ name: "Zalo", url: zaloLink(id, text) }] : [];
  };
  return ({ ref, text }: Partial<Carried> = {}) => [
    ...zalo(text),
    ...(pageId ? [{ name: "Messenger", url: messengerLink(pageId, ref) }] : []),
    ...(botName ? [{ name: "Telegram", url: telegramLink(botName, ref) }] : []),
  ];
}
