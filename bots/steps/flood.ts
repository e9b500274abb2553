import type { InboundEvent } from "../../core/channel/event.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { addWords } from "../draft.ts";
import { pretendsToBeTheWard } from "../pretends.ts";
import { type Reading, read } from "../reading.ts";
import { dialogueOf, handOverQuestion, remember, say } from "../talk.ts";

/** More than so many messages within so many seconds are no talk any more. Ours to set: no rule is published. */
const bounds = [
  { messages: 12, seconds: 60 },
  { messages: 60, seconds: 600 },
] as const;
/** The same words so often within ten minutes; short ones ("alo", "dạ") are impatience or an answer. */
const same = { times: 4, chars: 10 } as const;
const dayMs = 24 * 60 * 60_000;

interface Line {
  at: Date;
  text: string;
}

/**
 * Somebody who sends message upon message: told once a day that all of them came, then they are kept and not answered
 * one by one; a person reads them, and decides. It ends by ten quiet minutes or by that person. Danger, files and
 * answers to our questions pass.
 */
export const flood: Step = async function flood(turn, next) {
  const { flood: known, draft, spamToldAt } = dialogueOf(turn);
  const reading = read(turn);
  const isLifted = known?.liftedUntil !== undefined && known.liftedUntil > turn.now;
  if (isLifted || !isTalk(turn, reading)) return next();
  const isHeld = known !== undefined && known.liftedUntil === undefined && turn.recent.length > 0;
  const reason = floodIn([...turn.recent, ...turn.events.map(lineOf)]);
  if (!isHeld && !reason) return next();
  // whoever advertises has been told off already
  const toldAt = [known?.toldAt, spamToldAt].find((at) => at && turn.now.getTime() - at.getTime() < dayMs);
  remember(turn, {
    flood: { since: isHeld ? known.since : turn.now, toldAt: toldAt ?? turn.now },
    ...(draft && { draft: addWords(draft, reading.text, []) }),
  });
  const key = `message-flood:${turn.conversation.id}`;
  turn.decide({ do: "task", kind: "message-flood", key, ...(reason && { reason: `flood-${reason}` }) });
  handOverQuestion(turn, "flood", reading.text);
  if (!toldAt) say(turn, "flood.once");
};

/** Words or stickers that answer nothing we asked, and no fraud, which goes to the police each time. */
function isTalk(turn: Turn, { text, pressed, attachments, pin }: Reading): boolean {
  const isMessage = turn.events.every(({ kind }) => kind === "message");
  return (
    isMessage && !pretendsToBeTheWard(text, turn.ward) && pressed === undefined && attachments.length === 0 && !pin
  );
}

function lineOf(event: InboundEvent): Line {
  return { at: event.at, text: event.kind === "message" ? (event.text ?? "") : "" };
}

/** What is too much about these messages, if anything. */
function floodIn(lines: readonly Line[]): "many" | "same" | undefined {
  const latest = Math.max(...lines.map(({ at }) => at.getTime()));
  const within = (seconds: number) => lines.filter(({ at }) => latest - at.getTime() < seconds * 1000).length;
  if (bounds.some(({ messages, seconds }) => within(seconds) > messages)) return "many";
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const words = text.trim().toLowerCase();
    if (words.length >= same.chars) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts.values()].some((times) => times >= same.times) ? "same" : undefined;
}
