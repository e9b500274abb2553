import type { Attachment, EventOf, InboundEvent } from "../../core/channel/event.ts";
import { table } from "../../core/table.ts";
import { cleanText, isPosition, pinOf } from "../event-parts.ts";
import type { ZaloAttachment, ZaloEvent } from "./payload.ts";

/** What every event has, once its sides and its id are known. */
export type Envelope = Omit<EventOf<"left">, "kind">;
/** One sort of webhook to one event of ours. */
export type Reader = (event: ZaloEvent, envelope: Envelope) => InboundEvent;

const attachmentKinds = table<Attachment["kind"]>({
  image: "image",
  gif: "image",
  audio: "audio",
  video: "video",
  file: "file",
  sticker: "sticker",
});

/** A business card hides a phone number in a JSON description. */
function titleOf(payload: NonNullable<ZaloAttachment["payload"]>): string | undefined {
  const words = payload.title ?? payload.description ?? payload.text ?? undefined;
  const phone = words?.startsWith("{") ? /"phone"\s*:\s*"(\d+)"/.exec(words)?.[1] : undefined;
  return phone ?? words;
}

function attachmentOf({ type, payload }: ZaloAttachment): Attachment[] {
  if (type === "location") return [];
  const kind = attachmentKinds[type] ?? "link";
  const url = payload?.url || payload?.link_url;
  const title = payload && kind !== "sticker" ? titleOf(payload) : undefined;
  const sizeBytes = payload?.size ? Number(payload.size) : Number.NaN;
  return [
    {
      kind,
      ...(url ? { url } : {}),
      ...(payload?.name ? { name: cleanText(payload.name) } : {}),
      ...(Number.isFinite(sizeBytes) ? { sizeBytes } : {}),
      ...(kind === "sticker" && payload?.id ? { stickerId: payload.id } : {}),
      ...(title ? { title: cleanText(title) } : {}),
    },
  ];
}

function placeOf(event: ZaloEvent) {
  for (const { payload } of event.message?.attachments ?? []) {
    if (!payload?.coordinates) continue;
    const [latitude, longitude] = [Number(payload.coordinates.latitude), Number(payload.coordinates.longitude)];
    if (isPosition(latitude, longitude)) return pinOf(latitude, longitude);
  }
  return undefined;
}

/** `user_send_*`, `anonymous_send_*`: words, files, pins, pressed buttons. */
export const readMessage: Reader = (event, envelope) => {
  const { message } = event;
  const text = message?.text ? cleanText(message.text) : "";
  const attachments = (message?.attachments ?? []).flatMap(attachmentOf);
  // A tapped button comes as a text that is the button's payload; there is no event of its own.
  const pressed = attachments.length === 0 ? /^#(\S+)$/.exec(text)?.[1] : undefined;
  if (pressed) return { ...envelope, kind: "choice", value: pressed };
  const place = placeOf(event);
  return {
    ...envelope,
    kind: "message",
    ...(text ? { text } : {}),
    attachments,
    ...(place ? { place } : {}),
    ...(message?.quote_msg_id ? { quotes: message.quote_msg_id } : {}),
  };
};

/** `oa_send_*`: what went out, by the API or by somebody in the OA's own chat tool. */
export const readEcho: Reader = ({ message, sender }, envelope) => ({
  ...envelope,
  kind: "echo",
  text: cleanText(message?.text ?? ""),
  messageRef: message?.msg_id ?? envelope.id,
  attachments: (message?.attachments ?? []).flatMap(attachmentOf),
  // Named only when somebody typed it in the OA's own chat tool.
  byStaff: sender?.admin_id !== undefined,
});
