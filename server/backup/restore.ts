import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TrailState } from "../../core/audit/verify-trail.ts";
import { AppError } from "../../core/errors.ts";
import { asLocal } from "../../core/local-time.ts";
import { codeSeries } from "../../core/ticket/code.ts";
import { pathOfKept } from "../../prisma/files.ts";
import { openTableLoad, type TableLoad } from "../../prisma/load-tables.ts";
import { migrate, readMigrations } from "../../prisma/migrate.ts";
import { type ClearedTarget, clearTarget, keptPrefix, lookAtTarget } from "../../prisma/restore-target.ts";
import { verifyAudit } from "../verify-audit.ts";
import { readArchive } from "./archive.ts";
import { checkBackup } from "./check-backup.ts";
import type { Installation } from "./make-backup.ts";
import { fileOf, type Manifest, markOf, tableOf } from "./manifest.ts";
import { hasFiles, type SwappedFiles, swapFiles } from "./put-aside.ts";
import type { Key } from "./seal.ts";

/** More tickets than a ward opens in a day, floods included: so many codes are skipped for each day since the backup. */
const codesADay = 300;
const dayMs = 86_400_000;

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

async function assertEmpty({ databaseUrl, filesDir }: Installation, mayReplace: boolean): Promise<void> {
  const tables = await lookAtTarget(databaseUrl);
  const files = await hasFiles(filesDir);
  if ((tables.length > 0 || files) && !mayReplace) {
    const message = "There is something here already. With --replace it is put aside, and you are told where.";
    throw new AppError("TARGET_NOT_EMPTY", message, { details: { tables, files } });
  }
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
  await assertEmpty(to, mayReplace);
  const stamp = asLocal(now).toISOString().slice(0, 19).replace(/\D/g, "");
  const dir = join(dirname(to.filesDir), `files-restoring-${stamp}`);
  let cleared: ClearedTarget | undefined;
  let load: TableLoad | undefined;
  let swapped: SwappedFiles | undefined;
  let unsent = 0;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    cleared = await clearTarget(to.databaseUrl, `${keptPrefix}${stamp}`);
    const then = (await readMigrations()).filter(({ name }) => migrations.some((each) => each.name === name));
    await migrate({ url: to.databaseUrl, migrations: then });
    load = await openTableLoad(to.databaseUrl);
    await unpack(path, key, { load, tables, dir });
    swapped = await swapFiles(to.filesDir, dir, stamp);
    const daysSince = Math.max(1, Math.ceil((now.getTime() - at.getTime()) / dayMs));
    const series = { prefix: codeSeries(codePrefix, now), skipped: codesADay * daysSince };
    ({ unsent } = await load.finish({ sequences, at: now, series }));
  } catch (error) {
    await load?.abandon();
    await swapped?.undo();
    await cleared?.undo();
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  await swapped.settle();
  await migrate({ url: to.databaseUrl });
  const { rows, files } = checked;
  const [keptSchema, keptFiles] = [cleared.keptAs, swapped.keptAs];
  const kept = { ...(keptSchema && { keptSchema }), ...(keptFiles && { keptFiles }) };
  const trail = await verifyAudit(to);
  return { ...{ at, release, rows, files, unsent, trail, ...kept }, hasSameSecret: secretMark === markOf(to.secret) };
}
