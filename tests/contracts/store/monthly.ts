import { monthSpan } from "../../../core/report/month.ts";
import { countMonth, type MonthlyVersion } from "../../../core/report/monthly.ts";
import { anActor } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf } from "./bench.ts";

const empty = { facts: [], span: monthSpan("2026-10") };
const flood = { code: "BS-2610-0001", category: "flooding-drainage", where: "Sen Hồng", reporters: 3 } as const;
const figures = countMonth({
  now: fakeNow,
  least: 10,
  spans: { now: empty, before: empty, yearBefore: empty },
  talks: [{ channel: "zalo", talks: 12, byMachine: 9 }],
  incidents: [{ ...flood, startedAt: fakeNow }],
});
const version = (overrides: Partial<MonthlyVersion> = {}): MonthlyVersion => ({
  ...{ id: "thang-1", month: "2026-10", number: 1, author: anActor("LD"), at: fakeNow },
  shortfalls: [{ what: "đèn chậm", action: "giao tổ điện", who: "KTHT", by: "2026-11-20" }],
  ...overrides,
});

/** What was written of months. */
export function monthlyContract({ inTx }: Bench): void {
  describe("monthly reports", () => {
    test("a month comes back as it was written and counted, oldest first; a number is given once", async () => {
      const approved = version({ id: "thang-2", number: 2, edition: 1, figures, reason: "đếm lại" });
      await inTx(async (tx) => {
        await tx.monthlyReports.add(version());
        await tx.monthlyReports.add(approved);
        await tx.monthlyReports.add(version({ id: "thang-3", month: "2026-09" }));
      });
      expect(await inTx((tx) => tx.monthlyReports.ofMonth("2026-10"))).toEqual([version(), approved]);
      expect(await inTx((tx) => tx.monthlyReports.byId("thang-2"))).toEqual(approved);
      expect(await inTx((tx) => tx.monthlyReports.byId("thang-9"))).toBeUndefined();
      expect(await codeOf(inTx((tx) => tx.monthlyReports.add(version({ id: "thang-4" }))))).toBe("STALE");
    });
  });
}
