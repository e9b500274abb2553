import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../core/errors.ts";
import type { FileNotes, Files } from "../core/store.ts";

/** A key: hash of the content, then the type in letters a file name may have. */
const keyPattern = /^([0-9a-f]{64})\.([A-Za-z0-9_-]{1,120})$/;

const notePattern = /^[a-z]{1,20}$/;

const pathOf = (dir: string, key: string): string => join(dir, key.slice(0, 2), key);

/** A file is complete or not there at all. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const staging = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(staging, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(staging, path);
}

async function readWhole(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new AppError("UNEXPECTED", "a stored file cannot be read", { retryable: true, cause: error });
  });
}

/**
 * Files on this machine's disk. The key is made of the content and its type, so that putting the same thing twice
 * stores it once; a file is complete or not there at all.
 */
export function createDiskFiles({ dir }: { dir: string }): Files {
  return {
    put: async (content, mimeType) => {
      const hash = createHash("sha256").update(content).digest("hex");
      const key = `${hash}.${Buffer.from(mimeType).toString("base64url")}`;
      if (!keyPattern.test(key))
        throw new AppError("UNSUPPORTED_FILE", "no usable type", { details: { type: mimeType } });
      const path = pathOf(dir, key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeWhole(path, content);
      return { key, sizeBytes: content.length };
    },
    get: async (key) => {
      const type = keyPattern.exec(key)?.[2];
      if (!type) return undefined;
      const content = await readWhole(pathOf(dir, key));
      return content && { content, mimeType: Buffer.from(type, "base64url").toString() };
    },
    remove: async (key) => {
      if (!keyPattern.test(key)) return;
      const path = pathOf(dir, key);
      const beside = await readdir(dirname(path)).catch(() => []);
      const names = beside.filter((name) => name === key || name.startsWith(`${key}.`));
      await Promise.all(names.map((name) => rm(join(dirname(path), name), { force: true })));
    },
  };
}

/** Notes beside the files of `createDiskFiles`, in the same folder. */
export function createDiskNotes({ dir }: { dir: string }): FileNotes {
  const noteOf = (key: string, name: string): string | undefined =>
    keyPattern.test(key) && notePattern.test(name) ? `${pathOf(dir, key)}.${name}` : undefined;
  return {
    get: async (key, name) => {
      const path = noteOf(key, name);
      return path && (await readWhole(path))?.toString();
    },
    put: async (key, name, note) => {
      const path = noteOf(key, name);
      if (path && existsSync(pathOf(dir, key))) await writeWhole(path, note);
    },
  };
}

/** A file or a note as it lies on the disk: `name` is its place below the folder. */
export interface KeptFile {
  name: string;
  path: string;
}

const folderPattern = /^[0-9a-f]{2}$/;

const isKept = (name: string): boolean => {
  const [hash, type, ...note] = name.split(".");
  return keyPattern.test(`${hash}.${type}`) && note.length <= 1 && note.every((word) => notePattern.test(word));
};

/** All files and notes below the folder of `createDiskFiles`; what is only half written is none. */
export async function* listKept(dir: string): AsyncGenerator<KeptFile> {
  const folders = (await readdir(dir).catch(() => [])).filter((name) => folderPattern.test(name)).sort();
  for (const folder of folders) {
    for (const name of (await readdir(join(dir, folder))).filter(isKept).sort()) {
      yield { name: `${folder}/${name}`, path: join(dir, folder, name) };
    }
  }
}

/** Where a file of this name belongs; undefined: it is none of ours. */
export function pathOfKept(dir: string, name: string): string | undefined {
  const [folder = "", key = "", ...more] = name.split("/");
  return more.length === 0 && isKept(key) && key.startsWith(folder) && folderPattern.test(folder)
    ? join(dir, folder, key)
    : undefined;
}
