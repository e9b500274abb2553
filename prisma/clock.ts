import pg from "pg";
import type { Clock } from "../core/clock.ts";

/** How often the database is asked: two machines drift apart by less than a few milliseconds in that time. */
const askEveryMs = 60_000;
/** An answer that took longer says too little about the present. */
const slowMs = 1_000;

/** How far the database's time is ahead of this process's count of elapsed time; undefined when the answer was slow. */
async function askLead(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const asked = performance.now();
    const { rows } = await client.query<{ now: string }>("SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now");
    const took = performance.now() - asked;
    return took < slowMs ? Number(rows[0]?.now) - asked - took / 2 : undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * One clock for all processes: the database's, carried on by each one's own count of elapsed time. Due times and leases are set
 * by one process and read by another; if a machine's clock jumped by hours, it would find every lease over, or put off for hours
 * what it takes in. Asking again never ends; a database that does not answer changes nothing.
 */
export async function startDatabaseClock(url: string, onFault: (error: unknown) => void): Promise<Clock> {
  let lead = (await askLead(url)) ?? Date.now() - performance.now();
  const ask = async (): Promise<void> => {
    lead = (await askLead(url)) ?? lead;
  };
  setInterval(() => void ask().catch(onFault), askEveryMs).unref();
  return { now: () => new Date(lead + performance.now()) };
}
