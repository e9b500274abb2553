import type { Errand } from "../../../core/errand/errand.ts";
import type { ErrandClaim } from "../../../core/errand/ports.ts";
import type { Relay } from "../../../core/relay/relay.ts";
import type { Subscription } from "../../../core/subscription/notice.ts";
import { anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const leaseMs = 30_000;

const anErrand = (lane: string, overrides: Partial<Errand> = {}): Errand => ({
  id: anId("errand"),
  lane,
  kind: "notice",
  about: "subscription-1",
  createdAt: fakeNow,
  ...overrides,
});

const aRelay = (overrides: Partial<Relay> = {}): Relay => ({
  id: anId("relay"),
  ticketCode: "BS-2611-0431",
  unit: "X-DL",
  state: "waiting",
  actor: { role: "OFF", id: "dung", name: "Anh Dũng", unit: "KTHT" },
  expectedAt: inSeconds(3600),
  askedAt: fakeNow,
  version: 0,
  ...overrides,
});

/** What is done at other systems, and what we keep of them. */
export function systemsContract({ store, inTx }: Bench): void {
  describe("errands", () => {
    const add = (...errands: Errand[]): Promise<void> => inTx((tx) => tx.errands.add(errands));
    const claim = (now = fakeNow): Promise<ErrandClaim | undefined> => store.errands.claim({ now, leaseMs });
    const finish = (claimed: ErrandClaim | undefined, fault?: "PLATFORM_REFUSED"): Promise<void> => {
      if (!claimed) throw new Error("nothing was claimed");
      return inTx((tx) => tx.errands.finish(claimed, { at: fakeNow, ...(fault ? { fault } : {}) }));
    };
    const ids = async (): Promise<(string | undefined)[]> => [(await claim())?.errand.id, (await claim())?.errand.id];

    test("of one lane are done in order, by one worker at a time; other lanes go on meanwhile", async () => {
      const [one, two, other] = [anErrand("a"), anErrand("a"), anErrand("b")];
      await add(one, two);
      await add(other);
      const held = await claim();
      expect(await ids()).toEqual([held?.errand.id === one.id ? other.id : one.id, undefined]);
      await finish(held);
      expect((await claim())?.errand.id).toBe(held?.errand.id === one.id ? two.id : undefined);
    });

    test("come back whole, with what is told and when", async () => {
      const notice = { id: "n-1", event: "test" as const, at: inSeconds(1) };
      await add(anErrand("a", { notice, kind: "relay" }));
      expect((await claim())?.errand).toMatchObject({ notice, kind: "relay", createdAt: fakeNow });
    });

    test("that are known are not added again", async () => {
      const one = anErrand("a");
      await add(one);
      await add(one, one);
      await finish(await claim());
      expect(await claim()).toBeUndefined();
    });

    test("that failed wait, hold their lane, and come back as uncertain if they may have arrived", async () => {
      await add(anErrand("a"), anErrand("a"));
      const first = await claim();
      if (!first) throw new Error("nothing was claimed");
      const fault = { code: "PLATFORM_UNAVAILABLE" as const, at: inSeconds(60), uncertain: true };
      await store.errands.retry(first, fault);
      expect(await claim(inSeconds(59))).toBeUndefined();
      const again = await claim(inSeconds(60));
      expect(again).toMatchObject({ errand: { id: first.errand.id }, attempts: 1, uncertainSince: fakeNow });
      expect(first.uncertainSince).toBeUndefined();
    });

    test("whose worker died are done by another, who knows that they may have arrived", async () => {
      await add(anErrand("a"));
      const dead = await claim();
      const heir = await claim(inSeconds(31));
      expect(heir).toMatchObject({ errand: { id: dead?.errand.id }, uncertainSince: fakeNow });
      expect(await codeOf(finish(dead))).toBe("LEASE_LOST");
      await finish(heir);
      expect(await claim(inSeconds(99))).toBeUndefined();
    });

    test("that are given up let their lane go on", async () => {
      const [one, two] = [anErrand("a"), anErrand("a")];
      await add(one, two);
      await finish(await claim(), "PLATFORM_REFUSED");
      expect((await claim())?.errand.id).toBe(two.id);
    });

    test("are not done when what belongs to them could not be written", async () => {
      const one = anErrand("a");
      await add(one);
      const held = await claim();
      if (!held) throw new Error("nothing was claimed");
      const work = inTx(async (tx) => {
        await tx.errands.finish(held, { at: fakeNow });
        await tx.errands.add([anErrand("c")]);
        throw new Error("the power failed");
      });
      await expect(work).rejects.toThrow();
      expect((await claim(inSeconds(31)))?.errand.id).toBe(one.id);
      expect(await claim(inSeconds(31))).toBeUndefined();
    });
  });

  describe("relays", () => {
    test("keep everything, are changed by one at a time, and are found when they are due", async () => {
      const relay = aRelay();
      const stored = await inTx((tx) => tx.relays.save(relay));
      expect(await inTx((tx) => tx.relays.byId(relay.id))).toEqual({ ...relay, version: 1 });
      const sent: Relay = {
        ...stored,
        state: "sent",
        sentAt: inSeconds(1),
        requestId: "DL-1",
        token: "t",
        note: "gấp",
        remote: { status: "open", notes: "đã nhận", expectedAt: inSeconds(9) },
        lookAt: inSeconds(300),
      };
      await inTx((tx) => tx.relays.save(sent));
      expect(await inTx((tx) => tx.relays.ofTicket(relay.ticketCode))).toEqual([{ ...sent, version: 2 }]);
      expect(await codeOf(inTx((tx) => tx.relays.save(stored)))).toBe("STALE");
      expect(await codeOf(inTx((tx) => tx.relays.save(relay)))).toBe("STALE");
      await inTx((tx) => tx.relays.save(aRelay({ lookAt: inSeconds(100), askedAt: inSeconds(5) })));
      expect(await inTx((tx) => tx.relays.toLookAt(inSeconds(299), 9))).toHaveLength(1);
      expect((await inTx((tx) => tx.relays.toLookAt(inSeconds(300), 9))).map(({ lookAt }) => lookAt)).toEqual([
        inSeconds(100),
        inSeconds(300),
      ]);
    });
  });

  test("subscriptions are kept, changed and removed", async () => {
    const one: Subscription = {
      id: "s-1",
      name: "Bản đồ số",
      url: "https://gis.example/hook",
      events: ["ticket.opened", "ticket.moved"],
      active: true,
      createdAt: fakeNow,
    };
    await inTx((tx) => tx.subscriptions.save(one));
    await inTx((tx) => tx.subscriptions.save({ ...one, active: false }));
    expect(await inTx((tx) => tx.subscriptions.all())).toEqual([{ ...one, active: false }]);
    expect(await inTx((tx) => tx.subscriptions.byId("s-1"))).toMatchObject({ active: false });
    await inTx((tx) => tx.subscriptions.remove("s-1"));
    expect(await inTx((tx) => tx.subscriptions.byId("s-1"))).toBeUndefined();
    expect(await inTx((tx) => tx.subscriptions.all())).toEqual([]);
  });
}
