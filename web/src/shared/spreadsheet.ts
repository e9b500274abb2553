import { ApiError } from "../api.ts";
import { sheetWords as say } from "../words-sheet.vi.ts";
import { sayWhy } from "./say-why.ts";

/** A file in memory: the same bytes are sent twice, whatever becomes of the file on the disk meanwhile. */
export interface SheetFile {
  name: string;
  content: Blob;
}

/** Reads a chosen file. */
export async function readSheet(file: File): Promise<SheetFile> {
  return { name: file.name, content: new Blob([await file.arrayBuffer()]) };
}

/** One file as the server wants it; the contract knows no more than that there is one. */
export function formOf({ name, content }: SheetFile) {
  const form = new FormData();
  form.append("file", content, name);
  return { body: { file: name }, bodySerializer: () => form };
}

/** Somebody was faster: what was looked at is no longer what would be done. */
export const isLate = (error: unknown): boolean => error instanceof ApiError && error.code === "STALE";

/** Why a file was not taken, and what to do about it. */
export function whyRefused(error: unknown): string {
  if (!(error instanceof ApiError)) return sayWhy(error);
  const sentences: Record<string, string> = say.refused;
  const sentence = sentences[String(error.details.reason)];
  if (sentence) return sentence;
  return error.code === "TOO_LARGE" ? say.tooBig : sayWhy(error);
}
