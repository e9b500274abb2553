import { useRef } from "react";
import type { Line } from "./queries.ts";

/** Lines that come into the page and leave it together. */
const blockLines = 20;

interface LineBlock {
  key: number;
  from: number;
  to: number;
}

/**
 * Cuts a thread into blocks that stay the same ones while lines are put in front or behind: they are counted from the
 * line that was first when the thread was opened.
 */
export function useBlocks(lines: Line[]): LineBlock[] {
  const origin = useRef<string>(undefined);
  const found = lines.findIndex((line) => line.id === origin.current);
  if (found < 0) origin.current = lines[0]?.id;
  const start = Math.max(0, found);
  const first = Math.floor(-start / blockLines);
  const last = Math.ceil((lines.length - start) / blockLines);
  return Array.from({ length: last - first }, (_, index) => ({
    key: first + index,
    from: Math.max(0, start + (first + index) * blockLines),
    to: Math.min(lines.length, start + (first + index + 1) * blockLines),
  }));
}
