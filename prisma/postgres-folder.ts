import { createHash, randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../core/errors.ts";
import { type Binaries, type Identity, isReachable, isRoot, unprivilegedId } from "./postgres-binaries.ts";

/** The only account of the embedded server. */
export const databaseUser = "app";

/** Major version of the packaged server; its data folders open with no other. */
const majorVersion = "18";

/** A data folder that is ready to be started. */
export interface DataFolder {
  path: string;
  password: string;
  /** Who made it; the server must run as the same user. */
  owner: Identity;
}

/** Marks what is still being made. */
const unfinished = ".unfinished";

const passwordFile = (path: string): string => join(path, "app-password");

/** The password is in the folder it opens, readable by its owner only: one without the other is of no use. */
async function open(path: string): Promise<DataFolder | undefined> {
  const version = await readFile(join(path, "PG_VERSION"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw cannotUse(path, error);
  });
  if (version === undefined) return undefined;
  if (version.trim() !== majorVersion) {
    throw new AppError(
      "CONFIG_INVALID",
      `The database in ${path} was made by PostgreSQL ${version.trim()}; this release brings ${majorVersion}. Restore a back-up into a new folder.`,
    );
  }
  const password = await readFile(passwordFile(path), "utf8").catch((error) => {
    throw cannotUse(path, error);
  });
  const { uid, gid } = await stat(path);
  return { path, password, owner: { uid, gid } };
}

function cannotUse(path: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? "unknown fault";
  return new AppError(
    "CONFIG_INVALID",
    `Cannot use ${path} for the database (${reason}). Give this user write permission there, or choose another folder.`,
    { cause },
  );
}

/** Where the data really are: beside `home` when we are root and the server could not enter the wanted folder. */
async function settle(wanted: string, home: string): Promise<string> {
  const known = await realpath(wanted).catch(() => undefined);
  if (known) return known;
  await mkdir(dirname(wanted), { recursive: true });
  if (!isRoot || (await isReachable(dirname(wanted)))) return join(await realpath(dirname(wanted)), basename(wanted));
  const outside = join(home, createHash("sha256").update(wanted).digest("hex").slice(0, 12));
  await mkdir(home, { recursive: true, mode: 0o755 });
  await symlink(outside, wanted).catch(() => undefined);
  return outside;
}

/** Opens the data folder, making it first when it is not there. Several processes may do so at once. */
export async function prepareFolder(options: {
  dir: string;
  home: string;
  binaries: Binaries;
  isDurable: boolean;
}): Promise<DataFolder> {
  const { dir, home, binaries, isDurable } = options;
  const wanted = resolve(dir);
  try {
    const path = await settle(wanted, home);
    return (await open(path)) ?? (await create(path, binaries, isDurable));
  } catch (error) {
    throw error instanceof AppError ? error : cannotUse(wanted, error);
  }
}

/**
 * Builds the folder under another name and moves it into place. Of several at once one is first; the others use its
 * folder, and what they (or a killed start) had begun is removed.
 */
async function create(path: string, binaries: Binaries, isDurable: boolean): Promise<DataFolder> {
  const password = randomBytes(24).toString("base64url");
  const staging = `${path}.${randomBytes(4).toString("hex")}${unfinished}`;
  const staged = `${staging}.password`;
  await mkdir(staging, { mode: 0o700 });
  await writeFile(staged, password, { mode: 0o600 });
  if (isRoot) for (const made of [staging, staged]) await chown(made, unprivilegedId, unprivilegedId);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8"];
  const access = ["-U", databaseUser, "-A", "scram-sha-256", `--pwfile=${staged}`];
  const sync = isDurable ? [] : ["--no-sync"];
  const { code, output } = await binaries.run("initdb", ["-D", staging, ...access, ...locale, ...sync]);
  if (code === 0) {
    // Either may find its file gone: then somebody else was first.
    await rename(staged, passwordFile(staging)).catch(() => undefined);
    await rename(staging, path).catch(() => undefined);
  }
  const made = await open(path);
  await removeUnfinished(made ? path : staging.slice(0, -unfinished.length));
  if (made) return made;
  throw new AppError("UNEXPECTED", `The database could not be made in ${path}: ${output.trim().split("\n").at(-1)}`);
}

async function removeUnfinished(prefix: string): Promise<void> {
  const names = await readdir(dirname(prefix));
  const left = names.filter((name) => name.startsWith(`${basename(prefix)}.`) && name.includes(unfinished));
  for (const name of left)
    await rm(join(dirname(prefix), name), { recursive: true, force: true }).catch(() => undefined);
}
