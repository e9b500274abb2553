import { createFacebookClient } from "../../adapters/facebook/client.ts";
import { createHttp } from "../../adapters/http.ts";
import { startFacebookServer } from "../../adapters/stand-ins/facebook-server.ts";
import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { facebookStage, received } from "../fakes/adapter-stages.ts";

type Stage = Awaited<ReturnType<typeof facebookStage>>;
const user = "24000000000000123";
const stages: Stage[] = [];

async function aStage({ server = {}, options = {} }: Parameters<typeof facebookStage>[0] = {}): Promise<Stage> {
  const stage = await facebookStage({ server, options: { timeoutMs: 5_000, ...options } });
  stages.push(stage);
  stage.says(user, "Xin chào");
  return stage;
}
afterEach(() => Promise.all(stages.splice(0).map((stage) => stage.close())));

const read = (stage: Stage, webhook: SignedWebhook): InboundEvent[] =>
  stage.adapter.parse(received(webhook, "/webhooks/facebook", stage.now()));
const event = (stage: Stage, given: Record<string, unknown>): InboundEvent | undefined =>
  read(stage, stage.server.webhook({ sender: { id: user }, ...given }))[0];

function aMessage(stage: Stage, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: "facebook" as const, account: stage.account, user };
  const words = { id: "message-1", conversationId: "conversation-1", purpose: "reply" as const, text: "Dạ" };
  return { ...words, to, choices: [], attachments: [], createdAt: stage.now(), ...overrides };
}

describe("another app of the Page answers", () => {
  test("what the person writes stands by, its button without a value; then the talk is ours again", async () => {
    const stage = await aStage();
    const taken = read(stage, stage.server.otherAppTakes(user));
    expect(taken).toMatchObject([{ kind: "routing", state: "elsewhere", app: "Hộp thư của Trang", from: { user } }]);
    const [words] = read(stage, stage.server.userSends({ userId: user, text: "có ai không" }));
    expect(words).toMatchObject({ kind: "message", text: "có ai không", elsewhere: true });
    const back = read(stage, stage.server.otherAppPasses(user));
    expect(back).toMatchObject([{ kind: "routing", state: "ours" }]);
    const [again] = read(stage, stage.server.userSends({ userId: user, text: "alo" }));
    expect(again?.elsewhere).toBeUndefined();
  });

  test("the bot and the status are refused, a member of staff takes the talk back", async () => {
    const stage = await aStage();
    stage.server.otherAppTakes(user);
    for (const purpose of ["reply", "status"] as const) {
      const refused = { code: "PLATFORM_REFUSED", retryable: false, details: { reason: "10/2018300" } };
      await expect(stage.adapter.send(aMessage(stage, { purpose }))).rejects.toMatchObject(refused);
    }
    await stage.adapter.send(aMessage(stage, { purpose: "operator", text: "Chị Lan đây ạ." }));
    await stage.adapter.send(aMessage(stage));
    expect(stage.received(user)).toEqual(["Chị Lan đây ạ.", "Dạ"]);
  });

  test("nobody's thread, and routing without our own app id, say nothing about whose turn it is", async () => {
    const stage = await aStage();
    const control = { previous_owner_app_id: "1", new_owner_app_id: null };
    expect(event(stage, { pass_thread_control: control })).toMatchObject({ kind: "other" });
    const { appId: _, ...rest } = { appId: "" };
    const nameless = await facebookStage({ options: { ...rest, appId: undefined as never } });
    stages.push(nameless);
    const taken = (app: string) => event(nameless, { take_thread_control: { new_owner_app_id: app } });
    expect(taken("990000000000001")).toMatchObject({ kind: "other", name: "take_thread_control" });
    expect(taken("263902037430900")).toMatchObject({ kind: "routing", state: "elsewhere" });
  });
});

describe("what the platform tells about the Page", () => {
  test.each(["policy-enforcement", "policy_enforcement"])("a warning under %s", async (key) => {
    const stage = await aStage();
    const warning = { action: "warning", reason: "Trang gửi tin quảng cáo." };
    const [told] = read(stage, stage.server.webhook({ [key]: warning }));
    expect(told).toMatchObject({ kind: "notice", name: "policy", reason: "warning, Trang gửi tin quảng cáo." });
  });

  test("the roles of the apps", async () => {
    const stage = await aStage();
    const [told] = read(stage, stage.server.webhook({ app_roles: { "990000000000001": ["secondary_receiver"] } }));
    expect(told).toMatchObject({ kind: "notice", name: "app_roles", reason: "990000000000001 secondary_receiver" });
  });
});

describe("where a resident is", () => {
  const place = { latitude: 10.7769, longitude: 106.7009 };
  const google = "https://www.google.com/maps/place/x/data=!3m1!4b1!4m2!3d10.7769!4d106.7009";
  test.each([
    ["coordinates", { type: "location", payload: { coordinates: { lat: 10.7769, long: 106.7009 } } }],
    ["a maps link", { type: "fallback", url: "https://maps.example.invalid/?q=10.7769%2C106.7009", payload: null }],
    ["a maps link under the old key", { type: "fallback", URL: "https://maps.example.invalid/?q=10.7769,+106.7009" }],
    [
      "a redirect around a link",
      { type: "fallback", payload: { url: `https://l.invalid/?u=${encodeURIComponent(google)}` } },
    ],
    ["two parameters", { type: "fallback", url: "https://maps.example.invalid/?lat=10.7769&lng=106.7009" }],
  ])("is read from %s", async (_, attachment) => {
    const stage = await aStage();
    const message = { mid: "m_1", attachments: [attachment] };
    expect(event(stage, { message })).toMatchObject({ kind: "message", attachments: [], place });
  });

  test("a link without a position stays a link", async () => {
    const stage = await aStage();
    const link = { type: "fallback", title: "Báo", url: "https://bao.example.invalid/1" };
    const found = event(stage, { message: { mid: "m_1", attachments: [link] } });
    expect(found).toMatchObject({ attachments: [{ kind: "link", title: "Báo" }] });
    expect(found).not.toHaveProperty("place");
  });
});

describe("people", () => {
  test("one known by a ticked checkbox is answered by that", async () => {
    const stage = await aStage();
    const [pressed] = read(stage, stage.server.webhook({ sender: { user_ref: "ref-1" }, postback: { payload: "x" } }));
    expect(pressed).toMatchObject({ kind: "choice", value: "x", from: { user: "ref:ref-1" } });
    stage.server.lastWrote("ref-1", stage.now());
    if (pressed) await stage.adapter.send(aMessage(stage, { to: pressed.from }));
    expect(stage.received("ref-1")).toEqual(["Dạ"]);
  });

  test("a name is read once the person has written, and the Page's menu is set", async () => {
    const server = await startFacebookServer();
    const http = createHttp({ baseUrl: server.url, timeoutMs: 1_000 });
    const options = { http, version: "v26.0", pageId: server.pageId, accessToken: "test-facebook-page-token" };
    const client = createFacebookClient(options);
    await expect(client.people.profile(user)).rejects.toMatchObject({ code: "RECIPIENT_GONE" });
    server.userSends({ userId: user, text: "Xin chào" });
    expect(await client.people.profile(user)).toMatchObject({ name: "Người Dân Mẫu" });
    const menu = {
      locale: "default" as const,
      composer_input_disabled: false,
      call_to_actions: [{ type: "postback" as const, title: "Báo một việc", payload: "menu:report" }],
    };
    await expect(client.page.setProfile({ persistent_menu: [menu] })).rejects.toMatchObject({
      details: { reason: "100" },
    });
    await client.page.setProfile({ get_started: { payload: "GET_STARTED" }, persistent_menu: [menu] });
    await client.page.setProfile({ greeting: [{ locale: "vi_VN", text: "Chào bà con." }] });
    await server.close();
  });

  test("each Page answers with its own token", async () => {
    const morePages = [{ pageId: "100000000000222", token: "test-facebook-page-token-2" }];
    const stage = await aStage({ server: { morePages } });
    const other = "24000000000000124";
    const [written] = read(stage, stage.server.userSends({ userId: other, text: "Chào", pageId: "100000000000222" }));
    expect(written?.from.account).toBe("100000000000222");
    if (written) await stage.adapter.send(aMessage(stage, { to: written.from }));
    await stage.adapter.send(aMessage(stage));
    expect([stage.received(other), stage.received(user)]).toEqual([["Dạ"], ["Dạ"]]);
  });
});
