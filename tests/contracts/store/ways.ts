import type { Conversation } from "../../../core/conversation/conversation.ts";
import type { OutboundMessage } from "../../../core/delivery/message.ts";
import { anId, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** News that waits, takes another way, or goes over to another talk; and who is served first. */
export function waysContract({ store, inTx, talk, say, take, mustTake, sent, history, mustClaim, idsOf }: Bench): void {
  const answer = async ({ id, address }: Conversation, text: string, at = fakeNow) => {
    const message: OutboundMessage = {
      id: anId("message"),
      conversationId: id,
      to: address,
      purpose: "reply",
      text,
      choices: [],
      attachments: [],
      createdAt: at,
    };
    await inTx((tx) => tx.messages.enqueue([{ message, author: { kind: "bot", phraseKeys: [] }, key: message.id }]));
  };
  const sms = { to: { channel: "sms", account: "BENSEN", user: "+84900000704" }, asTemplate: true } as const;

  describe("ways out", () => {
    test("what is postponed comes at its time, unsent, without a failed attempt", async () => {
      const conversation = await talk();
      await say(conversation, "tin");
      await store.outbox.postpone(await mustTake(), inSeconds(3600));
      expect((await history(conversation.id))[0]?.state).toBe("queued");
      expect(await take(inSeconds(3599))).toBeUndefined();
      const again = await mustTake(inSeconds(3600));
      expect([again.attempts, again.message.uncertainSince, again.isFollowed]).toEqual([0, undefined, false]);
    });

    test("news behind postponed news waits with it, and makes nothing due", async () => {
      const conversation = await talk();
      await say(conversation, "tin một");
      await say(conversation, "tin hai");
      await store.outbox.postpone(await mustTake(), inSeconds(3600));
      expect(await take(inSeconds(60))).toBeUndefined();
      expect((await mustTake(inSeconds(3600))).message.text).toBe("tin một");
    });

    test("what is postponed comes at once when an answer is put behind it, and knows so", async () => {
      const conversation = await talk();
      await say(conversation, "tin");
      await store.outbox.postpone(await mustTake(), inSeconds(3600));
      await answer(conversation, "dạ", inSeconds(5));
      const again = await mustTake(inSeconds(5));
      expect([again.message.text, again.isFollowed]).toEqual(["tin", true]);
      await sent(again);
      expect((await mustTake(inSeconds(6))).message.text).toBe("dạ");
    });

    test("an answer that came while it was looked at is not slept through", async () => {
      const conversation = await talk();
      await say(conversation, "tin");
      const held = await mustTake();
      await answer(conversation, "dạ", inSeconds(1));
      await store.outbox.postpone(held, inSeconds(3600));
      expect((await mustTake(inSeconds(2))).isFollowed).toBe(true);
    });

    test("a way chosen before sending is the way after a crash", async () => {
      const conversation = await talk();
      await say(conversation, "tin");
      await store.outbox.route(await mustTake(inSeconds(1)), sms);
      const again = await mustTake(inSeconds(60));
      expect(again.message).toMatchObject({ ...sms, uncertainSince: inSeconds(1) });
      await sent(again, "sms-1");
      expect((await history(conversation.id))[0]).toMatchObject({ state: "sent", via: "sms", providerIds: ["sms-1"] });
      expect((await inTx((tx) => tx.messages.byProviderId("sms", "sms-1")))?.text).toBe("tin");
      await inTx((tx) => tx.messages.advance("delivered", { channel: "sms", providerIds: ["sms-1"] }));
      expect((await history(conversation.id))[0]?.state).toBe("delivered");
    });

    test("a closed way is remembered and the message is due again at once, with fresh attempts", async () => {
      const conversation = await talk();
      await say(conversation, "tin");
      const first = await mustTake();
      await store.outbox.retry(first, { code: "PLATFORM_UNAVAILABLE", at: inSeconds(9), uncertain: false });
      await store.outbox.refuse(await mustTake(inSeconds(9)), { code: "OUTSIDE_WINDOW", at: inSeconds(9) });
      const again = await mustTake(inSeconds(9));
      expect([again.attempts, again.message.uncertainSince]).toEqual([0, undefined]);
      expect(again.refused).toEqual([{ to: conversation.address, asTemplate: false, code: "OUTSIDE_WINDOW" }]);
    });

    test("being asked to slow down counts no attempt", async () => {
      await say(await talk(), "tin");
      const at = inSeconds(9);
      await store.outbox.retry(await mustTake(), { code: "RATE_LIMITED", at, uncertain: false, isAsked: true });
      expect((await mustTake(at)).attempts).toBe(0);
    });

    test("news goes over to another talk once, and both lines say so", async () => {
      const [closed, open] = [await talk(), await talk()];
      await say(closed, "tin", "news:1:closed");
      const copy = (id: string): OutboundMessage => ({
        id,
        conversationId: open.id,
        to: open.address,
        purpose: "status",
        text: "tin",
        choices: [],
        attachments: [],
        createdAt: fakeNow,
        newsId: "1",
        isForwarded: true,
      });
      const held = await mustTake();
      await store.outbox.forward(held, { message: copy("copy-1"), key: "news:1:open" }, fakeNow);
      expect(await codeOf(store.outbox.forward(held, { message: copy("copy-2"), key: "news:1:open" }, fakeNow))).toBe(
        "LEASE_LOST",
      );
      expect((await history(closed.id))[0]).toMatchObject({ state: "sent", via: open.address.channel });
      expect(await history(open.id)).toMatchObject([{ id: "copy-1", text: "tin", state: "queued" }]);
      const states = await inTx((tx) => tx.messages.newsStates("1"));
      expect(states).toEqual([{ conversationId: open.id, state: "waiting" }]);
      expect((await mustTake()).message).toMatchObject({ id: "copy-1", isForwarded: true, newsId: "1" });
    });

    test("a way is settled by the holder of the lane only", async () => {
      await say(await talk(), "tin");
      const slow = await mustTake();
      await mustTake(inSeconds(31));
      const at = inSeconds(32);
      expect(await codeOf(store.outbox.route(slow, sms))).toBe("LEASE_LOST");
      expect(await codeOf(store.outbox.postpone(slow, at))).toBe("LEASE_LOST");
      expect(await codeOf(store.outbox.refuse(slow, { code: "OUTSIDE_WINDOW", at }))).toBe("LEASE_LOST");
    });
  });

  describe("who is served first", () => {
    test("answers go before news, whichever was written first", async () => {
      const [told, asked] = [await talk(), await talk()];
      await say(told, "tin");
      await answer(asked, "dạ", inSeconds(1));
      expect((await mustTake(inSeconds(2))).message.text).toBe("dạ");
      expect((await mustTake(inSeconds(2))).message.text).toBe("tin");
    });

    test("talks are heard before a crowd of comments, and the comments after them", async () => {
      const events = [aText("bình luận"), aText("lời nhắn")] as const;
      await store.inbox.add([{ event: events[0], lane: "post", waitMs: 0, priority: 1 }], fakeNow);
      await store.inbox.add([{ event: events[1], lane: "talk", waitMs: 0 }], inSeconds(1));
      expect(idsOf(await mustClaim(inSeconds(2)))).toEqual([events[1].id]);
      expect(idsOf(await mustClaim(inSeconds(2)))).toEqual([events[0].id]);
    });
  });

  describe("one person", () => {
    test("a code that was read out is good once, and only until it ends", async () => {
      const actor = { role: "OP" as const, id: "lan", name: "Chị Lan" };
      const code = { hash: "h1", citizenId: "c1", actor, expiresAt: inSeconds(900) };
      await inTx((tx) => tx.people.saveLinkCode(code));
      await inTx((tx) => tx.people.saveLinkCode({ ...code, hash: "h2" }));
      expect(await inTx((tx) => tx.people.takeLinkCode("h3", fakeNow))).toBeUndefined();
      expect(await inTx((tx) => tx.people.takeLinkCode("h1", inSeconds(10)))).toEqual(code);
      expect(await inTx((tx) => tx.people.takeLinkCode("h1", inSeconds(11)))).toBeUndefined();
      expect(await inTx((tx) => tx.people.takeLinkCode("h2", inSeconds(900)))).toBeUndefined();
    });

    test("people are found by their number, and links are kept with what they moved", async () => {
      const [one, two] = [await talk(), await talk()];
      const phone = "+84900000704";
      for (const { citizenId, address } of [one, two]) {
        const person = { id: citizenId, addresses: [address], consents: [], createdAt: fakeNow };
        await inTx((tx) => tx.people.saveCitizen({ ...person, phone, phoneVerified: true, consents: ["sms"] }));
      }
      const found = await inTx((tx) => tx.people.citizensByPhone(phone));
      expect(found.map(({ id, consents, phoneVerified }) => [id, consents, phoneVerified]).sort()).toEqual(
        [one, two].map(({ citizenId }) => [citizenId, ["sms"], true]).sort(),
      );
      const link = {
        id: anId("link"),
        keptId: one.citizenId,
        joinedId: two.citizenId,
        proof: "phone" as const,
        actor: { role: "SYS" as const, id: "system", name: "Hệ thống" },
        at: fakeNow,
        addresses: [two.address],
        conversationIds: [two.id],
        before: { phone, consents: [] },
      };
      await inTx((tx) => tx.people.saveLink(link));
      await inTx((tx) => tx.people.saveLink({ ...link, undoneAt: inSeconds(9) }));
      expect(await inTx((tx) => tx.people.linksOf(one.citizenId))).toEqual([{ ...link, undoneAt: inSeconds(9) }]);
    });
  });
}
