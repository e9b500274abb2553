import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jest } from "@jest/globals";
import { findPort } from "./crash/processes.ts";

jest.setTimeout(120_000);

/** A start of the real process, on a database server of its own. */
class Start {
  readonly child: ChildProcess;
  output = "";

  constructor(dir: string, port: number, more: { uid?: number } = {}) {
    this.child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
      env: { ...process.env, DATA_DIR: dir, PORT: String(port), LOG_LEVEL: "silent" },
      stdio: ["ignore", "pipe", "pipe"],
      ...more,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk) => {
        this.output += chunk;
      });
    }
  }

  /** Resolves when it says that it runs, or with its exit code. */
  settled(): Promise<"running" | number | null> {
    return new Promise((resolve) => {
      this.child.stdout?.on("data", () => this.output.includes("Ctrl-C") && resolve("running"));
      this.child.once("exit", (code) => resolve(code));
    });
  }

  gone(): Promise<number | null> {
    const { exitCode, signalCode } = this.child;
    if (exitCode !== null || signalCode !== null) return Promise.resolve(exitCode);
    return new Promise((resolve) => this.child.once("exit", resolve));
  }
}

let dir: string;
const starts: Start[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "start-"));
  chmodSync(dir, 0o755);
});
afterEach(async () => {
  for (const start of starts.splice(0)) {
    start.child.kill("SIGTERM");
    await start.gone();
  }
  rmSync(dir, { recursive: true, force: true });
});

function begin(port: number): Start {
  const start = new Start(dir, port);
  starts.push(start);
  return start;
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

test("starts, says where to look, comes back after kill -9, and stops all it started when asked to, even when asked twice", async () => {
  const port = await findPort();
  const killed = begin(port);
  expect(await killed.settled()).toBe("running");
  for (const part of ["/app", "lan", "/chat", "npm run replay"]) expect(killed.output).toContain(part);
  killed.child.kill("SIGKILL");
  await killed.gone();
  const again = begin(port);
  expect(await again.settled()).toBe("running");
  const second = begin(port);
  expect(await second.settled()).toBe(1);
  expect(second.output.trim()).toBe(`Port ${port} is in use: stop the other program, or set PORT to a free one.`);
  expect(await answers(port)).toBe(true);
  again.child.kill("SIGINT");
  again.child.kill("SIGINT");
  expect(await again.gone()).toBe(0);
  expect(await answers(port)).toBe(false);
});

test("without permission to write, says which folder and what to set", async () => {
  chmodSync(dir, 0o555);
  // root may write anywhere, so it becomes nobody for this one
  const start = new Start(join(dir, "inside"), await findPort(), process.getuid?.() === 0 ? { uid: 65_534 } : {});
  expect(await start.settled()).toBe(1);
  expect(start.output).toMatch(/Cannot write to .+inside.+DATA_DIR/);
  chmodSync(dir, 0o755);
});
