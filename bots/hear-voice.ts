import { isHeldByPeople } from "../core/conversation/conversation.ts";
import type { Step, Turn } from "../core/conversation/turn.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import { splitAnswer } from "./choices.ts";
import { read } from "./reading.ts";
import { ask, handOverQuestion, pendingOf, remember, say } from "./talk.ts";

/** Longest piece of a transcript that is read back; the resident knows the rest. */
const maxHeardChars = 250;

/**
 * Voice notes somebody wrote down: read back first, and taken for the resident's own words once they say yes. Danger in
 * one is heard at once. While people hold the conversation nothing is asked; they read the transcript themselves. A
 * transcript that comes later than its note is not read back to somebody who has typed since.
 */
export function hearVoice(steps: Step, { readEmergency }: Pick<Classifier, "readEmergency">): Step {
  const hearAs = async (text: string, turn: Turn, next: () => Promise<void>): Promise<void> => {
    const typed = spoken(turn, text);
    await steps(typed, next);
    if (typed.classification) turn.classification = typed.classification;
  };
  return async function hearVoice(turn, next) {
    const answer = answerToHeard(turn);
    if (answer === "yes") return hearAs(pendingOf(turn)?.text ?? "", turn, next);
    if (answer === "no") return leaveToEars(turn);
    const transcript = transcriptIn(turn);
    if (transcript === "") return steps(turn, next);
    if (readEmergency(transcript)) return hearAs(transcript, turn, next);
    if (isHeldByPeople(turn.conversation)) return steps(turn, next);
    if (hasTypedSince(turn)) return;
    const text = [saidBefore(turn), transcript].filter(Boolean).join("\n");
    ask(turn, "media.voice-heard", { transcript: shorten(text) }, { text });
  };
}

function answerToHeard(turn: Turn): "yes" | "no" | undefined {
  if (pendingOf(turn)?.key !== "media.voice-heard" || isHeldByPeople(turn.conversation)) return undefined;
  const { pressed, text } = read(turn);
  if (pressed === "yes" || pressed === "no") return pressed;
  const typed = splitAnswer(text);
  return typed?.rest === "" ? typed.answer : undefined;
}

/** What was said in the turn's voice notes; empty as soon as something was typed, too. */
function transcriptIn(turn: Turn): string {
  const { text, attachments } = read(turn);
  if (text !== "") return "";
  const said = attachments.map((attachment) => (attachment.kind === "audio" ? (attachment.transcript ?? "") : ""));
  return said.join("\n").trim();
}

/** Whether the resident wrote, or answered something, after the voice note that has now been written down. */
function hasTypedSince({ events, history }: Turn): boolean {
  const [event] = events;
  if (event?.kind !== "heard") return false;
  const note = history.findIndex(({ providerIds }) => providerIds.includes(event.messageRef));
  return note === -1 || history.slice(note).some(({ direction, text }) => direction === "in" && text !== "");
}

/** What was read back of the note before this one and is not answered yet: both are one story. */
function saidBefore(turn: Turn): string | undefined {
  const pending = pendingOf(turn);
  const isLater = turn.events.some(({ kind }) => kind === "heard");
  return isLater && pending?.key === "media.voice-heard" ? pending.text : undefined;
}

/** The same turn as if it had been typed. */
function spoken(turn: Turn, text: string): Turn {
  const { attachments } = read(turn);
  const [first] = turn.events;
  if (!first) return turn;
  const { id, channel, from, thread, at, raw } = first;
  remember(turn, { pending: undefined });
  return { ...turn, events: [{ kind: "message", id, channel, from, thread, at, raw, text, attachments }] };
}

/** Not what was said: a person listens. */
function leaveToEars(turn: Turn): void {
  const { text = "" } = pendingOf(turn) ?? {};
  remember(turn, { pending: undefined });
  handOverQuestion(turn, "voice", text);
  say(turn, "media.voice");
}

function shorten(transcript: string): string {
  const line = transcript.replace(/\p{Cs}/gu, "\uFFFD").replace(/\s+/g, " ");
  return line.length <= maxHeardChars ? line : `${line.slice(0, maxHeardChars)}…`;
}
