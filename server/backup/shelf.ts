import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { asLocal } from "../../core/local-time.ts";

const pattern = /^cau-noi-(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2})\.tar\.gz\.age$/;

/** A complete backup in a folder. */
export interface KeptBackup {
  path: string;
  at: Date;
  bytes: number;
}

/** "cau-noi-2026-11-30T020000.tar.gz.age", in local time. */
export const nameOfBackup = (at: Date): string =>
  `cau-noi-${asLocal(at).toISOString().slice(0, 19).replaceAll(":", "")}.tar.gz.age`;

/** The backups of a folder, the newest first; names that begin alike but are not complete are none. */
export async function backupsIn(dir: string): Promise<KeptBackup[]> {
  const names = (await readdir(dir).catch(() => []))
    .filter((name) => pattern.test(name))
    .sort()
    .reverse();
  return Promise.all(
    names.map(async (name) => {
      const path = join(dir, name);
      return { path, at: new Date(`${name.replace(pattern, "$1:$2:$3")}+07:00`), bytes: (await stat(path)).size };
    }),
  );
}

/** What a process left that was killed while it wrote. */
const draftPattern = /^cau-noi-.*\.part$/;
const draftMs = 86_400_000;

/** Keeps so many of the newest, and no draft of yesterday. */
export async function keepNewest(dir: string, count: number): Promise<void> {
  for (const { path } of (await backupsIn(dir)).slice(count)) await rm(path, { force: true });
  for (const name of (await readdir(dir)).filter((each) => draftPattern.test(each))) {
    const path = join(dir, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > draftMs) await rm(path, { force: true });
  }
}
