import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import { keepDraft } from "./draft-entry.ts";
import type { ArticleMaker, QuestionGroup } from "./question.ts";
import { type Change, demand } from "./rules.ts";

/** More ways to ask are not asked for: the newest tell best what residents say. */
const maxAsked = 50;
/** How far back versions of an article are looked for that still wait or are in force. */
const looked = 50;

/**
 * Makes an article of an operator's answer: a draft of whoever asks for it, to be completed, proposed and put in force like
 * any other. It may still have holes, which nobody can propose it with. Asked for again, nothing is written while a version
 * waits or is in force. `version`: of the group they looked at. Throws FORBIDDEN, NOT_FOUND, MOVE_NOT_ALLOWED, STALE.
 */
export async function makeArticle(
  input: Change & { id: string; version: number; maker: ArticleMaker },
): Promise<{ entryId: string }> {
  const { tx, actor, id, version, maker } = input;
  demand(actor, "knowledge.propose");
  demand(actor, "question.list");
  const group = await tx.questions.groupById(id);
  if (!group) throw new AppError("NOT_FOUND", "no such group of questions");
  const { answer, state } = group;
  if (group.entryId !== undefined && (await isAlive(tx, group.entryId))) return { entryId: group.entryId };
  if (!answer || state !== "proposed") throw new AppError("MOVE_NOT_ALLOWED", "nobody proposes an answer to these");
  const { entryId, standing } = await placeFor(tx, { ...group, answer }, maker);
  const asked = (await tx.questions.ofGroup(id, maxAsked)).map(({ text }) => text);
  await keepDraft({ ...input, kind: "article", entryId, standing, body: maker.bodyOf(entryId, answer, asked) });
  await tx.questions.saveGroup({ ...group, version, entryId });
  await tx.publish([{ topic: "desk", name: "question.updated", id }]);
  return { entryId };
}

/** Whether a version of the article waits or is in force. */
async function isAlive(tx: Transaction, entryId: string): Promise<boolean> {
  const versions = await tx.knowledge.ofEntry({ kind: "article", entryId }, looked);
  return versions.some(({ state }) => state !== "withdrawn");
}

/** The article's own place where it has one, else the first that nobody ever wrote in; nobody else takes it meanwhile. */
async function placeFor(
  tx: Transaction,
  { entryId, answer }: QuestionGroup & Required<Pick<QuestionGroup, "answer">>,
  maker: ArticleMaker,
) {
  const lock = (id: string) => tx.knowledge.lock({ kind: "article", entryId: id });
  if (entryId !== undefined) return { entryId, standing: await lock(entryId) };
  for (const candidate of maker.idsFor(answer.title)) {
    const standing = await lock(candidate);
    if (standing.last === 0) return { entryId: candidate, standing };
  }
  throw new AppError("BAD_INPUT", "no name is left for the article");
}
