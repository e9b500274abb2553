import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Ranked } from "../../nlp/evaluate.ts";
import { everyLabel, fastTextSettings, toLabel, toLine, toTrainingFile } from "./fasttext.ts";
import type { TrainedPeer, TrainPeer } from "./peer.ts";

/** Reads one line of `predict-prob`: label and probability by turns, best first. */
export function readAnswer(line: string): Ranked {
  const parts = line.trim().split(" ");
  return parts.flatMap((part, at) =>
    at % 2 === 0 && part !== "" ? [{ id: toLabel(part), confidence: Math.min(1, Number(parts[at + 1])) }] : [],
  );
}

async function learn(program: string, folder: string, sentences: string): Promise<string> {
  const input = join(folder, "sentences.txt");
  const output = join(folder, "model");
  writeFileSync(input, sentences);
  const settings = Object.entries(fastTextSettings).flatMap(([name, value]) => [`-${name}`, String(value)]);
  const own = ["-loss", "softmax", "-thread", "1", "-minCount", "1", "-verbose", "0"];
  const given = ["supervised", "-input", input, "-output", output, ...settings, ...own];
  const [status] = await once(spawn(program, given, { stdio: "ignore" }), "exit");
  if (status !== 0) throw new Error(`${program} ended with ${String(status)} while it learnt`);
  return `${output}.bin`;
}

/** Answers come line by line, in the order of the questions. */
function askInTurn(program: string, model: string) {
  const child = spawn(program, ["predict-prob", model, "-", String(everyLabel)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(line));
  const ask = (text: string): Promise<string> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      child.stdin.write(toLine(text));
    });
  return { ask, end: () => child.kill() };
}

/** The installed fastText program, or undefined where there is none. */
export function findFastText(program = "fasttext"): TrainPeer | undefined {
  if (spawnSync(program, [], { stdio: "ignore" }).error) return undefined;
  return async (examples): Promise<TrainedPeer> => {
    const folder = mkdtempSync(join(tmpdir(), "fasttext-"));
    const model = await learn(program, folder, toTrainingFile(examples));
    const { ask, end } = askInTurn(program, model);
    return {
      bytes: statSync(model).size,
      rank: async (text) => readAnswer(await ask(text)),
      close() {
        end();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  };
}
