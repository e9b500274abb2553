import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { AppError, isAppError } from "../core/errors.ts";
import { type Binaries, defaultHome, findBinaries } from "./postgres-binaries.ts";
import { type DataFolder, databaseUser, prepareFolder } from "./postgres-folder.ts";

/** Port tried first; nobody but this product needs to know it. */
const firstPort = 54_329;
/** Starts that may fail one after the other; what a killed server leaves barred the way for 1.7–6.5 s when measured. */
const usualAttempts = 25;
/** Longest wait for a server that is mending its files after a crash. */
const mendSeconds = 300;
/** Everyone who uses the server holds this advisory lock, shared; whoever gets it alone may stop the server. */
const inUse = 7_268_411;

export interface EmbeddedOptions {
  /** Folder of the database; made when missing. */
  dir: string;
  port?: number;
  /** Where copies go when the server's user cannot enter the project (only root needs it). */
  home?: string;
  /** Server settings that differ from the defaults, e.g. for tests. */
  settings?: Record<string, string>;
  /** Starts that may fail in a row before it gives up. */
  attempts?: number;
  /** Told when the server died and could not be started again. */
  onFault?: (error: unknown) => void;
}

export interface EmbeddedServer {
  readonly port: number;
  /** Address of one database of this server. */
  url(database: string): string;
  /** Stops using it; the last one to do so stops the server. */
  stop(): Promise<void>;
  /** Stops using it and leaves it running. */
  leave(): Promise<void>;
}

interface Place {
  folder: DataFolder;
  binaries: Binaries;
  settings: Record<string, string>;
  attempts: number;
}

const urlOf = ({ password }: DataFolder, port: number, database: string): string =>
  `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/${database}`;

async function postmaster(path: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(path, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port ? { pid, port } : undefined;
}

/** A connection that proves the server there is ours and counts us among its users; undefined when it is not up. */
async function enter(folder: DataFolder, port: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: urlOf(folder, port, "postgres"), connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    if (rows[0]?.data_directory.replaceAll("\\", "/") === folder.path.replaceAll("\\", "/")) {
      await client.query("SELECT pg_advisory_lock_shared($1)", [inUse]);
      return client;
    }
  } catch {
    // Not up, not ours, or just stopping: the caller starts it or tries again.
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** The wanted port, or any free one when somebody else has it. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : wanted));
    });
  });
}

async function start({ folder, binaries, settings }: Place, port: number): Promise<boolean> {
  const all = {
    port: String(await freePort(port)),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Terse: the detail of a fault may quote a row, and rows hold what residents wrote.
    log_error_verbosity: "terse",
    ...settings,
  };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const log = join(folder.path, "server.log");
  const wait = ["-w", "-t", String(mendSeconds)];
  const args = ["start", "-D", folder.path, ...wait, "-l", log, "-o", flags.join(" ")];
  return (await binaries.run("pg_ctl", args, folder.owner)).code === 0;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** After a power cut the number in the pid file may belong to any program, or to a dead one; then the file only bars the way. */
async function dropForeignPidFile(path: string): Promise<void> {
  const owner = await postmaster(path);
  const process = owner && (await readFile(`/proc/${owner.pid}/stat`, "utf8").catch(() => undefined));
  if (process && !/\(postgres\) [^Z]/.test(process)) await rm(join(path, "postmaster.pid"), { force: true });
}

async function lastWords(path: string): Promise<string> {
  const log = await readFile(join(path, "server.log"), "utf8").catch(() => "");
  const fatal = log.split("\n").filter((line) => /\b(FATAL|PANIC):/.test(line));
  return fatal.at(-1)?.replace(/^.*?(FATAL|PANIC): */, "") ?? "it gave no reason";
}

/** Connects to the running server of this folder, or starts it; whoever else is starting it may win. */
async function enterOrStart(place: Place, port: number): Promise<{ client: pg.Client; port: number }> {
  const { path } = place.folder;
  const until = Date.now() + mendSeconds * 1000;
  for (let failures = 0; failures < place.attempts && Date.now() < until; ) {
    const known = await postmaster(path);
    const client = known && (await enter(place.folder, known.port));
    if (client) return { client, port: known.port };
    if (failures > 3) await dropForeignPidFile(path);
    if (await start(place, known?.port ?? port)) continue;
    const other = await postmaster(path);
    if (!other || !isAlive(other.pid) || failures <= 4) failures += 1;
    await pause(Math.min(failures * 50, 500));
  }
  throw new AppError(
    "UNEXPECTED",
    `PostgreSQL did not start: ${await lastWords(path)}. Its log is ${join(path, "server.log")}.`,
    { retryable: true },
  );
}

/** Alone with the server? Then it is stopped. */
async function stopIfLast(client: pg.Client, { folder, binaries }: Place): Promise<void> {
  await client.query("SELECT pg_advisory_unlock_shared($1)", [inUse]);
  const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [inUse]);
  if (rows[0]?.alone) await binaries.run("pg_ctl", ["stop", "-D", folder.path, "-w", "-m", "fast"], folder.owner);
}

/**
 * Starts the PostgreSQL that comes with the packages, or joins the one another process of ours has started on the same
 * folder. As long as it is in use it is started again when it dies; the last user stops it. Throws CONFIG_INVALID with
 * what to do when the folder cannot be used.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dir, home = defaultHome, settings = {}, attempts = usualAttempts, onFault } = options;
  const binaries = await findBinaries(home).catch((error) => {
    if (isAppError(error)) throw error;
    throw new AppError("CONFIG_INVALID", `Cannot copy PostgreSQL to ${home}. Make that folder writable.`, {
      cause: error,
    });
  });
  const isDurable = settings.fsync !== "off";
  const folder = await prepareFolder({ dir, home, binaries, isDurable });
  const place: Place = { folder, binaries, settings, attempts };
  let { client, port } = await enterOrStart(place, options.port ?? firstPort);
  let isLeaving = false;
  let restart: Promise<void> = Promise.resolve();
  const watch = (): void => {
    client.once("end", () => {
      if (isLeaving) return;
      restart = enterOrStart(place, port).then(
        (next) => {
          client = next.client;
          if (next.port !== port) onFault?.(new AppError("UNEXPECTED", `the database moved to port ${next.port}`));
          port = next.port;
          watch();
        },
        (error) => onFault?.(error),
      );
    });
  };
  watch();
  const leave = async (last: (client: pg.Client) => Promise<void>): Promise<void> => {
    if (isLeaving) return;
    isLeaving = true;
    await restart;
    await last(client).catch(() => undefined);
    await client.end().catch(() => undefined);
  };
  return {
    port,
    url: (database) => urlOf(folder, port, database),
    stop: () => leave((mine) => stopIfLast(mine, place)),
    leave: () => leave(async () => undefined),
  };
}
