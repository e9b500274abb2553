import type {
  ModelActivation,
  ModelTraining,
  ModelVerdict,
  ModelVersion,
  ModelVersions,
  TrainingOutcome,
} from "../core/understanding/model-version.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

function toVersion(row: Rows.ModelVersion): ModelVersion {
  const { version, baseVersion, trainedAt, corrections, reason, checksum } = row;
  return {
    ...{ version, baseVersion, trainedAt, corrections, upTo: Number(row.upTo) },
    trainedBy: decode(row.trainedBy),
    verdict: row.verdict as ModelVerdict,
    ...present({ reason, checksum, scores: decode<NonNullable<ModelVersion["scores"]> | null>(row.scores) }),
  };
}

const toActivation = ({ version, at, actor, learnAfter }: Rows.ModelActivation): ModelActivation => ({
  ...{ version, at, actor: decode(actor), learnAfter: Number(learnAfter) },
});

function toTraining({ id, askedAt, actor, attempts, startedAt, endedAt, outcome, version }: Rows.ModelTraining) {
  const ended = present({ startedAt, endedAt, outcome: outcome as TrainingOutcome | null, version });
  return { id, askedAt, actor: decode<ModelTraining["actor"]>(actor), attempts, ...ended };
}

function fromTraining({ id, askedAt, actor, attempts, startedAt, endedAt, outcome, version }: ModelTraining) {
  const ended = { startedAt: startedAt ?? null, endedAt: endedAt ?? null };
  return { id, askedAt, actor: encode(actor), attempts, ...ended, outcome: outcome ?? null, version: version ?? null };
}

/** Which model is in use, by whom, since when. */
function activations(db: Db): Pick<ModelVersions, "inUse" | "activate" | "activations" | "usedAt" | "lock"> {
  return {
    lock: async () => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('model', 0))`;
    },
    inUse: async () => {
      const row = await db.modelVersion.findFirst({ where: { verdict: "active" } });
      const last = row && (await db.modelActivation.findFirst({ orderBy: { seq: "desc" } }));
      return last ? { version: toVersion(row), activation: toActivation(last) } : undefined;
    },
    activate: async ({ version, at, actor, learnAfter }) => {
      const retired = { verdict: "retired" };
      await db.modelVersion.updateMany({ where: { verdict: "active", NOT: { version } }, data: retired });
      await db.modelVersion.updateMany({ where: { version }, data: { verdict: "active" } });
      await db.modelActivation.create({ data: { version, at, actor: encode(actor), learnAfter } });
    },
    activations: async (limit) => {
      const rows = await db.modelActivation.findMany({ orderBy: { seq: "desc" }, take: limit });
      return rows.map(toActivation);
    },
    usedAt: async (at) => {
      const where = { at: { lte: at } };
      const row = await db.modelActivation.findFirst({ where, orderBy: [{ at: "desc" }, { seq: "desc" }] });
      return row?.version;
    },
  };
}

/** The models themselves. */
function files(db: Db): Pick<ModelVersions, "keepFile" | "fileOf" | "keepNewestFiles"> {
  return {
    keepFile: async (checksum, content) => {
      await db.modelFile.createMany({ data: [{ checksum, content: new Uint8Array(content) }], skipDuplicates: true });
    },
    fileOf: async (checksum) => (await db.modelFile.findUnique({ where: { checksum } }))?.content,
    keepNewestFiles: async (count) => {
      const rows = await db.modelVersion.findMany({
        where: { checksum: { not: null } },
        orderBy: [{ trainedAt: "desc" }, { version: "asc" }],
        select: { version: true, verdict: true },
      });
      const gone = rows.slice(count).flatMap(({ version, verdict }) => (verdict === "active" ? [] : [version]));
      await db.modelVersion.updateMany({ where: { version: { in: gone } }, data: { checksum: null } });
      await db.$executeRaw`DELETE FROM model_file AS f
        WHERE NOT EXISTS (SELECT 1 FROM model_version AS v WHERE v.checksum = f.checksum)`;
    },
  };
}

function trainings(db: Db): Pick<ModelVersions, "askTraining" | "lastTraining" | "saveTraining"> {
  return {
    askTraining: async (training) => {
      const { count } = await db.modelTraining.createMany({ data: [fromTraining(training)], skipDuplicates: true });
      return count === 1;
    },
    lastTraining: async () => {
      const row = await db.modelTraining.findFirst({ orderBy: [{ askedAt: "desc" }, { id: "desc" }] });
      return row ? toTraining(row) : undefined;
    },
    saveTraining: async (training) => {
      const { id, ...data } = fromTraining(training);
      await db.modelTraining.updateMany({ where: { id }, data });
    },
  };
}

/** Models, which of them is in use, and trainings. */
export function createModels(db: Db): ModelVersions {
  return {
    ...activations(db),
    ...files(db),
    ...trainings(db),
    all: async (limit) => {
      const rows = await db.modelVersion.findMany({
        orderBy: [{ trainedAt: "desc" }, { version: "asc" }],
        take: limit,
      });
      return rows.map(toVersion);
    },
    byVersion: async (version) => {
      const row = await db.modelVersion.findUnique({ where: { version } });
      return row ? toVersion(row) : undefined;
    },
    add: async ({ scores, trainedBy, reason = null, checksum = null, ...rest }) => {
      assertStorable({ reason, rest });
      const data = { ...rest, scores: jsonOrNull(scores), trainedBy: encode(trainedBy), reason, checksum };
      return (await db.modelVersion.createMany({ data: [data], skipDuplicates: true })).count === 1;
    },
    setScores: async (version, scores) => {
      await db.modelVersion.updateMany({ where: { version }, data: { scores: encode(scores) } });
    },
  };
}
