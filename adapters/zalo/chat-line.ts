import type { InboundEvent } from "../../core/channel/event.ts";
import { tryJson } from "../json.ts";
import type { ZaloLine } from "./client-conversations.ts";
import { parseZalo } from "./parse.ts";
import type { ZaloAttachment } from "./payload.ts";

/** How the lists name the kinds of messages, and how webhooks do (seen in SDK code; see README). */
const kinds: Record<string, { event: string; attachment?: string }> = {
  text: { event: "text" },
  photo: { event: "image", attachment: "image" },
  image: { event: "image", attachment: "image" },
  gif: { event: "gif", attachment: "gif" },
  sticker: { event: "sticker", attachment: "sticker" },
  voice: { event: "audio", attachment: "audio" },
  audio: { event: "audio", attachment: "audio" },
  video: { event: "video", attachment: "video" },
  file: { event: "file", attachment: "file" },
  link: { event: "link", attachment: "link" },
  location: { event: "location", attachment: "location" },
};

function pinOf(location: unknown): NonNullable<ZaloAttachment["payload"]>["coordinates"] {
  const given = typeof location === "string" ? tryJson(location) : location;
  if (typeof given !== "object" || given === null) return undefined;
  const { latitude, longitude } = given as { latitude?: unknown; longitude?: unknown };
  const isKnown = [latitude, longitude].every((one) => typeof one === "string" || typeof one === "number");
  return isKnown ? { latitude: latitude as string | number, longitude: longitude as string | number } : undefined;
}

/** A line of the OA's chats as the webhook of it would have been read: the same kind, sides, time and id. */
export function readChatLine(line: ZaloLine, { oaId, user }: { oaId: string; user: string }): InboundEvent[] {
  const { event, attachment } = kinds[line.type.toLowerCase()] ?? { event: "text" };
  const coordinates = pinOf(line.location);
  const payload = {
    ...(line.url ? { url: line.url } : {}),
    ...(line.description ? { description: line.description } : {}),
    ...(coordinates ? { coordinates } : {}),
  };
  const body = {
    event_name: `user_send_${event}`,
    sender: { id: user },
    recipient: { id: oaId },
    timestamp: String(line.at.getTime()),
    message: {
      msg_id: line.message_id,
      ...(line.message ? { text: line.message } : {}),
      ...(attachment ? { attachments: [{ type: attachment, payload }] } : {}),
    },
  };
  const bytes = Buffer.from(JSON.stringify(body));
  return parseZalo({ method: "POST", path: "", query: {}, headers: {}, body: bytes, receivedAt: line.at }, [oaId]);
}
