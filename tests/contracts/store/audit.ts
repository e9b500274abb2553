import { type AuditEntry, chainStart, sealOf } from "../../../core/audit/trail.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const staff = { id: "quan", name: "anh Quân", role: "ADM" } as const;
const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at: fakeNow, act: "noteOnTicket", facts: { severity: "S2", with: ["text"] }, result: "OK" },
  ...more,
});
const full = entry({ staff, target: "BS-1", network: "10.0.0.0/24" });

/** The log of what staff do. */
export function auditContract({ inTx }: Bench): void {
  const add = (...entries: AuditEntry[]) => inTx((tx) => tx.audit.add(entries));
  const page = (query = {}, limit = 9) => inTx((tx) => tx.audit.page(query, limit));

  describe("the log", () => {
    test("rows come back as they were written, newest first, in the order in which they came", async () => {
      expect(await add(entry(), full)).toBe(true);
      const [second, first] = await page();
      expect([first, second]).toEqual([
        { ...entry(), id: first?.id },
        { ...full, id: second?.id },
      ]);
      expect(second?.id).toBeGreaterThan(first?.id ?? Number.POSITIVE_INFINITY);
      expect(await page({}, 1)).toEqual([second]);
      expect(await page({ cursor: second?.id })).toEqual([first]);
    });

    test("a list is narrowed by person, act, target and time", async () => {
      await add(full, entry({ act: "signIn", at: inSeconds(10) }));
      const acts = async (query: object) => (await page(query)).map(({ act }) => act);
      expect(await acts({ staffId: "quan" })).toEqual(["noteOnTicket"]);
      expect(await acts({ act: "signIn" })).toEqual(["signIn"]);
      expect(await acts({ target: "BS-1" })).toEqual(["noteOnTicket"]);
      expect(await acts({ from: inSeconds(10) })).toEqual(["signIn"]);
      expect(await acts({ to: inSeconds(10) })).toEqual(["noteOnTicket"]);
    });

    test("a transaction that has changed nothing leaves no row where only changes count, nor does one that failed", async () => {
      const ifChanged = { ifChanged: true };
      expect(await inTx((tx) => tx.audit.add([full], ifChanged))).toBe(false);
      const failed = inTx(async (tx) => {
        await tx.audit.add([full]);
        await tx.audit.add([entry({ target: "x\0" })]);
      });
      expect(await codeOf(failed)).toBe("BAD_INPUT");
      expect(await page()).toEqual([]);
      const changed = await inTx(async (tx) => {
        await tx.people.saveStaff({ ...staff, username: "quan", active: true });
        return tx.audit.add([full], ifChanged);
      });
      expect([changed, (await page()).length]).toEqual([true, 1]);
    });

    test("rows get their places in the chain in batches, and each once", async () => {
      await add(full, entry(), entry({ act: "signIn" }));
      const seal = (limit: number) => inTx((tx) => tx.audit.seal(limit));
      expect([await seal(2), await seal(2), await seal(2)]).toEqual([2, 1, 0]);
      const sealed = await inTx((tx) => tx.audit.sealedAfter(0, 9));
      let before = chainStart;
      for (const row of sealed) {
        before = sealOf(before, row);
        expect(row.seal).toEqual(before);
      }
      expect(sealed.map(({ act }) => act)).toEqual(["noteOnTicket", "noteOnTicket", "signIn"]);
      expect((await inTx((tx) => tx.audit.sealedAfter(1, 1))).map(({ seal }) => seal.seq)).toEqual([2]);
    });
  });
}
