import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { AppError } from "../core/errors.ts";
import type { Trainer } from "../core/understanding/trainer.ts";
import { type RetrainOrder, type RetrainResult, retrainResult } from "../nlp/retrain.ts";

/** A training takes about a minute on one core; what takes this long is stuck. */
const longestMs = 30 * 60_000;
const ownScript = fileURLToPath(new URL("../nlp/train-process.ts", import.meta.url));

/** Residents come first: the training takes what they leave of the processor. Some systems do not allow to say so. */
function stepBack({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // it trains at the usual priority then
  }
}

/** Runs the training in a process of its own. The words go in by a pipe, so that no list of processes shows them. */
async function runProcess(script: string, order: RetrainOrder, signal: AbortSignal): Promise<RetrainResult> {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script], {
    signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]),
    killSignal: "SIGKILL",
    stdio: ["pipe", "pipe", "pipe"],
  });
  stepBack(child);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // A process that dies early no longer reads: its exit says more than the broken pipe.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(order));
  const [said, fault, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0)
    throw new AppError("UNEXPECTED", `the training ended with ${code}`, { details: { fault: fault.slice(-200) } });
  return retrainResult.parse(JSON.parse(said));
}

/** Trains beside this process, so that its loop never waits. `script`: another training, for tests. */
export function createTrainer({ script = ownScript }: { script?: string } = {}): Trainer {
  return async ({ corrections, active, signal }) => {
    const dir = await mkdtemp(join(tmpdir(), "cau-noi-training-"));
    try {
      const out = join(dir, "new.bin");
      const activePath = active ? join(dir, "active.bin") : null;
      if (active && activePath) await writeFile(activePath, active);
      const examples = corrections.map(({ text: words, category }) => ({ text: words, label: category }));
      const result = await runProcess(script, { corrections: examples, activePath, out }, signal);
      return { ...result, file: await readFile(out) };
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  };
}
