import { fileURLToPath } from "node:url";
import type { Express, Router } from "express";
import { type Adapters, createAdapters } from "../adapters/index.ts";
import { createMediaKeeper } from "../adapters/media.ts";
import { createPictureReader } from "../adapters/pictures.ts";
import { createPictureMasker } from "../adapters/public-pictures.ts";
import { AppError } from "../core/errors.ts";
import type { PictureMasker } from "../core/publication/masking.ts";
import type { Files } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { readCauses } from "../prisma/causes.ts";
import { createDeskQueries } from "../prisma/desk-queries.ts";
import { createDiskFiles, createDiskNotes } from "../prisma/files.ts";
import { readBacklogs } from "../prisma/gauges.ts";
import { createListener } from "../prisma/listen.ts";
import { createPrismaStore } from "../prisma/store.ts";
import { createApi } from "./api-router.ts";
import { createApp } from "./app.ts";
import { readAsSet } from "./as-set.ts";
import { createAuth } from "./auth.ts";
import { channelDoors } from "./channel-doors.ts";
import { createChat } from "./chat/create.ts";
import { connectRoutes } from "./connect-routes.ts";
import { doorLinks } from "./door-links.ts";
import { createDossiers } from "./dossiers.ts";
import { exportLink, exportRoutes } from "./export-link.ts";
import { fileRoutes } from "./file-routes.ts";
import { createGeocoder } from "./geocoder.ts";
import { createInlineFiles } from "./inline-files.ts";
import { createLearning, type Learning, type Schooling } from "./learning.ts";
import { createLibrary, emptyShelf, type Library } from "./library.ts";
import { LiveHub } from "./live.ts";
import { adoptConfigured, createLiveConnections, type LiveConnections } from "./live-connections.ts";
import { createLiveSettings, type LiveSettings } from "./live-settings.ts";
import { startLoops } from "./loops.ts";
import { chatSubject } from "./map-link.ts";
import { mapRoutes } from "./map-routes.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { open311Routes } from "./open311/routes.ts";
import { createOutside, type Outside } from "./outside.ts";
import { centreRoutes } from "./pages/centre-routes.ts";
import { followRoutes } from "./pages/follow-routes.ts";
import type { WardMap } from "./pages/map.ts";
import { newsRoutes } from "./pages/news-routes.ts";
import { ownTicketRoutes } from "./pages/own-ticket-routes.ts";
import { procedureRoutes } from "./pages/procedure-routes.ts";
import { publicRoutes } from "./pages/public-routes.ts";
import { pages } from "./pages/routes.ts";
import { pushDoor } from "./push.ts";
import { readMetrics } from "./read-metrics.ts";
import { acceptedMedia, channelSettings, configuredAccounts, mediaSources, webchatAccount } from "./settings.ts";
import { createSignIns } from "./sign-ins.ts";
import { sniff } from "./sniff.ts";
import { noTracer, type Tracer } from "./tracing.ts";
import { createWatch, type Watch } from "./watch.ts";
import { webhooks } from "./webhooks.ts";
import { deskWriting } from "./wording.ts";
import { makeWorld, type WorldInput } from "./world.ts";

export type { Understanding } from "./world.ts";

export interface WireInput extends WorldInput {
  databaseUrl: string;
  /** The ward's ground, for the map residents point at. */
  gazetteer: Omit<WardMap, "outline"> & { ward: Pick<WardMap, "outline"> };
  /** How models are exchanged and trained; unset: what is read with stays, and learns single corrections only. */
  schooling?: Schooling;
  /** Counts and traces; unset: counted for nobody. */
  watching?: { metrics: Metrics; tracer: Tracer } | undefined;
  /** A ward to play with, beside the real one. */
  demo?: Router | undefined;
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
  settings: LiveSettings;
  /** The page `/metrics`. */
  readMetrics(): Promise<string>;
  stop(): Promise<void>;
}

const builtFolder = (name: "web" | "chat"): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

type Core = Pick<Wired, "store" | "world" | "auth" | "adapters" | "outside" | "learning" | "library" | "settings"> & {
  files: Files;
  masker: PictureMasker;
  live: LiveHub;
  connections: LiveConnections;
  watch: Watch;
};

function makeApp(input: WireInput, core: Core): Express {
  const { store, world, auth, adapters, outside, files, live, connections, watch } = core;
  const { config, log, classifier, knowledge, places, gazetteer } = input;
  const isSecure = config.PUBLIC_URL.startsWith("https:");
  const adapter = adapters.receiverOf("webchat");
  if (!adapter) throw new AppError("CONFIG_INVALID", "the ward's own chat must be on");
  const desk = createDeskQueries(store.client);
  const secret = config.APP_SECRET;
  const { zaloConnector: zalo } = adapters;
  const keepInline = createInlineFiles({ files, sniff: (content) => sniff(content, acceptedMedia) });
  const links = doorLinks(config, () => connections.of("zalo").find(({ state }) => state !== "revoked")?.account);
  const chat = createChat({
    ...{ store, world, adapter, account: webchatAccount, secret, files, live, isSecure },
    dir: builtFolder("chat"),
    origins: config.WEBCHAT_ORIGINS,
    doors: links,
    reader: { classifier, places },
    procedureOf: (id) => knowledge.nameOf(id),
    mapLink: ({ sessionId }) => world.mapLink(chatSubject(sessionId)),
  });
  const map = { ...gazetteer, ...gazetteer.ward };
  const doors = channelDoors(config, adapters, connections);
  const aside = { store, world, senderOf: adapters.senderOf, secret, log };
  return createApp({
    published: publicRoutes({ store, world, map, files, doors: links }),
    // our own chat has a door of its own, with limits; it calls no webhook
    webhooks: webhooks({
      ...{ store, world, keepInline, watch, log },
      receiverOf: (name) => (name === adapter.channel ? undefined : adapters.receiverOf(name)),
    }),
    open311: open311Routes({
      ...{ store, world, log, secret },
      receiver: adapters.receiverOf("open311"),
      waitMs: config.OPEN311_WAIT_MS,
      onOpened: (hear) => live.hear(({ name }) => name === "ticket.opened" && hear()),
      jurisdictionId: config.OPEN311_JURISDICTION ?? new URL(config.PUBLIC_URL).hostname,
    }),
    auth,
    api: createApi({
      ...{ ...core, desk, classifier, places, zalo, doors, map, bodies: outside.bodies },
      geocoder: createGeocoder(config.geocoder),
      writing: deskWriting(config.wording, input.records ?? knowledge),
      nameOfProcedure: (id) => knowledge.nameOf(id),
      exportLink: (code, now) => exportLink(code, now, config),
      isReadTwice: config.reader !== undefined,
    }),
    chat: chat.api,
    chatPages: chat.pages,
    map: mapRoutes({ store, world, map, secret, chatAddress: { channel: adapter.channel, account: webchatAccount } }),
    connect: connectRoutes({ store, world, auth, connections, zalo, log }),
    files: fileRoutes({ files, secret }),
    exports: exportRoutes({ store, world, files, secret }),
    pages: [
      ownTicketRoutes({ store, world, secret, talkOf: chat.talkOf }),
      procedureRoutes({ world, library: core.library }),
      pages({ world, isSecure, library: core.library }),
    ],
    follow: [followRoutes(aside), newsRoutes({ ...aside, map, push: pushDoor(config, store.secrets) })],
    centre: centreRoutes({ store, world, secret, doors: links }),
    demo: input.demo,
    consoleDir: builtFolder("web"),
    isReady: () => store.ping(),
    isSecure,
    trustProxy: config.TRUST_PROXY,
    log,
  });
}

/** What sees messages pass in this process, and the page that shows what was counted. */
function watchProcess({ watching, classifier, clock }: WireInput, { client, pool }: Wired["store"]) {
  const { metrics, tracer } = watching ?? { metrics: createMetrics(), tracer: noTracer };
  const standings = { backlogs: () => readBacklogs(client, clock.now()), pool, model: () => classifier.version };
  return {
    watch: createWatch(metrics, tracer, (channel, refs) => readCauses(client, channel, refs)),
    readPage: () => readMetrics(metrics, standings),
  };
}

/** Builds everything once and passes it in: the only place that knows all rooms. */
export function wire(input: WireInput): Wired {
  const { config, databaseUrl: url, clock, log } = input;
  const { APP_SECRET: secret, SIGN_INS_PER_MINUTE: signInsPerMinute, PUBLIC_URL: publicUrl, DATA_DIR } = config;
  const store = createPrismaStore({ url, encryptionKey: secret, onFault: (error) => log.warn({ error }, "database") });
  const files = createDiskFiles({ dir: `${DATA_DIR}/files` });
  const live = new LiveHub({ since: store.liveSince, log });
  const connections = createLiveConnections(store);
  const settings = createLiveSettings({ store, ward: input.ward, log });
  const adapters = createAdapters(channelSettings({ config, clock, store, files, connections, ward: settings.ward }));
  const sniffed = (content: Uint8Array): Promise<string> => sniff(content, acceptedMedia);
  const media = createMediaKeeper({ files, sniff: sniffed, resolvers: adapters.resolvers, ...mediaSources(config) });
  const pictures = createPictureReader({ files, notes: createDiskNotes({ dir: `${DATA_DIR}/files` }) });
  const dossiers = createDossiers({ settings: config.dossier, store, clock, log });
  const given = { media, pictures, connections, dossiers: dossiers.port, settings: settings.inForce };
  const classifier = readAsSet(input.classifier, settings.inForce);
  const world = makeWorld({ ...input, classifier, ward: settings.ward }, adapters, given);
  const staffById = (id: string) => store.transaction((tx) => tx.people.staffById(id));
  const signIns = createSignIns({ store, clock });
  const auth = createAuth({ client: store.client, secret, publicUrl, signInsPerMinute, staffById, signIns });
  const outside = createOutside({ config, store, world, files, dossiers: dossiers.system, log });
  const { schooling, shelf = emptyShelf(input.knowledge) } = input;
  const learning = createLearning({ config, store, world, classifier: input.classifier, schooling, log });
  const library = createLibrary({ store, world, shelf, log });
  const core = { store, world, auth, adapters, outside, learning, library, settings };
  const { watch, readPage } = watchProcess(input, store);
  const beside = { files, masker: createPictureMasker(), live, connections, watch };
  const app = makeApp({ ...input, classifier }, { ...core, ...beside });
  const watched = channelDoors(config, adapters, connections).connected;
  const loops = startLoops({
    ...{ config, databaseUrl: url, store, world, files, adapters, outside, learning, watched, watch, log },
  });
  const refresh = (): void => {
    connections.refresh().catch((error) => log.warn({ error }, "connections not read"));
  };
  const adopted = adoptConfigured({ store, world, configured: configuredAccounts(config) });
  const ready = adopted.then(connections.refresh).then(learning.begin).then(library.refresh).then(settings.refresh);
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
      if (event.name === "setting.updated") void settings.refresh();
    },
    onReconnect: () => {
      live.reset();
      refresh();
      void learning.refresh();
      void library.refresh();
      void settings.refresh();
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
  return { app, ...core, ready, readMetrics: readPage, stop };
}
