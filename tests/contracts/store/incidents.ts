import type { Incident } from "../../../core/incident/incident.ts";
import { anActor } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf } from "./bench.ts";

const lan = anActor("OP");
const minutes = (count: number): Date => new Date(fakeNow.getTime() + count * 60_000);
const flood = (overrides: Partial<Incident> = {}): Incident => ({
  ...{ id: "ngap-1", parentCode: "BS-2611-0450", category: "flooding-drainage", facts: [], version: 0 },
  ...{ area: { label: "Sen Hồng", street: "Sen Hồng" }, startedAt: fakeNow, startedBy: lan },
  ...overrides,
});
const fact = (id: string, minute: number): Incident["facts"][number] => ({
  ...{ id, text: "có hai tổ đang bơm nước", at: minutes(minute), postedAt: minutes(minute + 2), by: lan },
});

/** Flood mode. */
export function incidentsContract({ inTx }: Bench): void {
  const save = (incident: Incident): Promise<Incident> => inTx((tx) => tx.incidents.save(incident));

  describe("incidents", () => {
    test("a spell comes back with its facts in the order they were posted, and only what is new is added", async () => {
      const begun = await save(flood());
      const told = await save({ ...begun, facts: [fact("b", 0)] });
      const more = await save({ ...told, facts: [...told.facts, fact("a", 5)] });
      expect(await inTx((tx) => tx.incidents.byId("ngap-1"))).toEqual({
        ...flood(),
        facts: [fact("b", 0), fact("a", 5)],
        version: more.version,
      });
      expect(await codeOf(save(told))).toBe("STALE");
    });

    test("of one ticket one is under way; once it has ended another may begin, and the newest is the ticket's", async () => {
      const first = await save(flood());
      expect(await codeOf(save(flood({ id: "ngap-2" })))).toBe("STALE");
      const ended = await save({ ...first, endedAt: minutes(60), endedBy: lan });
      expect(await inTx((tx) => tx.incidents.underWay())).toEqual([]);
      const second = await save(flood({ id: "ngap-2", startedAt: minutes(90) }));
      const other = await save(flood({ id: "ngap-3", parentCode: "BS-2611-0451", startedAt: minutes(95) }));
      expect(await inTx((tx) => tx.incidents.ofTicket("BS-2611-0450"))).toEqual(second);
      expect(await inTx((tx) => tx.incidents.byId("ngap-1"))).toEqual(ended);
      expect(await inTx((tx) => tx.incidents.underWay())).toEqual([other, second]);
      const within = (from: number, to: number) =>
        inTx((tx) => tx.incidents.within({ from: minutes(from), to: minutes(to) }));
      expect(await within(0, 30)).toEqual([ended]);
      expect(await within(61, 92)).toEqual([second]);
      expect(await within(60, 999)).toEqual([ended, second, other]);
    });
  });
}
