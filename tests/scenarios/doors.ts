import type { Channel } from "../../core/channel/channel.ts";
import type { Choice } from "../../core/delivery/message.ts";
import { startFacebookServer } from "../fakes/facebook-server.ts";
import { startTelegramServer } from "../fakes/telegram-server.ts";
import { type SignedWebhook, startZaloServer } from "../fakes/zalo-server.ts";
import type { StoryClock } from "./clock.ts";
import { onePixel } from "./desk.ts";

/** One thing a resident does. */
export type Act =
  | { text: string }
  | { photo: string }
  | { latitude: number; longitude: number }
  | { sticker: string }
  | { press: string; value?: string };

/** One message as the resident reads it: "text [button][button]". */
export type Line = { text: string; buttons: { label: string; value: string }[]; photos: number };

/** A resident at one channel: what they do goes over the wire as the platform would send it. */
export interface Door {
  /** Sends all acts, one delivery each; every one must be answered with 200. */
  act(origin: string, user: string, acts: Act[]): Promise<void>;
  /** Everything this person got, oldest first. */
  lines(origin: string, user: string): Promise<Line[]>;
}

export interface Doors {
  /** Settings that lead the server to the platforms' stand-ins. */
  environment: Record<string, string>;
  /** A channel that is not connected yet is played in the ward's own chat. */
  of(channel: Channel): Door;
  zalo: Awaited<ReturnType<typeof startZaloServer>>;
  facebook: Awaited<ReturnType<typeof startFacebookServer>>;
  telegram: Awaited<ReturnType<typeof startTelegramServer>>;
  close(): Promise<void>;
}

/** Delivers as the platform would, and gives back what the server answered. */
async function post(origin: string, path: string, { bytes, headers }: SignedWebhook): Promise<unknown> {
  const response = await fetch(`${origin}${path}`, { method: "POST", headers, body: new Uint8Array(bytes) });
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  return response.json();
}

function pressed(act: Extract<Act, { press: string }>, offered: Line["buttons"]): { value: string; label: string } {
  const value = act.value ?? offered.find(({ label }) => label === act.press)?.value;
  if (value === undefined) throw new Error(`no such button: ${act.press}`);
  return { value, label: act.press };
}

interface ZaloButton {
  title: string;
  type: string;
  payload: string;
}

function zaloSticker(zalo: Doors["zalo"], user: string, id: string): SignedWebhook {
  const attachments = [{ type: "sticker", payload: { id, url: `${zalo.url}/files/${id}` } }];
  const message = { msg_id: `sticker-${id}`, attachments };
  return zalo.webhook({ sender: { id: user }, recipient: { id: zalo.oaId }, event_name: "user_send_sticker", message });
}

function zaloDoor(zalo: Doors["zalo"]): Door {
  const lines = (user: string): Line[] =>
    zalo
      .log(user)
      .filter(({ fromOa }) => fromOa)
      .map(({ text, message }) => {
        const { payload } = (message.attachment ?? {}) as {
          payload?: { buttons?: ZaloButton[]; elements?: unknown[] };
        };
        const buttons = (payload?.buttons ?? []).map(({ title, payload: value }) => ({
          label: title,
          value: String(value).replace(/^#/, ""),
        }));
        return { text, buttons, photos: payload?.elements?.length ?? 0 };
      });
  const sent = (user: string, act: Act): SignedWebhook => {
    if ("photo" in act) return zalo.userSends({ userId: user, image: act.photo });
    if ("sticker" in act) return zaloSticker(zalo, user, act.sticker);
    if ("press" in act)
      return zalo.userSends({ userId: user, choice: pressed(act, lines(user).at(-1)?.buttons ?? []).value });
    return zalo.userSends({ userId: user, ...act });
  };
  return {
    act: async (origin, user, acts) => {
      for (const act of acts) await post(origin, "/webhooks/zalo", sent(user, act));
    },
    lines: async (_, user) => withWords(lines(user)),
  };
}

interface QuickReply {
  title: string;
  payload: string;
}

function facebookDoor(facebook: Doors["facebook"]): Door {
  const lines = (user: string): Line[] =>
    facebook
      .log(user)
      .filter(({ fromPage }) => fromPage)
      .map(({ text, message, hasFile }) => {
        const replies = (message.quick_replies ?? []) as QuickReply[];
        return {
          text,
          buttons: replies.map(({ title, payload }) => ({ label: title, value: payload })),
          photos: hasFile ? 1 : 0,
        };
      });
  const sent = (user: string, act: Act): SignedWebhook => {
    if ("photo" in act) return facebook.userSends({ userId: user, image: act.photo });
    if ("sticker" in act) throw new Error("no story sends a sticker on Messenger");
    if ("press" in act) {
      const { value, label } = pressed(act, lines(user).at(-1)?.buttons ?? []);
      return facebook.userSends({ userId: user, choice: value, label });
    }
    return facebook.userSends({ userId: user, ...act });
  };
  return {
    act: async (origin, user, acts) => {
      for (const act of acts) await post(origin, "/webhooks/facebook", sent(user, act));
    },
    lines: async (_, user) => withWords(lines(user)),
  };
}

/** Telegram: the buttons below a message bring a value back, those of the telephone's own keyboard type their label. */
function telegramDoor(telegram: Doors["telegram"]): Door {
  const lines = (user: string): Line[] =>
    telegram
      .log(user)
      .filter(({ fromBot }) => fromBot)
      .map(({ text, markup, file }) => {
        const inline = (markup?.inline_keyboard ?? []).flat();
        const typed = (markup?.keyboard ?? []).flat();
        const buttons = [...inline, ...typed].map(({ text: label = "", callback_data: value = "" }) => ({
          label,
          value,
        }));
        return { text, buttons, photos: file ? 1 : 0 };
      });
  const sent = (userId: string, act: Act): SignedWebhook => {
    if ("photo" in act) return telegram.userSends({ userId, image: act.photo });
    if ("sticker" in act) return telegram.userSends({ userId, sticker: act.sticker });
    if (!("press" in act)) return telegram.userSends({ userId, ...act });
    const { value, label } = pressed(act, lines(userId).at(-1)?.buttons ?? []);
    return telegram.userSends(value === "" ? { userId, text: label } : { userId, choice: value, label });
  };
  return {
    act: async (origin, user, acts) => {
      for (const act of acts) telegram.answered(await post(origin, "/webhooks/telegram", sent(user, act)));
      if (telegram.spinning().length > 0) throw new Error("a pressed button still spins");
    },
    lines: async (_, user) => withWords(lines(user)),
  };
}

interface ChatLine {
  direction: "in" | "out";
  text: string;
  choices: Choice[];
  attachments: unknown[];
}

/** The ward's own chat page, by its own requests and cookie. */
function webchatDoor(): Door {
  const cookies = new Map<string, string>();
  let count = 0;
  const call = async (origin: string, user: string, path: string, body?: unknown): Promise<Response> => {
    if (!cookies.has(user)) {
      const opened = await fetch(`${origin}/api/chat/session`, { method: "POST" });
      cookies.set(user, opened.headers.getSetCookie()[0]?.split(";")[0] ?? "");
    }
    const isForm = body instanceof FormData;
    const response = await fetch(`${origin}/api/chat${path}`, {
      method: body ? "POST" : "GET",
      headers: { cookie: cookies.get(user) ?? "", ...(body && !isForm ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };
  const lines = async (origin: string, user: string): Promise<Line[]> => {
    const { messages } = (await (await call(origin, user, "/messages")).json()) as { messages: ChatLine[] };
    return messages
      .filter(({ direction }) => direction === "out")
      .map(({ text, choices, attachments }) => ({ text, buttons: choices, photos: attachments.length }));
  };
  const content = async (origin: string, user: string, act: Act): Promise<Record<string, unknown>> => {
    if ("text" in act) return { text: act.text };
    if ("latitude" in act) return { place: act };
    if ("sticker" in act) return { text: "👍" };
    if ("press" in act) {
      const { value, label } = pressed(act, (await lines(origin, user)).at(-1)?.buttons ?? []);
      return { choice: value, label };
    }
    const form = new FormData();
    form.append("file", new Blob([onePixel], { type: "image/png" }), act.photo);
    const { key } = (await (await call(origin, user, "/uploads", form)).json()) as { key: string };
    return { photos: [key] };
  };
  return {
    act: async (origin, user, acts) => {
      for (const act of acts) {
        count += 1;
        await call(origin, user, "/messages", { clientId: `message-${count}`, ...(await content(origin, user, act)) });
      }
    },
    lines,
  };
}

/** A photo and its words are one message to whoever sent them, and two to the person who gets them. */
const withWords = (lines: Line[]): Line[] =>
  lines.flatMap((line, index) => {
    if (line.text === "") return [];
    const before = lines[index - 1];
    return [{ ...line, photos: line.photos + (before?.text === "" ? before.photos : 0) }];
  });

/** Settings that lead a server to the stand-ins, with the secrets they sign with. */
export function channelEnvironment({ zalo, facebook }: Pick<Doors, "zalo" | "facebook">): Record<string, string> {
  return {
    ZALO_APP_ID: "1900000000000000001",
    ZALO_OA_ID: zalo.oaId,
    ZALO_OA_SECRET: "test-oa-secret-key-khong-that",
    ZALO_APP_SECRET: "test-zalo-app-secret-khong-that",
    ZALO_REFRESH_TOKEN: "test-zalo-refresh-token-0001",
    ZALO_API_URL: zalo.url,
    ZALO_OAUTH_URL: zalo.url,
    FACEBOOK_APP_SECRET: "test-facebook-app-secret-khong-that",
    FACEBOOK_VERIFY_TOKEN: "test-facebook-verify-token",
    FACEBOOK_PAGE_ID: facebook.pageId,
    FACEBOOK_PAGE_TOKEN: "test-facebook-page-token",
    FACEBOOK_GRAPH_URL: facebook.url,
  };
}

/** The same for Telegram, whose deliveries come by webhook. */
export function telegramEnvironment({ botToken, url }: Doors["telegram"]): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: botToken,
    TELEGRAM_SECRET_TOKEN: "test-telegram-secret_token-0001",
    TELEGRAM_API_URL: url,
  };
}

/** Opens the doors: platforms that behave, started for one story. */
export async function openDoors(clock: StoryClock): Promise<Doors> {
  const now = (): Date => clock.now;
  const zalo = await startZaloServer({ now });
  const facebook = await startFacebookServer({ now });
  const telegram = await startTelegramServer({ now });
  const chat = webchatDoor();
  const doors: Partial<Record<Channel, Door>> = {
    zalo: zaloDoor(zalo),
    facebook: facebookDoor(facebook),
    telegram: telegramDoor(telegram),
  };
  return {
    zalo,
    facebook,
    telegram,
    environment: { ...channelEnvironment({ zalo, facebook }), ...telegramEnvironment(telegram) },
    of: (channel) => doors[channel] ?? chat,
    close: async () => {
      await zalo.close();
      await facebook.close();
      await telegram.close();
    },
  };
}
