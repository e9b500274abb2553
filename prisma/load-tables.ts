import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { assertUnused } from "./restore-target.ts";
import { settleRestored } from "./settle-restored.ts";
import { copyOf, openCopyClient, type SequenceState, type TableShape } from "./snapshot.ts";

/** Rows on their way into empty tables: all of them are there at the end, or none. */
export interface TableLoad {
  /** More rows in COPY's text format; a table's parts follow each other, tables come in the order of the snapshot. */
  add(table: TableShape, rows: Uint8Array): Promise<void>;
  /** Makes it last. Returns what was left open when the backup was made and is for people now. */
  finish(end: {
    sequences: readonly SequenceState[];
    at: Date;
    /** Of the tickets that are opened now, and how many of its codes may have been given out since the backup. */
    series: { prefix: string; skipped: number };
  }): Promise<{ unsent: number }>;
  abandon(): Promise<void>;
}

const written = (stream: Writable, rows: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => stream.write(rows, (error) => (error ? reject(error) : resolve())));

/** Opens the one transaction that fills the tables. */
export async function openTableLoad(url: string): Promise<TableLoad> {
  const client = await openCopyClient(url, "restore");
  let open: { table: string; stream: Writable; end: Promise<void> } | undefined;
  const endTable = async (): Promise<void> => {
    open?.stream.end();
    await open?.end;
    open = undefined;
  };
  await client.query("BEGIN");
  return {
    add: async (table, rows) => {
      if (open?.table !== table.name) {
        await endTable();
        const stream = client.query(copyFrom(copyOf(table, "FROM STDIN")));
        open = { table: table.name, stream, end: finished(stream) };
        open.end.catch(() => undefined);
      }
      await written(open.stream, rows);
    },
    finish: async ({ sequences, at, series }) => {
      await endTable();
      for (const { name, last } of sequences) {
        await client.query("SELECT setval(format('public.%I', $1::text)::regclass, $2::bigint)", [name, last]);
      }
      const unsent = await settleRestored(client, { at, series });
      await client.query("ANALYZE");
      await assertUnused(client);
      await client.query("COMMIT");
      await client.end();
      return { unsent };
    },
    abandon: async () => {
      open?.stream.destroy();
      await client.end().catch(() => undefined);
    },
  };
}
