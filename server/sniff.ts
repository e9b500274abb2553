import { fileTypeFromBuffer } from "file-type";
import { AppError } from "../core/errors.ts";

/** The true type of a file, by its first bytes. Throws UNSUPPORTED_FILE unless it starts with one of `accepted` ("image/"). */
export async function sniff(content: Uint8Array, accepted: readonly string[]): Promise<string> {
  const found = await fileTypeFromBuffer(content);
  const mimeType = found?.mime ?? "application/octet-stream";
  // an SVG or HTML file has no signature of its own and ends up here as unknown: never accepted
  if (!accepted.some((start) => mimeType.startsWith(start))) {
    throw new AppError("UNSUPPORTED_FILE", "this kind of file is not accepted", { details: { type: mimeType } });
  }
  return mimeType;
}
