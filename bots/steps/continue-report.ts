import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { askedOf } from "../../core/incident/kinds.ts";
import { isSaidBack } from "../../core/understanding/classification.ts";
import type { PlaceFinder, PlaceReading } from "../../core/understanding/place.ts";
import { splitAnswer } from "../choices.ts";
import { addWords, asPast, chooseCategory, hasMatter, readSubject, startDraft } from "../draft.ts";
import { joinFlood } from "../flood-mode.ts";
import { hasIntent, isOtherSubject, leadIntent } from "../intents.ts";
import { openQuestion, proceed, show } from "../next-question.ts";
import { openConfirmed, openInConfidence, openJoined } from "../open-report.ts";
import { type Reading, read } from "../reading.ts";
import { askWhatIsWrong, takeButton } from "../report-answers.ts";
import { dialogueOf, expectAnswer, handOverConversation, pendingOf, remember, say } from "../talk.ts";

const showing: ReadonlySet<string> = new Set(["report.confirm", "report.corrected", "report.confirm-what"]);
const askingPlace = /^report\.ask-(where|landmark|street|which|old-ward)$/;

/** Puts a report together over several turns; another subject is let through once and led back from. */
export function continueReport({ places }: { places: PlaceFinder }): Step {
  return async function continueReport(turn, next) {
    const { draft } = dialogueOf(turn);
    if (!draft) return next();
    const reading = read(turn);
    const pending = pendingOf(turn);
    if (reading.pressed !== undefined) {
      const isOffered = pending?.choices.some((choice) => choice.value === reading.pressed) ?? false;
      if (isOffered && (await takeButton(turn, draft, reading.pressed))) return;
      return letThrough(turn, next);
    }
    if (draft.flooded && askedOf(pending?.key)) {
      const said = splitAnswer(reading.text)?.rest ?? reading.text;
      const isElsewhere = placeIn(reading, said, places, draft).kind !== "none" || isOtherSubject(turn.classification);
      if (!isElsewhere) return joinFlood(turn, addWords(draft, said, reading.attachments));
    }
    if (pending?.key === "integrity.lane" && reading.text !== "") {
      return openInConfidence(turn, addWords(draft, reading.text, reading.attachments));
    }
    const isSame = pending?.key === "report.same";
    const answer = isSame || showing.has(pending?.key ?? "") ? answerIn(turn, reading.text) : undefined;
    if (answer?.answer === "yes" && isSame) return openJoined(turn, addWords(draft, answer.rest, reading.attachments));
    if (answer?.answer === "yes") return confirm(turn, draft, reading, answer.rest, places);
    if (answer?.answer === "no" && answer.rest === "") return isSame ? show(turn, draft) : askWhatIsWrong(turn, draft);
    const said = answer?.rest ?? reading.text;
    const place = placeIn(reading, said, places, draft);
    if (!answer && place.kind === "none" && isOtherSubject(turn.classification)) return letThrough(turn, next);
    await take(turn, draft, reading, said, place, answer?.answer === "no");
  };
}

/** Yes or no to what was shown; an intent counts where the words are unusual. */
function answerIn(turn: Turn, text: string): ReturnType<typeof splitAnswer> {
  const typed = splitAnswer(text);
  if (typed || text === "") return typed;
  const lead = leadIntent(turn.classification);
  return lead === "confirm" ? { answer: "yes", rest: "" } : undefined;
}

/** A yes may bring more of the same, or another report. */
async function confirm(turn: Turn, draft: ReportDraft, reading: Reading, rest: string, places: PlaceFinder) {
  const where: PlaceReading = rest === "" ? { kind: "none" } : places.read(rest);
  const { classification } = turn;
  const [best] = classification && isSaidBack(classification) ? classification.categories : [];
  const isNew = best !== undefined && (best.id !== draft.category || where.kind === "found");
  if (rest === "" || !isNew || !classification || !hasIntent(turn, "report-issue")) {
    return openConfirmed(turn, addWords(draft, rest, reading.attachments));
  }
  openConfirmed(turn, draft, { askContact: false });
  const second = readSubject(addWords(startDraft(turn.now), rest, reading.attachments), classification);
  await proceed(turn, where.kind === "found" ? { ...second, place: where.place } : second, where);
}

function placeIn(reading: Reading, said: string, places: PlaceFinder, draft: ReportDraft): PlaceReading {
  if (reading.pin) return { kind: "found", place: reading.pin };
  return said === "" ? { kind: "none" } : places.read(said, draft.place);
}

/** Takes what the message brings to the slots it names, and to no other. */
async function take(
  turn: Turn,
  before: ReportDraft,
  reading: Reading,
  said: string,
  where: PlaceReading,
  isDenied: boolean,
) {
  const { classification } = turn;
  const pending = pendingOf(turn)?.key ?? "";
  const isPlaceAnswer = askingPlace.test(pending);
  const bringsSubject = (classification?.categories.length ?? 0) > 0 && !isPlaceAnswer;
  const wantsSubject = isDenied ? where.kind === "none" || bringsSubject : before.category === undefined;
  let draft = addWords(before, said, reading.attachments);
  if (isDenied) draft = { ...draft, denied: true };
  if (where.kind === "found") draft = { ...draft, place: where.place, candidates: [], flooded: undefined };
  if (classification && bringsSubject && wantsSubject) draft = readSubject(draft, classification);
  if (pending === "emergency.check") draft = asPast(draft);
  if (pending === "report.choose-category" && !draft.category) draft = chooseCategory(draft, "other-unclassified");
  const bringsWords = leadIntent(classification) !== undefined || !hasMatter(before) || pending === "emergency.check";
  const isPlaceNews = where.kind === "found" || where.kind === "candidates" || isPlaceAnswer;
  if (isPlaceNews || (bringsSubject && wantsSubject) || reading.attachments.length > 0)
    return proceed(turn, draft, where);
  if (isDenied) return askWhatIsWrong(turn, draft);
  if (bringsWords) return proceed(turn, draft, where);
  await stayUnclear(turn, draft);
}

/** Once the question is shown again, then a person sees to it, with the draft attached. */
async function stayUnclear(turn: Turn, draft: ReportDraft) {
  const { misunderstood } = dialogueOf(turn);
  remember(turn, { draft, misunderstood: misunderstood + 1 });
  if (misunderstood === 0) return proceed(turn, draft);
  say(turn, "fallback.second");
  handOverConversation(turn, "misunderstood");
}

async function letThrough(turn: Turn, next: () => Promise<void>): Promise<void> {
  await next();
  const { draft } = dialogueOf(turn);
  const isLeftToPerson = turn.decisions.some((one) => one.do === "handOver" && one.what === "conversation");
  const said = turn.decisions.filter((one) => one.do === "say").length;
  if (!draft || draft.resumed || isLeftToPerson || said !== 1) return;
  const { short, key, params } = openQuestion(turn, draft);
  const what = draft.summary ?? { phrase: "what.told" };
  say(turn, "report.resume", { what, question: { phrase: short, params } });
  expectAnswer(turn, key, params);
  remember(turn, { draft: { ...draft, resumed: true } });
}
