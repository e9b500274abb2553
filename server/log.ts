import { type DestinationStream, type LogFn, type Logger, type LoggerOptions, pino } from "pino";
import { redact } from "../core/redact.ts";

export type { Logger };

/** Fields that may hold what a resident wrote or who they are; cut out wherever they turn up. */
const privatePaths = ["text", "body", "phone", "displayName", "raw", "event", "message.text", "req.headers.cookie"];

/** Tells of every line how loud it is, and which background loop it is about, before it is written. */
function counted(onLine: (line: { level: string; loop: string | undefined }) => void) {
  return function (this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
    const fields: unknown = args[0];
    const loop = typeof fields === "object" && fields && "loop" in fields ? String(fields.loop) : undefined;
    onLine({ level: pino.levels.labels[level] ?? "info", loop });
    method.apply(this, args);
  };
}

/**
 * Structured log on standard output. Message text, names and phone numbers never get in: known fields are removed,
 * and what an error says is redacted.
 */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination(1),
  onLine?: (line: { level: string; loop: string | undefined }) => void,
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    ...(onLine && { hooks: { logMethod: counted(onLine) } }),
    redact: { paths: privatePaths, remove: true },
    serializers: {
      error: (error: unknown) => {
        if (!(error instanceof Error)) return { type: typeof error };
        const { name, message, stack } = error;
        // Only what kind: the words of a library's fault may quote a row.
        const cause = error.cause instanceof Error ? error.cause.name : undefined;
        const code = "code" in error ? String(error.code) : undefined;
        return {
          name,
          code,
          cause,
          message: redact(message).slice(0, 300),
          stack: redact(stack ?? "").slice(0, 2_000),
        };
      },
    },
  };
  return pino(options, destination);
}
