import { createHash } from "node:crypto";
import type { RawRequest } from "../../core/channel/channel.ts";
import type { Attachment, InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { cleanText, fitId, pinOf } from "../event-parts.ts";
import { parseJson } from "../json.ts";
import { type Sighting, sightingSchema } from "./payload.ts";

export interface ParseOptions {
  /** Whether a picture at this address may be fetched; what may not stays a link. */
  mayFetch: (address: string) => boolean;
}

/** A picture inside the body goes to the keeper as a data address, like one that has to be fetched. */
function pictureOf(picture: Sighting["pictures"][number], { mayFetch }: ParseOptions): Attachment {
  if ("url" in picture) return { kind: mayFetch(picture.url) ? "image" : "link", url: picture.url };
  const name = picture.name ? { name: cleanText(picture.name) } : {};
  return { kind: "image", url: `data:application/octet-stream;base64,${picture.base64}`, ...name };
}

function placeOf(place: Sighting["place"]) {
  if (!place) return {};
  if ("address" in place) return { place: { label: cleanText(place.address), precision: "unknown" as const } };
  return { place: pinOf(place.latitude, place.longitude) };
}

/** The body without its pictures, for the inbox: they are kept once, as files. */
function withoutPictures(sighting: Sighting): unknown {
  const pictures = sighting.pictures.map((picture) =>
    "url" in picture ? picture : { sha256: createHash("sha256").update(picture.base64).digest("hex") },
  );
  return { ...sighting, pictures };
}

/**
 * One sighting to one `report`, in the source's own thread: what its machines see is handled in order, so that the same
 * thing seen twice at once is one ticket. Throws BAD_INPUT.
 */
export function parseMachine(request: RawRequest, source: string, options: ParseOptions): InboundEvent[] {
  const parsed = sightingSchema.safeParse(parseJson(request.body));
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`);
    throw new AppError("BAD_INPUT", "not a machine's report", { details: { issues } });
  }
  const { id, sensor, category, confidence, at, text, place, pictures, urgent } = parsed.data;
  return [
    {
      kind: "report",
      id: fitId(`${source}:${id}`),
      channel: "machine",
      from: { channel: "machine", account: source, user: source },
      thread: fitId(source),
      at: at ? new Date(at) : request.receivedAt,
      displayName: source,
      raw: withoutPictures(parsed.data),
      text: cleanText(text),
      attachments: pictures.map((picture) => pictureOf(picture, options)),
      urgent,
      machine: { name: source, sensor: cleanText(sensor), ...(confidence === undefined ? {} : { confidence }) },
      externalId: id,
      ...(category ? { category } : {}),
      ...placeOf(place),
    },
  ];
}
