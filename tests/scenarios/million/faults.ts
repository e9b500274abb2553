import { setTimeout as pause } from "node:timers/promises";
import { countHeld, countTakenOver, countUp } from "../crash/journal.ts";
import type { Processes } from "../crash/processes.ts";
import { type MillionGround, until } from "./ground.ts";
import type { FaultName } from "./plan.ts";

/** What faults strike. */
export interface Stage {
  ground: MillionGround;
  processes: Processes;
  origin: string;
  /** Who was killed last stands last: it may not be up again yet. */
  workers: string[];
  random: () => number;
}

const hourMs = 3_600_000;
/** How long a disk stays full and a clock wrong. */
const fullMs = 1_500;
const wrongMs = 1_500;

/** Everybody is up again. */
export async function allUp({ ground, origin, workers }: Stage): Promise<void> {
  await until(async () => (await countUp(ground.db)) > workers.length, "all processes");
  await until(async () => (await fetch(`${origin}/readyz`)).ok, "the web process");
}

const busy = ({ ground }: Stage): Promise<void> =>
  until(async () => (await countHeld(ground.db)) >= 2, "work", 20, 2_000).catch(() => undefined);

async function startedAt({ ground }: Stage): Promise<string> {
  const { rows } = await ground.db.query<{ at: string }>("SELECT pg_postmaster_start_time()::text AS at");
  return rows[0]?.at ?? "";
}

/** One way of breaking each; says whether it really struck. Who was killed may not be up again by then. */
export const strikes: Record<FaultName, (stage: Stage) => Promise<boolean>> = {
  killWeb: async ({ processes }) => {
    await processes.kill("web");
    return true;
  },
  killWorker: async (stage) => {
    await busy(stage);
    const victim = stage.workers.shift() as string;
    await stage.processes.kill(victim);
    stage.workers.push(victim);
    return true;
  },
  killDatabase: async (stage) => {
    const before = await startedAt(stage);
    await stage.ground.kill();
    await until(async () => (await startedAt(stage)) !== before, "the database");
    return true;
  },
  fullDisk: async (stage) => {
    const { disk, db, fullDisks } = stage.ground;
    const before = await fullDisks();
    disk.fill();
    const isNoticed = async (): Promise<boolean> => (await fullDisks()) > before;
    const struck = await until(isNoticed, "a full disk", 50, 15_000).then(
      () => true,
      () => false,
    );
    await pause(fullMs);
    disk.free();
    const hasRoom = async (): Promise<boolean> =>
      Boolean(await db.query("CREATE TABLE room AS SELECT generate_series(1, 10000); DROP TABLE room"));
    await until(hasRoom, "room on the disk");
    return struck;
  },
  clocks: async ({ processes, workers, random }) => {
    const [worker = ""] = workers;
    const hours = 1 + Math.floor(random() * 11);
    let isApart = true;
    for (const sign of [1, -1, 0]) {
      for (const [name, ahead] of [
        ["web", sign * hours * hourMs],
        [worker, -sign * hours * hourMs],
      ] as const) {
        isApart &&= Math.abs((await processes.moveClock(name, ahead)) - ahead) < 5_000;
      }
      if (sign !== 0) await pause(wrongMs);
    }
    return isApart;
  },
  freeze: async (stage) => {
    const { processes, ground, workers } = stage;
    await busy(stage);
    const before = await countTakenOver(ground.db);
    const [name = ""] = workers;
    processes.freeze(name);
    const isTakenOver = async (): Promise<boolean> => (await countTakenOver(ground.db)) > before;
    const struck = await until(isTakenOver, "a lease that ends", 50, 12_000).then(
      () => true,
      () => false,
    );
    processes.wake(name);
    return struck;
  },
};
