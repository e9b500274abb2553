import type { Dialogue } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { isDone, isOpen } from "../../core/ticket/ticket.ts";
import type { ReadingContext } from "../../core/understanding/classification.ts";
import { kinshipIn } from "../kinship.ts";
import { withoutNumber } from "../open-report.ts";
import { read } from "../reading.ts";
import { readTwice } from "../second-reading.ts";
import { dialogueOf, pendingOf, remember } from "../talk.ts";
import type { Understanding } from "../understanding.ts";

const minLanguageWords = 4;

/** Reads the turn's words once, for all steps below. */
export function understand(deps: Pick<Understanding, "classifier" | "secondReader">): Step {
  const { classifier, secondReader } = deps;
  return async function understand(turn, next) {
    const { text, pressed } = read(turn);
    if (text !== "") {
      const words = withoutNumber(text);
      const reading = classifier.classify(words, readContext(turn));
      turn.classification = pressed === undefined ? await readTwice(turn, reading, words, secondReader) : reading;
      noteSpeaker(turn, text, turn.classification.language);
    }
    await next();
  };
}

/** A word or two tell no language; a kinship word is kept until another one is used. */
export function noteSpeaker(turn: Turn, text: string, language: Dialogue["language"]) {
  const before = dialogueOf(turn);
  const isTelling = text.trim().split(/\s+/).length >= minLanguageWords;
  if (isTelling && language !== before.language) remember(turn, { language });
  const kinship = kinshipIn(text);
  if (kinship !== undefined && kinship !== before.kinship) remember(turn, { kinship });
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
