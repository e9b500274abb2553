import { startZaloServer, type ZaloServer, type ZaloServerOptions } from "../../adapters/stand-ins/zalo-server.ts";
import { createZaloAccess } from "../../adapters/zalo/access.ts";
import type { ZaloMessage } from "../../adapters/zalo/message-body.ts";
import { aClock, memorySecrets } from "../fakes/adapter-stages.ts";

const user = "7700000000000000123";
const template = { id: "501", params: { ma_phan_anh: 30, trang_thai: 30 } };
const servers: ZaloServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** The typed client of one OA against a Zalo that holds its rules; somebody has just written to it. */
async function aClient(options: ZaloServerOptions = {}) {
  const clock = aClock();
  const server = await startZaloServer({ now: clock.now, templates: [template], ...options });
  servers.push(server);
  const { url, oaId } = server;
  const access = createZaloAccess({
    appId: "1900000000000000001",
    appSecret: "test-zalo-app-secret-khong-that",
    accounts: () => [{ oaId, refreshToken: "test-zalo-refresh-token-0001" }],
    ...{ apiUrl: url, businessUrl: url, oauthUrl: url, timeoutMs: 5_000, clock, secrets: memorySecrets() },
  });
  server.userSends({ userId: user, text: "Xin chào" });
  return { server, clock, client: access.clientOf(oaId) };
}

const blob = (size: number, type: string): Blob => new Blob([new Uint8Array(size).fill(1)], { type });

test("every kind of consultation message is taken as it is typed", async () => {
  const { server, client } = await aClient();
  const image = await client.uploads.image(blob(1_000_000, "image/png"), "anh.png");
  const gif = await client.uploads.gif(blob(5_000_000, "image/gif"), "anh.gif");
  const token = await client.uploads.file(blob(5_000_000, "text/csv"), "bang.csv");
  const link = "https://bensen.example";
  const messages: ZaloMessage[] = [
    { text: "Dạ", quote_message_id: "m1" },
    media({ media_type: "image", attachment_id: image }),
    media({ media_type: "gif", attachment_id: gif, width: 10, height: 10 }),
    media({ media_type: "sticker", attachment_id: "bf0e8a1c" }),
    { attachment: { type: "file", payload: { token } } },
    {
      text: "Chọn",
      attachment: {
        type: "template",
        payload: {
          buttons: [
            { type: "oa.query.hide", title: "Tra cứu", payload: "#tracuu" },
            { type: "oa.query.show", title: "Gửi lại", payload: "Gửi lại" },
            { type: "oa.open.url", title: "Mở", payload: { url: link } },
            { type: "oa.open.phone", title: "Gọi", payload: { phone_code: "84900000001" } },
            { type: "oa.open.sms", title: "SMS", payload: { phone_code: "84900000001", content: "Alo" } },
          ],
        },
      },
    },
    {
      attachment: {
        type: "template",
        payload: {
          template_type: "list",
          elements: [{ title: "Hồ sơ", default_action: { type: "oa.open.url", url: link } }],
        },
      },
    },
    {
      attachment: {
        type: "template",
        payload: {
          template_type: "request_user_info",
          elements: [{ title: "Cho phường xin số", subtitle: "Để gọi lại", image_url: `${link}/a.png` }],
        },
      },
    },
  ];
  for (const message of messages) expect((await client.messages.send({ user_id: user }, message)).id).toBeTruthy();
  expect(server.log(user).filter(({ fromOa }) => fromOa)).toHaveLength(messages.length);
});

const media = (element: Parameters<typeof mediaBody>[0]): ZaloMessage => mediaBody(element);
function mediaBody(
  element: Extract<NonNullable<ZaloMessage["attachment"]>["payload"], { template_type: "media" }>["elements"][0],
): ZaloMessage {
  return { attachment: { type: "template", payload: { template_type: "media", elements: [element] } } };
}

test("files above the limits or of other types never leave the house", async () => {
  const { server, client } = await aClient();
  const before = server.calls(/upload/);
  await expect(client.uploads.image(blob(1_000_001, "image/png"), "a")).rejects.toMatchObject({ code: "TOO_LARGE" });
  await expect(client.uploads.image(blob(1, "image/webp"), "a")).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  await expect(client.uploads.gif(blob(5_000_001, "image/gif"), "a")).rejects.toMatchObject({ code: "TOO_LARGE" });
  await expect(client.uploads.file(blob(1, "application/zip"), "a")).rejects.toMatchObject({
    code: "UNSUPPORTED_FILE",
  });
  expect(server.calls(/upload/)).toBe(before);
});

test("an answer tells what was consumed: nothing within 48 hours, the package's allowance after", async () => {
  const { server, clock, client } = await aClient({ packageQuota: 1 });
  const send = () => client.messages.send({ user_id: user }, { text: "Dạ" });
  expect((await send()).quota).toBeUndefined();
  server.lastWrote(user, new Date(clock.now().getTime() - 49 * 3_600_000));
  expect((await send()).quota).toEqual({ kind: "sub_quota", remaining: 0, total: 1 });
  await expect(send()).rejects.toMatchObject({ code: "PLATFORM_REFUSED", details: { reason: "-211" } });
});

test("profiles, lists, labels, the OA and its allowances are read; long ids stay whole", async () => {
  const { client } = await aClient();
  expect(await client.users.detail(user)).toMatchObject({ user_id: user, display_name: "Người Dân Mẫu" });
  expect(await client.users.list({ offset: 0, count: 50 })).toMatchObject({ total: 1, users: [{ user_id: user }] });
  await client.tags.add(user, "cho-xu-ly");
  expect(await client.tags.all()).toEqual(["cho-xu-ly"]);
  await client.tags.remove(user, "cho-xu-ly");
  expect(await client.tags.all()).toEqual([]);
  expect(await client.account.info()).toMatchObject({ oa_id: "4100000000000000011", name: "Phường Bến Sen" });
  expect(await client.messages.quota()).toMatchObject([{ type: "sub_quota", remain: 100 }]);
  expect((await client.conversations.recent(0))[0]).toMatchObject({
    from_id: user,
    isOurs: false,
    message: "Xin chào",
  });
});

test("templates are listed, described and sent to a user id whenever the person last wrote", async () => {
  const { server, clock, client } = await aClient();
  expect(await client.templates.list("enabled")).toMatchObject([{ templateId: "501" }]);
  expect((await client.templates.info("501")).listParams).toMatchObject([{ name: "ma_phan_anh", maxLength: 30 }, {}]);
  clock.pass(9 * 86_400_000);
  const use = { template_id: "501", template_data: { ma_phan_anh: "BS-2611-0416", trang_thai: "Đã có kết quả" } };
  const sent = await client.messages.template(user, use);
  expect(sent.quota).toEqual({ kind: "purchase_quota", remaining: 40, total: 50 });
  expect(server.log(user).at(-1)).toMatchObject({ id: sent.id, type: "template" });
});

test("an app that calls too often is told to wait", async () => {
  const { client } = await aClient({ callsPerMinute: 2 });
  await client.account.info();
  await client.account.info();
  const fault = { code: "RATE_LIMITED", retryable: true, details: { reason: "-32", retryAfterMs: 60_000 } };
  await expect(client.account.info()).rejects.toMatchObject(fault);
});
