import { execFile } from "node:child_process";
import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { defaultHome, findBinaries } from "../../../prisma/postgres-binaries.ts";
import { type DataFolder, databaseUser, prepareFolder } from "../../../prisma/postgres-folder.ts";
import { type Address, openAddress, type Target } from "../address.ts";
import { killDatabase } from "../crash/kill-database.ts";
import { findPort } from "../crash/processes.ts";

const run = promisify(execFile);

/** Two PostgreSQL servers behind one address: nothing is committed that the second has not on its disk. */
export interface Pair {
  /** Where the product finds the database, whichever server it is on. */
  url(database: string): string;
  /** The machine of the first server is gone, from one moment to the next. */
  killFirst(): Promise<void>;
  /** The second takes over: it is promoted, and the address leads there. */
  promoteSecond(): Promise<void>;
  close(): Promise<void>;
}

interface Server {
  folder: DataFolder;
  port: number;
}

const urlOf = ({ folder, port }: Server, database: string): string =>
  `postgresql://${databaseUser}:${folder.password}@127.0.0.1:${port}/${database}`;

const at = ({ port }: Server): Target => ({ host: "127.0.0.1", port });

async function ask<T extends pg.QueryResultRow>(server: Server, sql: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: urlOf(server, "postgres") });
  await client.connect();
  const { rows } = await client.query<T>(sql);
  await client.end();
  return rows[0];
}

/** Waits until the second follows the first in step: only then does a commit mean two disks. */
async function untilInStep(first: Server): Promise<void> {
  for (const since = performance.now(); performance.now() - since < 30_000; await pause(100)) {
    const row = await ask<{ state: string }>(first, "SELECT sync_state AS state FROM pg_stat_replication");
    if (row?.state === "sync") return;
  }
  throw new Error("the second server never followed the first");
}

/** Opens the pair from the server that comes with the packages. */
export async function openPair(): Promise<Pair> {
  const dir = await mkdtemp(join(tmpdir(), "pair-"));
  await run("chmod", ["755", dir]);
  const binaries = await findBinaries(defaultHome);
  const folder = await prepareFolder({ dir: join(dir, "first"), home: defaultHome, binaries, isDurable: true });
  const first: Server = { folder, port: await findPort() };
  const second: Server = { folder: { ...folder, path: join(dir, "second") }, port: await findPort() };
  await run("cp", ["-a", folder.path, second.folder.path]);
  const follow = `host=127.0.0.1 port=${first.port} user=${databaseUser} password=${folder.password}`;
  await appendFile(join(second.folder.path, "postgresql.auto.conf"), `primary_conninfo = '${follow}'\n`);
  await writeFile(join(second.folder.path, "standby.signal"), "");
  const start = async ({ folder: { path, owner }, port }: Server, ...more: string[]): Promise<void> => {
    const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", ...more];
    const flags = settings.map((one) => `-c ${one}`).join(" ");
    await binaries.run("pg_ctl", ["start", "-D", path, "-w", "-l", join(path, "server.log"), "-o", flags], owner);
  };
  await start(first, "synchronous_standby_names=*");
  await start(second);
  await untilInStep(first);
  const address: Address = await openAddress([at(first)]);
  let living = [first, second];
  return {
    url: (database) => urlOf({ folder, port: address.port }, database),
    killFirst: async () => {
      await killDatabase(first.folder.path);
      living = [second];
      address.pointTo([]);
    },
    promoteSecond: async () => {
      const { path, owner } = second.folder;
      await binaries.run("pg_ctl", ["promote", "-D", path, "-w"], owner);
      address.pointTo([at(second)]);
    },
    close: async () => {
      address.close();
      for (const { folder: one } of living)
        await binaries.run("pg_ctl", ["stop", "-D", one.path, "-w", "-m", "immediate"], one.owner);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
