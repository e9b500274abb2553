import type { Message, OutboundMessage } from "../../../core/delivery/message.ts";
import { anId, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** What goes out: in order, once, and never silently lost. */
export function outboxContract({
  store,
  inTx,
  talk,
  say,
  take,
  mustTake,
  sent,
  history,
  aFailure,
  ...bench
}: Bench): void {
  describe("what goes out", () => {
    test("goes strictly in order within a conversation, side by side between them", async () => {
      const [one, two] = [await talk(), await talk()];
      await say(one, "1a");
      await say(one, "1b");
      await say(two, "2a", anId("key"), inSeconds(1));
      const first = await mustTake(inSeconds(2));
      const other = await mustTake(inSeconds(2));
      expect([first.message.text, other.message.text]).toEqual(["1a", "2a"]);
      expect(await take(inSeconds(2))).toBeUndefined();
      await sent(first);
      expect((await mustTake(inSeconds(3))).message.text).toBe("1b");
    });

    test("is put in once for each key, whatever the message's id is", async () => {
      const conversation = await talk();
      await say(conversation, "đã nhận", "change:1");
      await say(conversation, "đã nhận", "change:1");
      await sent(await mustTake());
      expect(await take(inSeconds(100))).toBeUndefined();
      expect(await history(conversation.id)).toHaveLength(1);
    });

    test("names the event of the turn it was said in; what was said in none, or of an event that is gone, names none", async () => {
      const conversation = await talk();
      const event = aText("cống nghẹt", { id: "zalo-cause" });
      await bench.add([event]);
      const [seq] = bench.seqsOf(await bench.mustClaim());
      await say(conversation, "đã nhận", `turn:${seq}:0`);
      await say(conversation, "còn gì nữa không", "turn:999999:0");
      await say(conversation, "xong", "change:9");
      const causes: unknown[] = [];
      for (let i = 0; i < 3; i += 1) {
        const taken = await mustTake();
        causes.push(taken.cause);
        await sent(taken);
      }
      expect(causes).toEqual([{ channel: event.channel, id: event.id }, undefined, undefined]);
    });

    test("is on the conversation's record from the start, and its state follows", async () => {
      const conversation = await talk();
      const { id } = await say(conversation, "đã nhận");
      const state = async () => (await history(conversation.id))[0]?.state;
      expect(await state()).toBe("queued");
      const taken = await mustTake();
      expect(await state()).toBe("sending");
      await sent(taken, "zalo-9");
      expect(await history(conversation.id)).toMatchObject([
        {
          id,
          direction: "out",
          author: { kind: "bot", phraseKeys: ["push.new"] },
          state: "sent",
          providerIds: ["zalo-9"],
        },
      ]);
      const found = await inTx((tx) => tx.messages.byProviderId("zalo", "zalo-9"));
      expect(found?.id).toBe(id);
      expect(await inTx((tx) => tx.messages.byProviderId("facebook", "zalo-9"))).toBeUndefined();
    });

    test("holds its lane while it must be tried again", async () => {
      const conversation = await talk();
      await say(conversation, "1");
      await say(conversation, "2");
      await store.outbox.retry(await mustTake(), { code: "RATE_LIMITED", at: inSeconds(20), uncertain: false });
      await say(conversation, "3", anId("key"), inSeconds(1));
      expect(await take(inSeconds(19))).toBeUndefined();
      const again = await mustTake(inSeconds(20));
      expect([again.message.text, again.attempts, again.message.uncertainSince]).toEqual(["1", 1, undefined]);
    });

    test("comes back as uncertain when its worker died, and stays so until it is settled", async () => {
      const conversation = await talk();
      await say(conversation, "1");
      await mustTake(inSeconds(1));
      const second = await mustTake(inSeconds(60));
      expect(second.message.uncertainSince).toEqual(inSeconds(1));
      await store.outbox.retry(second, { code: "RATE_LIMITED", at: inSeconds(61), uncertain: false });
      expect((await mustTake(inSeconds(61))).message.uncertainSince).toEqual(inSeconds(1));
    });

    test("comes back as uncertain with the ids of what else was sent, so that the same words are not taken for it", async () => {
      const [conversation, other] = [await talk(), await talk()];
      await say(other, "chưa rõ");
      await sent(await mustTake(), "zalo-0");
      await say(conversation, "chưa rõ");
      await sent(await mustTake(), "zalo-1");
      await say(conversation, "chưa rõ");
      await mustTake(inSeconds(1));
      expect((await mustTake(inSeconds(60))).message.accountedFor).toEqual(["zalo-1"]);
    });

    test("comes back as uncertain after a time-out", async () => {
      await say(await talk(), "1");
      const taken = await mustTake(inSeconds(1));
      await store.outbox.retry(taken, { code: "PLATFORM_UNAVAILABLE", at: inSeconds(9), uncertain: true });
      expect((await mustTake(inSeconds(9))).message.uncertainSince).toEqual(inSeconds(1));
    });

    test("that fails for good says why, makes one task, and lets the next one go", async () => {
      const conversation = await talk();
      await say(conversation, "1");
      await say(conversation, "2");
      const taken = await mustTake();
      await store.outbox.fail(taken, { code: "RECIPIENT_GONE", at: fakeNow }, aFailure(taken));
      expect((await history(conversation.id))[0]).toMatchObject({ state: "failed", failure: "RECIPIENT_GONE" });
      expect(await inTx((tx) => tx.tasks.open(9))).toMatchObject([{ kind: "delivery-failed", state: "open" }]);
      expect((await mustTake()).message.text).toBe("2");
    });

    test("is dropped when it is no longer so: the line says why, the lane goes on, and nobody is asked to see to it", async () => {
      const conversation = await talk();
      await say(conversation, "1");
      await say(conversation, "2");
      const taken = await mustTake();
      await store.outbox.drop(taken, { code: "OUTDATED", at: fakeNow });
      expect((await history(conversation.id))[0]).toMatchObject({ state: "failed", failure: "OUTDATED" });
      expect(await inTx((tx) => tx.tasks.open(9))).toEqual([]);
      expect((await mustTake()).message.text).toBe("2");
      expect(await codeOf(store.outbox.drop(taken, { code: "OUTDATED", at: fakeNow }))).toBe("LEASE_LOST");
    });

    test("is settled by one worker only", async () => {
      const conversation = await talk();
      await say(conversation, "1");
      const slow = await mustTake();
      const next = await mustTake(inSeconds(31));
      expect(await codeOf(sent(slow, "twice"))).toBe("LEASE_LOST");
      expect(await codeOf(store.outbox.fail(slow, { code: "UNEXPECTED", at: inSeconds(32) }, aFailure(slow)))).toBe(
        "LEASE_LOST",
      );
      expect(await inTx((tx) => tx.tasks.open(9))).toEqual([]);
      await sent(next, "once");
      expect((await history(conversation.id))[0]?.providerIds).toEqual(["once"]);
    });

    test("carries everything the adapter needs", async () => {
      const conversation = await talk();
      const message: OutboundMessage = {
        id: anId("message"),
        conversationId: conversation.id,
        to: conversation.address,
        purpose: "survey",
        text: "Đã xong.\nXin đánh giá",
        choices: [{ label: "Hài lòng", value: "rate:5" }],
        attachments: [{ kind: "image", key: "k1" }],
        template: {
          name: "resolved",
          params: { code: "BS-2611-0001", at: "2026-11-16T07:06:00.000Z" },
          text: "Đã xong",
        },
        ticketCode: "BS-2611-0001",
        createdAt: fakeNow,
        notAfter: inSeconds(3600),
        lastInboundAt: inSeconds(-3600),
      };
      const author = { kind: "operator" as const, staffId: "lan", name: "Chị Lan" };
      await inTx((tx) => tx.messages.enqueue([{ message, author, key: "k" }]));
      expect((await mustTake()).message).toEqual(message);
    });

    test("moves forward with receipts and never back", async () => {
      const conversation = await talk();
      const states = async () => (await history(conversation.id)).map((line) => line.state);
      const advance = (state: Message["state"], which: { providerIds: string[] } | { upTo: Date }) => {
        const { channel } = conversation.address;
        const meant = "upTo" in which ? { conversationId: conversation.id, ...which } : { channel, ...which };
        return inTx((tx) => tx.messages.advance(state, meant));
      };
      for (const ref of ["r1", "r2", "r3"]) {
        await say(conversation, ref, ref, inSeconds(Number(ref.slice(1))));
        await sent(await mustTake(inSeconds(9)), ref, inSeconds(10 * Number(ref.slice(1))));
      }
      await say(conversation, "still waits", "r4", inSeconds(4));
      expect(await advance("read", { providerIds: ["r2"] })).toBe(1);
      expect(await advance("delivered", { providerIds: ["r2"] })).toBe(0);
      expect(await states()).toEqual(["sent", "read", "sent", "queued"]);
      expect(await advance("read", { upTo: inSeconds(25) })).toBe(1);
      expect(await states()).toEqual(["read", "read", "sent", "queued"]);
      expect(await advance("failed", { providerIds: ["r3"] })).toBe(1);
      expect(await advance("read", { upTo: inSeconds(99) })).toBe(0);
      expect(await states()).toEqual(["read", "read", "failed", "queued"]);
    });
  });
}
