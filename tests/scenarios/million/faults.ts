import { setTimeout as pause } from "node:timers/promises";
import { countHeld, countTakenOver } from "../crash/journal.ts";
import { asked, until } from "./ground.ts";
import type { FaultName } from "./plan.ts";
import type { Stage } from "./stage.ts";

const hourMs = 3_600_000;
/** How long a disk stays full and a clock wrong. */
const fullMs = 1_500;
const wrongMs = 1_500;
/** How long tables and log may still find room in what they have; then the log's spare files are used up, one at a time. */
const spareMs = 2_000;
const useUpLog = "SELECT pg_logical_emit_message(true, 'million', ''), pg_switch_wal()";
/** How long it is waited for the first statement that finds the disk full. */
const noticedMs = 15_000;
/** How long a worker stands still at most: longer than its lease. */
const frozenMs = 8_000;

const comesTrue = (holds: () => Promise<boolean>, withinMs: number): Promise<boolean> =>
  until(holds, "a fault that strikes", 50, withinMs).then(
    () => true,
    () => false,
  );

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
    const before = await asked(() => startedAt(stage));
    await stage.ground.kill();
    await until(async () => (await startedAt(stage)) !== before, "the database");
    return true;
  },
  fullDisk: async (stage) => {
    const { disk, db, fullDisks } = stage.ground;
    const before = await fullDisks();
    const since = performance.now();
    // Room that files give up is taken by others, too; and what the database has set aside for its log is used up in the end.
    const isNoticed = async (): Promise<boolean> => {
      disk.fill();
      if (performance.now() - since > spareMs) await db.query(useUpLog).catch(() => undefined);
      return (await fullDisks()) > before;
    };
    const struck = await comesTrue(isNoticed, noticedMs);
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
  // What stands still inside a transaction keeps its lane locked and cannot be taken over yet: then it is stopped again.
  freeze: async (stage) => {
    const { processes, ground, workers } = stage;
    const [name = ""] = workers;
    for (let tries = 0; tries < 6; tries += 1) {
      await busy(stage);
      const before = await asked(() => countTakenOver(ground.db));
      processes.freeze(name);
      const isTakenOver = async (): Promise<boolean> => (await countTakenOver(ground.db)) > before;
      const struck = await comesTrue(isTakenOver, frozenMs);
      processes.wake(name);
      if (struck) return true;
    }
    return false;
  },
};
