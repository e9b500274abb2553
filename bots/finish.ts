import { isHeldByPeople } from "../core/conversation/conversation.ts";
import type { Dialogue } from "../core/conversation/dialogue.ts";
import type { Decision, PhraseUse, Step, Turn } from "../core/conversation/turn.ts";
import { inEnglish, withEnglishChoices } from "./english.ts";
import { missedKey, missedPhrases, missedTickets } from "./missed.ts";
import { dialogueOf } from "./talk.ts";
import { spellChoices } from "./typed-choices.ts";

const minuteMs = 60_000;
/** A draft nobody answers is filed or asked after (dialogues §1.17, our proposal). */
const draftSilentMs = 15 * minuteMs;
const remindedSilentMs = 120 * minuteMs;
const draftLifeMs = 24 * 60 * minuteMs;

/**
 * What holds for every turn, in one place: the bot introduces itself with its first words (never before danger), uses
 * the resident's own word, forgets questions that were passed over, and sets the conversation's alarm clock.
 */
export function finish(steps: Step): Step {
  return async function finish(turn, next) {
    const decisions: Decision[] = [];
    const inner = openTurn(turn, decisions);
    await steps(inner, next);
    if (inner.classification) turn.classification = inner.classification;
    const before = turn.conversation.dialogue;
    const after = settle(before, inner);
    const told = tellMissed(inner, decisions, after.language);
    const spoken = inEnglish(spellChoices(told, inner, after), after.language);
    for (const decision of introduce(spoken, before, after)) turn.decide(decision);
    if (after === before) return;
    const dialogue = withEnglishChoices(after, spoken, turn.now);
    turn.decide({ do: "remember", dialogue, wakeAt: wakeAt(after, decisions, turn.now) });
  };
}

/** The turn the steps see: their decisions are gathered, and a draft of yesterday is gone. */
function openTurn(turn: Turn, decisions: Decision[]): Turn {
  const { draft, pending, queue, ...rest } = turn.conversation.dialogue;
  const isStale = draft !== undefined && turn.now.getTime() - draft.startedAt.getTime() >= draftLifeMs;
  const conversation = isStale ? { ...turn.conversation, dialogue: rest } : turn.conversation;
  return { ...turn, conversation, decisions, decide: (decision) => void decisions.push(decision) };
}

function settle(before: Dialogue, inner: Turn): Dialogue {
  const after = dialogueOf(inner);
  const said = sentences(inner.decisions);
  if (said.length === 0) return after;
  const isPassedOver = after.pending !== undefined && after.pending === before.pending && !after.draft;
  const isUnderstood = after.misunderstood > 0 && after.misunderstood === before.misunderstood;
  return {
    ...after,
    introduced: after.introduced || said.some((one) => !isDanger(one.key)),
    ...(isPassedOver && { pending: undefined }),
    ...(isUnderstood && { misunderstood: 0 }),
  };
}

/**
 * What could not be pushed comes first when the resident writes again: a line before the first words, or a message of its
 * own where nothing else is said. Danger and people go before it; it then waits for the next turn.
 */
function tellMissed(turn: Turn, decisions: Decision[], language: Dialogue["language"]): Decision[] {
  const isResident = turn.events.some((event) => event.kind === "message" || event.kind === "choice");
  const said = sentences(decisions);
  if (!isResident || language !== "vi" || isHeldByPeople(turn.conversation)) return decisions;
  if (said.some((one) => isDanger(one.key) || one.key === missedKey)) return decisions;
  const missed = missedPhrases(missedTickets(turn));
  if (missed.length === 0) return decisions;
  const first = decisions.find((one) => one.do === "say");
  if (!first) return [...decisions, { do: "say", phrases: missed }];
  return decisions.map((one) => (one === first ? { ...first, phrases: [...missed, ...first.phrases] } : one));
}

function introduce(decisions: readonly Decision[], before: Dialogue, after: Dialogue): Decision[] {
  let isDue = !before.introduced && after.language === "vi";
  const kinship = after.kinship === undefined ? {} : { addr: after.kinship };
  return decisions.flatMap((decision): Decision[] => {
    if (decision.do === "remember") return [];
    if (decision.do !== "say" || isForAll(decision)) return [decision];
    const phrases = decision.phrases.map(({ key, params }) => ({ key, params: { ...kinship, ...params } }));
    const isFirst = isDue && !phrases.some((phrase) => isDanger(phrase.key));
    if (isFirst) isDue = false;
    return [{ ...decision, phrases: isFirst ? [{ key: "bot.intro" }, ...phrases] : phrases }];
  });
}

function wakeAt(dialogue: Dialogue, decisions: readonly Decision[], now: Date): Date | null {
  const isWithPeople = decisions.some((one) => one.do === "handOver" && one.what === "conversation");
  const { draft = dialogue.queue?.[0] } = dialogue;
  if (!draft || isWithPeople) return null;
  return new Date(now.getTime() + (draft.reminded ? remindedSilentMs : draftSilentMs));
}

function sentences(decisions: readonly Decision[]): PhraseUse[] {
  return decisions.flatMap((decision) => (decision.do === "say" && !isForAll(decision) ? decision.phrases : []));
}

/** What stands in public, or is for the desk's eyes: it introduces nobody and uses nobody's word. */
function isForAll({ purpose }: Extract<Decision, { do: "say" }>): boolean {
  return purpose === "public" || purpose === "hide";
}

function isDanger(key: string): boolean {
  return key.startsWith("emergency.");
}
