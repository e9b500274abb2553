import type { Device, NewsWatch } from "../../../core/news/news-watch.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

/** Who is told of which street or kind of matter. */
export function newsWatchesContract({ inTx }: Bench): void {
  const watch: NewsWatch = {
    ...{ id: "w1", conversationId: "c1", street: "Hoa Sứ", category: "street-light" },
    ...{ since: fakeNow, toldUntil: fakeNow, dueAt: inSeconds(10) },
  };
  const device: Device = {
    ...{ endpoint: "https://push.example/1", p256dh: "key", auth: "secret", serverKey: "ours", language: "vi" },
  };
  const { conversationId: ___, ...topic } = watch;
  const { category: _, ...ofStreet } = { ...watch, id: "w2", dueAt: inSeconds(5) };
  const { street: __, ...ofKind } = { ...watch, id: "w3", since: inSeconds(1), dueAt: inSeconds(20) };
  const add = (...watches: NewsWatch[]): Promise<void> =>
    inTx(async (tx) => {
      for (const one of watches) await tx.newsWatches.add(one);
    });
  const ofTalk = (id: string) => inTx((tx) => tx.newsWatches.of({ conversationId: id }));

  describe("watches of news", () => {
    test("are one for each conversation and topic, kept whole, found by their talk, and gone once taken away", async () => {
      await add(
        ofKind,
        watch,
        ofStreet,
        { ...watch, id: "w4" },
        { ...ofStreet, id: "w5" },
        { ...watch, id: "w6", conversationId: "c2" },
      );
      expect(await ofTalk("c1")).toEqual([watch, ofStreet, ofKind]);
      expect(await inTx((tx) => tx.newsWatches.byId("w3"))).toEqual(ofKind);
      await inTx((tx) => tx.newsWatches.remove("w1"));
      await inTx((tx) => tx.newsWatches.remove("w1"));
      expect(await inTx((tx) => tx.newsWatches.byId("w1"))).toBeUndefined();
      await inTx((tx) => tx.newsWatches.removeOf({ conversationId: "c1" }));
      expect([await ofTalk("c1"), (await ofTalk("c2")).map(({ id }) => id)]).toEqual([[], ["w6"]]);
    });

    test("two of one topic at once are one", async () => {
      await Promise.all(["w1", "w2", "w3"].map((id) => add({ ...watch, id })));
      expect(await ofTalk("c1")).toHaveLength(1);
    });

    test("a browser has topics of its own, takes them to a new address, and loses them together", async () => {
      const onDevice = { ...topic, id: "d1", device };
      const { street: _, ...everywhere } = { ...onDevice, id: "d2", since: inSeconds(1) };
      const elsewhere = { ...onDevice, id: "d3", device: { ...device, endpoint: "https://push.example/2" } };
      await add(watch, onDevice, { ...onDevice, id: "d4" }, everywhere, elsewhere);
      const of = (one: Device) => inTx((tx) => tx.newsWatches.of({ device: one }));
      expect(await of(device)).toEqual([onDevice, everywhere]);
      expect(await inTx((tx) => tx.newsWatches.byId("d1"))).toEqual(onDevice);
      const moved = { ...device, endpoint: "https://push.example/3", auth: "another" };
      const move = () => inTx((tx) => tx.newsWatches.moveDevice(device.endpoint, moved));
      expect([await move(), await move()]).toEqual([2, 0]);
      expect(await of(moved)).toEqual([onDevice, everywhere].map((one) => ({ ...one, device: moved })));
      await inTx((tx) => tx.newsWatches.removeOf({ device: moved }));
      expect([await of(moved), (await of(elsewhere.device)).map(({ id }) => id)]).toEqual([[], ["d3"]]);
      expect(await ofTalk("c1")).toEqual([watch]);
    });

    test("come up when they are due, and move on for the first who asks, unless they were taken away", async () => {
      await add(watch, ofStreet, ofKind);
      const due = (seconds: number, limit = 9) => inTx((tx) => tx.newsWatches.due(inSeconds(seconds), limit));
      expect((await due(19)).map(({ id }) => id)).toEqual(["w2", "w1"]);
      expect(await due(19, 1)).toEqual([ofStreet]);
      const next = { toldUntil: inSeconds(9), dueAt: inSeconds(99) };
      const advance = (id: string, was: Date) => inTx((tx) => tx.newsWatches.advance(id, was, next));
      const both = await Promise.all([advance("w1", watch.dueAt), advance("w1", watch.dueAt)]);
      expect(both.sort()).toEqual([false, true]);
      expect(await inTx((tx) => tx.newsWatches.byId("w1"))).toEqual({ ...watch, ...next });
      expect(await advance("w9", watch.dueAt)).toBe(false);
    });
  });
}
