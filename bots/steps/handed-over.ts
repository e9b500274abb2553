import { isHeldByPeople } from "../../core/conversation/conversation.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Classifier } from "../../core/understanding/classification.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { answerPhrases } from "../answer-phrases.ts";
import { leadIntent } from "../intents.ts";
import { meantTicket, openTickets } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { questionOf } from "./answer.ts";
import { readContext } from "./understand.ts";

/** While people hold the conversation the bot says nothing; where it knows the answer it proposes it to them. */
export function handedOver(deps: { classifier: Classifier; knowledge: KnowledgeBase }): Step {
  return async function handedOver(turn, next) {
    if (!isHeldByPeople(turn.conversation)) return next();
    await propose(turn, deps);
  };
}

async function propose(
  turn: Turn,
  { classifier, knowledge }: { classifier: Classifier; knowledge: KnowledgeBase },
): Promise<void> {
  const { text } = read(turn);
  if (text === "") return;
  const classification = classifier.classify(text, readContext(turn));
  turn.classification = classification;
  const lead = leadIntent(classification);
  const ticket = meantTicket(text, openTickets(turn));
  if (lead === "track-ticket" && ticket) {
    turn.decide({ do: "draft", phrases: [{ key: "track.state" }], about: { code: ticket.code } });
  }
  if (lead !== "ask-procedure") return;
  const answer = await knowledge.answer(questionOf(turn, text));
  if (answer.kind !== "full" && answer.kind !== "short" && answer.kind !== "article") return;
  turn.decide({ do: "draft", phrases: answerPhrases(answer, turn.ward).flat() });
}
