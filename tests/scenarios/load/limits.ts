import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Figure, figure } from "../figure.ts";

/** As many at once as the server under test is asked. */
export const hands = 32;

/** Single-row commits this PostgreSQL makes on as many connections: what a store of messages can never pass. */
export async function commitLimit(databaseUrl: string, seconds: number): Promise<Figure> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: hands });
  await pool.query(
    "CREATE TABLE IF NOT EXISTS load_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)",
  );
  const body = "x".repeat(600);
  let commits = 0;
  const began = performance.now();
  const work = async (): Promise<void> => {
    for (; performance.now() - began < seconds * 1_000; commits += 1) {
      await pool.query({ name: "add", text: "INSERT INTO load_row (body) VALUES ($1)", values: [body] });
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
  const rate = commits / ((performance.now() - began) / 1_000);
  await pool.query("DROP TABLE load_row");
  await pool.end();
  return figure("limit: single-row commits of this PostgreSQL", rate, "/s");
}

const program = fileURLToPath(new URL("small-server.ts", import.meta.url));

/** One of the small servers while `work` asks it. */
export async function withSmallServer<T>(
  kind: "bare" | "telegraf",
  environment: Record<string, string>,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, ["--import", "tsx", program, kind], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  try {
    return await work(`http://127.0.0.1:${Number(line.toString())}`);
  } finally {
    child.kill("SIGKILL");
  }
}
