import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { type Adapters, createAdapters } from "../adapters/index.ts";
import { createMediaKeeper } from "../adapters/media.ts";
import { createCitizenBot } from "../bots/citizen.ts";
import { createHotlineBot } from "../bots/hotline.ts";
import { createPhrasebook } from "../bots/phrasebook.ts";
import type { Channel, ChannelLimits } from "../core/channel/channel.ts";
import type { Clock, Ids } from "../core/clock.ts";
import { deskStatus } from "../core/conversation/desk-status.ts";
import type { Responder } from "../core/conversation/turn.ts";
import { AppError } from "../core/errors.ts";
import type { Files } from "../core/store.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";
import type { Ward } from "../core/ward.ts";
import type { World } from "../core/world.ts";
import { createDeskQueries } from "../prisma/desk-queries.ts";
import { createDiskFiles } from "../prisma/files.ts";
import { createListener } from "../prisma/listen.ts";
import { createPrismaStore } from "../prisma/store.ts";
import { createApi } from "./api-router.ts";
import { createApp } from "./app.ts";
import { createAuth } from "./auth.ts";
import { chatRoutes } from "./chat-routes.ts";
import type { Config } from "./config.ts";
import { LiveHub } from "./live.ts";
import type { Logger } from "./log.ts";
import { signMapToken } from "./map-link.ts";
import { mapRoutes } from "./map-routes.ts";
import type { WardMap } from "./pages/map.ts";
import { pages } from "./pages/routes.ts";
import { acceptedMedia, carrierAccounts, channelSettings, mediaSources, webchatAccount } from "./settings.ts";
import { sniff } from "./sniff.ts";
import { startSources } from "./sources.ts";
import { webhooks } from "./webhooks.ts";
import { startWorker } from "./worker.ts";

/** What understands residents; loaded once, replaced by scripted ones in tests. */
export interface Understanding {
  classifier: Classifier;
  knowledge: KnowledgeBase;
  places: PlaceFinder;
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

function makeWorld(input: WireInput, { receiverOf, senderOf }: Adapters, media: World["media"]): World {
  const { config, ward, clock, ids, classifier, knowledge, places } = input;
  const phrasebook = createPhrasebook({ ward });
  const citizen = createCitizenBot({ classifier, knowledge, places });
  const hotline = createHotlineBot({ classifier, places });
  const hurried = (bot: Responder): Responder => ({
    respond: (turn) => bot.respond(turn),
    waitMs: (event) => Math.round(bot.waitMs(event) * config.QUIET_FACTOR),
  });
  const bots: Partial<Record<Channel, Responder>> = { hotline: hurried(hotline) };
  const chatting = hurried(citizen);
  return {
    clock,
    ids,
    ward,
    phrasebook,
    media,
    nameOf: (latitude, longitude) => places.nameOf(latitude, longitude),
    mapLink: (id) => `${config.PUBLIC_URL}/vi-tri/${signMapToken(id, clock.now(), config.APP_SECRET)}`,
    responderOf: (channel) => bots[channel] ?? chatting,
    accountOf: (carrier) => (senderOf(carrier) ? carrierAccounts(config)[carrier] : undefined),
    limitsOf: (channel) => (senderOf(channel) ?? receiverOf(channel))?.limits ?? noLimits,
    desk: async (now) => deskStatus(ward, now, input.waitMinutes?.()),
  };
}

type Core = Pick<Wired, "store" | "world" | "auth" | "adapters"> & { files: Files; live: LiveHub };

function makeApp(input: WireInput, { store, world, auth, adapters, files, live }: Core): Express {
  const { config, log, classifier, places, gazetteer } = input;
  const isSecure = config.PUBLIC_URL.startsWith("https:");
  const adapter = adapters.receiverOf("webchat");
  if (!adapter) throw new AppError("CONFIG_INVALID", "the ward's own chat must be on");
  const desk = createDeskQueries(store.client);
  const chat = { store, world, adapter, account: webchatAccount, secret: config.APP_SECRET, files, live, isSecure };
  return createApp({
    webhooks: webhooks({ store, world, receiverOf: adapters.receiverOf, log }),
    auth,
    api: createApi({ store, world, auth, desk, files, classifier, places, live }),
    chat: chatRoutes(chat),
    map: mapRoutes({ store, world, map: { ...gazetteer, ...gazetteer.ward }, secret: config.APP_SECRET }),
    pages: pages({ store, world }),
    consoleDir: fileURLToPath(new URL("../dist/web", import.meta.url)),
    isReady: () => store.ping(),
    isSecure,
    trustProxy: config.TRUST_PROXY,
    log,
  });
}

/** Builds everything once and passes it in: the only place that knows all rooms. */
export function wire(input: WireInput): Wired {
  const { config, databaseUrl: url, clock, log } = input;
  const { APP_SECRET: secret, SIGN_INS_PER_MINUTE: signInsPerMinute, PUBLIC_URL: publicUrl, DATA_DIR, ROLE } = config;
  const store = createPrismaStore({ url, encryptionKey: secret, onFault: (error) => log.warn({ error }, "database") });
  const files = createDiskFiles({ dir: `${DATA_DIR}/files` });
  const live = new LiveHub({ since: store.liveSince, log });
  const adapters = createAdapters(channelSettings({ config, clock, secrets: store.secrets, files }));
  const sniffed = (content: Uint8Array): Promise<string> => sniff(content, acceptedMedia);
  const media = createMediaKeeper({
    files,
    sniff: sniffed,
    resolvers: adapters.resolvers,
    ...mediaSources(config),
  });
  const world = makeWorld(input, adapters, media);
  const staffById = (id: string) => store.transaction((tx) => tx.people.staffById(id));
  const auth = createAuth({ client: store.client, secret, publicUrl, signInsPerMinute, staffById });
  const app = makeApp(input, { store, world, auth, adapters, files, live });
  const pace = {
    leaseMs: config.LEASE_SECONDS * 1000,
    concurrency: config.WORKER_CONCURRENCY,
    pauseFactor: config.RETRY_FACTOR,
  };
  const worker = ROLE === "web" ? undefined : startWorker({ store, world, senderOf: adapters.senderOf, log, ...pace });
  const sources = ROLE === "web" ? undefined : startSources({ sources: adapters.sources, store, world, log });
  const listener = createListener({
    url,
    onInbox: () => worker?.wakeInbox(),
    onOutbox: () => worker?.wakeOutbox(),
    onLive: (event) => live.publish(event),
    onReconnect: () => live.reset(),
    onFault: (error) => log.warn({ error }, "listener"),
  });
  const stop = async (): Promise<void> => {
    live.close();
    await sources?.stop();
    await worker?.stop();
    await listener.close();
    await store.close();
  };
  return { app, world, store, auth, adapters, stop };
}
