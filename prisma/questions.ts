import { AppError } from "../core/errors.ts";
import type { QuestionGroup, Questions, UnansweredQuestion } from "../core/knowledge/question.ts";
import type * as Rows from "./client/client.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

function toQuestion(row: Rows.UnansweredQuestion): UnansweredQuestion {
  const { id, groupId, text, why, channel, conversationId, at, procedureId, aspect } = row;
  return {
    ...{ id, groupId, text, conversationId, at },
    why: why as UnansweredQuestion["why"],
    channel: channel as UnansweredQuestion["channel"],
    ...present({ procedureId, aspect: aspect as NonNullable<UnansweredQuestion["aspect"]> | null }),
  };
}

/** A question no record answers, as its table has it. */
export function questionRow({ procedureId, aspect, ...rest }: UnansweredQuestion) {
  return { ...rest, procedureId: procedureId ?? null, aspect: aspect ?? null };
}

/** A group of questions as its table has it. */
export function groupRow(group: QuestionGroup) {
  const { id, version, state, openedAt, entryId = null, actedAt = null } = group;
  const json = { answer: jsonOrNull(group.answer), actor: jsonOrNull(group.actor) };
  return { id, version, state, openedAt, entryId, actedAt, ...json };
}

export function toQuestionGroup(row: Rows.QuestionGroup): QuestionGroup {
  const { id, version, state, answer, entryId, actor, actedAt, openedAt } = row;
  return {
    ...{ id, version, openedAt },
    state: state as QuestionGroup["state"],
    ...present({ entryId, actedAt }),
    ...(answer === null ? {} : { answer: decode<NonNullable<QuestionGroup["answer"]>>(answer) }),
    ...(actor === null ? {} : { actor: decode<NonNullable<QuestionGroup["actor"]>>(actor) }),
  };
}

const newestFirst = [{ at: "desc" }, { id: "asc" }] as const;

/** Questions that could not be answered, with their groups. */
export function createQuestions(db: Db): Questions {
  return {
    since: async (at, take) => {
      const rows = await db.unansweredQuestion.findMany({
        where: { at: { gte: at } },
        orderBy: [...newestFirst],
        take,
      });
      return rows.map(toQuestion);
    },
    ofGroup: async (groupId, take) =>
      (await db.unansweredQuestion.findMany({ where: { groupId }, orderBy: [...newestFirst], take })).map(toQuestion),
    add: async (question) => {
      assertStorable(question);
      await db.unansweredQuestion.createMany({ data: questionRow(question), skipDuplicates: true });
    },
    groupById: async (id) => {
      const row = await db.questionGroup.findUnique({ where: { id } });
      return row ? toQuestionGroup(row) : undefined;
    },
    groupsOfEntry: async (entryId) => {
      await db.$executeRaw`SELECT id FROM question_group WHERE entry_id = ${entryId} ORDER BY id FOR UPDATE`;
      const rows = await db.questionGroup.findMany({ where: { entryId }, orderBy: { id: "asc" } });
      return rows.map(toQuestionGroup);
    },
    saveGroup: async (group) => {
      assertStorable(group);
      const { id, version } = group;
      const next = version + 1;
      const row = groupRow({ ...group, version: next });
      const { count } =
        version === 0
          ? await db.questionGroup.createMany({ data: row, skipDuplicates: true })
          : await db.questionGroup.updateMany({ where: { id, version }, data: row });
      if (count !== 1) throw new AppError("STALE", "a colleague settled these questions first");
      return { ...group, version: next };
    },
    forgetBefore: async (at) => {
      const { count } = await db.unansweredQuestion.deleteMany({ where: { at: { lt: at } } });
      await db.questionGroup.deleteMany({ where: { answer: { equals: Prisma.DbNull }, questions: { none: {} } } });
      return count;
    },
  };
}
