import { createTelegramFiles } from "../../adapters/telegram/adapter.ts";
import { createTelegramClient } from "../../adapters/telegram/client.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { offlineTelegram, received, someFiles, telegramStage } from "../fakes/adapter-stages.ts";
import { loadSamples } from "../fixtures/load-samples.ts";

type Stage = Awaited<ReturnType<typeof telegramStage>>;
const user = "900000001";
const stages: Stage[] = [];

async function aStage(...given: Parameters<typeof telegramStage>): Promise<Stage> {
  const stage = await telegramStage(...given);
  stages.push(stage);
  stage.says(user, "Xin chào");
  return stage;
}
afterEach(() => Promise.all(stages.splice(0).map((stage) => stage.close())));

function aMessage(stage: Pick<Stage, "account" | "now">, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: "telegram" as const, account: stage.account, user };
  const words = { id: "message-1", conversationId: "conversation-1", purpose: "reply" as const, text: "Dạ" };
  return { ...words, to, choices: [], attachments: [], createdAt: stage.now(), ...overrides };
}
const lastOf = (stage: Stage) => stage.server.log(user).at(-1);
const read = (stage: Stage, act: Parameters<Stage["server"]["userSends"]>[0]): InboundEvent | undefined =>
  stage.adapter.parse(received(stage.server.userSends(act), "/webhooks/telegram", stage.now()))[0];

describe("what residents get on Telegram", () => {
  test("choices are buttons below the words, two short ones in a row; a page opens from its button", async () => {
    const stage = await aStage();
    const choices = [
      { label: "Đúng rồi", value: "yes" },
      { label: "Sửa địa chỉ", value: "fix:place" },
      { label: "Xem vụ việc trên trang của phường", value: "open", url: "https://bensen.example/p/BS-2611-0001" },
    ];
    await stage.adapter.send(aMessage(stage, { choices }));
    expect(lastOf(stage)).toMatchObject({
      text: "Dạ",
      markup: {
        inline_keyboard: [
          [
            { text: "Đúng rồi", callback_data: "yes" },
            { text: "Sửa địa chỉ", callback_data: "fix:place" },
          ],
          [{ text: "Xem vụ việc trên trang của phường", url: "https://bensen.example/p/BS-2611-0001" }],
        ],
      },
    });
  });

  test("a page that is not public stands as a line in the words", async () => {
    const stage = await aStage();
    const choices = [{ label: "Bản đồ", value: "map", url: "http://127.0.0.1:3000/vi-tri/1" }];
    await stage.adapter.send(aMessage(stage, { choices }));
    expect(lastOf(stage)).toMatchObject({ text: "Dạ\nBản đồ: http://127.0.0.1:3000/vi-tri/1" });
    expect(lastOf(stage)?.markup).toBeUndefined();
  });

  test("the position and the own number are asked for by buttons of the telephone; the others type their label", async () => {
    const stage = await aStage();
    const choices = [
      { label: "Gửi vị trí", value: "map", asksLocation: true },
      { label: "Gửi số của tôi", value: "phone", asksContact: true },
      { label: "Không nhớ", value: "unknown" },
    ];
    await stage.adapter.send(aMessage(stage, { choices }));
    expect(lastOf(stage)?.markup).toEqual({
      keyboard: [
        [
          { text: "Gửi vị trí", request_location: true },
          { text: "Gửi số của tôi", request_contact: true },
        ],
        [{ text: "Không nhớ" }],
      ],
      one_time_keyboard: true,
      resize_keyboard: true,
    });
    expect(read(stage, { userId: user, text: "Không nhớ" })).toMatchObject({ kind: "message", text: "Không nhớ" });
  });

  test("a value too long for a button comes back as the label that was pressed", async () => {
    const stage = await aStage();
    const values = ["đăng ký hộ kinh doanh", "p".repeat(65), "~abc"];
    for (const value of values) {
      await stage.adapter.send(aMessage(stage, { choices: [{ label: "Hộ kinh doanh", value }] }));
      const data = lastOf(stage)?.markup?.inline_keyboard?.[0]?.[0]?.callback_data ?? "";
      expect(read(stage, { userId: user, choice: data, label: "?" })).toMatchObject({
        kind: "message",
        text: "Hộ kinh doanh",
      });
    }
  });

  test("one photo carries the words and the buttons; of several the words come last", async () => {
    const files = someFiles({ after: { content: Buffer.alloc(50_000, 7), mimeType: "image/jpeg" } });
    const stage = await aStage({ options: { files } });
    const photo = { kind: "image" as const, key: "after" };
    const choices = [{ label: "Hài lòng", value: "rate:5:BS-2611-0001" }];
    await stage.adapter.send(aMessage(stage, { attachments: [photo], choices }));
    expect(lastOf(stage)).toMatchObject({ method: "sendPhoto", text: "Dạ" });
    expect(lastOf(stage)?.file).toHaveLength(50_000);
    expect(lastOf(stage)?.markup?.inline_keyboard).toHaveLength(1);
    const report = { kind: "file" as const, url: "https://bensen.example/ket-qua.pdf" };
    const receipt = await stage.adapter.send(aMessage(stage, { id: "message-2", attachments: [photo, report] }));
    expect(receipt.providerIds).toHaveLength(3);
    expect(
      stage.server
        .log(user)
        .slice(-3)
        .map(({ method, text }) => `${method} ${text}`),
    ).toEqual(["sendPhoto ", "sendDocument ", "sendMessage Dạ"]);
  });

  test("a picture above 10 MB goes as a document, a file above 50 MB is refused before it leaves", async () => {
    const content = (bytes: number) => ({ content: Buffer.alloc(bytes), mimeType: "image/jpeg" });
    const files = someFiles({ big: content(10_000_001), huge: content(50_000_001) });
    const stage = await aStage({ options: { files, timeoutMs: 20_000 } });
    await stage.adapter.send(aMessage(stage, { attachments: [{ kind: "image", key: "big" }] }));
    expect(lastOf(stage)).toMatchObject({ method: "sendDocument" });
    const sending = stage.adapter.send(aMessage(stage, { attachments: [{ kind: "image", key: "huge" }] }));
    await expect(sending).rejects.toMatchObject({ code: "TOO_LARGE", retryable: false });
  });

  test("a resident's own file goes back by Telegram's name of it", async () => {
    const stage = await aStage();
    await stage.adapter.send(aMessage(stage, { attachments: [{ kind: "image", url: "telegram-file:AgAC-x" }] }));
    expect(lastOf(stage)).toMatchObject({ method: "sendPhoto", text: "Dạ" });
  });
});

describe("when Telegram refuses", () => {
  test.each([
    [401, "TOKEN_INVALID", true],
    [403, "RECIPIENT_GONE", false],
    [400, "PLATFORM_REFUSED", false],
    [413, "TOO_LARGE", false],
    [418, "PLATFORM_REFUSED", false],
  ])("%i is %s, with what to do", async (status, code, retryable) => {
    const stage = await aStage();
    stage.server.failNext({ code: status });
    const advice = expect.stringMatching(/./);
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({ code, retryable, details: { advice } });
  });

  test("a storm of 429 is waited out for as long as it says", async () => {
    const stage = await aStage();
    stage.server.failNext({ code: 429 });
    const fault = { code: "RATE_LIMITED", retryable: true, details: { retryAfterMs: 17_000 } };
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject(fault);
  });

  test("somebody who never pressed Start cannot be written to", async () => {
    const stage = await aStage();
    const to = { channel: "telegram" as const, account: stage.account, user: "900000777" };
    await expect(stage.adapter.send(aMessage(stage, { to }))).rejects.toMatchObject({ code: "RECIPIENT_GONE" });
  });

  test("what surely never left is tried again; a closed service too", async () => {
    const refused = offlineTelegram();
    const nowhere = offlineTelegram({ apiUrl: "http://no-such-host.invalid" });
    const now = () => new Date();
    for (const adapter of [refused, nowhere]) {
      const sending = adapter.send(aMessage({ account: "800000001", now }));
      await expect(sending).rejects.toMatchObject({ code: "PLATFORM_UNREACHABLE", retryable: true });
    }
    const stage = await aStage();
    stage.server.failNext({ code: 503 });
    const fault = { code: "PLATFORM_UNREACHABLE", retryable: true };
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject(fault);
    await stage.adapter.send(aMessage(stage));
    expect(stage.received(user)).toEqual(["Dạ"]);
  });

  test("what broke off half way is not begun anew by another process, which cannot know how far it came", async () => {
    const stage = await aStage();
    const text = "Câu này dài. ".repeat(500);
    stage.server.failNext({ code: 429, skip: 1 });
    await expect(stage.adapter.send(aMessage(stage, { text }))).rejects.toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
    const other = offlineTelegram({ apiUrl: stage.server.url });
    const again = other.send(aMessage(stage, { text, uncertainSince: stage.now() }));
    await expect(again).rejects.toMatchObject({ code: "UNCERTAIN", retryable: false });
    expect(stage.received(user)).toHaveLength(1);
  });
});

describe("what residents do on Telegram", () => {
  test("a pressed button stops spinning by our answer to the delivery", async () => {
    const stage = await aStage();
    const press = stage.presses(user, { label: "Đúng rồi", value: "yes" });
    expect(stage.server.spinning()).toHaveLength(1);
    stage.server.answered(stage.adapter.answer?.(press));
    expect(stage.server.spinning()).toEqual([]);
    expect(stage.adapter.answer?.(stage.says(user, "một"))).toBeUndefined();
  });

  test("the pieces of an album are told as one", async () => {
    const stage = await aStage();
    const pieces = ["a", "b"].map((image) => read(stage, { userId: user, image, album: "13" }));
    expect(pieces.map((event) => event?.kind === "message" && event.album)).toEqual(["13", "13"]);
  });

  test("a number proves something only when it is the resident's own", async () => {
    const stage = await aStage();
    const own = read(stage, { userId: user, phone: "84900000001" });
    expect(own).toMatchObject({ kind: "contact", phone: "+84900000001", verified: true, name: "Mẫu" });
    const passedOn = read(stage, { userId: user, phone: "0900 000 009", of: "900000555" });
    expect(passedOn).toMatchObject({ kind: "contact", phone: "+84900000009", verified: false });
    expect(passedOn).not.toHaveProperty("name");
  });

  test("who blocks the bot has left, who unblocks it has joined; other changes are nothing to answer", async () => {
    const { server, adapter, now } = await aStage();
    const from = { id: 900000001, is_bot: false, first_name: "Mẫu" };
    const chat = { id: 900000001, type: "private" };
    const kinds = ["kicked", "member", "restricted"].map((status) => {
      const webhook = server.update({ my_chat_member: { chat, from, new_chat_member: { status } } });
      return adapter.parse(received(webhook, "/webhooks/telegram", now()))[0]?.kind;
    });
    expect(kinds).toEqual(["left", "joined", "other"]);
  });

  test("what carries nothing we know is kept under its own name", async () => {
    const { server, adapter, now } = await aStage();
    const chat = { id: 900000001, type: "private" };
    const from = { id: 900000001, is_bot: false };
    const names = [{ message: { message_id: 1, from, chat, dice: { value: 3 } } }, { poll: { id: "1" } }].map(
      (update) => {
        const [event] = adapter.parse(received(server.update(update), "/webhooks/telegram", now()));
        return event?.kind === "other" ? event.name : event?.kind;
      },
    );
    expect(names).toEqual(["dice", "poll"]);
  });

  test("without a secret token of ours no delivery is taken", () => {
    const { secretToken: _, ...rest } = { secretToken: "", files: someFiles() };
    const [sample] = loadSamples("telegram").samples;
    if (!sample) throw new Error("no samples");
    const adapter = offlineTelegram({ ...rest, secretToken: "" });
    const verify = (): void => adapter.verify({ ...sample.request, headers: {} });
    expect(verify).toThrow(expect.objectContaining({ code: "BAD_SIGNATURE" }));
  });
});

describe("files of residents", () => {
  const resolve = (stage: Stage, address: string): Promise<string> | undefined => {
    const options = { botToken: stage.server.botToken, apiUrl: stage.server.url, timeoutMs: 300, clock: stage.clock };
    const files = createTelegramFiles({ ...options, files: someFiles() });
    return files["telegram-file:"]?.(address, AbortSignal.timeout(1_000));
  };

  test("have an address only when they are fetched", async () => {
    const stage = await aStage();
    const event = read(stage, { userId: user, image: "AgAC" });
    const url = event?.kind === "message" ? (event.attachments[0]?.url ?? "") : "";
    expect(url).toBe("telegram-file:AgAC-x");
    expect(await resolve(stage, url)).toBe(`${stage.server.url}/file/bot${stage.server.botToken}/photos/AgAC-x.jpg`);
  });

  test("that are too large for a bot are told so", async () => {
    await expect(resolve(await aStage(), "telegram-file:big")).rejects.toMatchObject({ code: "TOO_LARGE" });
  });
});

test("Telegram calls us after one deliberate act, and stops after another", async () => {
  const { server } = await aStage();
  const client = createTelegramClient({ token: server.botToken, apiUrl: server.url });
  const signal = AbortSignal.timeout(2_000);
  await client.setWebhook("https://bensen.example/webhooks/telegram", "secret-token-0001", signal);
  expect(await client.webhookInfo(signal)).toMatchObject({ url: "https://bensen.example/webhooks/telegram" });
  await expect(client.updates(undefined, 0, signal)).rejects.toMatchObject({
    retryable: true,
    details: { reason: "409", advice: expect.stringContaining("unhook") },
  });
  await client.deleteWebhook(signal);
  expect(await client.updates(undefined, 0, signal)).toHaveLength(1);
  const insecure = client.setWebhook("http://bensen.example/webhooks/telegram", "secret-token-0001", signal);
  await expect(insecure).rejects.toMatchObject({ code: "PLATFORM_REFUSED" });
});
