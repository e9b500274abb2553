import { isHeldByPeople } from "../core/conversation/conversation.ts";
import type { Responder, Step, Turn } from "../core/conversation/turn.ts";
import { waitMs } from "./burst.ts";
import { compose } from "./compose.ts";
import { finish } from "./finish.ts";
import { read } from "./reading.ts";
import { leadToPerson } from "./steps/ask-human.ts";
import { comment } from "./steps/comment.ts";
import { emergency } from "./steps/emergency.ts";
import { link } from "./steps/link.ts";
import { rate } from "./steps/rate.ts";
import { verify } from "./steps/verify.ts";
import { handOverQuestion } from "./talk.ts";
import type { Understanding } from "./understanding.ts";

/**
 * The bot of a chat channel on which the assistant is switched off. Danger is heard as ever, numbers and buttons that
 * need no understanding still count; everything else goes to a person, who is announced once.
 */
export function createQuietBot(deps: Understanding): Responder {
  const { classifier } = deps;
  const steps = finish(compose([underPost(deps), emergency(deps), link, verify, rate, callPerson]));
  return {
    respond: (turn) => steps(turn, async () => {}),
    waitMs: (event) => waitMs(event, classifier),
    isUrgent: (event) => event.kind === "comment" && classifier.readEmergency(event.text) !== undefined,
  };
}

/** Under a public post danger is answered as by the assistant; the rest is kept for a person, without a word. */
function underPost(deps: Understanding): Step {
  const answerDanger = comment(deps);
  return async function underPost(turn, next) {
    if (turn.conversation.postRef === undefined) return next();
    const { text } = read(turn);
    if (deps.classifier.readEmergency(text)) return answerDanger(turn, next);
    if (text !== "") handOverQuestion(turn, "assistant-off", text);
  };
}

const callPerson: Step = async function callPerson(turn) {
  if (!isHeldByPeople(turn.conversation) && hasCome(turn)) leadToPerson(turn, "assistant-off");
};

const hasCome = ({ events }: Turn): boolean => events.some(({ kind }) => kind === "message" || kind === "choice");
