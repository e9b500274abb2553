import type { Account, Accounts } from "../../core/people/account.ts";
import type { Staff } from "../../core/people/staff.ts";
import { type MemoryTable, stale } from "./memory-table.ts";

/** Staff as administrators see them, over the staff in memory; there is no sign-in here. */
export function fakeAccounts(staff: MemoryTable<Staff>): Accounts {
  const versions = new Map<string, number>();
  const seen = (one: Staff): Account => ({ ...one, version: versions.get(one.id) ?? 0, hasSecondFactor: false });
  const find = (fits: (one: Staff) => boolean) => staff.all().filter(fits).map(seen)[0];
  return {
    lock: async () => undefined,
    all: async () => staff.all().map(seen),
    byId: async (id) => find((one) => one.id === id),
    byUsername: async (username) => find((one) => one.username === username),
    create: async (one) => {
      if (find(({ username }) => username === one.username)) throw stale();
      staff.set(one.id, one);
    },
    change: async ({ version, hasSecondFactor: _, ...one }) => {
      if ((versions.get(one.id) ?? 0) !== version) throw stale();
      versions.set(one.id, version + 1);
      staff.set(one.id, one);
    },
    setPassword: async () => undefined,
    forgetSecondFactor: async () => undefined,
    endSessions: async () => undefined,
    noteFailure: async () => undefined,
    forgetFailures: async () => undefined,
    keepPassword: async () => undefined,
  };
}
