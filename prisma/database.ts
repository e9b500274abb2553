import { setTimeout as pause } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { AppError, isAppError } from "../core/errors.ts";
import { type Prisma, PrismaClient } from "./client/client.ts";

/** The whole database, or the part of it one transaction sees. */
export type Db = Prisma.TransactionClient;

/** A transaction waits this long for a connection, and may then take this long. No model or platform call belongs in one. */
const limits = { maxWait: 15_000, timeout: 30_000 };
const maxAttempts = 8;

/** Opens the pool of connections. `minimal`: a fault's text must not quote what residents wrote. */
export function openClient(settings: {
  url: string;
  poolSize: number;
  onFault?: ((error: unknown) => void) | undefined;
}): { client: PrismaClient; pool: pg.Pool } {
  const { url, poolSize, onFault = () => undefined } = settings;
  // The adapter reads and writes instants without their offset: they are right only where the session's zone is UTC. Whoever
  // stands still or vanishes inside a transaction would keep its lanes locked, beyond any lease: the server ends it.
  const options = `-c TimeZone=UTC -c idle_in_transaction_session_timeout=${limits.timeout}`;
  const limit = { max: poolSize, connectionTimeoutMillis: 15_000, keepAlive: true };
  const pool = new pg.Pool({ connectionString: url, ...limit, options });
  const faults = { onPoolError: onFault, onConnectionError: onFault };
  const adapter = new PrismaPg(pool, { ...faults, disposeExternalPool: true });
  return { client: new PrismaClient({ adapter, errorFormat: "minimal" }), pool };
}

interface DriverFault {
  code?: string;
  meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
}

/** PostgreSQL's own code of a fault ("40P01"), or Prisma's ("P1001") where there is none. */
function codeOf(error: unknown): string {
  const fault = error as DriverFault;
  return fault.meta?.driverAdapterError?.cause?.originalCode ?? fault.code ?? "";
}

/** Serialisation fault, deadlock, or Prisma's name for either: the same work succeeds when done again. */
const passing = new Set(["40001", "40P01", "P2034"]);

/** What a fault of the database means to core; anything else is UNEXPECTED and may pass. */
const meanings: Record<string, { code: "BAD_INPUT" | "STALE" | "NOT_FOUND"; message: string }> = {
  "22021": { code: "BAD_INPUT", message: "text the database cannot hold" },
  "22P02": { code: "BAD_INPUT", message: "text the database cannot hold" },
  "22P05": { code: "BAD_INPUT", message: "text the database cannot hold" },
  "23505": { code: "STALE", message: "somebody wrote the same first" },
  P2002: { code: "STALE", message: "somebody wrote the same first" },
  "23503": { code: "NOT_FOUND", message: "it belongs to something that is not there" },
};

/** Translates at the border: the database's faults become AppErrors, AppErrors come through. */
function translate(error: unknown): AppError {
  if (isAppError(error)) return error;
  const code = codeOf(error);
  const meaning = meanings[code];
  if (meaning) return new AppError(meaning.code, meaning.message, { cause: error });
  return new AppError("UNEXPECTED", `the database failed (${code || "no code"})`, { retryable: true, cause: error });
}

/** Runs work again while it only met another transaction; random pauses keep two from meeting for ever. */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (isAppError(error) || !passing.has(codeOf(error)) || attempt >= maxAttempts) throw translate(error);
      await pause(Math.random() * 20 * attempt);
    }
  }
}

/** All or nothing, at READ COMMITTED: what must not change underneath is locked or versioned by the statements themselves. */
export function inTransaction<T>(client: PrismaClient, work: (db: Db) => Promise<T>): Promise<T> {
  return persist(() => client.$transaction(work, limits));
}
