import type { Responder } from "../core/conversation/turn.ts";
import { compose } from "./compose.ts";
import { type FilingDeps, fileReport } from "./steps/file-report.ts";

/** The bot of doors where only other systems speak: it files what they report and never says a word. */
export function createFilingBot(deps: FilingDeps): Responder {
  const steps = compose([fileReport(deps)]);
  return {
    respond: (turn) => steps(turn, async () => {}),
    waitMs: () => 0,
  };
}
