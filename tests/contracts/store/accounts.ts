import { lockOut } from "../../../core/people/account.ts";
import type { Staff } from "../../../core/people/staff.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const nga: Staff = { id: "nga", username: "nga", name: "Nga", role: "OFF", unit: "KTHT", active: true };
const hai: Staff = { id: "hai", username: "hai", name: "Hai", role: "OP", active: true, mustChangePassword: true };

/** Staff as administrators see and change them. */
export function accountsContract({ inTx }: Bench): void {
  const create = (...people: Staff[]): Promise<void> =>
    inTx((tx) => tx.accounts.create(people.map((staff) => ({ staff, passwordHash: "x" }))));
  const of = (id: string) => inTx((tx) => tx.accounts.byId(id));

  describe("accounts", () => {
    test("whoever is added is found by id and name, and listed by name", async () => {
      await create(nga, hai);
      const more = { version: 0, hasSecondFactor: false };
      expect(await of("nga")).toEqual({ ...nga, ...more });
      expect(await inTx((tx) => tx.accounts.byUsername("hai"))).toEqual({ ...hai, ...more });
      expect((await inTx((tx) => tx.accounts.all())).map(({ id }) => id)).toEqual(["hai", "nga"]);
      expect(await of("ai-do")).toBeUndefined();
    });

    test("a name that is taken stops all who came with it; so does a text that cannot be kept", async () => {
      await create(nga);
      expect(await codeOf(create(hai, { ...nga, id: "nga-2" }))).toBe("STALE");
      expect(await codeOf(create(hai, { ...hai, id: "vo", username: "vo", name: "V\0o" }))).toBe("BAD_INPUT");
      expect(await of("hai")).toBeUndefined();
    });

    test("changes raise the version, and one that builds on an older version stops all", async () => {
      await create(nga, hai);
      const [before, other] = [await of("nga"), await of("hai")];
      if (!before || !other) throw new Error("nobody");
      const { unit: _, ...without } = { ...before, name: "Nga Trần", role: "OP" as const, extension: "101" };
      await inTx((tx) => tx.accounts.change([without, { ...other, active: false }]));
      expect(await of("nga")).toEqual({ ...without, version: 1 });
      expect(await of("hai")).toEqual({ ...other, active: false, version: 1 });
      const late = inTx((tx) => tx.accounts.change([{ ...other, version: 1 }, before]));
      expect(await codeOf(late)).toBe("STALE");
      expect(await of("hai")).toMatchObject({ active: false, version: 1 });
      expect(await codeOf(inTx((tx) => tx.accounts.change([{ ...before, id: "ai-do" }])))).toBe("STALE");
    });

    test("one wrong password too many locks; a new password, time or an administrator ends it", async () => {
      await create(nga);
      const fail = async (times: number, now = fakeNow): Promise<void> => {
        for (let n = 0; n < times; n += 1) await inTx((tx) => tx.accounts.noteFailure("nga", now));
      };
      const until = inSeconds(lockOut.minutes * 60);
      await fail(lockOut.failures - 1);
      expect(await of("nga")).not.toHaveProperty("lockedUntil");
      await fail(1);
      expect(await of("nga")).toMatchObject({ lockedUntil: until });
      await fail(1, until);
      expect(await of("nga")).not.toHaveProperty("lockedUntil");
      await fail(lockOut.failures - 1, until);
      expect(await of("nga")).toHaveProperty("lockedUntil");
      await inTx((tx) => tx.accounts.setPassword([{ id: "nga", passwordHash: "y" }]));
      expect(await of("nga")).toEqual({ ...nga, mustChangePassword: true, version: 0, hasSecondFactor: false });
      await fail(lockOut.failures);
      await inTx((tx) => tx.accounts.forgetFailures("nga", fakeNow));
      await inTx((tx) => tx.accounts.keepPassword("nga"));
      expect(await of("nga")).toEqual({ ...nga, lastSignInAt: fakeNow, version: 0, hasSecondFactor: false });
    });
  });
}
