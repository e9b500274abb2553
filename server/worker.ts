import { setTimeout as pause } from "node:timers/promises";
import { remindAppointments } from "../core/appointment/remind.ts";
import { assignTalks } from "../core/assignment/assign-talks.ts";
import { assignTickets } from "../core/assignment/assign-tickets.ts";
import { sealTrail } from "../core/audit/verify-trail.ts";
import type { AccessKeeper } from "../core/channel/access.ts";
import type { ChannelSender } from "../core/channel/adapter.ts";
import type { Channel } from "../core/channel/channel.ts";
import { watchAccess } from "../core/channel/watch-access.ts";
import { watchChannels } from "../core/channel/watch-channels.ts";
import { handleLane } from "../core/conversation/handle-event.ts";
import { comeBack } from "../core/conversation/snooze.ts";
import { wakeConversations } from "../core/conversation/wake-conversations.ts";
import { deliver } from "../core/delivery/deliver.ts";
import { forgetQuestions } from "../core/knowledge/forget-questions.ts";
import { tellWatchers } from "../core/news/tell-watchers.ts";
import { watchCases } from "../core/privacy/watch-cases.ts";
import { handOn } from "../core/routing/hand-on.ts";
import type { Store } from "../core/store.ts";
import { watchClocks } from "../core/ticket/watch-clocks.ts";
import type { World } from "../core/world.ts";
import type { Logger } from "./log.ts";

/** Without a wake-up from the database, how long an idle loop sleeps; also finds quiet times that have run out. */
export const idleMs = 250;
/** How often clocks are looked at, and conversations woken. */
const wakeEveryMs = 1_000;
const clocksEveryMs = 30_000;
/** How often waiting conversations are given to people. */
const assignEveryMs = 3_000;
/** How often access that ends in hours is renewed and access that ends in weeks is told of. */
const accessEveryMs = 600_000;
/** How often what came in is counted and the channels are looked at. */
const channelsEveryMs = 600_000;

/** How often what was kept long enough is removed. */
const forgetEveryMs = 3_600_000;

export interface WorkerDeps {
  store: Store;
  world: World;
  senderOf: (channel: Channel) => ChannelSender | undefined;
  keepers: readonly AccessKeeper[];
  log: Logger;
  leaseMs: number;
  concurrency: number;
  /** Channels that are connected, for their health. */
  watched: readonly Channel[];
  /** Removes what was kept long enough, files included. */
  retain: () => Promise<unknown>;
  /** Shortens the pauses between tries to send, for tests. */
  pauseFactor: number;
}

/** The queues' loops. `wake*` cut an idle sleep short; `stop` lets running work finish, then resolves. */
export interface Worker {
  wakeInbox(): void;
  wakeOutbox(): void;
  stop(): Promise<void>;
}

/** One loop: work until there is none, then sleep until woken. A fault is logged and never ends the loop. */
export function loop(log: Logger, name: string, sleepMs: number, step: () => Promise<boolean>) {
  let running = true;
  let sleeping = new AbortController();
  const run = async (): Promise<void> => {
    while (running) {
      const worked = await step().catch((error: unknown) => {
        log.error({ error, loop: name }, "worker loop failed");
        return false;
      });
      if (worked || !running) continue;
      sleeping = new AbortController();
      await pause(sleepMs, undefined, { signal: sleeping.signal }).catch(() => undefined);
    }
  };
  const finished = run();
  return {
    wake: () => sleeping.abort(),
    stop: () => {
      running = false;
      sleeping.abort();
      return finished;
    },
  };
}

/** Starts the loops: several that handle lanes, several that deliver, one that wakes and one that watches clocks. */
export function startWorker(deps: WorkerDeps): Worker {
  const { store, world, senderOf, keepers, log, leaseMs, concurrency, pauseFactor, watched, retain } = deps;
  const handle = async (): Promise<boolean> => {
    const claim = await store.inbox.claim({ now: world.clock.now(), leaseMs });
    if (!claim) return false;
    const onFault = (fault: object): void => log.warn({ ...fault, lane: "inbox" }, "event not handled");
    await handleLane({ store, world, claim, onFault });
    return true;
  };
  const send = async (): Promise<boolean> => {
    const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs });
    if (!claim) return false;
    const { channel } = claim.message.to;
    const onFault = (fault: object): void => log.warn({ ...fault, channel }, "message not delivered");
    await deliver({ store, world, claim, senderOf, pauseFactor, random: Math.random, onFault });
    return true;
  };
  const many = <T>(make: (index: number) => T): T[] => Array.from({ length: concurrency }, (_, index) => make(index));
  const inbox = many((index) => loop(log, `inbox-${index}`, idleMs, handle));
  const outbox = many((index) => loop(log, `outbox-${index}`, idleMs, send));
  const timers = [
    loop(log, "wake", wakeEveryMs, async () => (await wakeConversations({ store, world })) > 0),
    loop(log, "audit", wakeEveryMs, async () => {
      await sealTrail({ store });
      return false;
    }),
    loop(log, "come-back", wakeEveryMs, async () => {
      await comeBack({ store, world });
      return false;
    }),
    loop(log, "clocks", clocksEveryMs, async () => (await watchClocks({ store, world, limit: 100 })) > 0),
    loop(log, "talks", assignEveryMs, async () => (await assignTalks({ store, world, limit: 50 })) > 0),
    loop(log, "rights", clocksEveryMs, async () => (await watchCases({ store, world, limit: 100 })) > 0),
    loop(log, "officers", clocksEveryMs, async () => (await assignTickets({ store, world, limit: 100 })) > 0),
    loop(log, "hand-on", clocksEveryMs, async () => (await handOn({ store, world, limit: 100 })) > 0),
    loop(log, "reminders", clocksEveryMs, async () => (await remindAppointments({ store, world, limit: 100 })) > 0),
    loop(log, "digests", clocksEveryMs, async () => (await tellWatchers({ store, world, limit: 100 })) > 0),
    loop(log, "access", accessEveryMs, async () => {
      await watchAccess({ store, world, keepers });
      return false;
    }),
    loop(log, "channels", channelsEveryMs, async () => {
      await watchChannels({ store, world, channels: watched });
      return false;
    }),
    loop(log, "forget", forgetEveryMs, async () => {
      await forgetQuestions({ store, world });
      await retain();
      return false;
    }),
  ];
  const wakeAll = (loops: { wake: () => void }[]): void => {
    for (const each of loops) each.wake();
  };
  return {
    wakeInbox: () => wakeAll(inbox),
    wakeOutbox: () => wakeAll(outbox),
    stop: async () => {
      await Promise.all([...inbox, ...outbox, ...timers].map((each) => each.stop()));
    },
  };
}
