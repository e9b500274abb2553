import { isHeldByPeople } from "../core/conversation/conversation.ts";
import type { Decision, PhraseUse, Turn } from "../core/conversation/turn.ts";

type Say = Extract<Decision, { do: "say" }>;

/** Sentences that are put otherwise where the answer to them comes in another place. */
const inPrivate: Record<string, string> = { "report.confirm": "comment.private" };

const isSay = (decision: Decision): decision is Say => decision.do === "say";

/** Whether anything went out under this post's comment: it has had its one private reply. */
export function isAnswered(turn: Turn): boolean {
  return turn.history.some((line) => line.direction === "out") || turn.conversation.dialogue.movedTo !== undefined;
}

/**
 * Carries out under a public post what the abilities decided for a talk: all sentences become the one private reply,
 * and where everybody reads stands a single line without anything of the case. In danger the private reply is the fixed
 * words and nothing else, and goes first; in a crowd, and while people hold the talk, nothing is written in public.
 */
export function decideInPublic(turn: Turn, decisions: readonly Decision[]): void {
  const isDanger = decisions.some((decision) => decision.do === "alarm");
  for (const decision of decisions) if (!isSay(decision)) turn.decide(decision);
  const all = isAnswered(turn) ? [] : decisions.filter(isSay);
  const says = isDanger ? all.slice(0, 1) : all;
  const phrases = says.flatMap((say): PhraseUse[] => say.phrases.map(asInPrivate));
  if (phrases.length === 0) return;
  const about = says.find((say) => say.about)?.about;
  const reply: Decision = {
    do: "say",
    purpose: "comment",
    phrases,
    ...(about && { about }),
    ...(isDanger && { urgent: true }),
  };
  if (isDanger) turn.decide(reply);
  const isQuiet = turn.isCrowded || isHeldByPeople(turn.conversation);
  if (!isQuiet) turn.decide({ do: "say", purpose: "public", phrases: [{ key: "comment.public" }] });
  if (!isDanger) turn.decide(reply);
}

function asInPrivate({ key, params }: PhraseUse): PhraseUse {
  return { key: inPrivate[key] ?? key, ...(params && { params }) };
}

/** A turn in which everything may be done but speak: nobody would read it. Decisions go where the given turn's go. */
export function hushed(turn: Turn): Turn {
  return { ...turn, decide: (decision) => void (decision.do !== "say" && turn.decide(decision)) };
}
