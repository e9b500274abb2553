import sharp from "sharp";
import type { Attachment } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import { fileTypes, maxFileBytes, maxImageBytes } from "./client-messages.ts";

/** A file as it will be sent: to be uploaded, or known to the platform by its address or id. */
export type ZaloFile =
  | { kind: "image" | "file"; content: Blob; name: string }
  | { kind: "gif"; content: Blob; name: string; width: number; height: number }
  | { kind: "image"; url: string }
  | { kind: "sticker"; id: string };

/** What becomes of one attachment: a file, a line with a lasting address under the words, or both. */
export interface Enclosure {
  file?: ZaloFile;
  line?: string;
}

export interface EnclosureDeps {
  files: Pick<Files, "get">;
  /** A lasting public address of a file of ours. */
  linkOf: (key: string) => string;
}

const originalLabel = "Ảnh gốc";
/** Tried in this order until the picture is small enough; the last one always is for anything a phone takes. */
const shrinkings = [
  { side: 2048, quality: 82 },
  { side: 1600, quality: 75 },
  { side: 1280, quality: 68 },
  { side: 960, quality: 55 },
];

/** A smaller copy as JPEG, turned the right way up, without where and when it was taken; undefined for what is no picture. */
async function shrink(content: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    for (const { side, quality } of shrinkings) {
      const fitted = sharp(content, { limitInputPixels: 100_000_000 })
        .rotate()
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
      const small = await fitted.flatten({ background: "#fff" }).jpeg({ quality }).toBuffer();
      if (small.byteLength <= maxImageBytes) return small;
    }
  } catch {
    // No picture after all: its address will do.
  }
  return undefined;
}

const blobOf = (content: Uint8Array, type: string): Blob => new Blob([new Uint8Array(content)], { type });
const lineOf = (label: string | undefined, link: string): string => [label, link].filter(Boolean).join(": ");

type Kept = { content: Uint8Array; mimeType: string };

async function enclosePicture({ content, mimeType }: Kept, name: string, link: string): Promise<Enclosure> {
  if (mimeType === "image/gif" && content.byteLength <= maxFileBytes) {
    const { width, height } = await sharp(content)
      .metadata()
      .catch(() => ({ width: 0, height: 0 }));
    if (width > 0) return { file: { kind: "gif", content: blobOf(content, mimeType), name, width, height } };
  }
  const isSmall = content.byteLength <= maxImageBytes;
  const isTaken = mimeType === "image/jpeg" || mimeType === "image/png";
  if (isSmall && isTaken) return { file: { kind: "image", content: blobOf(content, mimeType), name } };
  const smaller = await shrink(content);
  const line = lineOf(originalLabel, link);
  if (!smaller) return { line };
  const file = { kind: "image" as const, content: blobOf(smaller, "image/jpeg"), name };
  return isSmall ? { file } : { file, line };
}

/** The platform keeps files 7 days only, so a document's lasting address stands in the words as well. */
function encloseDocument({ content, mimeType }: Kept, name: string, link: string): Enclosure {
  const isTaken = fileTypes.includes(mimeType) && content.byteLength <= maxFileBytes;
  const line = lineOf(name, link);
  return isTaken ? { file: { kind: "file", content: blobOf(content, mimeType), name }, line } : { line };
}

/** Makes one attachment ready to send. Throws NOT_FOUND when our own copy is gone. */
export async function enclose(attachment: Attachment, { files, linkOf }: EnclosureDeps): Promise<Enclosure> {
  const { kind, key, url, stickerId } = attachment;
  if (stickerId && !key) return { file: { kind: "sticker", id: stickerId } };
  if (!key) {
    if (kind === "image" && url) return { file: { kind: "image", url } };
    return url ? { line: lineOf(attachment.title ?? attachment.name, url) } : {};
  }
  const kept = await files.get(key);
  if (!kept) throw new AppError("NOT_FOUND", "a file to send is not there any more");
  const name = attachment.name ?? `tep.${kept.mimeType.split("/").at(-1)}`;
  const isPicture = kept.mimeType.startsWith("image/");
  return isPicture ? enclosePicture(kept, name, linkOf(key)) : encloseDocument(kept, name, linkOf(key));
}
