import { type Account, type Accounts, lockOut } from "../../core/people/account.ts";
import type { Staff } from "../../core/people/staff.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** What an account has beside the member of staff. */
interface SignIn extends Omit<Account, keyof Staff> {
  failures: number;
}
const fresh: SignIn = { version: 0, hasSecondFactor: false, failures: 0 };

/** Staff as administrators see them, over the staff in memory; nobody signs in here. */
export function fakeAccounts(staff: MemoryTable<Staff>, journal: Journal): Accounts {
  const signIns = new MemoryTable<SignIn>(journal);
  const signInOf = (id: string): SignIn => signIns.get(id) ?? fresh;
  const seen = (one: Staff): Account => {
    const { failures: _, ...signIn } = signInOf(one.id);
    return { ...one, ...signIn };
  };
  const find = (fits: (one: Staff) => boolean) => staff.all().filter(fits).map(seen)[0];
  const mustChange = (id: string, isSo: boolean): void => {
    const { mustChangePassword: _, ...one } = staff.get(id) ?? ({} as Staff);
    staff.set(id, { ...one, ...(isSo && { mustChangePassword: true }) });
  };
  const unlocked = ({ lockedUntil: _, ...signIn }: SignIn): SignIn => ({ ...signIn, failures: 0 });
  return {
    lock: async () => undefined,
    all: async () =>
      staff
        .all()
        .map(seen)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    byId: async (id) => find((one) => one.id === id),
    byUsername: async (username) => find((one) => one.username === username),
    create: async (people) => {
      for (const { staff: one } of people) {
        if (find(({ username }) => username === one.username)) throw stale();
        keep(staff, one);
      }
    },
    change: async (accounts) => {
      for (const { version, hasSecondFactor: _, lastSignInAt: __, lockedUntil: ___, ...one } of accounts) {
        const signIn = signInOf(one.id);
        if (!staff.get(one.id) || signIn.version !== version) throw stale();
        signIns.set(one.id, { ...signIn, version: version + 1 });
        keep(staff, one);
      }
    },
    setPassword: async (people) => {
      for (const { id } of people) {
        signIns.set(id, unlocked(signInOf(id)));
        mustChange(id, true);
      }
    },
    forgetSecondFactor: async (id) => signIns.set(id, { ...signInOf(id), hasSecondFactor: false }),
    endSessions: async () => undefined,
    noteFailure: async (id, now) => {
      const before = signInOf(id);
      const signIn = before.lockedUntil && before.lockedUntil <= now ? unlocked(before) : before;
      const failures = signIn.failures + 1;
      const lockedUntil = new Date(now.getTime() + lockOut.minutes * 60_000);
      signIns.set(id, { ...signIn, failures, ...(failures >= lockOut.failures && { lockedUntil }) });
    },
    forgetFailures: async (id, signedInAt) =>
      signIns.set(id, { ...unlocked(signInOf(id)), ...(signedInAt && { lastSignInAt: signedInAt }) }),
    keepPassword: async (id) => mustChange(id, false),
  };
}
