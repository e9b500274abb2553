import type { PhraseUse, Turn } from "../core/conversation/turn.ts";
import type { Choice } from "../core/delivery/message.ts";
import { type Answer, type Aspect, aspects } from "../core/understanding/knowledge.ts";
import { aspectLabels } from "./aspect-labels.vi.ts";
import { dialogueOf } from "./talk.ts";

/** More buttons than a thumb finds its way through; a person is always the last one. */
const maxButtons = 7;

/** What a pressed button of an answer asks: a procedure, and of it perhaps one aspect. Anything else is no such button. */
export function readProcedureButton(
  value: string | undefined,
): { chosenId: string; chosenAspect?: Aspect } | undefined {
  const [, chosenId, name] = /^proc:([a-z0-9-]+)(?::([a-z_]+))?$/.exec(value ?? "") ?? [];
  if (chosenId === undefined) return undefined;
  const chosenAspect = aspects.find((aspect) => aspect === name);
  return { chosenId, ...(chosenAspect && { chosenAspect }) };
}

/**
 * The line that offers the rest of a record as buttons, or nothing (decision 26): after the first short answer about it and
 * after such a button; never below an open fee, which has its own button, nor while a report waits to be finished. Where
 * another office is named, only at the beginning of the talk. What was told by itself is not offered again.
 */
export function restPhrase(turn: Turn, answer: Answer, isPressed: boolean): PhraseUse | undefined {
  const { draft, procedureId } = dialogueOf(turn);
  const room = Math.min(turn.limits.maxChoices, maxButtons) - 1;
  if (answer.kind !== "short" || answer.feeUnsure || draft || room < 1) return undefined;
  const isNew = answer.office === undefined ? procedureId !== answer.procedureId : procedureId === undefined;
  if (!isPressed && !isNew) return undefined;
  const told = new Set(toldWith(turn, answer));
  const rest = (answer.rest ?? []).flatMap((aspect): Choice[] => {
    const label = aspectLabels[aspect];
    return label === undefined || told.has(aspect) ? [] : [{ label, value: `proc:${answer.procedureId}:${aspect}` }];
  });
  return rest.length === 0 ? undefined : { key: "proc.rest", params: { rest: rest.slice(0, room) } };
}

/** The aspects of a record that were told by themselves, with this answer's; another record begins anew. */
export function toldWith(turn: Turn, answer: Extract<Answer, { procedureId: string }>): Aspect[] {
  const { procedureId, toldAspects = [] } = dialogueOf(turn);
  const before = procedureId === answer.procedureId ? toldAspects : [];
  return answer.kind === "short" ? [...new Set([...before, answer.aspect])] : before;
}
