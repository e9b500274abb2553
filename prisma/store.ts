import type { LiveEvent } from "../core/live.ts";
import type { Store } from "../core/store.ts";
import { createChannels } from "./channel-health.ts";
import type { PrismaClient } from "./client/client.ts";
import { inTransaction, openClient, persist } from "./database.ts";
import { createDuties } from "./duties.ts";
import { Effects } from "./effects.ts";
import { createErrands } from "./errands.ts";
import { gather, unhurried } from "./gather.ts";
import { createInbox } from "./inbox.ts";
import { addSignals, createWaker, liveSince, type StoredLiveEvent } from "./live.ts";
import { createOutbox } from "./outbox.ts";
import { createPublicTickets } from "./public-tickets.ts";
import { createSecrets } from "./secrets.ts";
import { transactionOver } from "./transaction.ts";

export interface PrismaStoreOptions {
  url: string;
  /** 32 bytes; encrypts platform tokens at rest. */
  encryptionKey: Uint8Array;
  /** Connections of this process. */
  poolSize?: number;
  /** Told of faults nobody waits for: a connection that broke while idle, a wake-up that was not sent. */
  onFault?: (error: unknown) => void;
}

/** The store over PostgreSQL, with what the server needs beside it. */
export interface PrismaStore extends Store {
  /** The generated client: for sign-in and for the desk's queries. */
  readonly client: PrismaClient;
  /** How many connections there are. */
  readonly pool: { totalCount: number; idleCount: number; waitingCount: number };
  /** Live events after this id on these topics, for browsers that were away. */
  liveSince(id: number, topics: string[], limit: number): Promise<StoredLiveEvent[]>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the store of a migrated database. Any number of processes may do so; they wake each other. */
export function createPrismaStore(options: PrismaStoreOptions): PrismaStore {
  const { url, encryptionKey, poolSize = 10, onFault = () => undefined } = options;
  const { client, pool } = openClient({ url, poolSize, onFault });
  const closing = new AbortController();
  const wake = createWaker(client, { onFault, closed: closing.signal });
  const signal = gather(async (groups: LiveEvent[][]) => {
    await persist(() => client.$executeRaw(addSignals(groups.flat())));
    wake(["live"]);
    return groups;
  }, unhurried);
  return {
    client,
    pool,
    inbox: createInbox(client, () => wake(["inbox"])),
    outbox: createOutbox(client, () => wake(["outbox"])),
    errands: createErrands(client),
    secrets: createSecrets(client, { url, key: encryptionKey }),
    duties: createDuties(url),
    channels: createChannels(client),
    publicTickets: createPublicTickets(client),
    transaction: async (work) => {
      let effects = new Effects();
      const result = await inTransaction(client, async (db) => {
        effects = new Effects();
        const done = await work(transactionOver(db, effects));
        await effects.write(db);
        return done;
      });
      wake(effects.calls);
      return result;
    },
    look: (work) => persist(() => work(transactionOver(client, new Effects()))),
    publish: async (events) => {
      await signal(events);
    },
    liveSince: (id, topics, limit) => persist(() => liveSince(client, id, topics, limit)),
    ping: () =>
      client.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
    close: () => {
      closing.abort();
      return client.$disconnect();
    },
  };
}
