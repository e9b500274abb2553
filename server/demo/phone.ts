import type { FacebookServer } from "../../adapters/stand-ins/facebook-server.ts";
import type { SignedWebhook, ZaloServer } from "../../adapters/stand-ins/zalo-server.ts";

/** Where a resident of the demo writes. */
export const phoneChannels = ["facebook", "zalo"] as const;
export type PhoneChannel = (typeof phoneChannels)[number];

export interface Button {
  label: string;
  value: string;
}

/** One bubble on the telephone. */
export interface Bubble {
  mine: boolean;
  text: string;
  at: Date;
  /** Under which name the platform keeps the photo; `""`: a photo the ward sent. */
  photo?: string;
  buttons: Button[];
}

/** What a resident does. */
export type Say = { text: string; photo?: string } | { press: Button };

/** A resident's application on one platform: signs what they do, and shows what they see. */
export interface Phone {
  sign(userId: string, say: Say): SignedWebhook;
  bubbles(userId: string): Bubble[];
}

const photoIn = (message: Record<string, unknown>): string | undefined => {
  const [file] = (message.attachments ?? []) as { payload?: { url?: string } }[];
  return file?.payload?.url?.split("/").at(-1);
};

interface Titled {
  title: string;
  payload: unknown;
}

function zaloPhone(zalo: ZaloServer): Phone {
  return {
    sign: (userId, say) => {
      if ("press" in say) return zalo.userSends({ userId, choice: say.press.value });
      const { text, photo } = say;
      return zalo.userSends(photo ? { userId, image: photo, text } : { userId, text });
    },
    bubbles: (userId) =>
      zalo.log(userId).map(({ fromOa, text, at, message }) => {
        const { payload } = (message.attachment ?? {}) as { payload?: { buttons?: Titled[]; elements?: unknown[] } };
        const sent = payload?.elements?.length ? "" : undefined;
        const photo = fromOa ? sent : photoIn(message);
        const buttons = (payload?.buttons ?? []).map(({ title, payload: value }) => ({
          label: title,
          value: String(value).replace(/^#/, ""),
        }));
        return { mine: !fromOa, text, at, buttons, ...(photo !== undefined && { photo }) };
      }),
  };
}

function messengerPhone(facebook: FacebookServer): Phone {
  return {
    sign: (userId, say) => {
      if ("press" in say) return facebook.userSends({ userId, choice: say.press.value, label: say.press.label });
      const { text, photo } = say;
      return facebook.userSends(photo ? { userId, image: photo, text } : { userId, text });
    },
    bubbles: (userId) =>
      facebook.log(userId).map(({ fromPage, text, at, message, hasFile }) => {
        const photo = fromPage ? (hasFile ? "" : undefined) : photoIn(message);
        const replies = (message.quick_replies ?? []) as Titled[];
        const buttons = replies.map(({ title, payload }) => ({ label: title, value: String(payload) }));
        return { mine: !fromPage, text, at, buttons, ...(photo !== undefined && { photo }) };
      }),
  };
}

/** The telephones of the demo, one application each. */
export function openPhones(stands: { zalo: ZaloServer; facebook: FacebookServer }): Record<PhoneChannel, Phone> {
  return { facebook: messengerPhone(stands.facebook), zalo: zaloPhone(stands.zalo) };
}
