import { AppError } from "../core/errors.ts";
import { type Account, type Accounts, lockOut } from "../core/people/account.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { fromStaff, toStaff } from "./people-rows.ts";
import { present } from "./rows.ts";

type Row = Rows.Staff & { secondFactor: boolean };

function toAccount({ secondFactor, ...row }: Row): Account {
  const { version, lastSignInAt, lockedUntil } = row;
  return { ...toStaff(row), version, hasSecondFactor: secondFactor, ...present({ lastSignInAt, lockedUntil }) };
}

/** Held by whoever adds or changes staff: rare, and one at a time. */
const changing = 7_268_415;
const credential = { providerId: "credential" } as const;

/** Sign-ins of staff, in the tables of the sign-in library. */
export function createAccounts(db: Db): Accounts {
  const withFactors = async (rows: Rows.Staff[]): Promise<Account[]> => {
    const where = { id: { in: rows.map(({ id }) => id) }, twoFactorEnabled: true };
    const armed = new Set((await db.user.findMany({ where, select: { id: true } })).map(({ id }) => id));
    return rows.map((row) => toAccount({ ...row, secondFactor: armed.has(row.id) }));
  };
  const one = async (where: { id: string } | { username: string }) => {
    const row = await db.staff.findUnique({ where });
    return row ? (await withFactors([row]))[0] : undefined;
  };
  return {
    lock: async () => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${changing})`;
    },
    all: async () => withFactors(await db.staff.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] })),
    byId: (id) => one({ id }),
    byUsername: (username) => one({ username }),
    create: async (staff, password) => {
      const { id, name, username } = staff;
      const sameName = { username, displayUsername: username };
      // every user row needs an address; staff sign in by name and get none that exists
      await db.user.create({ data: { id, name, ...sameName, email: `${username}@local`, emailVerified: true } });
      await db.account.create({
        data: { id, accountId: id, userId: id, password, updatedAt: new Date(), ...credential },
      });
      await db.staff.create({ data: fromStaff(staff) });
    },
    change: async ({ version, ...account }) => {
      const { id, ...data } = fromStaff(account);
      const { count } = await db.staff.updateMany({
        where: { id, version },
        data: { ...data, version: version + 1 },
      });
      if (count === 0) throw new AppError("STALE", "somebody changed it first");
      await db.user.updateMany({ where: { id }, data: { name: data.name } });
    },
    setPassword: async (userId, password) => {
      await db.account.updateMany({ where: { userId, ...credential }, data: { password } });
      await db.staff.update({ where: { id: userId }, data: { mustChangePassword: true } });
    },
    forgetSecondFactor: async (userId) => {
      await db.twoFactor.deleteMany({ where: { userId } });
      await db.user.updateMany({ where: { id: userId }, data: { twoFactorEnabled: false } });
    },
    endSessions: async (userId) => {
      await db.session.deleteMany({ where: { userId } });
    },
    noteFailure: async (id, now) => {
      const until = new Date(now.getTime() + lockOut.minutes * 60_000);
      // after a lock that has ended, counting begins anew
      await db.$executeRaw`
        UPDATE staff SET
          failed_sign_ins = CASE WHEN locked_until <= ${now} THEN 1 ELSE failed_sign_ins + 1 END,
          locked_until = CASE WHEN locked_until <= ${now} THEN NULL
            WHEN failed_sign_ins + 1 >= ${lockOut.failures} THEN ${until} ELSE locked_until END
        WHERE id = ${id}`;
    },
    forgetFailures: async (id, signedInAt) => {
      const data = { failedSignIns: 0, lockedUntil: null, ...(signedInAt && { lastSignInAt: signedInAt }) };
      await db.staff.update({ where: { id }, data });
    },
    keepPassword: async (id) => {
      await db.staff.update({ where: { id }, data: { mustChangePassword: false } });
    },
  };
}
