import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../core/errors.ts";
import type { Ward } from "../core/ward.ts";
import { createLiveKnowledge } from "../nlp/knowledge/live.ts";
import { loadKnowledge } from "../nlp/knowledge/load.ts";
import { createLiveClassifier } from "../nlp/live-classifier.ts";
import { loadModels, unpackModels } from "../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../nlp/places.ts";
import { startDatabaseClock } from "../prisma/clock.ts";
import { type EmbeddedServer, startEmbedded } from "../prisma/embedded.ts";
import { ensureDatabase, migrate } from "../prisma/migrate.ts";
import type { Config } from "./config.ts";
import { startDemo } from "./demo/start.ts";
import { seedDemo } from "./demo.ts";
import { seedDossiers } from "./demo-dossiers.ts";
import { type Meaning, startMeaning } from "./encoder.ts";
import { createHttpServer } from "./http-server.ts";
import { uuidV7 } from "./ids.ts";
import type { Schooling } from "./learning.ts";
import type { Shelf } from "./library.ts";
import { createLog } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { createMetricsServer } from "./metrics-server.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { startTracer } from "./tracing.ts";
import { createTrainer } from "./trainer.ts";
import { wardOf } from "./ward.ts";
import { type Understanding, type Wired, wire } from "./wire.ts";
import { withWording } from "./wording.ts";

/** A drain longer than this is cut off; leases and the outbox make that safe. */
const drainMs = 15_000;

/** The database of this process: a given server, or the embedded one. */
export async function openDatabase(config: Config): Promise<{ url: string; embedded?: EmbeddedServer }> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL };
  const name = "cau_noi";
  const embedded = await startEmbedded({ dir: `${config.DATA_DIR}/postgres` });
  await ensureDatabase({ serverUrl: embedded.url("postgres"), name });
  return { url: embedded.url(name), embedded };
}

/** The models and records of this release, for this ward; what staff teach and write comes on top. */
function loadUnderstanding(
  { encoder, open }: Meaning,
  ward: Ward,
): Understanding & { schooling: Schooling; shelf: Shelf } {
  const release = loadKnowledge(ward);
  const knowledge = createLiveKnowledge(open(release));
  const own = loadModels();
  const classifier = createLiveClassifier(own);
  return {
    classifier,
    knowledge,
    places: createPlaceFinder(loadGazetteer()),
    ...(encoder && { encoder }),
    shelf: { release, open, replace: knowledge.replace },
    schooling: {
      release: own.version,
      load: (path) => (path === undefined ? loadModels() : unpackModels(readFileSync(path))),
      replace: (models) => classifier.replace(models),
      trainer: createTrainer(),
    },
  };
}

type Door = Pick<Config, "PORT" | "HOST">;

function listen(server: Server, config: Door, name = "PORT"): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const busy = error.code === "EADDRINUSE";
      const what = busy
        ? `Port ${config.PORT} is in use`
        : `Cannot listen on ${config.HOST}:${config.PORT} (${error.code})`;
      reject(new AppError("CONFIG_INVALID", `${what}: stop the other program, or set ${name} to a free one.`));
    });
    server.listen(config.PORT, config.HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/** So long a server that is about to go still takes requests and says with each answer that the connection ends. */
const lastCallMs = 500;

/**
 * Asks callers to come on another connection, waits for requests under way, then ends idle and streaming connections. A
 * connection that is closed just when its keeper uses it again would be a delivery refused.
 */
async function closeServer(server: Server): Promise<void> {
  server.prependListener("request", (_, response) => response.setHeader("connection", "close"));
  await pause(lastCallMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, pause(5_000).then(() => server.closeAllConnections())]);
}

/** One Ctrl-C arrives twice when a package manager stands between: from the terminal and passed on. */
const sameKeyMs = 2_000;

function stopOnSignals(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const onSignal = (): void => {
    if (stoppingSince !== undefined && performance.now() - stoppingSince > sameKeyMs) process.exit(1);
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    process.stdout.write("\nĐang dừng: làm xong việc dở dang…\n");
    const late = pause(drainMs).then(() => process.exit(1));
    void Promise.race([stop(), late]).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}

function countLines({ logLines, loopFailures }: Metrics): Parameters<typeof createLog>[2] {
  return ({ level, loop }) => {
    logLines.inc({ level });
    if (loop !== undefined && level === "error") loopFailures.inc({ loop });
  };
}

/** Starts one process: database, models, HTTP and worker as its role says; prints where to look. */
export async function run(config: Config): Promise<void> {
  const metrics = createMetrics({ isWholeProcess: true });
  const log = createLog(config.LOG_LEVEL, undefined, countLines(metrics));
  const tracer = await startTracer(config);
  const { url, embedded } = await openDatabase(config);
  await migrate({ url });
  const { APP_SECRET: secret, APP_SECRET_OLD: old } = config;
  if (old) log.info({ ...(await rotateSecret({ url, secret, old })) }, "encrypted anew under the new secret");
  const clock = await startDatabaseClock(url, (error) => log.warn({ error }, "the database's time not asked"));
  const ward = wardOf(config);
  const meaning = startMeaning(config, log);
  let wired: Wired | undefined;
  let demo: ReturnType<typeof startDemo> | undefined;
  try {
    const gazetteer = loadGazetteer();
    const understanding = loadUnderstanding(meaning, ward);
    if (config.DEMO && config.ROLE !== "worker") demo = startDemo({ config, url, ...understanding, gazetteer, log });
    wired = wire({
      gazetteer,
      demo: demo?.router,
      watching: { metrics, tracer },
      ...understanding,
      records: understanding.knowledge,
      knowledge: withWording(understanding.knowledge, config.wording, clock, log),
      config,
      databaseUrl: url,
      ward,
      clock,
      ids: uuidV7,
      log,
    });
    await wired.ready;
    const accounts = config.DEMO ? await seedDemo(wired) : [];
    if (config.DEMO) await seedDossiers(wired);
    const server = config.ROLE === "worker" ? undefined : createHttpServer(wired.app);
    if (server) {
      const port = await listen(server, config);
      greet(config, port, accounts);
    }
    const watching = createMetricsServer(config, wired.readMetrics);
    if (watching) await listen(watching.server, watching.at, "METRICS_PORT");
    stopOnSignals(async () => {
      if (watching) await closeServer(watching.server);
      if (server) await closeServer(server);
      await demo?.close();
      await wired?.stop();
      await tracer.close().catch((error) => log.warn({ error }, "traces not sent"));
      await meaning.close();
      await embedded?.stop();
    });
  } catch (error) {
    await demo?.close();
    await wired?.stop();
    await meaning.close();
    await embedded?.stop();
    throw error;
  }
}

function greet(config: Config, port: number, accounts: { username: string; password: string; title: string }[]): void {
  const base = config.PUBLIC_URL.replace(/:0$/, `:${port}`);
  const lines = [
    "",
    "  Cầu Nối đang chạy.",
    ...(config.DEMO ? [`  Chạy thử:        ${base}/demo   (bạn là người dân, phường ở bên cạnh)`] : []),
    `  Bàn trực:        ${base}/app`,
    ...accounts.map(
      ({ username, password, title }) => `                   ${username.padEnd(6)} / ${password}   ${title}`,
    ),
    `  Người dân nhắn:  ${base}/chat`,
    ...(config.DEMO ? ["  Phát lại mẫu:    npm run replay -- zalo"] : []),
    "  Ctrl-C để dừng.",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
