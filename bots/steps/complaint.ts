import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { fold } from "../../core/fold.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { addWords, chooseCategory, readSubject, startDraft, toReport } from "../draft.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { expectAnswer, handOverQuestion, say } from "../talk.ts";

/** The record that tells how a complaint is handed in. */
const recordId = "khieu-nai";

/** Words, without accents, of somebody who asks; and of somebody who is about to complain, whatever they ask besides. */
const asks = /\b(gi|dau|sao|nao|may|ai|bao lau|bao nhieu|khong|hong|hok|ko)\b/;
const complains = /\b(muon|xin|yeu cau|se|dang|da|gui)\b(?! don).{0,12}\bkhieu nai\b/;

/**
 * A complaint in the sense of the law takes its own way: that is told from the record, and the matter gets a code, which is
 * no letter of complaint. A plain question on the procedure is left to the answers.
 */
export function complaint({ knowledge }: { knowledge: KnowledgeBase }): Step {
  return async function complaint(turn, next) {
    const { text, attachments } = read(turn);
    if (!turn.classification?.flags.includes("formal-complaint") || text === "") return next();
    if (isQuestion(turn, text)) return next();
    const draft = readSubject(addWords(startDraft(turn.now), text, attachments), turn.classification);
    const about = { ref: "complaint" };
    turn.decide({ do: "openTicket", ...about, report: reportOf(draft) });
    tellWay(turn, knowledge, text);
    say(turn, "complaint.noted", {}, about);
  };
}

function isQuestion(turn: Turn, text: string): boolean {
  const folded = fold(text);
  return leadIntent(turn.classification) === "ask-procedure" && asks.test(folded) && !complains.test(folded);
}

/** No place is missing where a decision is complained about; a word of corruption in it is for the few who may read that. */
function reportOf(draft: ReportDraft) {
  const report = toReport(chooseCategory(draft, "other-unclassified"), false);
  const isIntegrity = draft.proposals.some(({ id }) => id === "integrity-complaint");
  return {
    ...report,
    flags: report.flags.filter((flag) => flag !== "needs-info"),
    ...(isIntegrity && { visibility: "confidential" as const }),
  };
}

function tellWay(turn: Turn, knowledge: KnowledgeBase, text: string): void {
  const way = knowledge.lawfulWay(recordId, turn.now);
  if (!way) {
    handOverQuestion(turn, "question", text);
    say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
    return;
  }
  const { steps, limit, source } = way;
  const key = limit === undefined ? "complaint.path-alone" : "complaint.path";
  const params = { steps, ...(limit !== undefined && { limit }), source: source.title, date: { date: source.checked } };
  say(turn, key, params);
  expectAnswer(turn, key, params, { text });
}
