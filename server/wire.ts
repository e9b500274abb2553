import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { type Adapters, createAdapters } from "../adapters/index.ts";
import { createMediaKeeper } from "../adapters/media.ts";
import { createPictureReader } from "../adapters/pictures.ts";
import { createCitizenBot } from "../bots/citizen.ts";
import { createFilingBot } from "../bots/filing.ts";
import { createCarrierBot, createHotlineBot } from "../bots/hotline.ts";
import { createPhrasebook } from "../bots/phrasebook.ts";
import { centreOf } from "../core/appointment/centre.ts";
import type { Channel, ChannelLimits } from "../core/channel/channel.ts";
import type { Clock, Ids } from "../core/clock.ts";
import { deskStatus } from "../core/conversation/desk-status.ts";
import type { Responder } from "../core/conversation/turn.ts";
import { AppError } from "../core/errors.ts";
import type { Files } from "../core/store.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import type { Encoder } from "../core/understanding/encoder.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";
import type { PlanningPort } from "../core/understanding/planning.ts";
import type { Ward } from "../core/ward.ts";
import type { World } from "../core/world.ts";
import { createQuestionGrouper } from "../nlp/knowledge/group-questions.ts";
import { createLikeness } from "../nlp/likeness.ts";
import { createDeskQueries } from "../prisma/desk-queries.ts";
import { createDiskFiles, createDiskNotes } from "../prisma/files.ts";
import { createListener } from "../prisma/listen.ts";
import { createPublicTickets } from "../prisma/public-tickets.ts";
import { createPrismaStore } from "../prisma/store.ts";
import { createApi } from "./api-router.ts";
import { createApp } from "./app.ts";
import { createAuth } from "./auth.ts";
import { channelDoors } from "./channel-doors.ts";
import { createChat } from "./chat/create.ts";
import type { Config } from "./config.ts";
import { connectRoutes } from "./connect-routes.ts";
import { doorLinks } from "./door-links.ts";
import { createDossiers } from "./dossiers.ts";
import { fileRoutes } from "./file-routes.ts";
import { createGeocoder } from "./geocoder.ts";
import { createInlineFiles } from "./inline-files.ts";
import { createLearning, type Learning, type Schooling } from "./learning.ts";
import { createLibrary, emptyShelf, type Library, type Shelf } from "./library.ts";
import { LiveHub } from "./live.ts";
import { adoptConfigured, createLiveConnections, type LiveConnections } from "./live-connections.ts";
import type { Logger } from "./log.ts";
import { startLoops } from "./loops.ts";
import { chatSubject, signMapToken } from "./map-link.ts";
import { mapRoutes } from "./map-routes.ts";
import { open311Routes } from "./open311/routes.ts";
import { createOutside, type Outside } from "./outside.ts";
import { centreRoutes } from "./pages/centre-routes.ts";
import { followRoutes } from "./pages/follow-routes.ts";
import type { WardMap } from "./pages/map.ts";
import { pages } from "./pages/routes.ts";
import { createSecondReader } from "./reader.ts";
import { acceptedMedia, channelSettings, configuredAccounts, mediaSources, webchatAccount } from "./settings.ts";
import { carrierAccounts } from "./settings-carriers.ts";
import { sniff } from "./sniff.ts";
import { createTranscriber } from "./speech.ts";
import { webhooks } from "./webhooks.ts";
import { deskWriting } from "./wording.ts";

/** What understands residents; loaded once, replaced by scripted ones in tests. */
export interface Understanding {
  classifier: Classifier;
  knowledge: KnowledgeBase;
  places: PlaceFinder;
  /** The knowledge in the records' own words, where `knowledge` says it in others. */
  records?: KnowledgeBase;
  /** Looks up the planning of a plot; unset: nothing is connected. */
  planning?: PlanningPort;
  /** Helps likeness; whoever started it closes it. */
  encoder?: Encoder;
  /** What `knowledge` was made of, and how it is exchanged; unset: it stays as it is. */
  shelf?: Shelf;
}

export interface WireInput extends Understanding {
  config: Config;
  databaseUrl: string;
  ward: Ward;
  /** The ward's ground, for the map residents point at. */
  gazetteer: Omit<WardMap, "outline"> & { ward: Pick<WardMap, "outline"> };
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** How models are exchanged and trained; unset: what is read with stays, and learns single corrections only. */
  schooling?: Schooling;
  /** Minutes the desk's queue takes right now; unset while there is too little to go by. */
  waitMinutes?: () => number | undefined;
}

/** A running process, piece by piece. `stop` drains: no new work, running work finished, then everything closed. */
export interface Wired {
  app: Express;
  world: World;
  store: ReturnType<typeof createPrismaStore>;
  auth: ReturnType<typeof createAuth>;
  adapters: Adapters;
  /** The accounts of the settings are known to the database, and all accounts to this process. */
  ready: Promise<void>;
  outside: Outside;
  learning: Learning;
  library: Library;
  stop(): Promise<void>;
}

/** What a channel that is not connected could carry: nothing; asked only for conversations of earlier days. */
const noLimits: ChannelLimits = {
  maxTextChars: 2_000,
  maxChoices: 0,
  maxChoiceChars: 20,
  replyWindowHours: null,
  humanWindowHours: null,
  outsideWindow: "none",
  canAskLocation: false,
  badSignatureStatus: 404,
};

function makeWorld(
  input: WireInput,
  { receiverOf, senderOf, profileReaderOf }: Adapters,
  given: Pick<World, "media" | "pictures" | "dossiers"> & { connections: LiveConnections },
): World {
  const { config, ward, clock, ids, classifier, knowledge, places, planning } = input;
  const { media, pictures, connections, dossiers } = given;
  const phrasebook = createPhrasebook({ ward });
  const secondReader = createSecondReader(config.reader, clock, input.log);
  const citizen = createCitizenBot({
    ...{ classifier, knowledge, places },
    ...(planning && { planning }),
    ...(secondReader && { secondReader }),
  });
  const hotline = createHotlineBot({ classifier, places });
  const hurried = (bot: Responder): Responder => ({
    ...bot,
    waitMs: (event) => Math.round(bot.waitMs(event) * config.QUIET_FACTOR),
  });
  const carried = hurried(createCarrierBot({ classifier, places }));
  const rulesOf = (source: string) => config.MACHINE_SOURCES?.find(({ name }) => name === source);
  const filing = createFilingBot({ classifier, places, rulesOf });
  const bots: Partial<Record<Channel, Responder>> = {
    hotline: hurried(hotline),
    sms: carried,
    open311: filing,
    machine: filing,
  };
  const chatting = hurried(citizen);
  const transcriber = createTranscriber(config.speech);
  return {
    clock,
    ids,
    ward,
    ...(config.APPOINTMENTS ? { centre: centreOf({ kind: ward.kind, counters: config.COUNTERS }) } : {}),
    phrasebook,
    media,
    ...(pictures ? { pictures } : {}),
    ...(dossiers ? { dossiers } : {}),
    ...(transcriber ? { transcriber } : {}),
    nameOf: (latitude, longitude) => places.nameOf(latitude, longitude),
    likeness: createLikeness(),
    questions: createQuestionGrouper(),
    ...(input.encoder ? { encoder: input.encoder } : {}),
    mapLink: (id) => `${config.PUBLIC_URL}/vi-tri/${signMapToken(id, clock.now(), config.APP_SECRET)}`,
    responderOf: (channel) => bots[channel] ?? chatting,
    profileReaderOf,
    accountOf: (carrier) => (senderOf(carrier) ? carrierAccounts(config, connections)[carrier] : undefined),
    limitsOf: (channel) => (senderOf(channel) ?? receiverOf(channel))?.limits ?? noLimits,
    commentsPerHour: config.COMMENTS_PER_HOUR,
    desk: async (now) => deskStatus(ward, now, input.waitMinutes?.()),
  };
}

const builtFolder = (name: "web" | "chat"): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

type Core = Pick<Wired, "store" | "world" | "auth" | "adapters" | "outside" | "learning" | "library"> & {
  files: Files;
  live: LiveHub;
  connections: LiveConnections;
};

function makeApp(input: WireInput, core: Core): Express {
  const { store, world, auth, adapters, outside, learning, library, files, live, connections } = core;
  const { config, log, classifier, knowledge, places, gazetteer } = input;
  const isSecure = config.PUBLIC_URL.startsWith("https:");
  const adapter = adapters.receiverOf("webchat");
  if (!adapter) throw new AppError("CONFIG_INVALID", "the ward's own chat must be on");
  const desk = createDeskQueries(store.client);
  const secret = config.APP_SECRET;
  const { zaloConnector: zalo } = adapters;
  const keepInline = createInlineFiles({ files, sniff: (content) => sniff(content, acceptedMedia) });
  const chat = createChat({
    ...{ store, world, adapter, account: webchatAccount, secret, files, live, isSecure },
    dir: builtFolder("chat"),
    origins: config.WEBCHAT_ORIGINS,
    doors: doorLinks(config, () => connections.of("zalo").find(({ state }) => state !== "revoked")?.account),
    mapLink: ({ sessionId }) => world.mapLink(chatSubject(sessionId)),
  });
  const chatAddress = { channel: adapter.channel, account: webchatAccount };
  const doors = channelDoors(config, adapters, connections);
  const { bodies } = outside;
  return createApp({
    // our own chat has a door of its own, with limits; it calls no webhook
    webhooks: webhooks({
      ...{ store, world, keepInline, log },
      receiverOf: (name) => (name === adapter.channel ? undefined : adapters.receiverOf(name)),
    }),
    open311: open311Routes({
      ...{ store, world, log, secret },
      receiver: adapters.receiverOf("open311"),
      waitMs: config.OPEN311_WAIT_MS,
      onOpened: (hear) => live.hear(({ name }) => name === "ticket.opened" && hear()),
      tickets: createPublicTickets(store.client),
      jurisdictionId: config.OPEN311_JURISDICTION ?? new URL(config.PUBLIC_URL).hostname,
    }),
    auth,
    api: createApi({
      store,
      world,
      auth,
      desk,
      files,
      classifier,
      places,
      geocoder: createGeocoder(config.geocoder),
      live,
      zalo,
      doors,
      bodies,
      learning,
      library,
      writing: deskWriting(config.wording, input.records ?? knowledge),
      nameOfProcedure: (id) => knowledge.nameOf(id),
      isReadTwice: config.reader !== undefined,
    }),
    chat: chat.api,
    chatPages: chat.pages,
    map: mapRoutes({ store, world, map: { ...gazetteer, ...gazetteer.ward }, secret, chatAddress }),
    connect: connectRoutes({ store, world, auth, connections, zalo, log }),
    files: fileRoutes({ files, secret }),
    pages: pages({ store, world }),
    follow: followRoutes({ store, world, senderOf: adapters.senderOf, secret, log }),
    centre: centreRoutes({ store, world, secret }),
    consoleDir: builtFolder("web"),
    isReady: () => store.ping(),
    isSecure,
    trustProxy: config.TRUST_PROXY,
    log,
  });
}

/** Builds everything once and passes it in: the only place that knows all rooms. */
export function wire(input: WireInput): Wired {
  const { config, databaseUrl: url, clock, log } = input;
  const { APP_SECRET: secret, SIGN_INS_PER_MINUTE: signInsPerMinute, PUBLIC_URL: publicUrl, DATA_DIR } = config;
  const store = createPrismaStore({ url, encryptionKey: secret, onFault: (error) => log.warn({ error }, "database") });
  const files = createDiskFiles({ dir: `${DATA_DIR}/files` });
  const live = new LiveHub({ since: store.liveSince, log });
  const connections = createLiveConnections(store);
  const adapters = createAdapters(channelSettings({ config, clock, store, files, connections }));
  const sniffed = (content: Uint8Array): Promise<string> => sniff(content, acceptedMedia);
  const media = createMediaKeeper({ files, sniff: sniffed, resolvers: adapters.resolvers, ...mediaSources(config) });
  const pictures = createPictureReader({ files, notes: createDiskNotes({ dir: `${DATA_DIR}/files` }) });
  const dossiers = createDossiers({ settings: config.dossier, store, clock, log });
  const world = makeWorld(input, adapters, { media, pictures, connections, dossiers: dossiers.port });
  const staffById = (id: string) => store.transaction((tx) => tx.people.staffById(id));
  const auth = createAuth({ client: store.client, secret, publicUrl, signInsPerMinute, staffById });
  const outside = createOutside({ config, store, world, files, dossiers: dossiers.system, log });
  const { classifier, schooling, shelf = emptyShelf(input.knowledge) } = input;
  const learning = createLearning({ config, store, world, classifier, schooling, log });
  const library = createLibrary({ store, world, shelf, log });
  const app = makeApp(input, { store, world, auth, adapters, outside, learning, library, files, live, connections });
  const watched = channelDoors(config, adapters, connections).connected;
  const loops = startLoops({ config, store, world, adapters, outside, learning, watched, log });
  const refresh = (): void => {
    connections.refresh().catch((error) => log.warn({ error }, "connections not read"));
  };
  const adopted = adoptConfigured({ store, world, configured: configuredAccounts(config) });
  const ready = adopted.then(connections.refresh).then(learning.begin).then(library.refresh);
  // Whoever starts the process waits for it; a story that ends before has no use for the fault.
  ready.catch((error) => log.warn({ error }, "connections not read"));
  const listener = createListener({
    url,
    onInbox: loops.wakeInbox,
    onOutbox: loops.wakeOutbox,
    onLive: (event) => {
      live.publish(event);
      if (event.name === "connection.updated") refresh();
      if (event.name === "correction.added" || event.name === "model.updated") void learning.refresh();
      if (event.name === "model.updated") loops.wakeTraining();
      if (event.name === "knowledge.updated") void library.refresh();
    },
    onReconnect: () => {
      live.reset();
      refresh();
      void learning.refresh();
      void library.refresh();
    },
    onFault: (error) => log.warn({ error }, "listener"),
  });
  const stop = async (): Promise<void> => {
    live.close();
    await ready.catch(() => undefined);
    await loops.stop();
    await listener.close();
    await store.close();
  };
  return { app, world, store, auth, adapters, outside, learning, library, ready, stop };
}
