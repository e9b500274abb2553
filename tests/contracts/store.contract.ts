import { accountsContract } from "./store/accounts.ts";
import { appointmentsContract } from "./store/appointments.ts";
import { auditContract } from "./store/audit.ts";
import { bench, type StoreUnderTest } from "./store/bench.ts";
import { callsContract } from "./store/calls.ts";
import { channelsContract } from "./store/channels.ts";
import { checksContract } from "./store/checks.ts";
import { connectionsContract } from "./store/connections.ts";
import { conversationsContract } from "./store/conversations.ts";
import { dossiersContract } from "./store/dossiers.ts";
import { inboxContract } from "./store/inbox.ts";
import { incidentsContract } from "./store/incidents.ts";
import { knowledgeContract } from "./store/knowledge.ts";
import { learningContract } from "./store/learning.ts";
import { monthlyContract } from "./store/monthly.ts";
import { newsWatchesContract } from "./store/news-watches.ts";
import { outboxContract } from "./store/outbox.ts";
import { outboxCancelContract } from "./store/outbox-cancel.ts";
import { publicPhotosContract } from "./store/public-photos.ts";
import { publicTicketsContract } from "./store/public-tickets.ts";
import { questionsContract } from "./store/questions.ts";
import { restContract } from "./store/rest.ts";
import { rosterContract } from "./store/roster.ts";
import { settingsContract } from "./store/settings.ts";
import { systemsContract } from "./store/systems.ts";
import { ticketsContract } from "./store/tickets.ts";
import { waysContract } from "./store/ways.ts";

/** What core relies on, whatever the store is made of. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());
    const tools = bench(() => under);
    inboxContract(tools);
    outboxContract(tools);
    outboxCancelContract(tools);
    conversationsContract(tools);
    ticketsContract(tools);
    publicTicketsContract(tools);
    publicPhotosContract(tools);
    systemsContract(tools);
    callsContract(tools);
    appointmentsContract(tools);
    restContract(tools);
    checksContract(tools);
    channelsContract(tools);
    connectionsContract(tools);
    waysContract(tools);
    learningContract(tools);
    newsWatchesContract(tools);
    dossiersContract(tools);
    knowledgeContract(tools);
    settingsContract(tools);
    incidentsContract(tools);
    monthlyContract(tools);
    questionsContract(tools);
    rosterContract(tools);
    accountsContract(tools);
    auditContract(tools);
  });
}
