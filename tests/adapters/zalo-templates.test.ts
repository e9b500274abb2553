import { startZaloServer, type ZaloServer, type ZaloServerOptions } from "../../adapters/stand-ins/zalo-server.ts";
import { createZaloChannel, type ZaloChannelOptions } from "../../adapters/zalo/channel.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { aClock, memorySecrets, received, someFiles } from "../fakes/adapter-stages.ts";

const user = "7700000000000000123";
const phone = "+84900000001";
const servers: ZaloServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const params = {
  code: { name: "ma_phan_anh", maxChars: 30 },
  state: { name: "trang_thai", maxChars: 30 },
  link: { name: "duong_dan", maxChars: 30 },
};
const approved = { "push.template": { id: "501", params } };
const templates = [{ id: "501", params: { ma_phan_anh: 30, trang_thai: 30, duong_dan: 30 } }];

/** Both senders of one OA; somebody wrote to it nine days ago. */
async function aStage(server: ZaloServerOptions = {}, options: Partial<ZaloChannelOptions> = {}) {
  const clock = aClock();
  const zalo = await startZaloServer({ now: clock.now, templates, ...server });
  servers.push(zalo);
  const { url, oaId } = zalo;
  const channel = createZaloChannel({
    appId: "1900000000000000001",
    appSecret: "test-zalo-app-secret-khong-that",
    appWideSecret: "test-oa-secret-key-khong-that",
    accounts: () => [{ oaId, refreshToken: "test-zalo-refresh-token-0001" }],
    ...{ apiUrl: url, businessUrl: url, oauthUrl: url, timeoutMs: 5_000, clock, secrets: memorySecrets() },
    files: someFiles(),
    linkOf: (key) => `https://bensen.example/tep/${key}`,
    templates: approved,
    zns: { templates: approved, isDevelopment: false },
    connect: { callbackUrl: "https://bensen.example/ket-noi/zalo" },
    ...options,
  });
  zalo.userSends({ userId: user, text: "Xin chào" });
  clock.pass(9 * 86_400_000);
  return { zalo, clock, oaId, ...channel };
}
type Stage = Awaited<ReturnType<typeof aStage>>;

function news({ oaId, clock }: Stage, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: "0190a5b2-0000-7000-8000-000000000001",
    conversationId: "conversation-1",
    to: { channel: "zalo", account: oaId, user },
    purpose: "status",
    text: "Dạ, BS-2611-0416 đã có kết quả.",
    choices: [],
    attachments: [],
    template: {
      name: "push.template",
      params: { code: "BS-2611-0416", state: "Đã có kết quả", link: "https://bensen.example/p/BS-2611-0416" },
      text: "",
    },
    asTemplate: true,
    createdAt: clock.now(),
    ...overrides,
  };
}
const toPhone = ({ oaId }: Stage) => ({ to: { channel: "zns" as const, account: oaId, user: phone } });
const withParams = (stage: Stage, changed: Record<string, string>) => {
  const { template } = news(stage);
  return { template: { name: "push.template", text: "", params: { ...template?.params, ...changed } } };
};

describe("a template by user id", () => {
  test("is filled with the values by the platform's own names, and tells what it cost", async () => {
    const stage = await aStage();
    const short = withParams(stage, { link: "https://bs.example/p/BS-2611-0416" });
    const receipt = await stage.adapter.send(news(stage, short));
    const data = { ma_phan_anh: "BS-2611-0416", trang_thai: "Đã có kết quả", duong_dan: "bs.example/p/BS-2611-0416" };
    expect(stage.zalo.log(user).at(-1)?.message).toEqual({ template_id: "501", template_data: data });
    expect(receipt.quota).toEqual({ kind: "purchase_quota", remaining: 40, total: 50 });
  });

  test("cuts words at 30 characters with a mark, and never an address", async () => {
    const stage = await aStage();
    const long = withParams(stage, { state: "Đang chờ Tổng công ty Cấp nước trả lời", link: "https://bs.example/p" });
    await stage.adapter.send(news(stage, long));
    const thirtyChars = "Đang chờ Tổng công ty Cấp nướ…";
    expect(stage.zalo.log(user).at(-1)?.message).toMatchObject({ template_data: { trang_thai: thirtyChars } });
    const tooLong = withParams(stage, { link: "https://mot-phuong-ten-rat-dai.example/p/BS-2611-0416" });
    await expect(stage.adapter.send(news(stage, tooLong))).rejects.toMatchObject({
      code: "PLATFORM_REFUSED",
      details: { advice: expect.stringContaining("duong_dan") },
    });
  });

  test("whose answer was lost is found by its values and not sent again", async () => {
    const stage = await aStage();
    const short = withParams(stage, { link: "https://bs.example/p/1" });
    stage.zalo.failNext({ lostAnswer: true });
    const uncertainSince = stage.clock.now();
    await expect(stage.adapter.send(news(stage, short))).rejects.toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
    stage.clock.pass(1_000);
    const { providerIds } = await stage.adapter.send(news(stage, { ...short, uncertainSince }));
    const sent = stage.zalo.log(user).filter(({ type }) => type === "template");
    expect(sent.map(({ id }) => id)).toEqual(providerIds);
  });

  test("does not exist where none is set up, for visitors, and by user id when the template is too old", async () => {
    const none = await aStage({}, { templates: {} });
    expect(none.adapter.limits.outsideWindow).toBe("none");
    await expect(none.adapter.send(news(none))).rejects.toMatchObject({ code: "PLATFORM_REFUSED" });
    const old = await aStage({ templates: templates.map((one) => ({ ...one, byPhoneOnly: true })) });
    expect(old.adapter.limits.outsideWindow).toBe("template");
    const short = withParams(old, { link: "https://bs.example/p/1" });
    await expect(old.adapter.send(news(old, short))).rejects.toMatchObject({
      code: "OUTSIDE_WINDOW",
      retryable: false,
    });
    const visitor = { to: { channel: "zalo" as const, account: old.oaId, user: "anonymous:1:2" } };
    await expect(old.adapter.send(news(old, visitor))).rejects.toMatchObject({ code: "OUTSIDE_WINDOW" });
  });

  test("that is promotional is held until six in the morning", async () => {
    const stage = await aStage({ templates: templates.map((one) => ({ ...one, isPromotion: true })) });
    // 10:33:20 in Việt Nam; to 23:33:20 of the same day.
    stage.clock.pass(13 * 3_600_000);
    const short = withParams(stage, { link: "https://bs.example/p/1" });
    const untilSix = (6 * 3_600 + 26 * 60 + 40) * 1_000;
    await expect(stage.adapter.send(news(stage, short))).rejects.toMatchObject({
      code: "RATE_LIMITED",
      details: { reason: "-234", retryAfterMs: untilSix },
    });
  });
});

describe("ZNS, a template to a telephone", () => {
  test("carries our message's id, and its receipt is found by either id", async () => {
    const stage = await aStage({ dailyQuota: 500 });
    const short = withParams(stage, { link: "https://bs.example/p/1" });
    const receipt = await stage.zns?.send(news(stage, { ...short, ...toPhone(stage) }));
    const [sent] = stage.zalo.templatesOn("84900000001");
    expect(sent).toMatchObject({ trackingId: "0190a5b2-0000-7000-8000-000000000001", templateId: "501" });
    expect(receipt).toMatchObject({
      providerIds: [sent?.id, sent?.trackingId],
      quota: { kind: "zns-daily", remaining: 499, total: 500 },
    });
    const webhook = received(stage.zalo.phoneReceives("84900000001"), "/webhooks/zalo", stage.clock.now());
    stage.adapter.verify(webhook);
    expect(stage.adapter.parse(webhook)).toMatchObject([
      { kind: "receipt", channel: "zns", state: "delivered", messageRefs: receipt?.providerIds },
    ]);
  });

  test("says when a number has no Zalo, when the day's allowance is used up, and what is no number", async () => {
    const stage = await aStage({ dailyQuota: 0 });
    const short = withParams(stage, { link: "https://bs.example/p/1" });
    const send = (user: string) =>
      stage.zns?.send(news(stage, { ...short, to: { channel: "zns", account: stage.oaId, user } }));
    stage.zalo.hasNoZalo("84900000002");
    await expect(send("+84900000002")).rejects.toMatchObject({ code: "RECIPIENT_GONE", details: { reason: "-114" } });
    await expect(send(phone)).rejects.toMatchObject({ code: "PLATFORM_REFUSED", details: { reason: "-144" } });
    await expect(send("113")).rejects.toMatchObject({ code: "RECIPIENT_GONE", retryable: false });
  });

  test("is never an answer: only its template goes that way", async () => {
    const stage = await aStage();
    expect(stage.zns?.limits).toMatchObject({ replyWindowHours: 0, outsideWindow: "template" });
    const { template: _, ...bare } = news(stage, toPhone(stage));
    await expect(stage.zns?.send(bare)).rejects.toMatchObject({ code: "PLATFORM_REFUSED", retryable: false });
    expect(stage.zalo.templatesOn("84900000001")).toEqual([]);
  });
});
