import type { Decision, Responder, Step } from "../core/conversation/turn.ts";
import type { Understanding } from "./citizen.ts";
import { compose } from "./compose.ts";
import { emergency } from "./steps/emergency.ts";
import { fileCall } from "./steps/file-call.ts";
import { understand } from "./steps/understand.ts";

/** The bot of the telephone: hears danger and files what callers report. A person does the talking. */
export function createHotlineBot(deps: Omit<Understanding, "knowledge">): Responder {
  const steps = mute(compose([emergency(deps), understand(deps), fileCall(deps)]));
  return {
    respond: (turn) => steps(turn, async () => {}),
    waitMs: () => 0,
  };
}

/** Carries out everything but words: nobody reads them on a telephone, and no answer is waited for. */
function mute(steps: Step): Step {
  return async function mute(turn, next) {
    const decisions: Decision[] = [];
    const inner = { ...turn, decisions, decide: (decision: Decision) => void decisions.push(decision) };
    await steps(inner, next);
    if (inner.classification) turn.classification = inner.classification;
    for (const decision of decisions) if (decision.do !== "say" && decision.do !== "remember") turn.decide(decision);
  };
}
