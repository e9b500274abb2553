import type { Attachment } from "../../core/channel/event.ts";
import { table } from "../../core/table.ts";
import type { Place } from "../../core/understanding/place.ts";
import { cleanText, isPosition, pinOf } from "../event-parts.ts";
import type { FacebookAttachment } from "./payload.ts";

const kinds = table<Attachment["kind"]>({
  image: "image",
  audio: "audio",
  video: "video",
  file: "file",
  sticker: "sticker",
});

const urlOf = ({ url, URL: other, payload }: FacebookAttachment): string | undefined =>
  payload?.url || url || other || undefined;

/** The text behind percent signs, or as it is when they mean nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fileNameOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return last === "" ? undefined : decoded(last);
}

/** One attachment. Shared posts, reels, links and templates are links; whatever is new to us is one, too. */
export function attachmentOf(attachment: FacebookAttachment): Attachment {
  const { type, payload } = attachment;
  const stickerId = payload?.sticker_id ?? undefined;
  // Until 2026-08-30 stickers came as images; they are no photo of anything.
  const kind = stickerId ? "sticker" : (kinds[type] ?? "link");
  const url = urlOf(attachment);
  const title = attachment.title || payload?.title;
  const name = kind === "file" ? fileNameOf(url) : undefined;
  return {
    kind,
    ...(url ? { url } : {}),
    ...(name ? { name: cleanText(name) } : {}),
    ...(stickerId ? { stickerId } : {}),
    ...(title ? { title: cleanText(title) } : {}),
  };
}

/** How maps links write a position: two numbers with a comma, Google's `!3d…!4d…`, or two parameters. */
const shapes = [
  /!3d(-?\d{1,2}\.\d{3,})!4d(-?\d{1,3}\.\d{3,})/,
  /\blat(?:itude)?=(-?\d{1,2}\.\d{3,})&(?:lng|lon|long|longitude)=(-?\d{1,3}\.\d{3,})/,
  /(-?\d{1,2}\.\d{3,})\s*,[+\s]*(-?\d{1,3}\.\d{3,})/,
];

/** Links are encoded up to three times: in the maps link, in the redirect around it, and in the share. */
function positionIn(url: string): [number, number] | undefined {
  const plain = decoded(decoded(decoded(url)));
  for (const shape of shapes) {
    const match = shape.exec(plain);
    if (match) return [Number(match[1]), Number(match[2])];
  }
  return undefined;
}

/** Whether an attachment can be a pin: the old location, or a share with a maps link, which came after it. */
export const canBePlace = ({ type }: FacebookAttachment): boolean => type === "location" || type === "fallback";

/** The place a resident shared, as coordinates or as a maps link; undefined when there is none or it is no position. */
export function placeOf(attachments: readonly FacebookAttachment[]): Place | undefined {
  for (const attachment of attachments.filter(canBePlace)) {
    const { lat, long } = attachment.payload?.coordinates ?? {};
    const isGiven = lat !== undefined && long !== undefined;
    const [latitude, longitude] = isGiven ? [lat, long] : (positionIn(urlOf(attachment) ?? "") ?? [0, 0]);
    if (isPosition(latitude, longitude)) return pinOf(latitude, longitude);
  }
  return undefined;
}
