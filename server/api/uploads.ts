import type { Attachment } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import { sniff } from "../sniff.ts";
import type { ApiDeps, Handlers } from "./context.ts";

/** A minute of a telephone's video; photos come smaller, the console shrinks them. */
export const maxUploadBytes = 15_000_000;

/** What staff may attach: what browsers show or play, and papers. HEIC is what telephones of one maker take. */
const accepted = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "image/gif",
  "application/pdf",
  "audio/amr",
  "audio/mpeg",
  "audio/x-m4a",
  "audio/mp4",
  "video/mp4",
];

type FileKind = "image" | "audio" | "video" | "file";
const kinds: readonly FileKind[] = ["image", "audio", "video"];

function kindOf(mimeType: string): FileKind {
  return kinds.find((kind) => mimeType.startsWith(`${kind}/`)) ?? "file";
}

/** A browser that says nothing certain about a file cannot lie about it. */
const sayNothing = ["", "application/octet-stream"];

/** The file as its content shows it. One that claims to be of another kind than it is, is refused. */
async function trueType(file: Express.Multer.File): Promise<string> {
  const mimeType = await sniff(file.buffer, accepted);
  const claimed = file.mimetype.toLowerCase();
  if (!sayNothing.includes(claimed) && kindOf(claimed) !== kindOf(mimeType)) {
    throw new AppError("UNSUPPORTED_FILE", "the file is not what it claims to be", { details: { type: mimeType } });
  }
  return mimeType;
}

/** The files a request names, as attachments. Throws BAD_INPUT for one that was never uploaded. */
export function attachmentsOf(files: Files, named: readonly { key: string }[]): Promise<Attachment[]> {
  return Promise.all(
    named.map(async ({ key }) => {
      const file = await files.get(key);
      if (!file) throw new AppError("BAD_INPUT", "no such file", { details: { issues: [`no file ${key}`] } });
      const { mimeType, content } = file;
      return { kind: kindOf(mimeType), key, mimeType, sizeBytes: content.length };
    }),
  );
}

/** Taking files in and handing them out. What residents sent is shown, never run: no scripts, no guessing of types. */
export function uploadHandlers({ files }: ApiDeps) {
  return {
    uploadFile: async ({ request }) => {
      const { file } = request;
      if (!file) throw new AppError("BAD_INPUT", "one file in the field `file`", { details: { issues: ["file"] } });
      const mimeType = await trueType(file);
      return { ...(await files.put(file.buffer, mimeType)), kind: kindOf(mimeType), mimeType };
    },
    getFile: async ({ params, response }) => {
      const file = await files.get(params.key);
      if (!file) throw new AppError("NOT_FOUND", "no such file");
      const isShown = kindOf(file.mimeType) !== "file";
      response.set({
        "content-type": file.mimeType,
        "content-disposition": isShown ? "inline" : "attachment",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=86400, immutable",
      });
      response.send(Buffer.from(file.content));
      return undefined;
    },
  } satisfies Partial<Handlers>;
}
