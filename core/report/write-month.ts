import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { monthSpan } from "./month.ts";
import type { MonthlyFigures, MonthlyVersion, Shortfall } from "./monthly.ts";

/**
 * Keeps what a leader wrote of a month; with `figures` they approve it, and those stand from now on. `id`: the same act
 * sent twice happens once. Throws STALE when somebody wrote since version `base` (0: nobody has written), BAD_INPUT where
 * the month is not over yet or another edition comes without its reason.
 */
export async function writeMonth(input: {
  tx: Transaction;
  world: Pick<World, "clock">;
  actor: Actor;
  id: string;
  month: string;
  base: number;
  shortfalls: Shortfall[];
  reason?: string;
  figures?: MonthlyFigures;
}): Promise<MonthlyVersion> {
  const { tx, world, actor, id, month, base, shortfalls, reason, figures } = input;
  const known = await tx.monthlyReports.byId(id);
  if (known) return known;
  const versions = await tx.monthlyReports.ofMonth(month);
  const last = versions.at(-1)?.number ?? 0;
  if (last !== base) throw new AppError("STALE", "somebody wrote it first", { details: { version: last } });
  const at = world.clock.now();
  const edition = Math.max(0, ...versions.map((one) => one.edition ?? 0)) + 1;
  if (figures && at < monthSpan(month).to) throw new AppError("BAD_INPUT", "the month is not over yet");
  if (figures && edition > 1 && !reason) throw new AppError("BAD_INPUT", "another edition says why");
  const version: MonthlyVersion = {
    ...{ id, month, number: last + 1, shortfalls, author: actor, at },
    ...(figures ? { edition, figures } : {}),
    ...(reason ? { reason } : {}),
  };
  await tx.monthlyReports.add(version);
  await tx.publish([{ topic: "desk", name: "report.updated", id: month }]);
  return version;
}
