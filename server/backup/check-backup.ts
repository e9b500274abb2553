import { AppError } from "../../core/errors.ts";
import { pathOfKept } from "../../prisma/files.ts";
import { type Migration, readMigrations } from "../../prisma/migrate.ts";
import { readArchive, textOf } from "./archive.ts";
import { fileOf, type Manifest, manifest, manifestName, tableOf } from "./manifest.ts";
import type { Key } from "./seal.ts";

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
