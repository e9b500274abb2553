import { startFacebookServer } from "../../adapters/stand-ins/facebook-server.ts";
import { type SignedWebhook, startZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import type { Channel } from "../../core/channel/channel.ts";
import { markedText, refOf } from "../../core/spot.ts";
import { type Carriers, openCarriers } from "../fakes/carrier-doors.ts";
import { startTelegramServer } from "../fakes/telegram-server.ts";
import type { StoryClock } from "./clock.ts";
import { type Act, type Door, inTalk, type Line, type PrivateAct, pressed } from "./door.ts";
import { channelEnvironment, telegramEnvironment, zaloTemplates } from "./door-settings.ts";
import { webchatDoor } from "./webchat-door.ts";

export interface Doors {
  /** Settings that lead the server to the platforms' stand-ins. */
  environment: Record<string, string>;
  /** What the platforms tell us because of what we did: echoes, our own comments. Returns how much that was. */
  bringNews(origin: string): Promise<number>;
  /** A channel that is not connected yet is played in the ward's own chat. */
  of(channel: Channel): Door;
  zalo: Awaited<ReturnType<typeof startZaloServer>>;
  facebook: Awaited<ReturnType<typeof startFacebookServer>>;
  telegram: Awaited<ReturnType<typeof startTelegramServer>>;
  carriers: Carriers;
  close(): Promise<void>;
}

/** Delivers as the platform would, and gives back what the server answered. */
async function post(origin: string, path: string, { bytes, headers }: SignedWebhook): Promise<unknown> {
  const response = await fetch(`${origin}${path}`, { method: "POST", headers, body: new Uint8Array(bytes) });
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  return response.json();
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

function zaloVoice(zalo: Doors["zalo"], user: string, seconds: number): SignedWebhook {
  const message = {
    msg_id: `voice-${user}-${seconds}`,
    attachments: [{ type: "audio", payload: { url: `${zalo.url}/files/voice-${seconds}.aac` } }],
  };
  return zalo.webhook({ sender: { id: user }, recipient: { id: zalo.oaId }, event_name: "user_send_audio", message });
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
  const sent = (user: string, act: PrivateAct): SignedWebhook => {
    if ("photo" in act) return zalo.userSends({ userId: user, image: act.photo });
    if ("sticker" in act) return zaloSticker(zalo, user, act.sticker);
    if ("sign" in act) return zalo.userSends({ userId: user, text: markedText(act.sign) });
    if ("voice" in act) return zaloVoice(zalo, user, act.voice);
    if ("press" in act)
      return zalo.userSends({ userId: user, choice: pressed(act, lines(user).at(-1)?.buttons ?? []).value });
    return zalo.userSends({ userId: user, ...act });
  };
  return {
    act: async (origin, user, acts) => {
      for (const act of acts) await post(origin, "/webhooks/zalo", sent(user, inTalk(act)));
    },
    lines: async (_, user) => withWords(lines(user)),
  };
}

interface QuickReply {
  title: string;
  payload: string;
}

/** The start button of a new talk, with the code of the link that led there. */
function started(facebook: Doors["facebook"], user: string, ref: string): SignedWebhook {
  const { bytes: _, ...opened } = facebook.userSends({ userId: user, text: "" });
  const referral = { ref, source: "SHORTLINK", type: "OPEN_THREAD" };
  const postback = { mid: `m_start-${user}`, title: "Bắt đầu", payload: "GET_STARTED", referral };
  return { ...opened, ...facebook.webhook({ sender: { id: user }, postback }) };
}
/** The post under which residents of stories comment. */
const pagePost = "100000000000111_122100000000001";

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
    if ("sticker" in act || "voice" in act) throw new Error("no story sends a sticker or a voice note on Messenger");
    if ("sign" in act) return started(facebook, user, refOf(act.sign.id));
    if ("comment" in act) return facebook.userComments({ userId: user, text: act.comment, postId: pagePost });
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
  const sent = (userId: string, act: PrivateAct): SignedWebhook => {
    if ("photo" in act) return telegram.userSends({ userId, image: act.photo });
    if ("sticker" in act) return telegram.userSends({ userId, sticker: act.sticker });
    if ("sign" in act) return telegram.userSends({ userId, text: `/start ${refOf(act.sign.id)}` });
    if ("voice" in act) throw new Error("no story sends a voice note on Telegram");
    if (!("press" in act)) return telegram.userSends({ userId, ...act });
    const { value, label } = pressed(act, lines(userId).at(-1)?.buttons ?? []);
    return telegram.userSends(value === "" ? { userId, text: label } : { userId, choice: value, label });
  };
  const deliver = async (origin: string, user: string, acts: Act[]): Promise<void> => {
    for (const act of acts) telegram.answered(await post(origin, "/webhooks/telegram", sent(user, inTalk(act))));
    if (telegram.spinning().length > 0) throw new Error("a pressed button still spins");
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    // One delivery after the other, whoever wrote it: so it is clear whose button still spins.
    act: (origin, user, acts) => {
      const act = before.then(() => deliver(origin, user, acts));
      before = act.catch(() => undefined);
      return act;
    },
    lines: async (_, user) => withWords(lines(user)),
  };
}

/** A photo and its words are one message to whoever sent them, and two to the person who gets them. */
const withWords = (lines: Line[]): Line[] =>
  lines.flatMap((line, index) => {
    if (line.text === "") return [];
    const before = lines[index - 1];
    return [{ ...line, photos: line.photos + (before?.text === "" ? before.photos : 0) }];
  });

/** Opens the doors: platforms that behave, started for one story. */
export async function openDoors(clock: StoryClock): Promise<Doors> {
  const now = (): Date => clock.now;
  const zalo = await startZaloServer({ now, templates: zaloTemplates });
  const facebook = await startFacebookServer({ now });
  const telegram = await startTelegramServer({ now });
  const carriers = await openCarriers(now);
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
    carriers,
    environment: {
      ...channelEnvironment({ zalo, facebook }),
      ...telegramEnvironment(telegram),
      ...carriers.environment,
    },
    bringNews: async (origin) => {
      const news = facebook.takeNews();
      for (const webhook of news) await post(origin, "/webhooks/facebook", webhook);
      return news.length;
    },
    of: (channel) => doors[channel] ?? chat,
    close: async () => {
      await zalo.close();
      await facebook.close();
      await telegram.close();
      await carriers.close();
    },
  };
}
