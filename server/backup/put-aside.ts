import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listKept } from "../../prisma/files.ts";
import { dropKeptSchemas } from "../../prisma/restore-target.ts";
import type { Installation } from "./make-backup.ts";

/** What folders of files that were put aside are called. */
const keptFolder = "files-before-restore-";

/** Whether a folder holds any file of residents. */
export async function hasFiles(dir: string): Promise<boolean> {
  for await (const _ of listKept(dir)) return true;
  return false;
}

/** Old files aside, new ones in their place; `undo` puts both back where they were. */
export interface SwappedFiles {
  /** Where the old ones are; unset: there were none. */
  keptAs?: string;
  undo(): Promise<void>;
  /** Once all is done: what had nothing in it goes. */
  settle(): Promise<void>;
}

export async function swapFiles(filesDir: string, fresh: string, stamp: string): Promise<SwappedFiles> {
  const aside = join(dirname(filesDir), `${keptFolder}${stamp}`);
  const isThere = existsSync(filesDir);
  const isKept = await hasFiles(filesDir);
  const putBack = async (): Promise<void> => {
    if (isThere) await rename(aside, filesDir);
  };
  if (isThere) await rename(filesDir, aside);
  try {
    await rename(fresh, filesDir);
  } catch (error) {
    await putBack();
    throw error;
  }
  return {
    ...(isKept && { keptAs: aside }),
    undo: async () => {
      await rename(filesDir, fresh);
      await putBack();
    },
    settle: async () => {
      if (!isKept) await rm(aside, { recursive: true, force: true });
    },
  };
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
