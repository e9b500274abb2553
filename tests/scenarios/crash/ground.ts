import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "../../fakes/database.ts";

/** What processes of the server stand on: an empty database, a folder, and a look into the tables. */
export interface Ground {
  readonly databaseUrl: string;
  readonly dir: string;
  readonly db: pg.Client;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const database = await openDatabase();
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const dir = await mkdtemp(join(tmpdir(), "ground-"));
  return {
    databaseUrl: database.url,
    dir,
    db,
    close: async () => {
      await db.end();
      await database.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
