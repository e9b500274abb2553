import type { ThreadLine } from "./desk-writer.ts";
import { mask } from "./mask.ts";

/** As much of a talk as is worth reading: its newest lines, each cut. */
const maxLines = 60;
const maxLineChars = 600;

/** A talk as it may leave the house. */
export function maskThread(thread: readonly ThreadLine[]): ThreadLine[] {
  return thread.slice(-maxLines).map(({ by, text }) => ({ by, text: mask(text.slice(0, maxLineChars)) }));
}
