import type { Staff } from "../core/people/staff.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";

/** A person who works asks often; one note a minute is enough. */
const noteEveryMs = 60_000;

/** Notes that somebody's console was heard of. A note that cannot be kept holds up nobody. */
export function keepSeen({ store, world }: { store: Store; world: World }): (staff: Staff) => Promise<void> {
  const noted = new Map<string, number>();
  return async ({ id, role }) => {
    const now = world.clock.now();
    if ((role !== "OP" && role !== "OFF") || now.getTime() - (noted.get(id) ?? 0) < noteEveryMs) return;
    noted.set(id, now.getTime());
    await store.transaction((tx) => tx.roster.see(id, now)).catch(() => noted.delete(id));
  };
}
