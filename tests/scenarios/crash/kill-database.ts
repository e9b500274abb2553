import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Kills all processes of a PostgreSQL server at once, its head first stopped so that it starts nothing anew. */
export async function killDatabase(folder: string): Promise<void> {
  const head = Number((await readFile(join(folder, "postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(head, "SIGSTOP");
  const { stdout } = await run("pgrep", ["-P", String(head)]);
  for (const pid of [...stdout.trim().split("\n").map(Number), head]) process.kill(pid, "SIGKILL");
}
