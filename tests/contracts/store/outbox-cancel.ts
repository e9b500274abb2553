import type { OutboundMessage } from "../../../core/delivery/message.ts";
import { anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

/** What waits before it goes out, and can be taken back until then. */
export function outboxCancelContract({ store, inTx, talk, say, take, mustTake, sent, history }: Bench): void {
  type Talk = Awaited<ReturnType<typeof talk>>;
  const hold = async ({ id, address }: Talk, text: string, waitSeconds = 5, at = fakeNow): Promise<string> => {
    const message: OutboundMessage = {
      id: anId("message"),
      conversationId: id,
      to: address,
      purpose: "operator",
      text,
      choices: [],
      attachments: [],
      createdAt: at,
      notBefore: new Date(at.getTime() + waitSeconds * 1000),
    };
    const author = { kind: "operator" as const, staffId: "lan", name: "Chị Lan" };
    await inTx((tx) => tx.messages.enqueue([{ message, author, key: anId("key") }]));
    return message.id;
  };
  const cancel = (id: string): Promise<boolean> => inTx((tx) => tx.messages.cancel(id));
  const texts = async (id: string): Promise<string[]> => (await history(id)).map(({ text }) => text);

  describe("what may still be taken back", () => {
    test("waits for its moment, and what comes behind it waits with it, in order", async () => {
      const conversation = await talk();
      await hold(conversation, "1");
      await say(conversation, "2", anId("key"), inSeconds(1));
      await hold(conversation, "3", 5, inSeconds(2));
      for (const seconds of [0, 1, 2, 4.9]) expect(await take(inSeconds(seconds))).toBeUndefined();
      const said: string[] = [];
      for (const seconds of [5, 5, 6, 7]) {
        const taken = await take(inSeconds(seconds));
        if (taken) await sent(taken, anId("ref"), inSeconds(seconds));
        said.push(taken?.message.text ?? "");
      }
      expect(said).toEqual(["1", "2", "", "3"]);
      expect((await history(conversation.id))[0]?.notBefore).toEqual(inSeconds(5));
    });

    test("never holds up another conversation", async () => {
      const [one, two] = [await talk(), await talk()];
      await hold(one, "chờ");
      await say(one, "sau", anId("key"), inSeconds(0));
      await say(two, "ngay", anId("key"), inSeconds(0));
      expect((await mustTake(inSeconds(0))).message.text).toBe("ngay");
    });

    test("is gone for good when it is taken back: never sent, no line, and the lane goes on", async () => {
      const conversation = await talk();
      const id = await hold(conversation, "1");
      await hold(conversation, "2");
      expect(await cancel(id)).toBe(true);
      expect(await cancel(id)).toBe(false);
      expect((await inTx((tx) => tx.messages.byId(id)))?.state).toBe("cancelled");
      expect(await texts(conversation.id)).toEqual(["2"]);
      const taken = await mustTake(inSeconds(5));
      expect(taken.message.text).toBe("2");
      await sent(taken, anId("ref"), inSeconds(5));
      expect(await take(inSeconds(600))).toBeUndefined();
      await say(conversation, "3", anId("key"), inSeconds(600));
      expect((await mustTake(inSeconds(600))).message.text).toBe("3");
    });

    test("leaves nothing behind when it was alone, whoever looks", async () => {
      const conversation = await talk();
      await cancel(await hold(conversation, "1"));
      expect(await take(inSeconds(60))).toBeUndefined();
      await say(conversation, "2", anId("key"), inSeconds(61));
      expect((await mustTake(inSeconds(61))).message.text).toBe("2");
    });

    test("cannot be taken back once a worker has begun, nor after it was tried", async () => {
      const conversation = await talk();
      const id = await hold(conversation, "1");
      const taken = await mustTake(inSeconds(5));
      expect(await cancel(id)).toBe(false);
      await store.outbox.retry(taken, { code: "PLATFORM_UNAVAILABLE", at: inSeconds(9), uncertain: true });
      expect(await cancel(id)).toBe(false);
      await sent(await mustTake(inSeconds(9)), anId("ref"), inSeconds(9));
      expect(await cancel(id)).toBe(false);
    });

    test("goes out once or is taken back, never both, when both are tried at its very moment", async () => {
      const ends: string[] = [];
      for (let round = 0; round < 12; round += 1) {
        const conversation = await talk();
        const id = await hold(conversation, "1");
        const [taken, isBack] = await Promise.all([take(inSeconds(5)), cancel(id)]);
        ends.push(`${taken ? "sent" : "kept"} ${isBack ? "back" : "too late"}`);
        if (taken) await sent(taken, anId("ref"), inSeconds(5));
        expect(await take(inSeconds(40))).toBeUndefined();
      }
      expect(ends.filter((end) => end !== "sent too late" && end !== "kept back")).toEqual([]);
    });
  });
}
