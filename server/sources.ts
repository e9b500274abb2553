import { setTimeout as sleep } from "node:timers/promises";
import { receive } from "../core/channel/receive.ts";
import type { EventSource } from "../core/channel/source.ts";
import { isAppError } from "../core/errors.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import type { Logger } from "./log.ts";

/** How often a process looks whether it may take over a source that another one runs. */
const standByMs = 5_000;
/** The pause after a fault: doubled each time nothing came in between, up to the limit. */
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

export interface SourceDeps {
  sources: readonly EventSource[];
  store: Store;
  world: World;
  log: Pick<Logger, "warn">;
  /** Waits, or returns early when the signal ends it. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const pauseFor = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** How long to wait after a fault, which may say so itself. */
function pauseAfter(error: unknown, faults: number): number {
  const asked = isAppError(error, "RATE_LIMITED") ? Number(error.details.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(firstPauseMs * 2 ** faults, longestPauseMs));
}

/** Runs one source for ever: while another process holds it we stand by, after a fault we begin again. */
async function attend(source: EventSource, deps: SourceDeps, stopping: AbortSignal): Promise<void> {
  const { store, world, log, pause = pauseFor } = deps;
  const name = [source.channel, source.name].filter(Boolean).join(":");
  let faults = 0;
  const take: Parameters<EventSource["run"]>[0] = async (events) => {
    await receive({ events, store, world });
    faults = 0;
  };
  while (!stopping.aborted) {
    let pauseMs = standByMs;
    try {
      const work = (lost: AbortSignal): Promise<void> => source.run(take, AbortSignal.any([stopping, lost]));
      const wasOurs = await store.duties.attempt(`source:${name}`, work);
      if (wasOurs) pauseMs = firstPauseMs;
    } catch (error) {
      if (stopping.aborted) return;
      pauseMs = pauseAfter(error, faults);
      faults += 1;
      log.warn({ error, source: name, pauseMs }, "source failed, begins again");
    }
    await pause(pauseMs, stopping);
  }
}

/** Starts the channels that are asked instead of calling us. `stop` ends them and resolves when all are still. */
export function startSources(deps: SourceDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = deps.sources.map((source) => attend(source, deps, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
