import { anEvent, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** What comes in: once, in order, one worker a resident. */
export function inboxContract({ store, inTx, add, claim, mustClaim, idsOf, seqsOf, finish }: Bench): void {
  describe("what comes in", () => {
    test("an event that is delivered again is kept once, also within one delivery", async () => {
      const event = aText("cống nghẹt", { id: "zalo-1" });
      expect(await add([event, event])).toBe(1);
      expect(await add([event, aText("thêm", { id: "zalo-2" })])).toBe(1);
      expect(idsOf(await claim())).toEqual(["zalo-1", "zalo-2"]);
    });

    test("of many deliveries at once is kept once, and each is told what was new of its own", async () => {
      const events = Array.from({ length: 40 }, (_, index) => aText(`tin ${index}`, { id: `zalo-${index}` }));
      const pairs = events.map((event, index) => [event, events[(index + 1) % events.length] ?? event]);
      const counts = await Promise.all(pairs.map((pair, index) => add(pair, { lane: `zalo:${index % 7}` })));
      expect(counts.reduce((all, count) => all + count, 0)).toBe(40);
      expect(counts.every((count) => count <= 2)).toBe(true);
      expect(await add(events)).toBe(0);
    });

    test("comes back exactly as it came, whatever it is", async () => {
      const upTo = inSeconds(-60);
      const raw = { text: "a\0b\ud800", list: [1, null], since: "2026-11-16T07:06:00.000Z" };
      const place = { label: "trước nhà 45 Hoa Sứ", precision: "house" as const, latitude: 10.76, longitude: 106.66 };
      const attachments = [{ kind: "image" as const, url: "https://example.com/1.jpg" }];
      const events = [
        anEvent("message", { text: "đây nè 👍🏽", attachments, place, raw, displayName: "Cô Ba", at: inSeconds(1) }),
        anEvent("receipt", { state: "read", messageRefs: [], upTo, at: inSeconds(2) }),
        anEvent("choice", { value: "yes", label: "Đúng rồi", at: inSeconds(3) }),
      ];
      await add(events);
      expect((await mustClaim()).entries.map((entry) => entry.event)).toEqual(events);
    });

    test("is handled in the platform's order, then in the order of acceptance", async () => {
      const second = inSeconds(-10);
      await add([aText("1", { id: "b", at: second }), aText("2", { id: "a", at: second })]);
      await add([aText("0", { id: "late", at: inSeconds(-20) })]);
      expect(idsOf(await claim())).toEqual(["late", "b", "a"]);
    });

    test("waits until the resident has paused, ten seconds at most after the first word", async () => {
      await add([aText("cống")], { waitMs: 4000 });
      expect(await claim(inSeconds(3))).toBeUndefined();
      await add([aText("trước nhà")], { waitMs: 4000, now: inSeconds(3) });
      expect(await claim(inSeconds(6))).toBeUndefined();
      await add([aText("tui")], { waitMs: 4000, now: inSeconds(6.5) });
      expect(await claim(inSeconds(9.9))).toBeUndefined();
      expect((await mustClaim(inSeconds(10))).entries).toHaveLength(3);
    });

    test("that cannot wait is due at once, and nothing that follows holds it up", async () => {
      await add([aText("cống nghẹt")], { waitMs: 4000 });
      await add([aText("cháy nhà")], { waitMs: 0, now: inSeconds(1) });
      await add([aText("lẹ lên")], { waitMs: 4000, now: inSeconds(1) });
      expect((await mustClaim(inSeconds(1))).entries).toHaveLength(3);
    });

    test("of one resident goes to one worker; the next worker gets the next resident", async () => {
      await add([aText("1", { id: "first" })], { lane: "zalo:a" });
      await add([aText("2", { id: "second" })], { lane: "zalo:b", now: inSeconds(1) });
      expect(idsOf(await claim(inSeconds(2)))).toEqual(["first"]);
      expect(idsOf(await claim(inSeconds(2)))).toEqual(["second"]);
      expect(await claim(inSeconds(2))).toBeUndefined();
    });

    test("of several residents is claimed at once, longest due first, no more than asked for, crowded ones last", async () => {
      const lanes = async (most: number): Promise<string[]> => {
        const claimed = await store.inbox.claimSome({ now: inSeconds(9), leaseMs: 30_000, most });
        return claimed.flatMap((one) => idsOf(one)).sort();
      };
      const crowd = { event: aText("0", { id: "crowd" }), lane: "zalo:crowd", waitMs: 0, priority: 1 };
      await store.inbox.add([crowd], fakeNow);
      for (const [nth, id] of ["a", "b", "c"].entries()) {
        await add([aText("1", { id })], { lane: `zalo:${id}`, now: inSeconds(nth) });
      }
      expect(await lanes(2)).toEqual(["a", "b"]);
      expect(await lanes(9)).toEqual(["c", "crowd"]);
      expect(await lanes(9)).toEqual([]);
    });

    test("goes to another worker when the lease has run out; the first one's work no longer counts", async () => {
      await add([aText("1", { id: "one" })]);
      const slow = await mustClaim();
      expect(await claim(inSeconds(29))).toBeUndefined();
      const next = await mustClaim(inSeconds(31));
      expect(idsOf(next)).toEqual(["one"]);
      expect(await codeOf(finish(slow))).toBe("LEASE_LOST");
      expect(await codeOf(store.inbox.retry(slow, seqsOf(slow), { code: "UNEXPECTED", at: inSeconds(32) }))).toBe(
        "LEASE_LOST",
      );
      expect(
        await codeOf(store.inbox.park(slow, seqsOf(slow)[0] ?? "", { code: "UNEXPECTED", at: inSeconds(32) })),
      ).toBe("LEASE_LOST");
      await finish(next);
      expect(await claim(inSeconds(90))).toBeUndefined();
    });

    test("counts although the lease has run out, as long as nobody took it over", async () => {
      await add([aText("1")]);
      const slow = await mustClaim();
      await finish(slow);
      expect(await claim(inSeconds(61))).toBeUndefined();
    });

    test("cannot be finished twice", async () => {
      await add([aText("1")]);
      const claimed = await mustClaim();
      await finish(claimed);
      expect(await codeOf(finish(claimed))).toBe("LEASE_LOST");
    });

    test("rests after a fault and counts the attempt; new words do not shorten the rest", async () => {
      await add([aText("1", { id: "one" })]);
      const failed = await mustClaim();
      await store.inbox.retry(failed, seqsOf(failed), { code: "UNEXPECTED", at: inSeconds(15) });
      await add([aText("2", { id: "two" })], { now: inSeconds(1) });
      expect(await claim(inSeconds(14))).toBeUndefined();
      const again = await mustClaim(inSeconds(15));
      expect(again.entries.map(({ event, attempts }) => [event.id, attempts])).toEqual([
        ["one", 1],
        ["two", 0],
      ]);
    });

    test("is set aside when it is poisonous, and the resident's other words go on", async () => {
      await add([aText("1", { id: "poison" }), aText("2", { id: "good" })]);
      const claimed = await mustClaim();
      await store.inbox.park(claimed, seqsOf(claimed)[0] ?? "", { code: "UNEXPECTED", at: fakeNow });
      await store.inbox.release(claimed, fakeNow);
      expect(idsOf(await claim())).toEqual(["good"]);
      expect(await add([aText("1", { id: "poison" })])).toBe(0);
    });

    test("while a turn is computed is noticed, and is due as its own quiet time says", async () => {
      await add([aText("1", { id: "one" })]);
      const claimed = await mustClaim();
      expect(await inTx((tx) => tx.inbox.hasNewer(claimed))).toBe(false);
      await add([anEvent("choice", { value: "yes" })], { now: inSeconds(1) });
      expect(await inTx((tx) => tx.inbox.hasNewer(claimed))).toBe(false);
      await add([aText("2", { id: "two" })], { waitMs: 4000, now: inSeconds(1) });
      expect(await inTx((tx) => tx.inbox.hasNewer(claimed))).toBe(true);
      await store.inbox.release(claimed, inSeconds(2));
      expect((await mustClaim(inSeconds(5))).entries).toHaveLength(3);
    });

    test("that was handled to the last frees the lane, and what came meanwhile is told of and due", async () => {
      await add([aText("1", { id: "one" }), aText("2", { id: "two" })]);
      const claimed = await mustClaim();
      const [one = "", two = ""] = seqsOf(claimed);
      expect(await finish(claimed, [one])).toBe(false);
      await add([anEvent("choice", { id: "three", value: "yes" })], { now: inSeconds(1) });
      expect(await claim(inSeconds(2))).toBeUndefined();
      expect(await finish(claimed, [two])).toBe(true);
      expect(idsOf(await claim(inSeconds(2)))).toEqual(["three"]);
    });

    test("after the lane was freed without work is due at once", async () => {
      await add([aText("1", { id: "one" })]);
      await store.inbox.release(await mustClaim(), inSeconds(1));
      expect(idsOf(await claim(inSeconds(1)))).toEqual(["one"]);
    });

    test("that the database cannot hold is refused, and nothing of its delivery is kept", async () => {
      for (const text of ["a\0b", "a\ud800b"]) {
        expect(await codeOf(add([aText("good"), aText(text)]))).toBe("BAD_INPUT");
      }
      expect(await claim()).toBeUndefined();
    });
  });
}
