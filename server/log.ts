import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
import { redact } from "../core/redact.ts";

export type { Logger };

/** Fields that may hold what a resident wrote or who they are; cut out wherever they turn up. */
const privatePaths = ["text", "body", "phone", "displayName", "raw", "event", "message.text", "req.headers.cookie"];

/**
 * Structured log on standard output. Message text, names and phone numbers never get in: known fields are removed,
 * and what an error says is redacted.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
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
