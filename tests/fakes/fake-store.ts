import type { Address } from "../../core/channel/channel.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { isLaterState } from "../../core/delivery/delivery-state.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { LiveEvent } from "../../core/live.ts";
import type { Citizen, CitizenLink, LinkCode } from "../../core/people/citizen.ts";
import type { ContactCheck } from "../../core/people/contact.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { PublicPhoto } from "../../core/publication/photo.ts";
import type { Duties, Messages, People, Secrets, Store, Tickets, Transaction } from "../../core/store.ts";
import type { DeskTask } from "../../core/task.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { fakeAccounts } from "./fake-accounts.ts";
import { fakeAppointments, fakeQueue } from "./fake-appointments.ts";
import { fakeAudit } from "./fake-audit.ts";
import { fakeCalls } from "./fake-calls.ts";
import { fakeChannels } from "./fake-channels.ts";
import { fakeChecks } from "./fake-checks.ts";
import { FakeConnections } from "./fake-connections.ts";
import { fakeConversations } from "./fake-conversations.ts";
import { fakeDossiers, fakeDossierWatches } from "./fake-dossiers.ts";
import { FakeInbox } from "./fake-inbox.ts";
import { fakeIncidents } from "./fake-incidents.ts";
import { fakeKnowledge } from "./fake-knowledge.ts";
import { fakeCorrections, fakeModels } from "./fake-learning.ts";
import { fakeMonthlyReports } from "./fake-monthly.ts";
import { fakeNewsWatches } from "./fake-news-watches.ts";
import { FakeOutbox } from "./fake-outbox.ts";
import { fakeOwnViews } from "./fake-own-views.ts";
import { fakePersonalData, fakeRightsCases } from "./fake-privacy.ts";
import { fakePublicPhotos } from "./fake-public-photos.ts";
import { fakePublicTickets } from "./fake-public-tickets.ts";
import { fakeQuestions } from "./fake-questions.ts";
import { fakeReadings } from "./fake-readings.ts";
import { fakeRoster } from "./fake-roster.ts";
import { fakeSettings } from "./fake-settings.ts";
import { createFakeSpots } from "./fake-spots.ts";
import { FakeErrands, fakeRelays, fakeSubscriptions } from "./fake-systems.ts";
import { fakeTasks } from "./fake-tasks.ts";
import { fakeTickets } from "./fake-tickets.ts";
import { type Journal, keep, MemoryTable } from "./memory-table.ts";
import { Turnstile } from "./turnstile.ts";

const isSame = (a: Address, b: Address): boolean =>
  a.channel === b.channel && a.account === b.account && a.user === b.user;

/**
 * The store in memory. It keeps the promises of the real one (`tests/contracts/store.contract.ts`): versions, leases,
 * rollback. Transactions run one after the other; a store call inside one that is not the transaction's own never ends.
 */
export class FakeStore implements Store {
  /** Committed live events, oldest first. */
  readonly published: LiveEvent[] = [];
  readonly #journal: Journal = [];
  readonly #turnstile = new Turnstile();
  readonly #locks = new Map<string, Turnstile>();
  readonly #conversations = new MemoryTable<Conversation>(this.#journal);
  readonly #lines = new MemoryTable<Message>(this.#journal);
  readonly #tickets = new MemoryTable<Ticket>(this.#journal);
  readonly #photos = new MemoryTable<PublicPhoto>(this.#journal);
  readonly #series = new MemoryTable<number>(this.#journal);
  readonly #citizens = new MemoryTable<Citizen>(this.#journal);
  readonly #codes = new MemoryTable<LinkCode & { id: string }>(this.#journal);
  readonly #links = new MemoryTable<CitizenLink>(this.#journal);
  readonly #staff = new MemoryTable<Staff>(this.#journal);
  readonly #accounts = fakeAccounts(this.#staff, this.#journal);
  readonly #tasks = new MemoryTable<DeskTask>(this.#journal);
  readonly #checks = new MemoryTable<ContactCheck>(this.#journal);
  readonly #connections = new FakeConnections(this.#journal);
  readonly #callsPort = fakeCalls(this.#journal);
  readonly #centre = { appointments: fakeAppointments(this.#journal), queue: fakeQueue(this.#journal) };
  readonly #learning = {
    corrections: fakeCorrections(this.#journal, (id) => this.#tickets.get(id)),
    models: fakeModels(this.#journal),
    knowledge: fakeKnowledge(this.#journal),
    questions: fakeQuestions(this.#journal),
    settings: fakeSettings(this.#journal),
    ownViews: fakeOwnViews(this.#journal),
    incidents: fakeIncidents(this.#journal),
    monthlyReports: fakeMonthlyReports(this.#journal),
    rightsCases: fakeRightsCases(this.#journal),
    dossiers: fakeDossiers(this.#journal),
    dossierWatches: fakeDossierWatches(this.#journal),
    newsWatches: fakeNewsWatches(this.#journal),
    audit: fakeAudit(this.#journal),
  };
  readonly #secrets = new MemoryTable<string>(this.#journal);
  readonly #spots = createFakeSpots(this.#journal);
  readonly readings = fakeReadings(this.#journal);
  readonly #roster = fakeRoster(this.#journal, [this.#staff, this.#conversations, this.#tickets]);

  readonly tasks = fakeTasks(this.#tasks);

  readonly #in = new FakeInbox(this.#journal);
  readonly #out = new FakeOutbox(this.#journal, this.#lines, this.tasks, this.#in);

  readonly #errands = new FakeErrands(this.#journal);
  readonly #systems = { relays: fakeRelays(this.#journal), subscriptions: fakeSubscriptions(this.#journal) };

  /** A port whose calls wait for their turn and are undone when they throw. */
  #guarded<P extends object>(port: P): P {
    const calls = Object.entries(port).map(([name, call]) => [
      name,
      (...given: unknown[]) => this.#atomically(() => (call as (...given: unknown[]) => Promise<unknown>)(...given)),
    ]);
    return Object.fromEntries(calls) as P;
  }

  readonly inbox = this.#guarded(this.#in.port);
  readonly outbox = this.#guarded(this.#out.port);
  readonly errands = this.#guarded(this.#errands.port);

  /** Everything that ever came in, for assertions. */
  get events() {
    return this.#in.all();
  }

  /** What is kept, for whoever looks on or carries a finished story into a real database; not to be changed. */
  get rows() {
    return {
      citizens: this.#citizens.peek(),
      conversations: this.#conversations.peek(),
      lines: this.#lines.peek(),
      sendings: this.#out.all(),
      tickets: this.#tickets.peek(),
      tasks: this.#tasks.peek(),
    };
  }

  readonly channels = fakeChannels(this.#in);
  readonly publicTickets = fakePublicTickets(this.#tickets, this.#photos);

  readonly secrets: Secrets = {
    get: async (name) => this.#secrets.get(name),
    put: async (name, value) => this.#secrets.set(name, value),
    withLock: (name, work) => {
      const lock = this.#locks.get(name) ?? new Turnstile();
      this.#locks.set(name, lock);
      return lock.pass(work);
    },
  };

  readonly #held = new Set<string>();
  readonly duties: Duties = {
    attempt: async (name, work) => {
      if (this.#held.has(name)) return false;
      this.#held.add(name);
      await work(new AbortController().signal).finally(() => this.#held.delete(name));
      return true;
    },
  };

  #atomically<T>(work: () => Promise<T>): Promise<T> {
    return this.#turnstile.pass(async () => {
      try {
        return await work();
      } catch (error) {
        for (const undo of this.#journal.splice(0).reverse()) undo();
        throw error;
      } finally {
        this.#journal.length = 0;
      }
    });
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#atomically(async () => {
      const signals: LiveEvent[] = [];
      const result = await work({
        inbox: this.#in.inTransaction,
        conversations: fakeConversations(this.#conversations, this.#lines),
        messages: this.#messagesPort,
        tickets: this.#ticketsPort,
        people: this.#peoplePort,
        roster: this.#roster,
        tasks: this.tasks,
        spots: this.#spots,
        checks: fakeChecks(this.#checks),
        connections: this.#connections.port,
        errands: this.#errands.inTransaction,
        ...this.#systems,
        calls: this.#callsPort,
        ...this.#centre,
        ...this.#learning,
        readings: this.readings.port,
        publicPhotos: fakePublicPhotos(this.#photos),
        accounts: this.#accounts,
        personal: fakePersonalData({
          ...{ citizens: this.#citizens, conversations: this.#conversations },
          ...{ lines: this.#lines, tickets: this.#tickets },
        }),
        publish: async (events) => void signals.push(...events),
      });
      this.published.push(...signals);
      return result;
    });
  }

  look<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction(async (tx) => {
      const found = await work(tx);
      if (this.#journal.length > 0) throw new Error("something was written where nothing may be");
      return found;
    });
  }

  async publish(events: LiveEvent[]): Promise<void> {
    this.published.push(...events);
  }

  /** By which channel a line went or came. */
  #channelOf({ via, conversationId }: Message) {
    return via ?? this.#conversations.get(conversationId)?.address.channel;
  }

  readonly #messagesPort: Messages = {
    byId: async (id) => this.#lines.get(id),
    lock: async (id) => this.#lines.get(id),
    byProviderId: async (channel, ref) =>
      this.#lines.all().find((line) => line.providerIds.includes(ref) && this.#channelOf(line) === channel),
    advance: async (state, which) => {
      const isMeant = (line: Message): boolean =>
        "upTo" in which
          ? line.conversationId === which.conversationId &&
            !["queued", "sending"].includes(line.state) &&
            (this.#out.sentAt(line.id) ?? line.at) <= which.upTo
          : this.#channelOf(line) === which.channel && line.providerIds.some((id) => which.providerIds.includes(id));
      const moved = this.#lines
        .all()
        .filter((line) => line.direction === "out" && isMeant(line))
        .filter((line) => isLaterState(state, line.state));
      for (const line of moved) this.#lines.set(line.id, { ...line, state });
      return moved.length;
    },
    newsStates: async (newsId) => this.#out.newsStates(newsId),
    update: async (message) => keep(this.#lines, message),
    enqueue: async (items) => {
      for (const item of items) this.#out.enqueue(item);
    },
    cancel: async (id) => this.#out.cancel(id),
  };

  readonly #ticketsPort: Tickets = fakeTickets({
    tickets: this.#tickets,
    series: this.#series,
    talksOf: (citizenId) => this.#peoplePort.conversationIdsOf(citizenId),
    citizenIdOf: (conversationId) => this.#conversations.get(conversationId)?.citizenId,
  });

  #oldestFirst(fits: (citizen: Citizen) => boolean): Citizen[] {
    return this.#citizens
      .all()
      .filter(fits)
      .sort((a, b) => Number(a.createdAt) - Number(b.createdAt));
  }

  readonly #peoplePort: People = {
    citizenOf: async (address) =>
      this.#citizens.all().find((citizen) => citizen.addresses.some((one) => isSame(one, address))),
    citizenById: async (id) => this.#citizens.get(id),
    citizensByPhone: async (phone) =>
      this.#oldestFirst((citizen) => citizen.phone === phone && citizen.addresses.length > 0),
    citizensByEmail: async (email) => this.#oldestFirst((citizen) => citizen.email === email),
    saveLinkCode: async (code) => keep(this.#codes, { id: code.hash, ...code }),
    takeLinkCode: async (hash, now) => {
      const code = this.#codes.get(hash);
      if (!code || code.expiresAt <= now) return undefined;
      this.#codes.set(hash, { ...code, expiresAt: now });
      const { id: _, ...used } = code;
      return used;
    },
    saveLink: async (link) => keep(this.#links, link),
    linksOf: async (keptId) =>
      this.#links
        .all()
        .filter((link) => link.keptId === keptId)
        .sort((a, b) => Number(b.at) - Number(a.at)),
    saveCitizen: async (citizen) => {
      for (const other of this.#citizens.all()) {
        const addresses = other.addresses.filter((one) => !citizen.addresses.some((mine) => isSame(one, mine)));
        if (other.id !== citizen.id && addresses.length < other.addresses.length) {
          this.#citizens.set(other.id, { ...other, addresses });
        }
      }
      keep(this.#citizens, citizen);
    },
    conversationIdsOf: async (citizenId) => {
      const addresses = this.#citizens.get(citizenId)?.addresses ?? [];
      return this.#conversations
        .all()
        .filter((row) => row.citizenId === citizenId || addresses.some((one) => isSame(one, row.address)))
        .map((row) => row.id);
    },
    staffById: async (id) => this.#staff.get(id),
    staffByExtension: async (extension) => this.#staff.all().find((one) => one.active && one.extension === extension),
    saveStaff: async (staff) => keep(this.#staff, staff),
  };
}
