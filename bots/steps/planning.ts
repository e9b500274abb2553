import type { Step, Turn } from "../../core/conversation/turn.ts";
import { fold } from "../../core/fold.ts";
import { noPlanningLookUp, type PlanningQuestion } from "../../core/understanding/planning.ts";
import { answerPhrases } from "../answer-phrases.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, handOverQuestion, pendingOf, remember, say, sayTogether } from "../talk.ts";
import type { Understanding } from "../understanding.ts";

/** The record that tells where planning is asked for, and what to bring. */
const procedureId = "thong-tin-quy-hoach";
const planned = /\b(quy hoach|giai toa|lo gioi|mo duong)\b/;
/** Then the paper is asked for, or money, or leave to build: the records answer that. */
const aboutPapers =
  /\b(giay|thu tuc|phi|ho so|mau|may ngay|bao lau|o dau|cho nao|nop|tien|den bu|boi thuong|tai dinh cu|sua|xay|phep|xin)\b/;

/**
 * "Đất thửa này quy hoạch gì": told from a look-up where one is connected, with its source and date; otherwise which office
 * answers that and what to bring. What is planned is never guessed.
 */
export function planning({
  planning: port = noPlanningLookUp,
  knowledge,
  places,
}: Omit<Understanding, "classifier">): Step {
  return async function planning(turn, next) {
    const question = questionIn(turn, places);
    if (!question) return next();
    const found = await port.lookUp(question);
    if (found.kind === "which-plot") return ask(turn, "planning.which-plot", {}, { text: question.text });
    if (found.kind === "nothing") return ask(turn, "planning.nothing", {}, { text: question.text });
    if (found.kind === "not-connected") return tellOffice(turn, knowledge, question.text);
    const { plot, statement, source } = found;
    say(turn, "planning.told", { plot, statement, source: source.title, date: { date: source.checked } });
  };
}

/** What is asked of a plot; after our question for the plot, both messages together. */
function questionIn(turn: Turn, places: Understanding["places"]): PlanningQuestion | undefined {
  const { text, pressed } = read(turn);
  if (text === "" || pressed !== undefined) return undefined;
  const pending = pendingOf(turn);
  const before = pending?.key === "planning.which-plot" ? pending.text : undefined;
  const folded = fold(text);
  const isAsked =
    leadIntent(turn.classification) === "ask-procedure" && planned.test(folded) && !aboutPapers.test(folded);
  if (!isAsked && before === undefined) return undefined;
  const words = before === undefined ? text : `${before}\n${text}`;
  const where = places.read(words);
  return { text: words, ...(where.kind === "found" && { place: where.place }), now: turn.now };
}

/** Which office, which page, what to bring, from the record; where that may not be said, a person is asked. */
async function tellOffice(turn: Turn, knowledge: Understanding["knowledge"], text: string): Promise<void> {
  const { now } = turn;
  const record = await knowledge.answer({ text, chosenId: procedureId, now });
  if (record.kind !== "full") {
    handOverQuestion(turn, "question", text);
    return sayTogether(turn, [
      { key: "planning.not-connected" },
      { key: "proc.handed", params: { due: { due: turn.desk.dueAt } } },
    ]);
  }
  const page = await knowledge.answer({ text: "nộp online ở đâu", procedureId, now });
  const pageWords = page.kind === "short" && page.aspect === "online" ? answerPhrases(page, turn.ward).flat() : [];
  sayTogether(turn, [{ key: "planning.not-connected" }, ...answerPhrases(record, turn.ward).flat()]);
  if (pageWords.length > 0 && !dialogueOf(turn).draft) sayTogether(turn, pageWords);
  remember(turn, { procedureId, articleId: undefined });
}
