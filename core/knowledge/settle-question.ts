import { AppError } from "../errors.ts";
import { can } from "../people/access.ts";
import { type Staff, staffActor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { ProposedAnswer, QuestionGroup } from "./question.ts";

interface Settling {
  tx: Transaction;
  world: World;
  id: string;
  /** The version the person looked at. */
  version: number;
  staff: Staff;
}

async function settle(
  { tx, world, id, version, staff }: Settling,
  change: (group: QuestionGroup) => QuestionGroup,
): Promise<QuestionGroup> {
  if (!can(staff, "question.answer")) throw new AppError("FORBIDDEN", "this role answers no questions");
  const group = await tx.questions.groupById(id);
  if (!group) throw new AppError("NOT_FOUND", "no such group of questions");
  if (group.state === "answered") throw new AppError("MOVE_NOT_ALLOWED", "an article answers these: change that one");
  const actor = staffActor(staff);
  const next = change({ ...group, version, actor, actedAt: world.clock.now() });
  const saved = await tx.questions.saveGroup(next);
  await tx.publish([{ topic: "desk", name: "question.updated", id }]);
  return saved;
}

/**
 * An operator proposes what the knowledge should say; nothing is told to residents by this. Throws STALE, FORBIDDEN,
 * NOT_FOUND, MOVE_NOT_ALLOWED once an article answers the questions.
 */
export function answerQuestion({ answer, ...input }: Settling & { answer: ProposedAnswer }): Promise<QuestionGroup> {
  if (answer.validTo !== undefined && answer.validTo < answer.checkedOn) {
    throw new AppError("BAD_INPUT", "an answer cannot end before its source was checked");
  }
  return settle(input, (group) => ({ ...group, state: "proposed", answer }));
}

/** Not the ward's to answer; what asks for the same later lies there, too. An answer that was proposed is kept. */
export function dismissQuestion(input: Settling): Promise<QuestionGroup> {
  return settle(input, (group) => ({ ...group, state: "dismissed" }));
}

/** Takes a dismissal back; with an answer it is a proposal again. */
export function reopenQuestion(input: Settling): Promise<QuestionGroup> {
  return settle(input, (group) => ({ ...group, state: group.answer ? "proposed" : "open" }));
}
