import { AppError } from "../../core/errors.ts";
import { makeArticle } from "../../core/knowledge/make-article.ts";
import { keptSince, type QuestionGroup, questionDays, type UnansweredQuestion } from "../../core/knowledge/question.ts";
import { repliesTo } from "../../core/knowledge/replies-to-questions.ts";
import { answerQuestion, dismissQuestion, reopenQuestion } from "../../core/knowledge/settle-question.ts";
import { staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { createArticleMaker } from "../../nlp/knowledge/article-maker.ts";
import { iso } from "../present.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

/** Groups the console lists, questions it shows of one; more is no list any more. */
const maxGroups = 100;
const maxQuestions = 50;
const maxExamples = 3;

/** What most of these have; the newest of those that are as frequent. */
function mostOf<T>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function presentSettled({ id, version, state, entryId: articleId, actor, actedAt }: QuestionGroup) {
  return { id, version, state, ...given({ articleId, byName: actor?.name, actedAt: iso(actedAt) }) };
}

const presentQuestion = ({ id, text, why, channel, conversationId, at }: UnansweredQuestion) => ({
  ...{ id, text, why, channel, conversationId, at: at.toISOString() },
});

/** What these operations work with. */
export interface QuestionDeps extends Pick<ApiDeps, "store" | "world" | "library" | "nameOfProcedure"> {
  desk: Pick<ApiDeps["desk"], "questionGroups">;
}

/** Unanswered questions and what staff make of them. */
export function questionHandlers({ store, world, desk, library, nameOfProcedure }: QuestionDeps) {
  const maker = createArticleMaker(library.release);
  const nearest = (id: string | undefined) => {
    const name = id === undefined ? undefined : nameOfProcedure(id);
    return id === undefined || name === undefined ? undefined : { id, name };
  };
  const view = async (tx: Transaction, group: QuestionGroup) => {
    const questions = await tx.questions.ofGroup(group.id, maxQuestions);
    const kept = questions.filter(({ at }) => at >= keptSince(world.clock.now()));
    const replies = await repliesTo(tx, kept);
    return {
      ...presentSettled(group),
      asked: kept.length,
      lastAt: (kept[0]?.at ?? group.actedAt ?? group.openedAt).toISOString(),
      examples: [...new Set(kept.map(({ text }) => text))].slice(0, maxExamples),
      questions: kept.map(presentQuestion),
      replies: replies.map(({ at, ...reply }) => ({ ...reply, at: at.toISOString() })),
      ...given({
        procedure: nearest(mostOf(kept.map(({ procedureId }) => procedureId))),
        aspect: mostOf(kept.map(({ aspect }) => aspect)),
        answer: group.answer && given(group.answer),
      }),
    };
  };
  return {
    listQuestions: async ({ query }) => {
      const now = world.clock.now();
      const { items, counts } = await desk.questionGroups({
        ...{ state: query.state, since: keptSince(now), limit: maxGroups },
      });
      return {
        items: items.map(({ asked, lastAt, examples, procedureId, aspect, ...group }) => ({
          ...presentSettled(group),
          ...{ asked, lastAt: lastAt.toISOString(), examples },
          ...given({ procedure: nearest(procedureId), aspect }),
        })),
        counts: { open: 0, proposed: 0, answered: 0, dismissed: 0, ...counts },
        days: questionDays,
        at: now.toISOString(),
      };
    },
    getQuestion: ({ params: { id } }) =>
      store.transaction(async (tx) => {
        const group = await tx.questions.groupById(id);
        if (!group) throw new AppError("NOT_FOUND", "no such group of questions");
        return view(tx, group);
      }),
    answerQuestion: ({ staff, params: { id }, body: { version, answer } }) =>
      store.transaction(async (tx) =>
        view(tx, await answerQuestion({ tx, world, staff, id, version, answer: given(answer) })),
      ),
    makeArticle: async ({ staff, params: { id }, body: { version } }) => {
      const actor = staffActor(staff);
      const made = await store.transaction((tx) => makeArticle({ tx, world, actor, id, version, maker }));
      return { articleId: made.entryId };
    },
    dismissQuestion: ({ staff, params: { id }, body: { version } }) =>
      store.transaction(async (tx) => view(tx, await dismissQuestion({ tx, world, staff, id, version }))),
    reopenQuestion: ({ staff, params: { id }, body: { version } }) =>
      store.transaction(async (tx) => view(tx, await reopenQuestion({ tx, world, staff, id, version }))),
  } satisfies Partial<Handlers>;
}
