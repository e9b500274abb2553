import { isHeldByPeople } from "../../core/conversation/conversation.ts";
import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { askedOf, incidentKinds } from "../../core/incident/kinds.ts";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { splitAnswer } from "../choices.ts";
import { addWords, readSubject, startDraft } from "../draft.ts";
import { isOtherSubject } from "../intents.ts";
import { dangerTicket, raiseEmergency } from "../raise-emergency.ts";
import { type Reading, read } from "../reading.ts";
import { ask, dialogueOf, pendingOf, remember, say } from "../talk.ts";
import { noteSpeaker, readContext } from "./understand.ts";

interface Deps {
  classifier: Classifier;
  places: PlaceFinder;
}

type Danger = NonNullable<Classification["emergency"]>;

/** Hears danger before everything else, also while people hold the conversation. */
export function emergency(deps: Deps): Step {
  return async function emergency(turn, next) {
    const reading = read(turn);
    const danger = dangerIn(turn, reading, deps.classifier);
    if (danger) return answerDanger(turn, reading, danger, deps);
    if (pendingOf(turn)?.key === "emergency.ask-place" && !isHeldByPeople(turn.conversation)) {
      if (takePlace(turn, reading, deps)) return;
    }
    await next();
  };
}

/** Danger in the words as a whole, or in one message alone: what else a resident writes in one go must not hide it. */
function dangerOf(text: string, texts: string[], classifier: Classifier): Danger | undefined {
  const alone = texts.length > 1 ? texts.map((one) => classifier.readEmergency(one)) : [];
  return classifier.readEmergency(text) ?? alone.find((danger) => danger?.when === "now") ?? alone.find(Boolean);
}

/** "Có người kẹt" and its like, pressed at any time, or a yes to the question whether anybody is. */
function answeredDanger(turn: Turn, { text, pressed }: Reading): Danger["kind"] | undefined {
  if (pressed === "trapped" || pressed === "medical") return pressed;
  const asked = askedOf(pendingOf(turn)?.key);
  return asked && splitAnswer(text)?.answer === "yes" ? incidentKinds[asked].danger : undefined;
}

/** Asked whether it goes on, the resident may press, or tell: both texts together then say; unclear again counts as yes. */
function dangerIn(turn: Turn, reading: Reading, classifier: Classifier): Danger | undefined {
  const answered = answeredDanger(turn, reading);
  if (answered) return { kind: answered, when: "now" };
  const isAsked = pendingOf(turn)?.key === "emergency.check";
  const told = isAsked ? (dialogueOf(turn).draft?.text ?? "") : "";
  if (isAsked && reading.pressed === "now") return { kind: classifier.readEmergency(told)?.kind ?? "any", when: "now" };
  if (reading.text === "" || reading.pressed !== undefined) return undefined;
  const words = isAsked ? `${told}\n${reading.text}` : reading.text;
  const danger = dangerOf(words, reading.texts, classifier);
  return danger && isAsked ? { ...danger, when: "now" } : danger;
}

function answerDanger(turn: Turn, reading: Reading, danger: Danger, deps: Deps) {
  const { draft: before } = dialogueOf(turn);
  const isChecked = pendingOf(turn)?.key === "emergency.check";
  const isUnclear = danger.when === "unclear" && !isChecked;
  // told when asked, so it is the report that led to the question
  const isAnswer = isChecked || before?.flooded !== undefined;
  const draft = hear(turn, reading, (isAnswer || isUnclear) && before ? before : startDraft(turn.now), deps);
  if (isUnclear) {
    turn.decide({ do: "alarm", kind: danger.kind });
    if (isHeldByPeople(turn.conversation)) return;
    remember(turn, { draft });
    return ask(turn, "emergency.check");
  }
  if (isAnswer) remember(turn, { draft: undefined, pending: undefined });
  raiseEmergency(turn, danger.kind, draft);
}

/** The danger's own report: words, files, place, and what the classifier makes of them. */
function hear(turn: Turn, reading: Reading, base: ReportDraft, { classifier, places }: Deps): ReportDraft {
  const { text, attachments, pin } = reading;
  const found = places.read(text);
  const place = pin ?? (found.kind === "found" ? found.place : base.place);
  const draft = { ...addWords(base, text, attachments), ...(place && { place }) };
  if (text === "") return draft;
  const classification = classifier.classify(text, readContext(turn));
  noteSpeaker(turn, text, classification.language);
  return draft.category ? draft : readSubject(draft, classification);
}

/** The answer to "where?" goes to the ticket that is already open, unless it plainly asks for something else. */
function takePlace(turn: Turn, reading: Reading, { classifier, places }: Deps): boolean {
  const { text, attachments, pin } = reading;
  const ticket = dangerTicket(turn);
  if (!ticket || (text === "" && !pin && attachments.length === 0)) return false;
  const found = places.read(text);
  const place = pin ?? (found.kind === "found" ? found.place : undefined);
  if (!place && text !== "" && isOtherSubject(classifier.classify(text, readContext(turn)))) return false;
  turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, text, attachments, ...(place && { place }) });
  remember(turn, { pending: undefined });
  say(turn, "emergency.opened", {}, { code: ticket.code });
  return true;
}
