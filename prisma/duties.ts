import pg from "pg";
import type { Duties } from "../core/store.ts";
import { persist } from "./database.ts";

/**
 * Work that one process does at a time. Held by a connection of its own: it ends with its process, and when the
 * connection breaks the work is told at once, since another process may begin by then.
 */
export function createDuties(url: string): Duties {
  return {
    attempt: async (name, work) => {
      const holder = new pg.Client({ connectionString: url, keepAlive: true, application_name: `cau-noi ${name}` });
      const lost = new AbortController();
      holder.on("error", () => lost.abort());
      holder.on("end", () => lost.abort());
      try {
        const isOurs = await persist(async () => {
          await holder.connect();
          const { rows } = await holder.query<{ ours: boolean }>(
            "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS ours",
            [`duty:${name}`],
          );
          return rows[0]?.ours === true;
        });
        if (isOurs) await work(lost.signal);
        return isOurs;
      } finally {
        await holder.end().catch(() => undefined);
      }
    },
  };
}
