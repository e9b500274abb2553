import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { changeTicket } from "../ticket/change-ticket.ts";
import type { World } from "../world.ts";

/**
 * Makes one incident of several tickets: each of `children` is merged into `code`, all of them or none. What is merged
 * there already stays so: the act may be sent twice. Throws NOT_FOUND, STALE, MOVE_NOT_ALLOWED, FORBIDDEN.
 */
export async function gather(input: {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  children: readonly { code: string; version: number }[];
}): Promise<void> {
  const { tx, world, code: parentCode, actor, children } = input;
  for (const { code, version } of children) {
    const child = await tx.tickets.byCode(code);
    if (!child) throw new AppError("NOT_FOUND", "no ticket with this code");
    if (child.mergedInto === parentCode) continue;
    await changeTicket({ tx, world, code, to: "duplicate", actor, facts: { parentCode }, version });
  }
}
