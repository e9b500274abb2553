import { AppError } from "../../core/errors.ts";
import type { Account } from "../../core/people/account.ts";
import { addStaff, changeStaff, resetPassword, resetSecondFactor, unlock } from "../../core/people/manage-staff.ts";
import type { Staff } from "../../core/people/staff.ts";
import { oneTimePassword } from "../passwords.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const done = { ok: true } as const;

/** Staff of the ward and their sign-ins. */
export function accountHandlers({ store, world }: ApiDeps) {
  const present = (account: Account, me: Staff) => {
    const { lastSignInAt, lockedUntil, mustChangePassword = false, ...rest } = account;
    const isLocked = lockedUntil && lockedUntil > world.clock.now();
    return {
      ...{ ...rest, mustChangePassword, isMe: rest.id === me.id, lastSignInAt: lastSignInAt?.toISOString() },
      lockedUntil: isLocked ? lockedUntil.toISOString() : undefined,
    };
  };
  return {
    listAccounts: async ({ staff }) => {
      const all = await store.transaction((tx) => tx.accounts.all());
      return { items: all.map((account) => present(account, staff)) };
    },
    addAccount: async ({ staff, body }) => {
      const { password, passwordHash } = await oneTimePassword();
      const person = given(body);
      const account = await store.transaction((tx) => addStaff({ tx, world, by: staff, person, passwordHash }));
      return { account: present(account, staff), password };
    },
    changeAccount: async ({ staff, params: { id }, body: { version, ...fields } }) => {
      const change = { world, by: staff, id, version, fields: given(fields) };
      return present(await store.transaction((tx) => changeStaff({ tx, ...change })), staff);
    },
    resetPassword: async ({ staff, params: { id } }) => {
      const { password, passwordHash } = await oneTimePassword();
      const account = await store.transaction(async (tx) => {
        await resetPassword({ tx, by: staff, id, passwordHash });
        return tx.accounts.byId(id);
      });
      if (!account) throw new AppError("NOT_FOUND", "no such member of staff");
      return { account: present(account, staff), password };
    },
    resetSecondFactor: async ({ staff, params: { id } }) => {
      await store.transaction((tx) => resetSecondFactor({ tx, by: staff, id }));
      return done;
    },
    unlockAccount: async ({ staff, params: { id } }) => {
      await store.transaction((tx) => unlock({ tx, by: staff, id }));
      return done;
    },
  } satisfies Partial<Handlers>;
}
