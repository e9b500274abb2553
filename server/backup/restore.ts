import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TrailState } from "../../core/audit/verify-trail.ts";
import { AppError } from "../../core/errors.ts";
import { asLocal } from "../../core/local-time.ts";
import { codeSeries } from "../../core/ticket/code.ts";
import { listKept, pathOfKept } from "../../prisma/files.ts";
import { openTableLoad, type TableLoad } from "../../prisma/load-tables.ts";
import { type Migration, migrate, readMigrations } from "../../prisma/migrate.ts";
import {
  type ClearedTarget,
  clearTarget,
  dropKeptSchemas,
  keptPrefix,
  lookAtTarget,
} from "../../prisma/restore-target.ts";
import { verifyAudit } from "../verify-audit.ts";
import { readArchive } from "./archive.ts";
import type { Installation } from "./make-backup.ts";
import { fileOf, type Manifest, manifest, manifestName, markOf, tableOf } from "./manifest.ts";
import type { Key } from "./seal.ts";

/** More tickets than a ward opens in a day, floods included: so many codes are skipped for each day since the backup. */
const codesADay = 300;
const dayMs = 86_400_000;
/** What folders of files that were put aside are called. */
const keptFolder = "files-before-restore-";

export interface Restored {
  /** The moment everything is of. */
  at: Date;
  release: string;
  rows: number;
  files: number;
  /** Messages that waited to be sent: they were not, and are on the desk. */
  unsent: number;
  /** The log of what staff do, as it came out of the backup. */
  trail: TrailState;
  /** Platform tokens and links were sealed with this very secret. */
  hasSameSecret: boolean;
  /** Where what was there before is now. */
  keptSchema?: string;
  keptFiles?: string;
}

const newer = (release: string, migration = ""): AppError =>
  new AppError(
    "BACKUP_NEWER",
    `Release ${release} made the backup; this one does not know its tables. Install that one.`,
    {
      details: { release, migration },
    },
  );

/** What the archive is of; throws BACKUP_NEWER where this release cannot read its tables. */
function readManifest(text: string, known: readonly Migration[]): Manifest {
  const given = JSON.parse(text) as { format?: unknown; release?: unknown };
  if (typeof given.format === "number" && given.format > 1) throw newer(String(given.release));
  const found = manifest.parse(given);
  const strange = found.migrations.find(
    ({ name, checksum }) => !known.some((own) => own.name === name && own.checksum === checksum),
  );
  if (strange) throw newer(found.release, strange.name);
  return found;
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Reads the whole backup and touches nothing. Throws BACKUP_LOCKED, BACKUP_DAMAGED, BACKUP_NEWER. */
export async function checkBackup(
  path: string,
  key: Key,
): Promise<{ manifest: Manifest; rows: number; files: number }> {
  const known = await readMigrations();
  let found: Manifest | undefined;
  const seen = await readArchive(path, key, async (name, content) => {
    if (name === manifestName) found = readManifest(await textOf(content), known);
  });
  const strange = seen.find(({ name }) => {
    const [table, file] = [tableOf(name), fileOf(name)];
    if (table !== undefined) return !found?.tables.some(({ name: own }) => own === table);
    return file !== undefined ? pathOfKept("", file) === undefined : name !== manifestName;
  });
  if (!found || strange)
    throw new AppError("BACKUP_DAMAGED", `The backup holds what no backup holds: ${strange?.name}.`);
  const rows = seen.reduce((sum, part) => sum + (part.rows ?? 0), 0);
  return { manifest: found, rows, files: seen.filter(({ name }) => fileOf(name) !== undefined).length };
}

async function hasFiles(dir: string): Promise<boolean> {
  for await (const _ of listKept(dir)) return true;
  return false;
}

async function assertEmpty({ databaseUrl, filesDir }: Installation, mayReplace: boolean): Promise<boolean> {
  const tables = await lookAtTarget(databaseUrl);
  const files = await hasFiles(filesDir);
  if ((tables.length > 0 || files) && !mayReplace) {
    const message = "There is something here already. With --replace it is put aside, and you are told where.";
    throw new AppError("TARGET_NOT_EMPTY", message, { details: { tables, files } });
  }
  return files;
}

/** Rows go into the open transaction, files into a folder beside. */
async function unpack(
  path: string,
  key: Key,
  into: { load: TableLoad; tables: Manifest["tables"]; dir: string },
): Promise<void> {
  await readArchive(path, key, async (name, content) => {
    const table = into.tables.find((each) => each.name === tableOf(name));
    if (table) for await (const rows of content) await into.load.add(table, rows);
    const file = pathOfKept(into.dir, fileOf(name) ?? "");
    if (!file) return;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await pipeline(Readable.from(content), createWriteStream(file, { mode: 0o600, flush: true }));
  });
}

/**
 * Puts an installation back from one file: everything is read and checked before anything is touched, the tables are
 * filled in one transaction at the schema they had, then migrated to this release. What was there is put aside, never
 * removed; after a fault all is as it was.
 */
export async function restoreBackup(
  to: Installation,
  {
    path,
    key,
    mayReplace,
    now,
    codePrefix,
  }: { path: string; key: Key; mayReplace: boolean; now: Date; codePrefix: string },
): Promise<Restored> {
  const checked = await checkBackup(path, key);
  const { migrations, tables, sequences, release, secretMark } = checked.manifest;
  const at = new Date(checked.manifest.at);
  const hadFiles = await assertEmpty(to, mayReplace);
  const stamp = asLocal(now).toISOString().slice(0, 19).replace(/\D/g, "");
  const dir = join(dirname(to.filesDir), `files-restoring-${stamp}`);
  let cleared: ClearedTarget | undefined;
  let load: TableLoad | undefined;
  let unsent = 0;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    cleared = await clearTarget(to.databaseUrl, `${keptPrefix}${stamp}`);
    const then = (await readMigrations()).filter(({ name }) => migrations.some((each) => each.name === name));
    await migrate({ url: to.databaseUrl, migrations: then });
    load = await openTableLoad(to.databaseUrl);
    await unpack(path, key, { load, tables, dir });
    const daysSince = Math.max(1, Math.ceil((now.getTime() - at.getTime()) / dayMs));
    const series = { prefix: codeSeries(codePrefix, now), skipped: codesADay * daysSince };
    ({ unsent } = await load.finish({ sequences, at: now, series }));
  } catch (error) {
    await load?.abandon();
    await cleared?.undo();
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  const keptFiles = hadFiles ? join(dirname(to.filesDir), `${keptFolder}${stamp}`) : undefined;
  if (keptFiles) await rename(to.filesDir, keptFiles);
  else await rm(to.filesDir, { recursive: true, force: true });
  await rename(dir, to.filesDir);
  await migrate({ url: to.databaseUrl });
  const { rows, files } = checked;
  const { keptAs: keptSchema } = cleared;
  const kept = { ...(keptSchema && { keptSchema }), ...(keptFiles && { keptFiles }) };
  const trail = await verifyAudit(to);
  return { ...{ at, release, rows, files, unsent, trail, ...kept }, hasSameSecret: secretMark === markOf(to.secret) };
}

/** Removes for good what restores have put aside: residents' data must not lie about. Returns what that was. */
export async function dropKept({ databaseUrl, filesDir }: Installation): Promise<string[]> {
  const beside = dirname(filesDir);
  const folders = (await readdir(beside))
    .filter((name) => name.startsWith(keptFolder))
    .map((name) => join(beside, name));
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  return [...(await dropKeptSchemas(databaseUrl)), ...folders];
}
