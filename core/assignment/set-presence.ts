import { AppError } from "../errors.ts";
import type { Staff } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { PresenceState } from "./duty.ts";

/**
 * Somebody says whether they are there. While they are away a colleague of the same unit and role may stand in for them.
 * Throws BAD_INPUT for a moment that is past or a deputy who cannot be one.
 */
export async function setPresence(input: {
  tx: Transaction;
  world: World;
  staff: Staff;
  state: PresenceState;
  until?: Date;
  deputyId?: string;
}): Promise<void> {
  const { tx, world, staff, state, until, deputyId } = input;
  const now = world.clock.now();
  const deputy = deputyId ? await tx.people.staffById(deputyId) : undefined;
  const isDeputy = deputy?.active && deputy.role === staff.role && deputy.unit === staff.unit && deputy.id !== staff.id;
  const issues = [
    ...(until && until <= now ? ["body.until: is past"] : []),
    ...(deputyId && !(isDeputy && state === "away") ? ["body.deputyId: nobody who can stand in"] : []),
  ];
  if (issues.length > 0) throw new AppError("BAD_INPUT", "not possible", { details: { issues } });
  const ends = state !== "online" && until ? { until } : {};
  await tx.roster.say({ staffId: staff.id, state, since: now, ...ends, ...(deputyId ? { deputyId } : {}) });
  await tx.publish([{ topic: "desk", name: "presence.updated", id: staff.id }]);
}
