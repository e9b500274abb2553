import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { facebookStage, offlineFacebook, received, someFiles } from "../fakes/adapter-stages.ts";

type Stage = Awaited<ReturnType<typeof facebookStage>>;
const user = "24000000000000123";
const stages: Stage[] = [];

async function aStage(...given: Parameters<typeof facebookStage>): Promise<Stage> {
  const stage = await facebookStage(...given);
  stages.push(stage);
  stage.says(user, "Xin chào");
  return stage;
}
afterEach(() => Promise.all(stages.splice(0).map((stage) => stage.close())));

function aMessage(stage: Stage, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: "facebook" as const, account: stage.account, user };
  const words = { id: "message-1", conversationId: "conversation-1", purpose: "reply" as const, text: "Dạ" };
  return { ...words, to, choices: [], attachments: [], createdAt: stage.now(), ...overrides };
}

const hoursAgo = (stage: Stage, hours: number): Date => new Date(stage.now().getTime() - hours * 3_600_000);
const read = (stage: Stage, webhook: SignedWebhook): InboundEvent[] =>
  stage.adapter.parse(received(webhook, "/webhooks/facebook", stage.now()));

describe("Meta probes the address", () => {
  const probe = (token: string) => ({
    method: "GET",
    path: "/webhooks/facebook",
    query: { "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": "1158201444" },
    headers: {},
    body: new Uint8Array(),
    receivedAt: new Date(),
  });

  test("the challenge comes back when the token is ours, and nothing otherwise", () => {
    const adapter = offlineFacebook();
    expect(adapter.challenge?.(probe("test-facebook-verify-token"))).toBe("1158201444");
    expect(adapter.challenge?.(probe("something else"))).toBeUndefined();
    expect(adapter.challenge?.({ ...probe(""), query: {} })).toBeUndefined();
  });
});

describe("what residents get on Messenger", () => {
  test("quick replies stand under the last words, titles cut to 20 characters, links in the text", async () => {
    const stage = await aStage();
    const choices = [
      { label: "Đúng rồi", value: "confirm" },
      { label: "Sửa lại vị trí giúp tôi với", value: "place" },
      { label: "Xem bản đồ", value: "map", url: "https://bensen.example/ban-do" },
    ];
    await stage.adapter.send(aMessage(stage, { choices }));
    const [, line] = stage.server.log(user);
    expect(line?.message).toEqual({
      text: "Dạ\nXem bản đồ: https://bensen.example/ban-do",
      quick_replies: [
        { content_type: "text", title: "Đúng rồi", payload: "confirm" },
        { content_type: "text", title: "Sửa lại vị trí giúp ", payload: "place" },
      ],
      metadata: "out:message-1",
    });
  });

  test("our photo goes along with its bytes, one elsewhere by its address; the words come last", async () => {
    const files = someFiles({ after: { content: Buffer.alloc(50_000, 7), mimeType: "image/jpeg" } });
    const stage = await aStage({ options: { files } });
    const attachments = [
      { kind: "image" as const, key: "after" },
      { kind: "file" as const, url: "https://bensen.example/ket-qua.pdf" },
    ];
    const { providerIds } = await stage.adapter.send(aMessage(stage, { attachments }));
    expect(stage.server.log(user).slice(1)).toMatchObject([
      { hasFile: true, message: { attachment: { type: "image", payload: {} } } },
      { hasFile: true, message: { attachment: { type: "file" } } },
      { hasFile: false, text: "Dạ" },
    ]);
    expect(providerIds).toHaveLength(3);
  });

  test("after a lost answer a photo that arrived is not sent again", async () => {
    const files = someFiles({ after: { content: Buffer.alloc(5_000, 7), mimeType: "image/jpeg" } });
    const stage = await aStage({ options: { files } });
    const message = aMessage(stage, { attachments: [{ kind: "image", key: "after" }] });
    stage.server.failNext({ lostAnswer: true });
    await expect(stage.adapter.send(message)).rejects.toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
    await stage.adapter.send({ ...message, uncertainSince: stage.now() });
    expect(stage.server.log(user).slice(1)).toMatchObject([{ hasFile: true }, { text: "Dạ" }]);
  });

  test("a photo above the limit for photos goes as a file; what is too large for Messenger is refused for good", async () => {
    const files = someFiles({
      big: { content: Buffer.alloc(8_000_001), mimeType: "image/jpeg" },
      huge: { content: Buffer.alloc(25_000_001), mimeType: "video/mp4" },
    });
    const stage = await aStage({ options: { files, timeoutMs: 5_000 } });
    await stage.adapter.send(aMessage(stage, { attachments: [{ kind: "image", key: "big" }] }));
    expect(stage.server.log(user)[1]).toMatchObject({ message: { attachment: { type: "file" } } });
    const sending = stage.adapter.send(aMessage(stage, { attachments: [{ kind: "video", key: "huge" }] }));
    await expect(sending).rejects.toMatchObject({ code: "TOO_LARGE", retryable: false });
  });

  test.each([
    ["reply", 1, "RESPONSE"],
    ["operator", 23, "RESPONSE"],
    ["status", 1, "UPDATE"],
    ["survey", 23, "UPDATE"],
    ["follow-up", 23, "UPDATE"],
    ["operator", 48, "MESSAGE_TAG"],
  ] as const)("a %s %i hours after the resident's last word is declared as %s", async (purpose, hours, declared) => {
    const stage = await aStage();
    const lastInboundAt = hoursAgo(stage, hours);
    stage.server.lastWrote(user, lastInboundAt);
    await stage.adapter.send(aMessage(stage, { purpose, lastInboundAt }));
    expect(stage.server.log(user).at(-1)).toMatchObject({ messagingType: declared });
  });

  test("two days later a person may still write, the bot and the status may not", async () => {
    const stage = await aStage();
    const lastInboundAt = hoursAgo(stage, 48);
    stage.server.lastWrote(user, lastInboundAt);
    for (const purpose of ["reply", "status", "survey"] as const) {
      const sending = stage.adapter.send(aMessage(stage, { purpose, lastInboundAt }));
      await expect(sending).rejects.toMatchObject({ code: "OUTSIDE_WINDOW" });
    }
    expect(stage.received(user)).toEqual([]);
  });

  test("a revoked token is TOKEN_INVALID with what to do", async () => {
    const stage = await aStage();
    stage.server.revokeToken();
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({
      code: "TOKEN_INVALID",
      details: { reason: "190/463", advice: expect.stringContaining("kết nối lại trang") },
    });
  });

  test("an app that must prove its secret does so", async () => {
    const stage = await aStage({ server: { wantsProof: true }, options: { provesSecret: true } });
    await stage.adapter.send(aMessage(stage));
    expect(stage.received(user)).toEqual(["Dạ"]);
  });

  test("a rate limit is waited out for as long as the platform says", async () => {
    const stage = await aStage({ server: { privateRepliesPerHour: 1 }, options: { privateRepliesPerHour: 10 } });
    for (const id of ["2_1", "2_2"]) stage.server.userComments({ userId: user, text: "Mất nước", postId: "1_2", id });
    const reply = (id: string) => {
      const to = { channel: "facebook" as const, account: stage.account, user: `comment:${id}` };
      return stage.adapter.send(aMessage(stage, { to, purpose: "comment" }));
    };
    await reply("2_1");
    const details = { reason: "613", retryAfterMs: 3_600_000 };
    await expect(reply("2_2")).rejects.toMatchObject({ code: "RATE_LIMITED", retryable: true, details });
  });

  test("what is left of the allowance comes with the receipt", async () => {
    const stage = await aStage();
    const { quota } = await stage.adapter.send(aMessage(stage));
    expect(quota).toEqual({ kind: "calls", remaining: 97, total: 100 });
  });

  test("HTTP 429 with a wait is passed on", async () => {
    const stage = await aStage();
    stage.server.failNext({ status: 429, retryAfterSeconds: 17 });
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({
      code: "RATE_LIMITED",
      retryable: true,
      details: { retryAfterMs: 17_000 },
    });
  });
});

describe("who wrote an echo", () => {
  const echo = (stage: Stage, more: object): InboundEvent | undefined =>
    read(
      stage,
      stage.server.webhook({
        sender: { id: stage.account },
        recipient: { id: user },
        message: { mid: "m_1", is_echo: true, text: "Dạ", ...more },
      }),
    )[0];

  test("staff in Meta's inbox, but not we nor another program", async () => {
    const stage = await aStage();
    expect(echo(stage, { app_id: 263902037430900 })).toMatchObject({ byStaff: true, from: { user } });
    expect(echo(stage, {})).toMatchObject({ byStaff: true });
    expect(echo(stage, { app_id: 990000000000001 })).toMatchObject({ byStaff: false });
    expect(echo(stage, { metadata: "out:message-1" })).toMatchObject({ byStaff: false });
    expect(echo(stage, { app_id: 123 })).toMatchObject({ byStaff: false, app: "Ứng dụng 123" });
    expect(read(stage, stage.server.staffWrites(user, "Chào bạn"))).toMatchObject([{ kind: "echo", byStaff: true }]);
  });
});
