import type { Call } from "../../../core/call/call.ts";
import { anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const phone = "+84900000001";
const aCall = (overrides: Partial<Call> = {}): Call => ({
  id: anId("call"),
  state: "ringing",
  direction: "inbound",
  phone,
  extensions: ["101"],
  startedAt: fakeNow,
  ticketCodes: [],
  version: 0,
  ...overrides,
});

/** Telephone calls. */
export function callsContract({ inTx, talk }: Bench): void {
  describe("calls", () => {
    test("are kept whole, and each change builds on the one before", async () => {
      const { id: conversationId } = await talk();
      const whole: Call = {
        ...aCall({ state: "ended", answeredBy: "101", answeredAt: inSeconds(6), endedAt: inSeconds(90) }),
        ...{ calledNumber: "1022", queue: "giao-thong", waitSeconds: 6, talkSeconds: 84, disposition: "answered" },
        ...{ recordingUrl: "https://cdn.example.invalid/1.mp3", conversationId, ticketCodes: ["BS-2611-0001"] },
        ...{ callBackTaskId: "t1", transcribedAt: inSeconds(100) },
      };
      const stored = await inTx((tx) => tx.calls.save(whole));
      expect(stored).toEqual({ ...whole, version: 1 });
      expect(await inTx((tx) => tx.calls.byId(whole.id))).toEqual(stored);
      expect(await codeOf(inTx((tx) => tx.calls.save(whole)))).toBe("STALE");
      expect((await inTx((tx) => tx.calls.save({ ...stored, talkSeconds: 85 }))).version).toBe(2);
      expect(await codeOf(inTx((tx) => tx.calls.save(stored)))).toBe("STALE");
      expect(await inTx((tx) => tx.calls.byId("unknown"))).toBeUndefined();
    });

    test("of one number and of everybody come newest first, as many as are asked for", async () => {
      const calls = [0, 1, 2].map((index) => aCall({ startedAt: inSeconds(index) }));
      const other = aCall({ phone: "+84900000002", startedAt: inSeconds(9) });
      const { phone: _, ...hidden } = aCall({ startedAt: inSeconds(-9) });
      await inTx(async (tx) => {
        for (const one of [...calls, other, hidden]) await tx.calls.save(one);
      });
      const ids = (found: Call[]): string[] => found.map(({ id }) => id);
      const [first, second, third] = calls.map(({ id }) => id);
      expect(ids(await inTx((tx) => tx.calls.ofPhone(phone, 2)))).toEqual([third, second]);
      expect(ids(await inTx((tx) => tx.calls.recent(9)))).toEqual([other.id, third, second, first, hidden.id]);
    });

    test("at one telephone are those that ring there or are answered there, and go on", async () => {
      const at = (extension: string, since = fakeNow) => inTx((tx) => tx.calls.liveAt(extension, since));
      const ringing = await inTx((tx) => tx.calls.save(aCall({ extensions: ["101", "102"] })));
      expect((await at("101"))?.id).toBe(ringing.id);
      expect((await at("102"))?.id).toBe(ringing.id);
      const answered = await inTx((tx) => tx.calls.save({ ...ringing, state: "answered", answeredBy: "102" }));
      expect(await at("101")).toBeUndefined();
      expect((await at("102"))?.id).toBe(ringing.id);
      expect(await at("102", inSeconds(1))).toBeUndefined();
      await inTx((tx) => tx.calls.save({ ...answered, state: "ended" }));
      expect(await at("102")).toBeUndefined();
    });

    test("are answered by whoever has that telephone and is still here", async () => {
      const lan = { id: "lan", username: "lan", name: "Chị Lan", role: "OP" as const, active: true, extension: "101" };
      await inTx((tx) => tx.people.saveStaff(lan));
      expect(await inTx((tx) => tx.people.staffByExtension("101"))).toEqual(lan);
      expect(await inTx((tx) => tx.people.staffByExtension("102"))).toBeUndefined();
      await inTx((tx) => tx.people.saveStaff({ ...lan, active: false }));
      expect(await inTx((tx) => tx.people.staffByExtension("101"))).toBeUndefined();
    });

    test("of a caller lead to one open task, which is found by its cause until it is done", async () => {
      const task = { id: "t1", kind: "call-back" as const, key: "call-back:1", phone, openedAt: fakeNow };
      await inTx((tx) => tx.tasks.save({ ...task, state: "open" }));
      expect(await inTx((tx) => tx.tasks.openByKey("call-back:1"))).toEqual({ ...task, state: "open" });
      await inTx((tx) => tx.tasks.save({ ...task, state: "done" }));
      expect(await inTx((tx) => tx.tasks.openByKey("call-back:1"))).toBeUndefined();
    });
  });
}
