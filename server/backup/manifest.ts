import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

/** The first part of every backup: what it is of. What each part holds is said at the end, once it is known. */
export const manifest = z.object({
  format: z.literal(1),
  product: z.literal("cau-noi"),
  /** Version of the release that made it. */
  release: z.string(),
  /** The moment everything in it is of. */
  at: z.iso.datetime(),
  /** Applied ones in their order: the schema of the tables. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
  /** Tells whether the installation it is put into has the same APP_SECRET; the secret itself is not in it. */
  secretMark: z.string(),
});
export type Manifest = z.infer<typeof manifest>;

/** The last part: every part before it. */
export const contents = z.array(
  z.object({ name: z.string(), bytes: z.number().int(), rows: z.number().int().optional(), sha256: z.string() }),
);
export type Contents = z.infer<typeof contents>;

export const manifestName = "manifest.json";
export const contentsName = "contents.json";

/** The version of this release. */
export const release = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** Says whether two secrets are the same without saying either. */
export const markOf = (secret: Uint8Array): string =>
  createHmac("sha256", secret).update("cau-noi backup").digest("hex").slice(0, 16);

/** Parts of one table, each small enough to be held in memory. */
export const rowsName = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, "0")}.copy`;
export const tableOf = (name: string): string | undefined => /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1];
export const fileName = (kept: string): string => `files/${kept}`;
export const fileOf = (name: string): string | undefined => /^files\/(.+)$/.exec(name)?.[1];
