import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { RawRequest } from "../../core/channel/channel.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { memorySecrets, offlineZalo, someFiles, zaloStage } from "../fakes/adapter-stages.ts";

type Stage = Awaited<ReturnType<typeof zaloStage>>;
const user = "7700000000000000123";
const stages: Stage[] = [];

async function aStage({ server = {}, options = {} }: Parameters<typeof zaloStage>[0] = {}): Promise<Stage> {
  const stage = await zaloStage({ server, options: { timeoutMs: 5_000, ...options } });
  stages.push(stage);
  stage.says(user, "Xin chào");
  return stage;
}
afterEach(() => Promise.all(stages.splice(0).map((stage) => stage.close())));

function aMessage(stage: Stage, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: "zalo" as const, account: stage.account, user };
  const words = { id: "message-1", conversationId: "conversation-1", purpose: "reply" as const, text: "Dạ" };
  return { ...words, to, choices: [], attachments: [], createdAt: stage.now(), ...overrides };
}

function signed(first: string, secret: string, event: object, headers: Record<string, string> = {}): RawRequest {
  const body = Buffer.from(JSON.stringify(event));
  const stamp = String((event as { timestamp?: unknown }).timestamp ?? headers["x-zevent-timestamp"] ?? "");
  const mac = createHash("sha256").update(first).update(body).update(stamp).update(secret).digest("hex");
  const all = { "x-zevent-signature": `mac=${mac}`, ...headers };
  return { method: "POST", path: "/", query: {}, headers: all, body, receivedAt: new Date(1794800000000) };
}

const text = { event_name: "user_send_text", timestamp: "1794800000000", sender: { id: user } };
const accounts = [
  { oaId: "4100000000000000011", oaSecret: "secret-of-the-first-oa", refreshToken: "refresh-1" },
  { oaId: "4100000000000000022", oaSecret: "secret-of-the-second-oa", refreshToken: "refresh-2" },
];
const appId = "1900000000000000001";

describe("Zalo signs in more than one way", () => {
  const adapter = offlineZalo({ accounts: () => accounts, appWideSecret: "secret-of-the-app" });

  test.each([
    ["the app id and the OA's secret", appId, "secret-of-the-second-oa"],
    ["the OA id and the OA's secret", "4100000000000000022", "secret-of-the-second-oa"],
    ["the app id and the app's one secret", appId, "secret-of-the-app"],
  ])("a body signed with %s is taken", (_, first, secret) => {
    expect(() => adapter.verify(signed(first, secret, text))).not.toThrow();
  });

  test("the timestamp may stand in a header or be a number", () => {
    const { timestamp: _, ...rest } = text;
    const headers = { "x-zevent-timestamp": "1794800000000" };
    adapter.verify(signed(appId, "secret-of-the-app", rest, headers));
    adapter.verify(signed(appId, "secret-of-the-app", { ...text, timestamp: 1794800000000 }));
  });

  test("capital letters and spaces in the header do not matter", () => {
    const request = signed(appId, "secret-of-the-app", text);
    const header = request.headers["x-zevent-signature"]?.replace("mac=", "").toUpperCase();
    adapter.verify({ ...request, headers: { "x-zevent-signature": `mac = ${header}` } });
  });

  test("a retry two hours late passes an age limit, a body of yesterday does not", () => {
    const strict = offlineZalo({ accounts: () => accounts, maxAgeMs: 2 * 3_600_000 });
    const request = signed(appId, "secret-of-the-first-oa", text);
    strict.verify({ ...request, receivedAt: new Date(1794800000000 + 111 * 60_000) });
    const late = { ...request, receivedAt: new Date(1794800000000 + 25 * 3_600_000) };
    expect(() => strict.verify(late)).toThrow(expect.objectContaining({ code: "BAD_SIGNATURE" }));
    adapter.verify(late);
  });
});

describe("what residents do on Zalo", () => {
  const parse = (event: object) => offlineZalo({ accounts: () => accounts }).parse(signed(appId, "secret", event));

  test("ids that came as numbers keep all their digits", () => {
    const body = Buffer.from(
      `{"event_name":"user_send_text","sender":{"id":7700000000000000123},"recipient":{"id":4100000000000000022},"message":{"msg_id":"m1","text":"Dạ"}}`,
    );
    const [event] = offlineZalo({ accounts: () => accounts }).parse({ ...signed(appId, "s", text), body });
    expect(event?.from).toEqual({ channel: "zalo", account: "4100000000000000022", user });
  });

  test("a hashtag with more words is a text, a lone one is a button", () => {
    const say = (words: string) => ({
      ...text,
      recipient: { id: accounts[0]?.oaId },
      message: { msg_id: "m1", text: words },
    });
    expect(parse(say("#confirm"))).toMatchObject([{ kind: "choice", value: "confirm" }]);
    expect(parse(say("#ngập đường Hoa Sứ"))).toMatchObject([{ kind: "message", text: "#ngập đường Hoa Sứ" }]);
  });

  test("a withdrawn consent that names no OA reaches every OA", () => {
    const events = parse({ event_name: "user_withdraw", user_id: user, timestamp: "1794800000000" });
    expect(events).toMatchObject(
      accounts.map(({ oaId }) => ({ kind: "erase-request", from: { account: oaId, user } })),
    );
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  test("a contact form that is no JSON is still noted", () => {
    const event = { ...text, event_name: "user_submit_info", message: { msg_id: "m1", text: "{broken" } };
    expect(parse(event)).toMatchObject([{ kind: "contact" }]);
  });
});

describe("what residents get on Zalo", () => {
  test("buttons under the last words: answers come back by their value, pages open", async () => {
    const stage = await aStage();
    const choices = [
      { label: "Đúng rồi", value: "confirm" },
      { label: "Xem bản đồ", value: "map", url: "https://bensen.example/ban-do" },
    ];
    await stage.adapter.send(aMessage(stage, { choices }));
    const [, line] = stage.server.log(user);
    expect(line?.message).toEqual({
      text: "Dạ",
      attachment: {
        type: "template",
        payload: {
          buttons: [
            { type: "oa.query.hide", title: "Đúng rồi", payload: "#confirm" },
            { type: "oa.open.url", title: "Xem bản đồ", payload: { url: "https://bensen.example/ban-do" } },
          ],
        },
      },
    });
  });

  test("our photo is uploaded and goes with the words in one message; with buttons the words follow", async () => {
    const content = Buffer.alloc(900_000, 1);
    const files = someFiles({ after: { content, mimeType: "image/jpeg" } });
    const stage = await aStage({ options: { files } });
    const attachments = [{ kind: "image" as const, key: "after" }];
    await stage.adapter.send(aMessage(stage, { attachments }));
    expect([...stage.server.uploads.values()].map((sent) => sent.equals(content))).toEqual([true]);
    expect(stage.server.log(user).slice(1)).toMatchObject([{ type: "photo", text: "Dạ" }]);
    await stage.adapter.send(aMessage(stage, { attachments, choices: [{ label: "Tốt", value: "rate:5" }] }));
    expect(stage.server.log(user).slice(2)).toMatchObject([
      { type: "photo", text: "" },
      { type: "text", text: "Dạ" },
    ]);
  });

  test("a photo by its address needs no upload; a document of ours goes as a file, with an address that lasts", async () => {
    const files = someFiles({ paper: { content: Buffer.from("%PDF"), mimeType: "application/pdf" } });
    const stage = await aStage({ options: { files } });
    const attachments = [
      { kind: "image" as const, url: "https://bensen.example/anh.jpg" },
      { kind: "file" as const, key: "paper", name: "ket-qua.pdf" },
    ];
    const receipt = await stage.adapter.send(aMessage(stage, { attachments }));
    const words = "Dạ\nket-qua.pdf: https://bensen.example/tep/paper/seal";
    expect(stage.server.log(user).slice(1)).toMatchObject([{ type: "photo" }, { type: "file" }, { text: words }]);
    expect(receipt.providerIds).toHaveLength(3);
    expect(stage.server.uploads.size).toBe(1);
  });

  test("a visitor without an account gets the answer in the same visit", async () => {
    const stage = await aStage();
    const request = stage.server.webhook({
      event_name: "anonymous_send_text",
      sender: { id: "5500000000000000999" },
      recipient: { id: stage.account },
      message: { msg_id: "m1", conversation_id: "visit-1", text: "Mấy giờ mở cửa?" },
    });
    stage.server.lastWrote("5500000000000000999", stage.now());
    const [event] = stage.adapter.parse({ ...request, ...signed("", "", {}), body: request.bytes });
    if (!event) throw new Error("no event");
    await stage.adapter.send(aMessage(stage, { to: event.from }));
    expect(stage.received("5500000000000000999")).toEqual(["Dạ"]);
  });

  test("an empty quota and a strange code are final and say what to do", async () => {
    const stage = await aStage({ server: { quota: 0 } });
    const sending = stage.adapter.send(aMessage(stage));
    await expect(sending).rejects.toMatchObject({
      code: "PLATFORM_REFUSED",
      retryable: false,
      details: { reason: "-211", advice: expect.stringContaining("hạn mức") },
    });
    stage.server.failNext({ code: -9999 });
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({ details: { reason: "-9999" } });
  });
});

describe("access to the OA", () => {
  const renewals = (stage: Stage): number => stage.server.calls(/access_token$/);

  test("it is renewed once when several processes find it refused in the middle of a burst", async () => {
    const secrets = memorySecrets();
    const first = await aStage({ options: { secrets } });
    const oauth = { apiUrl: first.server.url, oauthUrl: first.server.url, clock: first.clock, timeoutMs: 5_000 };
    const others = [1, 2, 3].map(() => offlineZalo({ ...oauth, secrets }));
    const all = [first.adapter, ...others];
    await Promise.all(all.map((adapter) => adapter.send(aMessage(first, { text: "một" }))));
    expect(renewals(first)).toBe(1);
    first.server.expireTokens();
    const burst = all.flatMap((adapter) => [1, 2, 3].map((n) => adapter.send(aMessage(first, { text: `hai ${n}` }))));
    await Promise.all(burst);
    expect(renewals(first)).toBe(2);
    expect(first.received(user)).toHaveLength(4 + 12);
  });

  test("it is renewed ahead of its end, and goes on with the old one when that fails for now", async () => {
    const stage = await aStage();
    await stage.adapter.send(aMessage(stage));
    stage.pass(21 * 3_600_000);
    stage.server.failNext({ status: 502, on: /access_token$/ });
    await stage.adapter.send(aMessage(stage));
    await stage.adapter.send(aMessage(stage));
    expect(renewals(stage)).toBe(2);
    stage.pass(60_000);
    await stage.adapter.send(aMessage(stage));
    await stage.adapter.send(aMessage(stage));
    expect(renewals(stage)).toBe(3);
  });

  test("a renewal that is slow is not given up: a send ends in its own time, and the next one has the new token", async () => {
    const stage = await aStage({ options: { timeoutMs: 300 } });
    stage.server.failNext({ lateMs: 1_200, on: /access_token$/ });
    const begun = performance.now();
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
    expect(performance.now() - begun).toBeLessThan(1_000);
    await pause(1_500);
    await stage.adapter.send(aMessage(stage));
    expect(renewals(stage)).toBe(1);
    expect(stage.received(user)).toEqual(["Dạ"]);
  });

  test("the new pair is stored before it is used", async () => {
    const secrets = memorySecrets();
    const failing = { ...secrets, put: () => Promise.reject(new Error("disk full")) };
    const stage = await aStage({ options: { secrets: failing } });
    await expect(stage.adapter.send(aMessage(stage))).rejects.toThrow("disk full");
    expect(stage.received(user)).toEqual([]);
  });

  test("a chain that broke asks to connect the OA again, and a new grant in the settings starts a new one", async () => {
    const secrets = memorySecrets();
    const stage = await aStage({ server: { refreshToken: "another-grant" }, options: { secrets } });
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({
      code: "TOKEN_INVALID",
      details: { reason: "-14014 Invalid refresh token" },
    });
    const account = { oaId: stage.account, oaSecret: "x", refreshToken: "another-grant" };
    const { url } = stage.server;
    const again = offlineZalo({ apiUrl: url, oauthUrl: url, clock: stage.clock, secrets, accounts: () => [account] });
    await again.send(aMessage(stage));
    expect(stage.received(user)).toEqual(["Dạ"]);
  });

  test("a token that stays refused after renewing is TOKEN_INVALID", async () => {
    const stage = await aStage();
    stage.server.failNext({ code: -216, times: 2 });
    await expect(stage.adapter.send(aMessage(stage))).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });
});
