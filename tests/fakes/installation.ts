import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** Asks a database one thing. */
export async function ask<T = Record<string, unknown>>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql, values);
  await client.end();
  return rows as T[];
}

/** Names of all tables. */
export const allTables = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;

/** Every table by a hash over all its rows. */
export async function digest(url: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { name } of await ask<{ name: string }>(url, allTables)) {
    const sql = `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS sum FROM "${name}" AS t`;
    found.set(name, (await ask<{ sum: string }>(url, sql))[0]?.sum ?? "");
  }
  return found;
}

/** All files of residents by their content. */
export async function filesOf(dataDir: string): Promise<Map<string, string>> {
  const names = await readdir(join(dataDir, "files"), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(async (path) => [path.slice(dataDir.length), await readFile(path, "base64")] as const);
  return new Map((await Promise.all(read)).sort());
}
