import { existsSync } from "node:fs";
import { join } from "node:path";
import { isAppError } from "../../core/errors.ts";
import { examineDatabase } from "../../prisma/doctor.ts";
import { readMigrations } from "../../prisma/migrate.ts";
import { backupsIn } from "../backup/shelf.ts";
import { type Config, readConfig } from "../config.ts";
import { demoUsernames } from "../demo.ts";
import { openDatabase } from "../run.ts";
import type { Check, Finding, Site } from "./check.ts";
import { databaseChecks } from "./database.ts";
import { machineChecks } from "./machine.ts";
import { safetyChecks } from "./safety.ts";
import { workChecks } from "./work.ts";

const checks: readonly Check[] = [...machineChecks, ...databaseChecks, ...workChecks, ...safetyChecks];

/** A finding with the check it is of; how to mend it is said where something is to be mended. */
export interface Result extends Finding {
  name: string;
  mend?: string;
}

function readSettings(given: Site["given"]): Pick<Site, "config" | "faults"> {
  try {
    return { config: readConfig(given), faults: [] };
  } catch (error) {
    if (!isAppError(error, "CONFIG_INVALID")) throw error;
    return { faults: error.message.split("\n") };
  }
}

/** The first line of a fault, without what a driver may quote. */
const reasonOf = (error: unknown): string => {
  const { code, message = "" } = error as { code?: string; message?: string };
  return isAppError(error) ? message : [code, message.split("\n")[0]].filter(Boolean).join(": ").slice(0, 200);
};

type Seen = Pick<Site, "embedded" | "server" | "work" | "databaseFault">;

/** The embedded server is joined where it runs, and started for the look where it rests; a new one is never made. */
async function seeDatabase(config: Config, now: Date): Promise<Seen> {
  const folder = join(config.DATA_DIR, "postgres");
  const isOwn = config.DATABASE_URL === undefined;
  if (isOwn && !existsSync(join(folder, "PG_VERSION"))) return { embedded: "none-yet" };
  const embedded = existsSync(join(folder, "postmaster.pid")) ? "running" : "stopped";
  const seen: Seen = isOwn ? { embedded } : {};
  try {
    const { url, embedded: server } = await openDatabase(config);
    try {
      return { ...seen, ...(await examineDatabase(url, { now, usernames: demoUsernames })) };
    } finally {
      await server?.stop();
    }
  } catch (error) {
    return { ...seen, databaseFault: reasonOf(error) };
  }
}

/** Gathers what checks look at. */
export async function visit(given: Site["given"], { now, isOnline }: { now: Date; isOnline: boolean }): Promise<Site> {
  const settings = readSettings(given);
  const { config } = settings;
  return {
    ...{ now, isOnline, given, ...settings },
    nodeVersion: process.versions.node,
    migrations: await readMigrations(),
    backups: config?.backup ? await backupsIn(config.backup.dir) : [],
    ...(config && (await seeDatabase(config, now))),
  };
}

/** Every check in its order. A check that fails itself is told as one that could not look. */
export async function examine(site: Site): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, look, mend } of checks) {
    const { level, said } = await Promise.resolve(site)
      .then(look)
      .catch((error): Finding => ({ level: "unknown", said: `không xem được: ${reasonOf(error)}` }));
    results.push({ name, level, said, ...(level === "warn" || level === "bad" ? { mend } : {}) });
  }
  return results;
}

const marks: Readonly<Record<Finding["level"], string>> = { ok: "✓", warn: "!", bad: "✗", unknown: "·" };

/** The results as a plain table, and what they come to. */
export function tableOf(results: readonly Result[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const indent = " ".repeat(width + 5);
  const lines = results.flatMap(({ name, level, said, mend }) => [
    `  ${marks[level]} ${name.padEnd(width)} ${said}`,
    ...(mend ? [`${indent}→ ${mend}`] : []),
  ]);
  const count = (level: Finding["level"]): number => results.filter((result) => result.level === level).length;
  const sum = `${count("ok")} tốt, ${count("warn")} nên xem, ${count("bad")} phải sửa, ${count("unknown")} chưa xem được.`;
  return ["", "  Cầu Nối: khám máy", "", ...lines, "", `  ${sum}`, ""].join("\n");
}
