import type { QuestionGroup, QuestionState, UnansweredQuestion } from "../core/knowledge/question.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { instant } from "./lanes.ts";
import { toQuestionGroup } from "./questions.ts";

/** Which groups the desk shows; what was asked before `since` is not counted any more. */
export interface QuestionQuery {
  state: QuestionState;
  since: Date;
  limit: number;
}

/** A group on the desk, in figures and a few of its questions. */
export interface ListedGroup extends QuestionGroup {
  asked: number;
  lastAt: Date;
  /** The record most of its questions came near. */
  procedureId?: string;
  aspect?: NonNullable<UnansweredQuestion["aspect"]>;
  /** The newest different ones, three at most. */
  examples: string[];
}

interface Row {
  id: string;
  asked: number;
  last_at: Date;
  procedure_id: string | null;
  aspect: UnansweredQuestion["aspect"] | null;
  examples: string[];
}

const maxExamples = 3;

/**
 * Groups that still have questions, or an answer that somebody wrote: the most asked first, and the newest of those that
 * were asked equally often; with how many groups there are of each state.
 */
export async function listQuestionGroups(client: PrismaClient, { state, since, limit }: QuestionQuery) {
  const rows = await client.$queryRaw<Row[]>`
    SELECT g.id, count(q.id)::int AS asked, coalesce(max(q.at), g.acted_at, g.opened_at) AS last_at,
      mode() WITHIN GROUP (ORDER BY q.procedure_id) AS procedure_id,
      mode() WITHIN GROUP (ORDER BY q.aspect) AS aspect,
      coalesce((SELECT array_agg(e.text ORDER BY e.last_at DESC) FROM (
        SELECT text, max(at) AS last_at FROM unanswered_question
        WHERE group_id = g.id GROUP BY text ORDER BY 2 DESC LIMIT ${maxExamples}) AS e), '{}') AS examples
    FROM question_group AS g LEFT JOIN unanswered_question AS q ON q.group_id = g.id AND q.at >= ${instant(since)}
    WHERE g.state = ${state}
    GROUP BY g.id HAVING count(q.id) > 0 OR g.answer IS NOT NULL ORDER BY asked DESC, last_at DESC, g.id LIMIT ${limit}`;
  const groups = await client.questionGroup.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  const byId = new Map(groups.map((group) => [group.id, toQuestionGroup(group)]));
  const counts = await client.$queryRaw<{ state: QuestionState; count: number }[]>(Prisma.sql`
    SELECT g.state, count(*)::int AS count FROM question_group AS g
    WHERE g.answer IS NOT NULL OR EXISTS (SELECT 1 FROM unanswered_question AS q WHERE q.group_id = g.id AND q.at >= ${instant(since)})
    GROUP BY g.state`);
  return {
    items: rows.flatMap((row): ListedGroup[] => {
      const group = byId.get(row.id);
      if (!group) return [];
      return [
        {
          ...group,
          ...{ asked: row.asked, lastAt: row.last_at, examples: row.examples },
          ...(row.procedure_id === null ? {} : { procedureId: row.procedure_id }),
          ...(row.aspect ? { aspect: row.aspect } : {}),
        },
      ];
    }),
    counts: Object.fromEntries(counts.map(({ state: each, count }) => [each, count])) as Partial<
      Record<QuestionState, number>
    >,
  };
}
