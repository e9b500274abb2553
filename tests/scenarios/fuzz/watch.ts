import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Megabytes of the heap that are in use once everything nobody needs is gone. */
export function heapMb(): number {
  collect();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
}

/** Counts what nobody caught, until it is closed. */
export function watchRejections(): { readonly seen: string[]; close(): void } {
  const seen: string[] = [];
  const note = (reason: unknown): void => void seen.push(String(reason));
  process.on("unhandledRejection", note);
  return { seen, close: () => process.off("unhandledRejection", note) };
}
