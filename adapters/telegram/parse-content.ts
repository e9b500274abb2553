import type { Attachment } from "../../core/channel/event.ts";
import { beginning } from "../../core/storable.ts";
import { table } from "../../core/table.ts";
import type { Place } from "../../core/understanding/place.ts";
import { cleanText, isPosition, pinOf } from "../event-parts.ts";
import type { TelegramFile, TelegramMessage } from "./payload.ts";

/** Scheme of the addresses we keep: the real one carries the bot's token, so it is asked for when the file is fetched. */
export const fileScheme = "telegram-file:";

/** Where a file may stand in a message. A moving picture is told twice, so the first one found counts. */
const fields: readonly [field: "animation" | "video" | "video_note" | "voice" | "audio", Attachment["kind"]][] = [
  ["animation", "video"],
  ["video", "video"],
  ["video_note", "video"],
  ["voice", "audio"],
  ["audio", "audio"],
];

/** Pictures sent "as a file" are pictures all the same. */
const kindsByType = table<Attachment["kind"]>({ image: "image", video: "video", audio: "audio" });

function fileOf(kind: Attachment["kind"], { file_id, file_size, mime_type, file_name }: TelegramFile): Attachment {
  return {
    kind,
    url: `${fileScheme}${encodeURIComponent(cleanText(file_id))}`,
    ...(file_name ? { name: cleanText(file_name) } : {}),
    ...(mime_type ? { mimeType: cleanText(mime_type) } : {}),
    ...(file_size === undefined ? {} : { sizeBytes: file_size }),
  };
}

/** The files of one message; Telegram sends one at most. */
export function attachmentsOf(message: TelegramMessage): Attachment[] {
  const largest = message.photo?.at(-1);
  if (largest) return [fileOf("image", largest)];
  for (const [field, kind] of fields) {
    const file = message[field];
    if (file) return [fileOf(kind, file)];
  }
  const { document, sticker } = message;
  if (document) return [fileOf(kindsByType[document.mime_type?.split("/")[0] ?? ""] ?? "file", document)];
  // A sticker says what its emoji says: a thumb answers a yes-or-no question.
  const stickerId = sticker?.emoji || sticker?.file_unique_id;
  return sticker ? [{ kind: "sticker", ...(stickerId ? { stickerId: cleanText(stickerId) } : {}) }] : [];
}

/** The pin of a message; a venue brings its own name. */
export function placeOf({ location, venue }: TelegramMessage): Place | undefined {
  const { latitude, longitude } = location ?? venue?.location ?? { latitude: 0, longitude: 0 };
  if (!isPosition(latitude, longitude)) return undefined;
  const label = venue ? cleanText([venue.title, venue.address].filter(Boolean).join(", ")) : "";
  return { ...pinOf(latitude, longitude), ...(label ? { label: beginning(label, 200) } : {}) };
}
