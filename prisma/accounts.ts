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
    create: async (people) => {
      // every user row needs an address; staff sign in by name and get none that exists
      const rows = JSON.stringify(
        people.map(({ staff, passwordHash }) => ({
          ...fromStaff(staff),
          email: `${staff.username}@local`,
          passwordHash,
        })),
      );
      await db.$executeRaw`
        INSERT INTO "user" (id, name, username, display_username, email, email_verified)
        SELECT id, name, username, username, email, true
        FROM jsonb_to_recordset(${rows}::jsonb) AS new(id text, name text, username text, email text)`;
      await db.$executeRaw`
        INSERT INTO account (id, account_id, user_id, provider_id, password, updated_at)
        SELECT id, id, id, ${credential.providerId}, "passwordHash", ${new Date()}
        FROM jsonb_to_recordset(${rows}::jsonb) AS new(id text, "passwordHash" text)`;
      await db.$executeRaw`
        INSERT INTO staff (id, username, name, role, unit, active, extension, must_change_password)
        SELECT id, username, name, role, unit, active, extension, "mustChangePassword"
        FROM jsonb_to_recordset(${rows}::jsonb) AS new(id text, username text, name text, role text, unit text,
          active boolean, extension text, "mustChangePassword" boolean)`;
    },
    change: async (accounts) => {
      const rows = JSON.stringify(accounts.map((account) => ({ ...fromStaff(account), version: account.version })));
      const changed = await db.$executeRaw`
        UPDATE staff SET name = new.name, role = new.role, unit = new.unit, extension = new.extension,
          active = new.active, version = staff.version + 1
        FROM jsonb_to_recordset(${rows}::jsonb)
          AS new(id text, name text, role text, unit text, extension text, active boolean, version int)
        WHERE staff.id = new.id AND staff.version = new.version`;
      if (changed < accounts.length) throw new AppError("STALE", "somebody changed it first");
      await db.$executeRaw`
        UPDATE "user" SET name = new.name
        FROM jsonb_to_recordset(${rows}::jsonb) AS new(id text, name text) WHERE "user".id = new.id`;
    },
    setPassword: async (people) => {
      const rows = JSON.stringify(people);
      await db.$executeRaw`
        UPDATE account SET password = new."passwordHash"
        FROM jsonb_to_recordset(${rows}::jsonb) AS new(id text, "passwordHash" text)
        WHERE account.user_id = new.id AND account.provider_id = ${credential.providerId}`;
      const data = { mustChangePassword: true, failedSignIns: 0, lockedUntil: null };
      await db.staff.updateMany({ where: { id: { in: people.map(({ id }) => id) } }, data });
    },
    forgetSecondFactor: async (userId) => {
      await db.twoFactor.deleteMany({ where: { userId } });
      await db.user.updateMany({ where: { id: userId }, data: { twoFactorEnabled: false } });
    },
    endSessions: async (ids) => {
      await db.session.deleteMany({ where: { userId: { in: [...ids] } } });
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
