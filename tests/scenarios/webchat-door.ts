import type { Choice } from "../../core/delivery/message.ts";
import { refOf } from "../../core/spot.ts";
import { onePixel } from "./desk.ts";
import { type Door, inTalk, type Line, type PrivateAct, pressed } from "./door.ts";

interface ChatLine {
  direction: "in" | "out";
  text: string;
  choices: Choice[];
  attachments: unknown[];
}

/** The ward's own chat page, by its own requests and cookie. */
export function webchatDoor(): Door {
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
  const content = async (origin: string, user: string, act: PrivateAct): Promise<Record<string, unknown>> => {
    if ("text" in act) return { text: act.text };
    if ("latitude" in act) return { place: act };
    if ("sticker" in act) return { text: "👍" };
    if ("sign" in act) return { ref: refOf(act.sign.id) };
    if ("voice" in act) throw new Error("the chat page takes no voice notes");
    if ("press" in act) {
      const { value, label } = pressed(act, (await lines(origin, user)).at(-1)?.buttons ?? []);
      return { choice: value, label };
    }
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(act.content ?? onePixel)]), act.photo);
    const { key } = (await (await call(origin, user, "/uploads", form)).json()) as { key: string };
    return { photos: [key] };
  };
  return {
    act: async (origin, user, acts) => {
      for (const act of acts) {
        count += 1;
        await call(origin, user, "/messages", {
          clientId: `message-${count}`,
          ...(await content(origin, user, inTalk(act))),
        });
      }
    },
    lines,
  };
}
