import type { Step } from "../../core/conversation/turn.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, handOverConversation, remember, say } from "../talk.ts";

/** The city's help line, for what is no matter of the ward and has no address we know. */
const cityHelpLine = "tổng đài 1022";

/** Nothing above knew what to do: say so once with a way out, the second time a person is called. */
export const fallback: Step = async function fallback(turn) {
  const { text, attachments } = read(turn);
  const hasSpoken = turn.events.some((event) => event.kind === "message" || event.kind === "choice");
  if (!hasSpoken) return;
  if (leadIntent(turn.classification) === "out-of-scope") {
    return say(turn, "scope.elsewhere", { office: cityHelpLine });
  }
  if (text === "" && attachments.length === 0) return ask(turn, "greet.menu");
  const { misunderstood } = dialogueOf(turn);
  remember(turn, { misunderstood: misunderstood + 1 });
  if (misunderstood === 0) return ask(turn, "fallback.first");
  say(turn, "fallback.second");
  handOverConversation(turn, "misunderstood");
};
