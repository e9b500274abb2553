import { createGuard } from "../adapters/guard.ts";
import { createOutsideBody } from "../adapters/open311/client.ts";
import { createCourier } from "../adapters/subscriber/client.ts";
import { voicemailRunner } from "../core/call/write-down-voicemail.ts";
import { voiceRunner } from "../core/channel/write-down-voice.ts";
import type { DossierPort } from "../core/dossier/dossier.ts";
import { lookAtWatched } from "../core/dossier/look-at-watched.ts";
import type { ErrandClaim } from "../core/errand/ports.ts";
import { type ErrandRunners, runErrand } from "../core/errand/run-errand.ts";
import { pushRunner } from "../core/news/push-news.ts";
import { chaseRunner } from "../core/relay/chase.ts";
import { lookAtRelays } from "../core/relay/look-at-relays.ts";
import type { OutsideBodies, OutsideBody } from "../core/relay/outside-body.ts";
import { relayRunner } from "../core/relay/send-relay.ts";
import type { Files, Store } from "../core/store.ts";
import { noticeRunner } from "../core/subscription/deliver-notice.ts";
import type { UnitId } from "../core/ticket/taxonomy.ts";
import type { World } from "../core/world.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./log.ts";
import { crew, type Loop, loop } from "./loop.ts";
import { createPusher } from "./push.ts";
import { createCallRecordings, errandLeaseMs } from "./speech.ts";
import { idleMs } from "./worker.ts";

/** Errands done side by side: one slow body, and people who talk at length, must not hold up the others. */
const errandsAtOnce = 6;
/** How often it is looked whether a relay is due to be asked for. */
const lookEveryMs = 5_000;

/** How often it is looked whether a dossier that somebody watches is due, and how many are asked for then. */
const dossiersEveryMs = 60_000;
const dossiersAtOnce = 50;

/** What this process does at other systems. */
export interface Outside {
  bodies: OutsideBodies;
  /** Takes the next errand that is due, and does one. */
  errands: { claim(): Promise<ErrandClaim | undefined>; work(claim: ErrandClaim): Promise<void> };
  /** Asks for the relays that are due; false when there are none. */
  look(): Promise<boolean>;
  /** Asks for the watched dossiers that are due, unless another process does. */
  lookAtDossiers(): Promise<void>;
}

/** The other systems this installation knows, and what is done there. */
export function createOutside(deps: {
  config: Config;
  store: Store;
  world: World;
  files: Files;
  /** The one-stop system, where one can be asked. */
  dossiers: DossierPort | undefined;
  log: Logger;
}): Outside {
  const { config, store, world, files, dossiers: system, log } = deps;
  const guard = createGuard(config.OUTGOING_PRIVATE_HOSTS);
  const common = { timeoutMs: config.PLATFORM_TIMEOUT_MS, clock: world.clock, guard };
  const known = new Map<UnitId, OutsideBody>();
  for (const { unit, ...body } of config.RELAY_BODIES ?? []) known.set(unit, createOutsideBody({ ...body, ...common }));
  const bodies: OutsideBodies = (unit) => known.get(unit);
  const relay = { store, world, bodies, lookEveryMs: config.RELAY_LOOK_SECONDS * 1000 };
  const runners: ErrandRunners = {
    relay: relayRunner(relay),
    chase: chaseRunner(relay),
    notice: noticeRunner({ store, secrets: store.secrets, world, courier: createCourier(common) }),
    push: pushRunner({ store, world, pusher: createPusher(config, { secrets: store.secrets, world }) }),
    voice: voiceRunner({ store, world, files }),
    voicemail: voicemailRunner({ store, world, recordings: createCallRecordings(config) }),
  };
  const leaseMs = errandLeaseMs(config);
  return {
    bodies,
    errands: {
      claim: () => store.errands.claim({ now: world.clock.now(), leaseMs }),
      work: (claim) => {
        const onFault = (fault: object): void => log.warn({ ...fault }, "errand not done");
        const pauseFactor = config.RETRY_FACTOR;
        return runErrand({ store, world, claim, runners, pauseFactor, random: Math.random, onFault });
      },
    },
    look: async () => {
      const onFault = (error: unknown): void => log.warn({ error }, "an outside body did not answer");
      return (await lookAtRelays({ ...relay, limit: 50, onFault })) > 0;
    },
    lookAtDossiers: async () => {
      if (!system || !config.dossier) return;
      const { lookEveryMs } = config.dossier;
      await store.duties.attempt("dossiers", async () => {
        await lookAtWatched({ store, world, system, lookEveryMs, limit: dossiersAtOnce });
      });
    },
  };
}

/** Starts the loops of the worker that go to other systems. */
export function startOutside({ errands, look, lookAtDossiers }: Outside, log: Logger): Loop {
  const claim = async (most: number): Promise<ErrandClaim[]> => {
    const claimed: ErrandClaim[] = [];
    while (claimed.length < most) {
      const one = await errands.claim();
      if (!one) break;
      claimed.push(one);
    }
    return claimed;
  };
  const { work } = errands;
  const crewOfErrands = crew({ log, name: "errands", size: errandsAtOnce, sleepMs: idleMs, claim, work });
  const looking = [
    loop(log, "relays", lookEveryMs, look),
    loop(log, "dossiers", dossiersEveryMs, () => lookAtDossiers().then(() => false)),
  ];
  return {
    wake: crewOfErrands.wake,
    stop: async () => {
      await Promise.all([crewOfErrands, ...looking].map((each) => each.stop()));
    },
  };
}
