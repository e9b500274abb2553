import type { Logger } from "./log.ts";

/** Work that goes on in the background: `wake` cuts an idle sleep short, `stop` lets what runs finish. */
export interface Loop {
  wake(): void;
  stop(): Promise<void>;
}

/** One loop: work until there is none, then sleep until woken. A fault is logged and never ends the loop. */
export function loop(log: Logger, name: string, sleepMs: number, step: () => Promise<boolean>): Loop {
  let running = true;
  let isWoken = false;
  let rise = (): void => undefined;
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, sleepMs);
      rise = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (running) {
      isWoken = false;
      const worked = await step().catch((error: unknown) => {
        log.error({ error, loop: name }, "worker loop failed");
        return false;
      });
      // What called while this step was under way may have come too late for it.
      if (worked || isWoken || !running) continue;
      await sleep();
    }
  };
  const finished = run();
  return {
    wake: () => {
      isWoken = true;
      rise();
    },
    stop: () => {
      running = false;
      rise();
      return finished;
    },
  };
}

export interface CrewOptions<Claim> {
  log: Logger;
  name: string;
  /** How many claims are worked on at once. */
  size: number;
  sleepMs: number;
  /** Takes up to so many pieces of work; fewer when there are no more. */
  claim: (most: number) => Promise<Claim[]>;
  work: (claim: Claim) => Promise<void>;
}

/**
 * One that takes work, and hands that do it: the database is asked once for all hands that are free. A fault in the work
 * is logged; its claim comes back when its lease ends.
 */
export function crew<Claim>({ log, name, size, sleepMs, claim, work }: CrewOptions<Claim>): Loop {
  const busy = new Set<Promise<void>>();
  let isLeaving = false;
  const begin = (claimed: Claim): void => {
    const done = work(claimed)
      .catch((error: unknown) => log.error({ error, loop: name }, "worker loop failed"))
      .finally(() => busy.delete(done));
    busy.add(done);
  };
  const take = async (): Promise<boolean> => {
    while (busy.size >= size) await Promise.race(busy);
    if (isLeaving) return false;
    const most = size - busy.size;
    const claimed = await claim(most);
    for (const one of claimed) begin(one);
    return claimed.length === most;
  };
  const { wake, stop } = loop(log, name, sleepMs, take);
  return {
    wake,
    stop: async () => {
      isLeaving = true;
      await stop();
      await Promise.all(busy);
    },
  };
}
