import { isAppError } from "../core/errors.ts";
import { readConfig } from "./config.ts";
import { run } from "./run.ts";

/** A fault at start is one sentence that says what to do; anything else is a bug and shows where. */
try {
  await run(readConfig());
} catch (error) {
  const isKnown = isAppError(error);
  process.stderr.write(`\n${isKnown ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
