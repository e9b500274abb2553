import type { ChannelConnection } from "../../core/channel/connection.ts";
import type { Connections } from "../../core/channel/ports.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Accounts of ours, in memory. */
export class FakeConnections {
  readonly #rows: MemoryTable<ChannelConnection>;
  readonly port: Connections;

  constructor(journal: Journal) {
    this.#rows = new MemoryTable(journal);
    const keyOf = (channel: string, account: string): string => `${channel}:${account}`;
    this.port = {
      all: async () =>
        this.#rows.all().sort((a, b) => (keyOf(a.channel, a.account) < keyOf(b.channel, b.account) ? -1 : 1)),
      of: async (channel, account) => this.#rows.get(keyOf(channel, account)),
      save: async ({ caughtUpTo: _, ...facts }) => {
        assertStorable(facts);
        const key = keyOf(facts.channel, facts.account);
        const caughtUpTo = this.#rows.get(key)?.caughtUpTo;
        this.#rows.set(key, { ...facts, ...(caughtUpTo ? { caughtUpTo } : {}) });
      },
      catchUp: async (channel, account, upTo) => {
        const row = this.#rows.get(keyOf(channel, account));
        if (!row || (row.caughtUpTo && row.caughtUpTo >= upTo)) return;
        this.#rows.set(keyOf(channel, account), { ...row, caughtUpTo: upTo });
      },
    };
  }
}
