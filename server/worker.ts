import { remindAppointments } from "../core/appointment/remind.ts";
import { assignTalks } from "../core/assignment/assign-talks.ts";
import { assignTickets } from "../core/assignment/assign-tickets.ts";
import { sealTrail } from "../core/audit/verify-trail.ts";
import type { AccessKeeper } from "../core/channel/access.ts";
import type { ChannelSender } from "../core/channel/adapter.ts";
import type { Channel } from "../core/channel/channel.ts";
import { watchAccess } from "../core/channel/watch-access.ts";
import { watchChannels } from "../core/channel/watch-channels.ts";
import { type HandleInput, handleLane } from "../core/conversation/handle-event.ts";
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
import { crew, loop } from "./loop.ts";
import type { Watch } from "./watch.ts";

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
  watch: Watch;
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

/** Starts the loops: a crew that handles lanes, one that delivers, and one loop for each thing that is looked at now and then. */
export function startWorker(deps: WorkerDeps): Worker {
  const { store, world, senderOf, keepers, watch, log, leaseMs, concurrency, pauseFactor, watched, retain } = deps;
  const inbox = crew({
    log,
    name: "inbox",
    size: concurrency,
    sleepMs: idleMs,
    claim: (most) => store.inbox.claimSome({ now: world.clock.now(), leaseMs, most }),
    work: (claim) =>
      watch.turn(claim, (tell) => {
        const onFault: HandleInput["onFault"] = (fault) => {
          tell(fault);
          log.warn({ ...fault, lane: "inbox" }, "event not handled");
        };
        return handleLane({ store, world, claim, onFault });
      }),
  });
  const outbox = crew({
    log,
    name: "outbox",
    size: concurrency,
    sleepMs: idleMs,
    claim: (most) => store.outbox.claimSome({ now: world.clock.now(), leaseMs, most }),
    work: (claim) => {
      const { channel } = claim.message.to;
      const onFault = (fault: object): void => log.warn({ ...fault, channel }, "message not delivered");
      const sending = watch.sending(claim, senderOf);
      return deliver({ store, world, claim, senderOf: sending, pauseFactor, random: Math.random, onFault });
    },
  });
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
  return {
    wakeInbox: inbox.wake,
    wakeOutbox: outbox.wake,
    stop: async () => {
      await Promise.all([inbox, outbox, ...timers].map((each) => each.stop()));
    },
  };
}
