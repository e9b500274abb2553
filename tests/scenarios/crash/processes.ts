import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";

/** A port nobody uses right now. */
export function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** What a process of the server does. */
export type Role = "all" | "web" | "worker";

/** Linux counts a process's time in these parts of a second. */
const ticksPerSecond = 100;

/** Loaded into each process before anything else where clocks are to be moved. */
const movedClock = new URL("./moved-clock.ts", import.meta.url).href;

/** Server processes that are started again whenever they die, as a supervisor would. */
export class Processes {
  readonly #children = new Map<string, ChildProcess>();
  readonly #environment: Record<string, string>;
  readonly #hasClocks: boolean;
  #isOver = false;
  /** What they wrote on their error output, for finding out why one did not start. */
  complaints = "";

  /** `hasClocks`: each has a clock of its own that can be moved. */
  constructor(environment: Record<string, string>, { hasClocks = false } = {}) {
    this.#environment = environment;
    this.#hasClocks = hasClocks;
  }

  /** `own` settings are this one's alone; `within` is a command that runs it somewhere else. */
  start(name: string, role: Role, own: Record<string, string> = {}, within: readonly string[] = []): void {
    const first = this.#hasClocks ? ["--import", movedClock] : [];
    const command = [...within, process.execPath, "--import", "tsx", ...first, "server/main.ts"];
    const [program = process.execPath, ...args] = command;
    const child = spawn(program, args, {
      env: { ...process.env, ...this.#environment, ...own, ROLE: role },
      stdio: ["ignore", "ignore", "pipe", ...(this.#hasClocks ? (["ipc"] as const) : [])],
    });
    child.stderr?.on("data", (chunk) => {
      this.complaints = `${this.complaints}${chunk}`.slice(-5_000);
    });
    this.#children.set(name, child);
    child.on("exit", () => {
      if (!this.#isOver) this.start(name, role, own, within);
    });
  }

  #child(name: string): ChildProcess {
    const child = this.#children.get(name);
    if (!child) throw new Error(`there is no ${name}`);
    return child;
  }

  /** Kills one of them so that it cannot say goodbye; resolves when it is gone and the next is started. */
  async kill(name: string): Promise<void> {
    const child = this.#child(name);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** Stops one in the middle of whatever it does, as a machine that sleeps; `wake` lets it go on. */
  freeze(name: string): void {
    this.#child(name).kill("SIGSTOP");
  }

  wake(name: string): void {
    this.#child(name).kill("SIGCONT");
  }

  /** Sets the clock of one apart from the true time; resolves with how far apart it says it is. */
  async moveClock(name: string, byMs: number): Promise<number> {
    const child = this.#child(name);
    const answered = once(child, "message");
    child.send(byMs);
    const [now] = (await answered) as [number];
    return now - Date.now();
  }

  /** Asks one to finish what it has at hand and go; resolves when it is gone and the next is started. */
  async renew(name: string): Promise<void> {
    const child = this.#child(name);
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }

  /** CPU time one of them has used, seconds; 0 where the system does not tell. */
  async cpuSeconds(name: string): Promise<number> {
    const stat = await readFile(`/proc/${this.#children.get(name)?.pid}/stat`, "utf8").catch(() => "");
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return (user + system) / ticksPerSecond;
  }

  async end(): Promise<void> {
    this.#isOver = true;
    const gone = [...this.#children.values()].map(
      (child) =>
        new Promise((resolve) =>
          child.exitCode === null && child.signalCode === null ? child.once("exit", resolve) : resolve(undefined),
        ),
    );
    for (const child of this.#children.values()) child.kill("SIGKILL");
    await Promise.all(gone);
  }
}
