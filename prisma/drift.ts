import { type DriftCounts, type DriftReader, type DriftWindow, driftDays } from "../core/understanding/drift.ts";
import type { ReadingFact, ReadingSource } from "../core/understanding/quality.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";
import { instant } from "./lanes.ts";
import { present } from "./rows.ts";

const dayMs = 86_400_000;
const nothing: DriftCounts = { reports: 0, other: 0, asked: 0, triaged: 0, corrected: 0 };

type Row = DriftCounts & { days: DriftWindow["days"]; version: string | null };

/** The reports of a span as the machine read them: the span by the index of their opening, each looked up in small indexes; the words of none are read. */
const readings = (from: Date, to: Date): Prisma.Sql => Prisma.sql`
  SELECT t.code, t.unit, t.visibility, t.officer_id AS "officerId", t.category, t.opened_at, t.id,
    t.proposals -> 0 ->> 'id' AS proposed,
    (SELECT a.version FROM model_activation AS a WHERE a.at <= t.opened_at ORDER BY a.at DESC, a.seq DESC LIMIT 1) AS version,
    t.category = 'other-unclassified' OR EXISTS (SELECT 1 FROM correction AS c
      WHERE c.ticket_id = t.id AND c.from_category = 'other-unclassified') AS is_other,
    EXISTS (SELECT 1 FROM message AS m WHERE m.conversation_id = t.reporter_conversation_id
      AND m.at > t.opened_at - interval '1 day' AND m.at <= t.opened_at
      AND m.author -> 'phraseKeys' ? 'report.choose-category') AS is_asked,
    t.status NOT IN ('new', 'needs-info') AS is_triaged,
    coalesce((SELECT c.to_category IS DISTINCT FROM c.proposed FROM correction AS c
      WHERE c.ticket_id = t.id ORDER BY c.seq DESC LIMIT 1), false) AS is_corrected
  FROM ticket AS t
  WHERE t.opened_at > ${instant(from)} AND t.opened_at <= ${instant(to)} AND t.machine IS NULL AND t.status <> 'spam'`;

/** Drift in one statement. */
export function driftQuery(now: Date): Prisma.Sql {
  const sinceOf = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const windows = Prisma.join(driftDays.map((days) => Prisma.sql`(${days}::int, ${instant(sinceOf(days))})`));
  return Prisma.sql`
    WITH report AS (${readings(sinceOf(Math.max(...driftDays)), now)})
    SELECT w.days, r.version, count(*)::int AS reports,
      count(*) FILTER (WHERE is_other)::int AS other, count(*) FILTER (WHERE is_asked)::int AS asked,
      count(*) FILTER (WHERE is_triaged)::int AS triaged,
      count(*) FILTER (WHERE is_triaged AND is_corrected)::int AS corrected
    FROM (VALUES ${windows}) AS w(days, since) JOIN report AS r ON r.opened_at > w.since
    GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;
}

/** What is counted of how the machine read each report; who acted for people is said by the log. */
export function createReadingSource(client: PrismaClient): ReadingSource {
  return async ({ from, to }) => {
    const rows = await persist(
      () => client.$queryRaw<ReadingFact[]>`
        WITH report AS (${readings(from, to)})
        SELECT r.code, r.unit, r.visibility, r."officerId", r.category, r.proposed, r.is_other AS "wasOther",
          r.is_asked AS "wasAsked", r.is_triaged AND r.is_corrected AS "isCorrected",
          EXISTS (SELECT 1 FROM ticket_change AS c WHERE c.ticket_id = r.id AND c.kind = 'move'
            AND c.to_status IN ('new', 'triaged') AND c.actor ->> 'role' NOT IN ('SYS', 'CIT')) OR r.is_corrected AS "isJudged"
        FROM report AS r ORDER BY r.opened_at DESC, r.id DESC`,
    );
    return rows.map((row) => present(row) as ReadingFact);
  };
}

function sum(rows: readonly DriftCounts[]): DriftCounts {
  return rows.reduce((total, row) => {
    const { reports, other, asked, triaged, corrected } = row;
    return {
      reports: total.reports + reports,
      other: total.other + other,
      asked: total.asked + asked,
      triaged: total.triaged + triaged,
      corrected: total.corrected + corrected,
    };
  }, nothing);
}

/** Counts how the machine does, from the tables that are there anyway. */
export function createDriftReader(client: PrismaClient): DriftReader {
  return async (now) => {
    const rows = await persist(() => client.$queryRaw<Row[]>(driftQuery(now)));
    return driftDays.map((days) => {
      const mine = rows.filter((row) => row.days === days);
      const byVersion = mine.map(({ days: _, version, ...counts }) => ({ ...counts, ...(version ? { version } : {}) }));
      return { days, all: sum(mine), byVersion };
    });
  };
}
