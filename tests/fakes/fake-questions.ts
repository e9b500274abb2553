import type { QuestionGroup, Questions, UnansweredQuestion } from "../../core/knowledge/question.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** Unanswered questions in memory. */
export function fakeQuestions(journal: Journal): Questions {
  const questions = new MemoryTable<UnansweredQuestion>(journal);
  const groups = new MemoryTable<QuestionGroup>(journal);
  const newest = (fits: (one: UnansweredQuestion) => boolean, limit: number) =>
    questions
      .all()
      .filter(fits)
      .sort((a, b) => Number(b.at) - Number(a.at))
      .slice(0, limit);
  return {
    since: async (at, limit) => newest((one) => one.at >= at, limit),
    ofGroup: async (groupId, limit) => newest((one) => one.groupId === groupId, limit),
    add: async (question) => {
      if (!questions.get(question.id)) keep(questions, question);
    },
    groupById: async (id) => groups.get(id),
    groupsOfEntry: async (entryId) => groups.all().filter((group) => group.entryId === entryId),
    saveGroup: async (group) => {
      const stored = groups.get(group.id);
      if ((stored?.version ?? 0) !== group.version) throw stale(stored?.version);
      const next = { ...group, version: group.version + 1 };
      keep(groups, next);
      return next;
    },
    forgetBefore: async (at) => {
      const old = questions.all().filter((one) => one.at < at);
      for (const { id } of old) questions.delete(id);
      const left = new Set(questions.all().map(({ groupId }) => groupId));
      for (const { id, answer } of groups.all()) if (!answer && !left.has(id)) groups.delete(id);
      return old.length;
    },
  };
}
