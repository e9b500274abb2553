import { type Actor, system } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { localMidnight } from "../ticket/working-time.ts";
import type { World } from "../world.ts";
import type { ModelTraining } from "./model-version.ts";

const hourMs = 3_600_000;
/** When the ward sleeps: a training takes a core for a minute. */
const night = { from: 1, to: 5 };
/** How many models are looked at for the last correction any of them was trained with. */
const looked = 50;

function isNight(now: Date): boolean {
  const hour = (now.getTime() - localMidnight(now).getTime()) / hourMs;
  return hour >= night.from && hour < night.to;
}

/** Asks for a training; one that waits or runs already serves as well. */
export async function askTraining(input: { tx: Transaction; world: World; actor: Actor }): Promise<void> {
  const { tx, world, actor } = input;
  const id = world.ids.next();
  const isNew = await tx.models.askTraining({ id, askedAt: world.clock.now(), actor, attempts: 0 });
  if (isNew) await tx.publish([{ topic: "desk", name: "model.updated", id }]);
}

/** Corrections that no training has seen, of this release's models; a refused one has seen its own. */
async function countUnseen(tx: Transaction, release: string): Promise<number> {
  const own = (await tx.models.all(looked)).filter(({ baseVersion }) => baseVersion === release);
  const seen = Math.max(0, ...own.map(({ upTo }) => upTo));
  return (await tx.corrections.pairsAfter(seen)).reduce((sum, { count }) => sum + count, 0);
}

/**
 * The training that waits, or was begun and never ended. At night one is asked for when at least `atNightFrom`
 * corrections are new (0: never), once a night.
 */
export async function dueTraining(input: {
  tx: Transaction;
  world: World;
  release: string;
  atNightFrom: number;
}): Promise<ModelTraining | undefined> {
  const { tx, world, release, atNightFrom } = input;
  const now = world.clock.now();
  const last = await tx.models.lastTraining();
  if (last && !last.endedAt) return last;
  const isOver = last !== undefined && last.askedAt.getTime() > now.getTime() - (night.to - night.from) * hourMs;
  if (atNightFrom === 0 || !isNight(now) || isOver) return undefined;
  if ((await countUnseen(tx, release)) < atNightFrom) return undefined;
  await askTraining({ tx, world, actor: system });
  return tx.models.lastTraining();
}
