import type { Step, Turn } from "../../core/conversation/turn.ts";
import { isDone, isOpen } from "../../core/ticket/ticket.ts";
import type { Classifier, ReadingContext } from "../../core/understanding/classification.ts";
import { read } from "../reading.ts";
import { dialogueOf, pendingOf, remember } from "../talk.ts";

/** Reads the turn's words once, for all steps below. */
export function understand({ classifier }: { classifier: Classifier }): Step {
  return async function understand(turn, next) {
    const { text } = read(turn);
    if (text !== "") {
      turn.classification = classifier.classify(text, readContext(turn));
      const { language } = turn.classification;
      if (language !== dialogueOf(turn).language) remember(turn, { language });
    }
    await next();
  };
}

/** What the conversation says about how its next words are meant. */
export function readContext(turn: Turn): ReadingContext {
  const { procedureId } = dialogueOf(turn);
  const pending = pendingOf(turn)?.key;
  return {
    ...(pending !== undefined && { pending }),
    ...(procedureId !== undefined && { procedureId }),
    hasOpenTicket: turn.tickets.some((ticket) => isOpen(ticket.status) && !isDone(ticket.status)),
    hasClosedTicket: turn.tickets.some((ticket) => isDone(ticket.status)),
  };
}
