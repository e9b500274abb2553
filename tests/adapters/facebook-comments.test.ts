import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { facebookStage, received, someFiles } from "../fakes/adapter-stages.ts";

type Stage = Awaited<ReturnType<typeof facebookStage>>;
const user = "24000000000000123";
const postId = "100000000000111_2";
const stages: Stage[] = [];

async function aStage({ server = {}, options = {} }: Parameters<typeof facebookStage>[0] = {}): Promise<Stage> {
  const stage = await facebookStage({ server, options: { timeoutMs: 5_000, ...options } });
  stages.push(stage);
  return stage;
}
afterEach(() => Promise.all(stages.splice(0).map((stage) => stage.close())));

const read = (stage: Stage, webhook: SignedWebhook): InboundEvent[] =>
  stage.adapter.parse(received(webhook, "/webhooks/facebook", stage.now()));

/** The person's comment, as it came in. */
function comment(stage: Stage, more: { id?: string; photo?: string; postId?: string } = {}): InboundEvent {
  const [event] = read(stage, stage.server.userComments({ userId: user, text: "Mất nước", postId, ...more }));
  if (!event) throw new Error("no event");
  return event;
}

function answer({ from }: InboundEvent, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const words = { id: "message-1", conversationId: "conversation-1", purpose: "comment" as const, text: "Dạ" };
  return { ...words, to: from, choices: [], attachments: [], createdAt: new Date(0), ...overrides };
}

const news = (stage: Stage): InboundEvent[] => stage.server.takeNews().flatMap((webhook) => read(stage, webhook));
const days = (count: number): number => count * 86_400_000;

describe("what comes in from under the Page's posts", () => {
  test("a comment, its photo, and a visitor's own post are threads of their own", async () => {
    const stage = await aStage();
    expect(comment(stage, { id: "2_9" })).toMatchObject({
      kind: "comment",
      text: "Mất nước",
      displayName: "Người Dân Mẫu",
      postRef: postId,
      from: { user: "comment:2_9" },
      thread: `${stage.account}:comment:2_9`,
    });
    const photo = "https://cdn.example.invalid/f/1.jpg";
    expect(comment(stage, { photo })).toMatchObject({ attachments: [{ kind: "image", url: photo }] });
    const [post] = read(stage, stage.server.userComments({ userId: user, text: "Ồn quá", id: "111_7" }));
    expect(post).toMatchObject({ kind: "comment", postRef: "111_7", from: { user: "post:111_7" } });
  });

  test("what happens to a comment later names the comment", async () => {
    const stage = await aStage();
    const added = comment(stage, { id: "2_9" });
    const [edited] = read(stage, stage.server.userEdits("2_9", "Mất nước khu 3"));
    const [removed] = read(stage, stage.server.userRemoves("2_9"));
    expect(edited).toMatchObject({ kind: "edited", messageRef: added.id, thread: added.thread });
    expect(removed).toMatchObject({ kind: "withdrawn", messageRef: added.id, thread: added.thread });
  });

  test("a Page that is not connected is kept and answered by nobody", async () => {
    const stage = await aStage({ options: { pages: () => [] } });
    const { text: _, ...event } = { text: "", ...comment(stage) };
    expect(event).toMatchObject({ kind: "other", name: "page-not-connected", from: { user: "" } });
  });
});

describe("what goes out to a comment", () => {
  test("one private reply; its answer and its echo both tell who wrote the comment", async () => {
    const stage = await aStage();
    const event = comment(stage, { id: "2_9" });
    expect(await stage.adapter.send(answer(event))).toMatchObject({ reachedAs: user });
    expect(stage.received(user)).toEqual(["Dạ"]);
    const told = news(stage);
    expect(told).toMatchObject([
      { kind: "echo", byStaff: false },
      { kind: "moved", fromThread: event.thread, from: { user }, thread: `${stage.account}:${user}` },
    ]);
    const second = answer(event, { text: "Dạ nữa" });
    await expect(stage.adapter.send(second)).rejects.toMatchObject({ code: "PLATFORM_REFUSED" });
    const uncertain = await stage.adapter.send({ ...second, uncertainSince: stage.now() });
    expect(uncertain.providerIds).toEqual([]);
    expect(stage.received(user)).toEqual(["Dạ"]);
  });

  test("it opens no window: only when the person answers may we write on", async () => {
    const stage = await aStage();
    await stage.adapter.send(answer(comment(stage)));
    const more = answer({ ...comment(stage), from: { channel: "facebook", account: stage.account, user } });
    await expect(stage.adapter.send({ ...more, purpose: "reply" })).rejects.toMatchObject({ code: "RECIPIENT_GONE" });
    stage.says(user, "đúng rồi");
    await stage.adapter.send({ ...more, purpose: "reply" });
    expect(stage.received(user)).toEqual(["Dạ", "Dạ"]);
  });

  test("a visitor's post gets it likewise, a comment of last week none, a deleted one none", async () => {
    const stage = await aStage();
    const [post] = read(stage, stage.server.userComments({ userId: user, text: "Ồn quá", id: "111_7" }));
    const [late, gone] = [comment(stage, { id: "2_1" }), comment(stage, { id: "2_2" })];
    if (!post) throw new Error("no post");
    await stage.adapter.send(answer(post));
    stage.server.userRemoves("2_2");
    await expect(stage.adapter.send(answer(gone))).rejects.toMatchObject({ code: "RECIPIENT_GONE" });
    stage.pass(days(8));
    await expect(stage.adapter.send(answer(late))).rejects.toMatchObject({ code: "OUTSIDE_WINDOW" });
  });

  test("what does not fit into one message is not begun", async () => {
    const files = someFiles({ photo: { content: Buffer.alloc(10), mimeType: "image/jpeg" } });
    const stage = await aStage({ options: { files } });
    const event = comment(stage);
    for (const more of [{ text: "ồ ".repeat(1500) }, { attachments: [{ kind: "image" as const, key: "photo" }] }]) {
      const sending = stage.adapter.send(answer(event, { purpose: "operator", ...more }));
      await expect(sending).rejects.toMatchObject({ code: "PLATFORM_REFUSED", details: { reason: "private-reply" } });
    }
    expect(stage.received(user)).toEqual([]);
  });

  test("the allowance of private replies is kept, danger excepted; an hour later they go on", async () => {
    const stage = await aStage({ options: { privateRepliesPerHour: 2 } });
    const [one, two, three, four] = ["2_1", "2_2", "2_3", "2_4"].map((id) => comment(stage, { id }));
    if (!one || !two || !three || !four) throw new Error("no comments");
    await stage.adapter.send(answer(one));
    stage.pass(600_000);
    await stage.adapter.send(answer(two));
    const waits = { reason: "private-replies", retryAfterMs: 3_000_000 };
    const refused = { code: "RATE_LIMITED", retryable: true, details: waits };
    await expect(stage.adapter.send(answer(three))).rejects.toMatchObject(refused);
    await stage.adapter.send(answer(four, { urgent: true, text: "Gọi ngay 114." }));
    stage.pass(3_000_000);
    await stage.adapter.send(answer(three));
    expect(stage.received(user)).toHaveLength(4);
  });

  test("a public line stands under the comment; our own comment comes back and is not taken for a resident's", async () => {
    const stage = await aStage();
    const event = comment(stage, { id: "2_9" });
    const line = answer(event, { purpose: "public", text: "Mời xem tin nhắn riêng ạ." });
    const { providerIds, reachedAs } = await stage.adapter.send(line);
    expect(stage.server.publicReplies("2_9")).toEqual(["Mời xem tin nhắn riêng ạ."]);
    expect([providerIds.length, reachedAs]).toEqual([1, undefined]);
    expect(news(stage)).toEqual([]);
  });

  test("after a lost answer the public line is found under the comment and not written twice", async () => {
    const stage = await aStage();
    const line = answer(comment(stage, { id: "2_9" }), { purpose: "public" });
    stage.server.failNext({ lostAnswer: true, on: /\/comments$/ });
    await expect(stage.adapter.send(line)).rejects.toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
    const found = await stage.adapter.send({ ...line, uncertainSince: stage.now() });
    expect(found.providerIds).toHaveLength(1);
    expect(stage.server.publicReplies("2_9")).toEqual(["Dạ"]);
  });

  test("a comment is hidden, and the platform's word of it is kept", async () => {
    const stage = await aStage({ options: { hidesComments: true } });
    expect(stage.adapter.limits.hidesComments).toBe(true);
    await stage.adapter.send(answer(comment(stage, { id: "2_9" }), { purpose: "hide", text: "đã ẩn" }));
    expect(stage.server.isHidden("2_9")).toBe(true);
    expect(stage.received(user)).toEqual([]);
    expect(news(stage)).toMatchObject([{ kind: "other", name: "feed.comment.hide" }]);
  });
});
