import type { Decision, Responder, Step } from "../core/conversation/turn.ts";
import { compose } from "./compose.ts";
import { read } from "./reading.ts";
import { emergency } from "./steps/emergency.ts";
import { fileCall } from "./steps/file-call.ts";
import { understand } from "./steps/understand.ts";
import { handOverQuestion } from "./talk.ts";
import type { Understanding } from "./understanding.ts";

/** The bot of the telephone: hears danger and files what callers report. A person does the talking. */
export function createHotlineBot(deps: Omit<Understanding, "knowledge">): Responder {
  const steps = mute(compose([emergency(deps), understand(deps), fileCall(deps)]));
  return {
    respond: (turn) => steps(turn, async () => {}),
    waitMs: () => 0,
  };
}

/**
 * The bot of carriers, where something comes in by them at all: hears danger, and leaves everything else to a person.
 * Every word of its own would cost the ward money.
 */
export function createCarrierBot(deps: Omit<Understanding, "knowledge">): Responder {
  const forThePerson: Step = async (turn) => handOverQuestion(turn, "question", read(turn).text);
  const steps = mute(compose([emergency(deps), understand(deps), forThePerson]));
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
