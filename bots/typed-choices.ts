import type { Dialogue } from "../core/conversation/dialogue.ts";
import type { Decision, PhraseUse, Turn } from "../core/conversation/turn.ts";

const letters = ["a", "b", "c", "d", "e"] as const;

/**
 * Where a channel carries no buttons, a question says in words what may be typed instead ("Trả lời 1 là đúng rồi, 2 là
 * sửa địa chỉ."); the numbers are those typed answers are read by. English questions stand for themselves.
 */
export function spellChoices(decisions: readonly Decision[], turn: Turn, after: Dialogue): Decision[] {
  const { pending, language } = after;
  const isAsked = pending !== undefined && pending.at.getTime() === turn.now.getTime() && pending.choices.length > 0;
  const last = decisions.findLast((one) => one.do === "say");
  if (turn.limits.maxChoices > 0 || !isAsked || !last || language !== "vi") return [...decisions];
  const line = lineOf(pending.choices.map(({ label }) => label));
  return decisions.map((one) => (one === last ? { ...last, phrases: [...last.phrases, line] } : one));
}

function lineOf(labels: readonly string[]): PhraseUse {
  const told = labels.slice(0, letters.length);
  const words = told.map((label, index) => [letters[index], label.charAt(0).toLowerCase() + label.slice(1)]);
  return { key: `choices.${told.length}`, params: Object.fromEntries(words) };
}
