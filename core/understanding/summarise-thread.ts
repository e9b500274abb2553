import { AppError } from "../errors.ts";
import type { DeskWriter, ThreadLine } from "./desk-writer.ts";
import { maskThread } from "./mask-thread.ts";

/** Fewer lines are read faster than asked about. */
export const minSummaryLines = 4;

/** Says what a talk is about. Throws NO_SOURCE where there is next to nothing to sum up, UNGROUNDED where it says more. */
export async function summariseThread(given: { thread: readonly ThreadLine[]; writer: DeskWriter }): Promise<string> {
  const thread = maskThread(given.thread);
  if (thread.length < minSummaryLines) throw new AppError("NO_SOURCE", "too short to sum up");
  return given.writer.summarise(thread);
}
