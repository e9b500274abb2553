import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startEmbedded } from "../../../prisma/embedded.ts";
import { ensureDatabase, migrate } from "../../../prisma/migrate.ts";
import { startTelegramServer, type TelegramServer } from "../../fakes/telegram-server.ts";
import { findPort, Processes, type Role } from "../crash/processes.ts";
import { telegramEnvironment } from "../door-settings.ts";

/** A server process on a PostgreSQL that writes to the disk before it says yes, as installations have it. */
export interface Station {
  readonly databaseUrl: string;
  readonly dir: string;
  readonly db: pg.Client;
  readonly telegram: TelegramServer;
  /** What leads a server to the stand-in. */
  readonly environment: Record<string, string>;
  /** Starts the server anew in this role; resolves with its address when it answers. */
  serve(role: Role, settings?: Record<string, string>): Promise<string>;
  /** CPU time of the server process so far, seconds. */
  cpuSeconds(): Promise<number>;
  close(): Promise<void>;
}

const startMs = 60_000;

async function untilUp(origin: string, processes: Processes): Promise<void> {
  for (const since = performance.now(); performance.now() - since < startMs; await pause(100)) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`the server never came up: ${processes.complaints}`);
}

export async function openStation(): Promise<Station> {
  const dir = await mkdtemp(join(tmpdir(), "station-"));
  const server = await startEmbedded({ dir: join(dir, "postgres"), port: 0 });
  const name = "load";
  await ensureDatabase({ serverUrl: server.url("postgres"), name });
  const databaseUrl = server.url(name);
  await migrate({ url: databaseUrl });
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const telegram = await startTelegramServer();
  const environment = telegramEnvironment(telegram);
  const secret = randomBytes(32).toString("base64");
  let processes: Processes | undefined;
  return {
    databaseUrl,
    dir,
    db,
    telegram,
    environment,
    serve: async (role, settings = {}) => {
      await processes?.end();
      const port = await findPort();
      processes = new Processes({
        ...environment,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dir,
        APP_SECRET: secret,
        PORT: String(port),
        LOG_LEVEL: "silent",
        QUIET_FACTOR: "0",
        ...settings,
      });
      processes.start("server", role);
      const origin = `http://127.0.0.1:${port}`;
      await untilUp(origin, processes);
      return origin;
    },
    cpuSeconds: () => processes?.cpuSeconds("server") ?? Promise.resolve(0),
    close: async () => {
      await processes?.end();
      await telegram.close();
      await db.end();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
