import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../core/errors.ts";
import type { Files } from "../core/store.ts";

/** A key: hash of the content, then the type in letters a file name may have. */
const keyPattern = /^([0-9a-f]{64})\.([A-Za-z0-9_-]{1,120})$/;

/**
 * Files on this machine's disk. The key is made of the content and its type, so that putting the same thing twice
 * stores it once; a file is complete or not there at all.
 */
export function createDiskFiles({ dir }: { dir: string }): Files {
  const pathOf = (key: string): string => join(dir, key.slice(0, 2), key);
  return {
    put: async (content, mimeType) => {
      const hash = createHash("sha256").update(content).digest("hex");
      const key = `${hash}.${Buffer.from(mimeType).toString("base64url")}`;
      if (!keyPattern.test(key))
        throw new AppError("UNSUPPORTED_FILE", "no usable type", { details: { type: mimeType } });
      const path = pathOf(key);
      const staging = `${path}.${randomBytes(4).toString("hex")}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(staging, "wx", 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(staging, path);
      return { key, sizeBytes: content.length };
    },
    get: async (key) => {
      const type = keyPattern.exec(key)?.[2];
      if (!type) return undefined;
      const content = await readFile(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw new AppError("UNEXPECTED", "a stored file cannot be read", { retryable: true, cause: error });
      });
      return content && { content, mimeType: Buffer.from(type, "base64url").toString() };
    },
  };
}
