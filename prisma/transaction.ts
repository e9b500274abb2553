import type { Transaction } from "../core/store.ts";
import { createAccounts } from "./accounts.ts";
import { createAppointments, createQueue } from "./appointments.ts";
import { createAudit } from "./audit.ts";
import { createCalls } from "./calls.ts";
import { createChecks } from "./checks.ts";
import { createConnections } from "./connections.ts";
import { createConversations } from "./conversations.ts";
import { createCorrections } from "./corrections.ts";
import type { Db } from "./database.ts";
import { createDossiers, createDossierWatches } from "./dossiers.ts";
import type { Effects } from "./effects.ts";
import { errandsInTransaction } from "./errands.ts";
import { inboxInTransaction } from "./inbox.ts";
import { createIncidents } from "./incidents.ts";
import { createKnowledge } from "./knowledge.ts";
import { createMessages } from "./messages.ts";
import { createModels } from "./models.ts";
import { createMonthlyReports } from "./monthly.ts";
import { createNewsWatches } from "./news-watches.ts";
import { createOwnViews } from "./own-views.ts";
import { createPeople } from "./people.ts";
import { createPersonalData } from "./personal-data.ts";
import { createPublicPhotos } from "./public-photos.ts";
import { createQuestions } from "./questions.ts";
import { createRelays, createSubscriptions } from "./relays.ts";
import { createRightsCases } from "./rights-cases.ts";
import { createRoster } from "./roster.ts";
import { createSecondReadings } from "./second-readings.ts";
import { createSettings } from "./settings.ts";
import { createSpots } from "./spots.ts";
import { createTasks } from "./tasks.ts";
import { createTickets } from "./tickets.ts";

type Port = keyof Omit<Transaction, "publish">;

/** How each part of a transaction is made. */
const parts: { [P in Port]: (db: Db, effects: Effects) => Transaction[P] } = {
  inbox: inboxInTransaction,
  conversations: createConversations,
  messages: createMessages,
  tickets: createTickets,
  people: createPeople,
  roster: createRoster,
  tasks: createTasks,
  spots: createSpots,
  checks: createChecks,
  connections: createConnections,
  errands: errandsInTransaction,
  relays: createRelays,
  subscriptions: createSubscriptions,
  calls: createCalls,
  appointments: createAppointments,
  queue: createQueue,
  corrections: createCorrections,
  models: createModels,
  readings: createSecondReadings,
  dossiers: createDossiers,
  dossierWatches: createDossierWatches,
  newsWatches: createNewsWatches,
  knowledge: createKnowledge,
  questions: createQuestions,
  settings: createSettings,
  ownViews: createOwnViews,
  audit: createAudit,
  accounts: createAccounts,
  incidents: createIncidents,
  monthlyReports: createMonthlyReports,
  rightsCases: createRightsCases,
  publicPhotos: createPublicPhotos,
  personal: createPersonalData,
};

/** A transaction over the generated client's. Most need few parts, so each is made when it is first asked for. */
class OverDatabase {
  readonly db: Db;
  readonly effects: Effects;

  constructor(db: Db, effects: Effects) {
    this.db = db;
    this.effects = effects;
  }

  publish: Transaction["publish"] = async (events) => this.effects.publish(events);
}

for (const [name, make] of Object.entries(parts)) {
  Object.defineProperty(OverDatabase.prototype, name, {
    get(this: OverDatabase) {
      const value = make(this.db, this.effects);
      Object.defineProperty(this, name, { value });
      return value;
    },
  });
}

export const transactionOver = (db: Db, effects: Effects): Transaction =>
  new OverDatabase(db, effects) as unknown as Transaction;
