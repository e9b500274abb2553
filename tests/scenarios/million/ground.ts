import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startEmbedded } from "../../../prisma/embedded.ts";
import { ensureDatabase, migrate } from "../../../prisma/migrate.ts";
import { createPrismaStore } from "../../../prisma/store.ts";
import { seedDemo } from "../../../server/demo.ts";
import { watchClaims } from "../crash/journal.ts";
import { killDatabase } from "../crash/kill-database.ts";
import { type Disk, openDisk } from "./disk.ts";

/** A PostgreSQL of its own on a disk of its own, started again whenever it dies. */
export interface MillionGround {
  readonly databaseUrl: string;
  readonly dir: string;
  readonly db: pg.Pool;
  readonly disk: Disk;
  /** Makes the tables, if no process of the server was faster, and employs the staff. */
  furnish(): Promise<void>;
  kill(): Promise<void>;
  /** Statements that found the disk full, as the server logged them. */
  fullDisks(): Promise<number>;
  close(): Promise<void>;
}

const name = "million";
/** Starts it may need while its disk is full. */
const attempts = 1_000;
const settings = { max_connections: "200", max_wal_size: "256MB", min_wal_size: "64MB", timezone: "Asia/Ho_Chi_Minh" };

async function employ(url: string): Promise<void> {
  const store = createPrismaStore({ url, encryptionKey: randomBytes(32) });
  await seedDemo({ store });
  await store.close();
}

export async function openMillionGround(megabytes: number): Promise<MillionGround> {
  const disk = openDisk(megabytes);
  const folder = join(disk.dir, "postgres");
  const onFault = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
  const server = await startEmbedded({ dir: folder, port: 0, settings, attempts, onFault });
  await ensureDatabase({ serverUrl: server.url("postgres"), name });
  const databaseUrl = server.url(name);
  const db = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  db.on("error", () => undefined);
  return {
    databaseUrl,
    dir: disk.dir,
    db,
    disk,
    furnish: async () => {
      await migrate({ url: databaseUrl });
      await watchClaims(db);
      await employ(databaseUrl);
    },
    kill: () => killDatabase(folder),
    fullDisks: async () =>
      (await readFile(join(folder, "server.log"), "utf8")).split("No space left on device").length - 1,
    close: async () => {
      await db.end();
      await server.stop();
      disk.close();
    },
  };
}

const patienceMs = 240_000;

/** Waits until this holds; a database that cannot be asked at the moment is asked again. */
export async function until(holds: () => Promise<boolean>, what: string, everyMs = 50, limitMs = patienceMs) {
  const since = performance.now();
  while (!(await holds().catch(() => false))) {
    if (performance.now() - since > limitMs) throw new Error(`waited too long: ${what}`);
    await pause(everyMs);
  }
}

/** The answer to this; a database that has just come back may cut the first question off. */
export async function asked<T>(question: () => Promise<T>): Promise<T> {
  const answers: T[] = [];
  await until(async () => answers.push(await question()) > 0, "an answer");
  return answers[0] as T;
}
