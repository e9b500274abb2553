import type { Markup } from "./telegram-rules.ts";

/** What a person does in the private chat with the bot. */
export type TelegramAct = { userId: string } & (
  | { text: string }
  | { image: string; text?: string; album?: string }
  | { choice: string; label: string }
  | { latitude: number; longitude: number }
  | { sticker: string }
  | { phone: string; of?: string }
);

interface Moment {
  id: number;
  at: Date;
  botId: string;
  /** The last message with buttons under it. */
  shown: { id: number; markup?: Markup } | undefined;
}

/** Ids as numbers on the wire, however long (see `update` of the server). */
const number = (id: string): string => `#${id}`;

function contentOf(act: Exclude<TelegramAct, { choice: string }>): Record<string, unknown> {
  if ("image" in act) {
    const sizes = ["s", "x"].map((size) => ({
      file_id: `${act.image}-${size}`,
      file_unique_id: size,
      width: 1,
      height: 1,
    }));
    const words = act.text ? { caption: act.text } : {};
    return { photo: sizes, ...words, ...(act.album ? { media_group_id: act.album } : {}) };
  }
  if ("text" in act) return { text: act.text };
  if ("latitude" in act) return { location: { latitude: act.latitude, longitude: act.longitude } };
  if ("sticker" in act) return { sticker: { file_id: "stk", file_unique_id: "stk", emoji: act.sticker } };
  return { contact: { phone_number: act.phone, first_name: "Mẫu", user_id: number(act.of ?? act.userId) } };
}

/** The update Telegram makes of what a person does. */
export function updateOf(act: TelegramAct, { id, at, botId, shown }: Moment): Record<string, unknown> {
  const from = { id: number(act.userId), is_bot: false, first_name: "Mẫu", last_name: "Nguyễn" };
  const chat = { id: number(act.userId), type: "private", first_name: "Mẫu" };
  const date = Math.floor(at.getTime() / 1_000);
  if (!("choice" in act)) return { message: { message_id: id, from, chat, date, ...contentOf(act) } };
  const keyboard = [[{ text: act.label, callback_data: act.choice }]];
  const reply_markup = shown?.markup ?? { inline_keyboard: keyboard };
  const bot = { id: Number(botId), is_bot: true, first_name: "Phường Mẫu" };
  const message = { message_id: shown?.id ?? 1, from: bot, chat, date, text: "…", reply_markup };
  return { callback_query: { id: String(id), from, message, chat_instance: "1", data: act.choice } };
}
