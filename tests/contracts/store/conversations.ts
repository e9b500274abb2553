import type { Conversation } from "../../../core/conversation/conversation.ts";
import type { Message } from "../../../core/delivery/message.ts";
import { aConversation, aMessage, anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

/** Conversations and their lines. */
export function conversationsContract({ inTx, talk, history }: Bench): void {
  describe("conversations", () => {
    test("keep everything that is known of them", async () => {
      const saved = await talk({
        displayName: "Cô Ba",
        heldBy: { kind: "operator", staffId: "lan", name: "Chị Lan", since: inSeconds(-5) },
        attention: { reason: "question", since: inSeconds(-9), dueAt: inSeconds(90), question: "mấy giờ mở cửa?" },
        dialogue: {
          introduced: true,
          misunderstood: 1,
          language: "vi",
          pending: { key: "report.ask-where", choices: [{ label: "Gửi vị trí", value: "where" }], at: inSeconds(-3) },
        },
        draftReply: "Dạ 7 giờ 30",
        lastInboundAt: inSeconds(-3),
        wakeAt: inSeconds(600),
      });
      expect(saved.version).toBe(1);
      expect(await inTx((tx) => tx.conversations.byId(saved.id))).toEqual(saved);
      expect(await inTx((tx) => tx.conversations.byThread("zalo", saved.thread))).toEqual(saved);
      const { attention: _, draftReply: __, wakeAt: ___, displayName: ____, ...quiet } = saved;
      const freed = await inTx((tx) => tx.conversations.save({ ...quiet, heldBy: { kind: "bot" } }));
      expect(await inTx((tx) => tx.conversations.byId(saved.id))).toEqual(freed);
    });

    test("under a public post are counted from a moment on, no further than asked", async () => {
      const postRef = anId("post");
      for (const seconds of [-20, -10, 0]) await talk({ postRef, openedAt: inSeconds(seconds) });
      await talk({ postRef: anId("post") });
      const count = (from: number, limit: number) =>
        inTx((tx) => tx.conversations.underPost({ channel: "zalo", postRef, since: inSeconds(from), limit }));
      expect([await count(-30, 9), await count(-10, 9), await count(1, 9), await count(-30, 2)]).toEqual([3, 2, 0, 2]);
    });

    test("what the resident wrote of late is found, newest first, without files", async () => {
      const { id: conversationId } = await talk();
      const line = (seconds: number, more: Partial<Message> = {}): Message =>
        aMessage({ conversationId, direction: "in", at: inSeconds(seconds), text: `${seconds}`, ...more });
      const photo = { attachments: [{ kind: "image" as const, key: "a" }] };
      const sticker = { attachments: [{ kind: "sticker" as const, stickerId: "1" }] };
      const out = line(-1, { direction: "out" });
      await inTx((tx) =>
        tx.conversations.append([line(-60), line(-59), line(-9, photo), line(-5, sticker), line(-2), out]),
      );
      const heard = async (limit: number) => {
        const lines = await inTx((tx) => tx.conversations.heardSince(conversationId, inSeconds(-60), limit));
        return lines.map(({ text }) => text);
      };
      expect(await heard(9)).toEqual(["-2", "-5", "-59"]);
      expect(await heard(1)).toEqual(["-2"]);
    });

    test("that are put off come back at their time, at a deadline or for danger, and only then", async () => {
      const at = inSeconds(-60);
      const by = { at, staffId: "lan", name: "Chị Lan", why: "chờ gọi" };
      const put = (seconds: number, more: Partial<Conversation> = {}) =>
        talk({ snooze: { untilAt: inSeconds(seconds), ...by }, ...more });
      const attention = { reason: "unsure" as const, since: at, dueAt: inSeconds(30) };
      const [soon, late, due] = [await put(10), await put(9000), await put(9000, { attention })];
      const danger = await put(9000, { attention: { ...attention, reason: "emergency" } });
      const back = async (seconds: number) => {
        const found = await inTx((tx) => tx.conversations.toComeBack(inSeconds(seconds), 99));
        return found.map(({ id }) => id).filter((id) => [soon, late, due, danger].some((one) => one.id === id));
      };
      expect(await back(9)).toEqual([danger.id]);
      expect(new Set(await back(30))).toEqual(new Set([soon.id, due.id, danger.id]));
      const over = await inTx((tx) =>
        tx.conversations.save({ ...soon, snooze: { untilAt: inSeconds(10), ...by, isOver: true } }),
      );
      expect(await inTx((tx) => tx.conversations.byId(soon.id))).toEqual(over);
      expect(await back(10)).toEqual([danger.id]);
    });

    test("keep what was decided of them and what may be taken back", async () => {
      const saved = await talk({
        spam: { at: inSeconds(-5), staffId: "lan", name: "Chị Lan" },
        lastAct: {
          ...{ id: "act-1", kind: "spam", at: inSeconds(-5), staffId: "lan", ticketCodes: ["BS-2611-0001"] },
          before: {
            heldBy: { kind: "queue", since: inSeconds(-90) },
            attention: { reason: "spam", since: inSeconds(-90), dueAt: inSeconds(90) },
          },
        },
      });
      expect(await inTx((tx) => tx.conversations.byId(saved.id))).toEqual(saved);
    });

    test("say which other program answers there", async () => {
      const heldBy = { kind: "elsewhere" as const, name: "Hộp thư của Trang", since: inSeconds(-5) };
      const saved = await talk({ heldBy });
      expect((await inTx((tx) => tx.conversations.byId(saved.id)))?.heldBy).toEqual(heldBy);
    });

    test("are changed by one person at a time: the second sees that it is stale", async () => {
      const conversation = await talk();
      const saved = await inTx((tx) => tx.conversations.save({ ...conversation, draftReply: "một" }));
      expect(saved.version).toBe(conversation.version + 1);
      expect(await codeOf(inTx((tx) => tx.conversations.save({ ...conversation, draftReply: "hai" })))).toBe("STALE");
      expect((await inTx((tx) => tx.conversations.byId(conversation.id)))?.draftReply).toBe("một");
    });

    test("are opened once for each thread", async () => {
      const conversation = await talk();
      const twin = aConversation({ thread: conversation.thread, citizenId: conversation.citizenId });
      expect(await codeOf(inTx((tx) => tx.conversations.save(twin)))).toBe("STALE");
      expect(await inTx((tx) => tx.conversations.byId(twin.id))).toBeUndefined();
    });

    test("show their last lines, oldest first, with all that is known of each", async () => {
      const { id: conversationId } = await talk();
      const place = { label: "45 Hoa Sứ", precision: "house" as const };
      const line = (text: string, seconds: number, more: Partial<Message> = {}): Message =>
        aMessage({ conversationId, text, at: inSeconds(seconds), providerIds: [anId("ref")], ...more });
      const lines = [
        line("một", 1, { direction: "in", author: { kind: "resident" }, place }),
        line("hai", 2, { author: { kind: "operator", staffId: "lan", name: "Chị Lan" }, ticketCode: "BS-2611-0001" }),
        line("ba", 2, { direction: "internal", author: { kind: "system" }, withdrawnAt: inSeconds(5) }),
      ];
      await inTx((tx) => tx.conversations.append(lines));
      expect(await history(conversationId)).toEqual(lines);
      expect(await inTx((tx) => tx.conversations.history(conversationId, 2))).toEqual(lines.slice(1));
      const edited = { ...(lines[0] as Message), text: "một (sửa)", editedAt: inSeconds(7), providerIds: ["other"] };
      await inTx((tx) => tx.messages.update(edited));
      expect((await history(conversationId))[0]).toEqual(edited);
      expect(await inTx((tx) => tx.messages.byProviderId("zalo", "other"))).toEqual(edited);
      expect(await inTx((tx) => tx.messages.lock(edited.id))).toEqual(edited);
      expect(await inTx((tx) => tx.messages.lock("nobody's"))).toBeUndefined();
    });

    test("whose alarm clock has rung are found, the longest overdue first", async () => {
      const late = await talk({ wakeAt: inSeconds(-10) });
      const later = await talk({ wakeAt: inSeconds(-5) });
      await talk({ wakeAt: inSeconds(5) });
      await talk();
      const found = await inTx((tx) => tx.conversations.toWake(fakeNow, 9));
      expect(found.map((row) => row.id)).toEqual([late.id, later.id]);
    });

    test("refuse text the database cannot hold, and keep nothing of the attempt", async () => {
      const { id: conversationId } = await talk();
      const bad = aMessage({ conversationId, text: "a\0b" });
      const work = inTx((tx) => tx.conversations.append([aMessage({ conversationId }), bad]));
      expect(await codeOf(work)).toBe("BAD_INPUT");
      expect(await history(conversationId)).toEqual([]);
    });
  });
}
