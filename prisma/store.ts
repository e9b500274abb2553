import type { LiveEvent } from "../core/live.ts";
import type { Store, Transaction } from "../core/store.ts";
import { createAccounts } from "./accounts.ts";
import { createAppointments, createQueue } from "./appointments.ts";
import { createAudit } from "./audit.ts";
import { createCalls } from "./calls.ts";
import { createChannels } from "./channel-health.ts";
import { createChecks } from "./checks.ts";
import type { PrismaClient } from "./client/client.ts";
import { createConnections } from "./connections.ts";
import { createConversations } from "./conversations.ts";
import { createCorrections } from "./corrections.ts";
import { type Db, inTransaction, openClient, persist } from "./database.ts";
import { createDossiers, createDossierWatches } from "./dossiers.ts";
import { createDuties } from "./duties.ts";
import { Effects } from "./effects.ts";
import { createErrands, errandsInTransaction } from "./errands.ts";
import { gather } from "./gather.ts";
import { createInbox, inboxInTransaction } from "./inbox.ts";
import { createIncidents } from "./incidents.ts";
import { createKnowledge } from "./knowledge.ts";
import { addSignals, createWaker, liveSince, type StoredLiveEvent } from "./live.ts";
import { createMessages } from "./messages.ts";
import { createModels } from "./models.ts";
import { createMonthlyReports } from "./monthly.ts";
import { createNewsWatches } from "./news-watches.ts";
import { createOutbox } from "./outbox.ts";
import { createOwnViews } from "./own-views.ts";
import { createPeople } from "./people.ts";
import { createPersonalData } from "./personal-data.ts";
import { createPublicPhotos } from "./public-photos.ts";
import { createPublicTickets } from "./public-tickets.ts";
import { createQuestions } from "./questions.ts";
import { createRelays, createSubscriptions } from "./relays.ts";
import { createRightsCases } from "./rights-cases.ts";
import { createRoster } from "./roster.ts";
import { createSecondReadings } from "./second-readings.ts";
import { createSecrets } from "./secrets.ts";
import { createSettings } from "./settings.ts";
import { createSpots } from "./spots.ts";
import { createTasks } from "./tasks.ts";
import { createTickets } from "./tickets.ts";

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

/** Signals for browsers may share a statement: a fiftieth of a second is not seen. */
const shared = { most: 100, restMs: 20 };

function transactionOver(db: Db, effects: Effects): Transaction {
  return {
    inbox: inboxInTransaction(db, effects),
    conversations: createConversations(db, effects),
    messages: createMessages(db, effects),
    tickets: createTickets(db, effects),
    people: createPeople(db),
    roster: createRoster(db),
    tasks: createTasks(db),
    spots: createSpots(db),
    checks: createChecks(db),
    connections: createConnections(db),
    errands: errandsInTransaction(db, effects),
    relays: createRelays(db),
    subscriptions: createSubscriptions(db),
    calls: createCalls(db),
    appointments: createAppointments(db),
    queue: createQueue(db),
    corrections: createCorrections(db, effects),
    models: createModels(db),
    readings: createSecondReadings(db),
    dossiers: createDossiers(db),
    dossierWatches: createDossierWatches(db),
    newsWatches: createNewsWatches(db),
    knowledge: createKnowledge(db),
    questions: createQuestions(db),
    settings: createSettings(db),
    ownViews: createOwnViews(db),
    audit: createAudit(db),
    accounts: createAccounts(db),
    incidents: createIncidents(db),
    monthlyReports: createMonthlyReports(db),
    rightsCases: createRightsCases(db),
    publicPhotos: createPublicPhotos(db),
    personal: createPersonalData(db),
    publish: async (events) => effects.publish(events),
  };
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
  }, shared);
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
