import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../core/store.ts";

/** The name of a model's file: SHA-256 of its content, hex. */
export function checksumOf(file: Uint8Array): string {
  return createHash("sha256").update(file).digest("hex");
}

/** Models of the database on this machine's disk. */
export interface ModelFiles {
  /** Where the file is, fetched when it is not here or was damaged; undefined when nobody has it any more. */
  pathOf(checksum: string): Promise<string | undefined>;
}

/** Keeps them in this folder, by checksum; the database has them all, so the folder may be emptied at any time. */
export function createModelFiles({ dir, store }: { dir: string; store: Pick<Store, "transaction"> }): ModelFiles {
  return {
    pathOf: async (checksum) => {
      const path = join(dir, `${checksum}.bin`);
      if (existsSync(path) && checksumOf(readFileSync(path)) === checksum) return path;
      const content = await store.transaction((tx) => tx.models.fileOf(checksum));
      if (!content) return undefined;
      const fresh = `${path}.${process.pid}.new`;
      mkdirSync(dir, { recursive: true });
      writeFileSync(fresh, content);
      renameSync(fresh, path);
      return path;
    },
  };
}
