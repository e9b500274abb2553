import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handleLane } from "../../core/conversation/handle-event.ts";
import { comeBack } from "../../core/conversation/snooze.ts";
import { wakeConversations } from "../../core/conversation/wake-conversations.ts";
import { deliver } from "../../core/delivery/deliver.ts";
import { isAppError } from "../../core/errors.ts";
import { loadGazetteer } from "../../nlp/places.ts";
import { readConfig } from "../../server/config.ts";
import { uuidV7 } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { wardOf } from "../../server/ward.ts";
import { type Understanding, type Wired, type WireInput, wire } from "../../server/wire.ts";
import type { StoryClock } from "./clock.ts";
import { Desk } from "./desk.ts";
import { type Doors, openDoors } from "./doors.ts";
import { openPeopled } from "./peopled.ts";

export interface Town {
  clock: StoryClock;
  wired: Wired;
  databaseUrl: string;
  /** Where this installation keeps residents' files. */
  dataDir: string;
  origin: string;
  doors: Doors;
  /** The installation's secret, for links that were signed with it. */
  secret: Buffer;
  /** Everything that waits is handled and sent, and what the platforms say to it, until nothing is left. */
  settle(): Promise<void>;
  /** A member of staff, signed in. */
  staff(username: string): Promise<Desk>;
  /** The same ward with the same platforms on another database and folder; this one is not to be used meanwhile. */
  moved(to: Pick<Ground, "databaseUrl" | "dataDir">): Promise<Town>;
  /** Stops the ward; what it stands on is left as it is. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** What a ward stands on. */
interface Ground {
  clock: StoryClock;
  databaseUrl: string;
  dataDir: string;
  secret: string;
  doors: Doors;
  close(): Promise<void>;
}

interface TownOptions {
  understanding: Understanding;
  now: Date;
  waitMinutes?: () => number | undefined;
  /** Settings that differ from those of every town. */
  environment?: Record<string, string>;
  /** Counts and traces. */
  watching?: WireInput["watching"];
  /** With a ward to play with at `/demo`, as time really runs. */
  hasDemo?: boolean;
}

const leaseMs = 30_000;
/** More rounds than any story needs: a loop that feeds itself must fail, not hang. */
const maxRounds = 500;

/**
 * A whole ward in one process: real HTTP, real signatures, real PostgreSQL, platforms that behave. Only time stands
 * still, and the queues are worked when the story says `settle`, so that every run is the same.
 */
export async function openTown(options: TownOptions): Promise<Town> {
  const clock: StoryClock = { now: options.now };
  const database = await openPeopled();
  const dataDir = await mkdtemp(join(tmpdir(), "town-"));
  const doors = await openDoors(clock);
  const secret = randomBytes(32).toString("base64");
  const close = async (): Promise<void> => {
    await doors.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return standOn({ clock, databaseUrl: database.url, dataDir, secret, doors, close }, options);
}

async function standOn(ground: Ground, options: TownOptions): Promise<Town> {
  const { clock, databaseUrl, dataDir, doors } = ground;
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    APP_SECRET: ground.secret,
    ROLE: "web",
    QUIET_FACTOR: "0",
    SEND_DELAY_MS: "0",
    SIGN_INS_PER_MINUTE: "1000",
    ...doors.environment,
    ...options.environment,
  });
  const server = createServer();
  const origin = await listening(server);
  const storyConfig = { ...config, PUBLIC_URL: origin };
  const parts = { ...options.understanding, config: storyConfig, gazetteer: loadGazetteer(), log: createLog("error") };
  // Loaded only where it is wanted: every other story would pay for it.
  const startDemo = options.hasDemo && (await import("../../server/demo/start.ts")).startDemo;
  const demo = startDemo ? startDemo({ ...parts, url: databaseUrl }) : undefined;
  const wired = wire({
    ...parts,
    demo: demo?.router,
    watching: options.watching,
    databaseUrl,
    ward: wardOf(storyConfig),
    clock: { now: () => clock.now },
    ids: uuidV7,
    ...(options.waitMinutes ? { waitMinutes: options.waitMinutes } : {}),
  });
  // The database's client loads a part of itself at the first statement, which jest allows only inside a hook or test.
  await wired.ready;
  server.on("request", wired.app);
  const signedIn = new Map<string, Promise<Desk>>();
  const leave = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await demo?.close();
    await wired.stop();
  };
  return {
    ...{ clock, wired, databaseUrl, dataDir, origin, doors },
    secret: config.APP_SECRET,
    settle: async () => {
      do await settle(wired, clock);
      while ((await doors.bringNews(origin)) > 0);
    },
    staff: (username) => {
      const desk = signedIn.get(username) ?? Desk.signIn(origin, username);
      signedIn.set(username, desk);
      return desk;
    },
    moved: (to) => standOn({ ...ground, ...to }, options),
    leave,
    close: async () => {
      await leave();
      await ground.close();
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function settle({ store, world, adapters, outside }: Wired, clock: StoryClock): Promise<void> {
  for (let round = 0; round < maxRounds; round += 1) {
    await wakeConversations({ store, world });
    await comeBack({ store, world });
    const lane = await store.inbox.claim({ now: clock.now, leaseMs });
    if (lane) await handleLane({ store, world, claim: lane, onFault: ({ error }) => rethrow(error) });
    const head = await store.outbox.claim({ now: clock.now, leaseMs });
    if (head) await deliver({ store, world, claim: head, senderOf: adapters.senderOf, random: () => 0.5 });
    const errand = await outside.errands.claim();
    if (errand) await outside.errands.work(errand);
    if (!lane && !head && !errand && !(await outside.look())) return;
  }
  throw new Error("the queues never became empty");
}

/** A fault nobody planned is the story's fault; passing ones are part of it. */
function rethrow(error: unknown): void {
  if (!isAppError(error)) throw error;
}
