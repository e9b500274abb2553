import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { isAppError } from "../../core/errors.ts";
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "../../prisma/embedded.ts";

let root: string;
const running: EmbeddedServer[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cau-noi-"));
  await chmod(root, 0o755);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    dir: join(root, "postgres"),
    home: join(root, "home"),
    port: 54_400,
    ...options,
  });
  running.push(server);
  return server;
}

async function ask<T>(server: EmbeddedServer, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const pidOf = async (dir: string): Promise<number> =>
  Number((await readFile(join(dir, "postmaster.pid"), "utf8")).split("\n")[0]);

test("several processes that start at once share one server, and the last one to leave stops it", async () => {
  const dir = join(root, "postgres");
  const [one, two, three] = await Promise.all([start(), start(), start()]);
  expect(new Set([one?.port, two?.port, three?.port]).size).toBe(1);
  await one?.stop();
  await two?.stop();
  expect(await ask(three as EmbeddedServer, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await three?.stop();
  await expect(stat(join(dir, "postmaster.pid"))).rejects.toThrow("ENOENT");
});

test("the second start finds what the first one kept", async () => {
  const before = await start();
  await ask(before, "CREATE TABLE kept AS SELECT 'xin chào' AS word");
  await before.stop();
  expect(await ask(await start(), "SELECT word FROM kept")).toEqual([{ word: "xin chào" }]);
});

test("a busy port is no obstacle", async () => {
  const busy: Server = createServer();
  await new Promise<void>((resolve) => busy.listen(54_401, "127.0.0.1", resolve));
  const server = await start({ port: 54_401 });
  expect(server.port).not.toBe(54_401);
  expect(await ask(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  busy.close();
});

test("killed with -9 in the middle of writes, it comes back by itself with every acknowledged row", async () => {
  const server = await start();
  await ask(server, "CREATE TABLE written (number int)");
  const acknowledged: number[] = [];
  const write = async (from: number): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url("postgres") });
    client.on("error", () => undefined);
    await client.connect();
    for (let number = from; ; number += 4) {
      await client.query("INSERT INTO written VALUES ($1)", [number]);
      acknowledged.push(number);
      if (acknowledged.length === 200) process.kill(await pidOf(join(root, "postgres")), "SIGKILL");
    }
  };
  await Promise.allSettled([0, 1, 2, 3].map(write));
  const again = await start();
  const kept = await ask<{ number: number }>(again, "SELECT number FROM written");
  const numbers = new Set(kept.map((row) => row.number));
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([]);
});

test("a pid file that names another program does not bar the way", async () => {
  const dir = join(root, "postgres");
  const before = await start();
  const stale = (await readFile(join(dir, "postmaster.pid"), "utf8")).replace(/^\d+/, String(process.pid));
  await before.stop();
  await writeFile(join(dir, "postmaster.pid"), stale);
  expect(await ask(await start(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a project in a private folder works, also for root", async () => {
  const hidden = join(root, "private");
  await mkdir(hidden, { mode: 0o700 });
  const server = await start({ dir: join(hidden, "postgres") });
  expect(await ask(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a folder that cannot be used is told in one sentence", async () => {
  const file = join(root, "file");
  await writeFile(file, "");
  const error = await startEmbedded({ dir: join(file, "postgres") }).catch((fault) => fault);
  expect(isAppError(error, "CONFIG_INVALID")).toBe(true);
  const older = join(root, "older");
  await mkdir(older);
  await writeFile(join(older, "PG_VERSION"), "15\n");
  const refused = await startEmbedded({ dir: older }).catch((fault) => fault);
  expect(isAppError(refused, "CONFIG_INVALID")).toBe(true);
});

test("a database that cannot start says why instead of waiting for ever", async () => {
  const dir = join(root, "broken");
  const server = await start({ dir });
  await server.stop();
  await rm(join(dir, "global", "pg_control"));
  const error = await startEmbedded({ dir, home: join(root, "home"), attempts: 3 }).catch((fault) => fault);
  expect(isAppError(error, "UNEXPECTED")).toBe(true);
  expect(error.message).toContain("server.log");
});
