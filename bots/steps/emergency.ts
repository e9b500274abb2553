import { isHeldByPeople } from "../../core/conversation/conversation.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { addWords, readSubject, startDraft } from "../draft.ts";
import { dangerTicket, raiseEmergency } from "../raise-emergency.ts";
import { type Reading, read } from "../reading.ts";
import { ask, dialogueOf, pendingOf, remember, say } from "../talk.ts";

type Danger = NonNullable<Classification["emergency"]>;

/** Hears danger before everything else, also while people hold the conversation. */
export function emergency({ classifier, places }: { classifier: Classifier; places: PlaceFinder }): Step {
  return async function emergency(turn, next) {
    const reading = read(turn);
    const danger = dangerIn(turn, reading, classifier);
    if (danger) return answerDanger(turn, reading, danger, { classifier, places });
    if (pendingOf(turn)?.key === "emergency.ask-place" && !isHeldByPeople(turn.conversation)) {
      if (takePlace(turn, reading, places)) return;
    }
    await next();
  };
}

function dangerIn(turn: Turn, reading: Reading, classifier: Classifier): Danger | undefined {
  const pending = pendingOf(turn);
  if (pending?.key === "emergency.check" && reading.pressed === "now") {
    const kind = classifier.readEmergency(dialogueOf(turn).draft?.text ?? "")?.kind ?? "any";
    return { kind, when: "now" };
  }
  return reading.text === "" ? undefined : classifier.readEmergency(reading.text);
}

function answerDanger(
  turn: Turn,
  reading: Reading,
  danger: Danger,
  { classifier, places }: { classifier: Classifier; places: PlaceFinder },
) {
  const { draft: before, procedureId: _, ...dialogue } = dialogueOf(turn);
  const isChecked = pendingOf(turn)?.key === "emergency.check";
  const context = { hasOpenTicket: turn.tickets.length > 0, hasClosedTicket: false };
  const base = (isChecked ? before : undefined) ?? startDraft(turn.now);
  const read = reading.text === "" ? base : readSubject(base, classifier.classify(reading.text, context));
  const found = places.read(reading.text);
  const place = reading.pin ?? (found.kind === "found" ? found.place : base.place);
  const draft = { ...addWords(read, reading.text, reading.attachments), ...(place && { place }) };
  if (danger.when === "unclear" && !isChecked) {
    turn.decide({ do: "alarm", kind: danger.kind });
    if (isHeldByPeople(turn.conversation)) return;
    remember(turn, { ...dialogue, draft });
    return ask(turn, "emergency.check");
  }
  if (isChecked) remember(turn, { draft: undefined, pending: undefined });
  raiseEmergency(turn, danger.kind, draft);
}

/** The answer to "where?" goes to the ticket that is already open, whatever it says. */
function takePlace(turn: Turn, reading: Reading, places: PlaceFinder): boolean {
  const ticket = dangerTicket(turn);
  const isSilent = reading.text === "" && !reading.pin && reading.attachments.length === 0;
  if (!ticket || isSilent) return false;
  const found = places.read(reading.text);
  const place = reading.pin ?? (found.kind === "found" ? found.place : undefined);
  const { text, attachments } = reading;
  turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, text, attachments, ...(place && { place }) });
  remember(turn, { pending: undefined });
  say(turn, "emergency.opened", {}, { code: ticket.code });
  return true;
}
