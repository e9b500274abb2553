import type { Dossier, DossierMark, DossierReading } from "../core/dossier/dossier.ts";
import type { Dossiers, DossierWatch, DossierWatches } from "../core/dossier/ports.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";
import { present } from "./rows.ts";

/** Rows of one statement: far below PostgreSQL's limit of 65,535 parameters. */
const rowsAtOnce = 2_000;

function toReading({ code, procedure, state, changedAt, asOf, ...row }: Rows.Dossier): DossierReading {
  const { receivedAt, dueAt, phoneTail } = row;
  const known = { code, procedure, changedAt, state: state as Dossier["state"] };
  return { dossier: { ...known, ...present({ receivedAt, dueAt, phoneTail }) }, asOf };
}

function fromReading({ dossier, asOf }: DossierReading): Rows.Dossier {
  assertStorable(dossier);
  const { receivedAt = null, dueAt = null, phoneTail = null, ...row } = dossier;
  return { ...row, receivedAt, dueAt, phoneTail, asOf };
}

function inParts<T>(all: readonly T[]): T[][] {
  const parts = Math.ceil(all.length / rowsAtOnce);
  return Array.from({ length: parts }, (_, part) => all.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce));
}

const texts = (rows: readonly Rows.Dossier[], of: (row: Rows.Dossier) => string | null) => rows.map(of);
const times = (rows: readonly Rows.Dossier[], of: (row: Rows.Dossier) => Date | null) =>
  rows.map((row) => of(row)?.toISOString() ?? null);

/** Rows that are there keep their place, so that whoever waits for one sees what was written. */
async function write(db: Db, rows: readonly Rows.Dossier[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO dossiers (code, procedure, state, phone_tail, received_at, due_at, changed_at, as_of)
    SELECT * FROM unnest(
      ${texts(rows, (row) => row.code)}::text[], ${texts(rows, (row) => row.procedure)}::text[],
      ${texts(rows, (row) => row.state)}::text[], ${texts(rows, (row) => row.phoneTail)}::text[],
      ${times(rows, (row) => row.receivedAt)}::timestamptz[], ${times(rows, (row) => row.dueAt)}::timestamptz[],
      ${times(rows, (row) => row.changedAt)}::timestamptz[], ${times(rows, (row) => row.asOf)}::timestamptz[])
    ON CONFLICT (code) DO UPDATE SET procedure = excluded.procedure, state = excluded.state,
      phone_tail = excluded.phone_tail, received_at = excluded.received_at, due_at = excluded.due_at,
      changed_at = excluded.changed_at, as_of = excluded.as_of`;
}

/** Filed dossiers. Written in sets: a file has thousands of lines and is taken whole. */
export function createDossiers(db: Db): Dossiers {
  return {
    byCode: async (code) => {
      const row = await db.dossier.findUnique({ where: { code } });
      return row ? toReading(row) : undefined;
    },
    isEmpty: async () => (await db.dossier.findFirst({ select: { code: true } })) === null,
    lock: async (codes) => {
      const found: DossierReading[] = [];
      // In the order of the codes, so that two files never wait for each other.
      for (const part of inParts([...codes].sort())) {
        await db.$queryRaw`SELECT code FROM dossiers WHERE code = ANY(${part}::text[]) ORDER BY code FOR UPDATE`;
        const rows = await db.dossier.findMany({ where: { code: { in: part } }, orderBy: { code: "asc" } });
        found.push(...rows.map(toReading));
      }
      return found;
    },
    save: async (readings) => {
      const sorted = readings.map(fromReading).sort((a, b) => (a.code < b.code ? -1 : 1));
      for (const part of inParts(sorted)) await write(db, part);
    },
  };
}

function toWatch(row: Rows.DossierWatch): DossierWatch {
  const { code, conversationId, changedAt, asOf, since, lookAt } = row;
  const state = row.state as DossierMark["state"];
  return {
    ...{ code, conversationId, since, lookAt },
    told: { code, state, changedAt, asOf, ...present({ dueAt: row.dueAt }) },
  };
}

function fromMark({ state, dueAt, changedAt, asOf }: DossierMark) {
  return { state, dueAt: dueAt ?? null, changedAt, asOf };
}

/** Who is told of which dossier. */
export function createDossierWatches(db: Db): DossierWatches {
  const one = (code: string, conversationId: string) => ({ code_conversationId: { code, conversationId } });
  return {
    ofDossiers: async (codes) => {
      const found: DossierWatch[] = [];
      for (const part of inParts(codes)) {
        const rows = await db.dossierWatch.findMany({ where: { code: { in: part } }, orderBy: { since: "asc" } });
        found.push(...rows.map(toWatch));
      }
      return found;
    },
    save: async ({ code, conversationId, told, since, lookAt }) => {
      const row = { ...fromMark(told), since, lookAt };
      const where = one(code, conversationId);
      await db.dossierWatch.upsert({ where, create: { code, conversationId, ...row }, update: row });
    },
    note: async ({ code, conversationId, told }) => {
      await db.dossierWatch.updateMany({ where: { code, conversationId }, data: fromMark(told) });
    },
    remove: async (code, conversationId) => {
      await db.dossierWatch.deleteMany({ where: { code, conversationId } });
    },
    toLookAt: async (now, take) => {
      const rows = await db.dossierWatch.groupBy({
        by: ["code"],
        where: { lookAt: { lte: now } },
        _min: { lookAt: true },
        orderBy: [{ _min: { lookAt: "asc" } }, { code: "asc" }],
        take,
      });
      return rows.map(({ code }) => code);
    },
    putOff: async (code, lookAt) => {
      await db.dossierWatch.updateMany({ where: { code }, data: { lookAt } });
    },
  };
}
