import { createHttp } from "../../adapters/http.ts";
import { startFacebookServer } from "../../adapters/stand-ins/facebook-server.ts";
import { startZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import { createZaloClient } from "../../adapters/zalo/client.ts";

const user = "7700000000000000123";

interface Answer {
  error?: number | { code: number; error_subcode?: number };
  data?: { message_id?: string };
  access_token?: string;
  refresh_token?: string;
  expires_in?: string;
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const isForm = body instanceof URLSearchParams;
  const response = await fetch(url, {
    method: "POST",
    headers: isForm ? headers : { "content-type": "application/json", ...headers },
    body: isForm ? body : JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

describe("the fake Zalo holds the real one's rules", () => {
  async function aZalo(options: Parameters<typeof startZaloServer>[0] = {}) {
    const server = await startZaloServer(options);
    const renew = (refresh_token: string): Promise<Answer> => {
      const form = { app_id: "1900000000000000001", grant_type: "refresh_token", refresh_token };
      const headers = { secret_key: "test-zalo-app-secret-khong-that" };
      return post(`${server.url}/v4/oa/access_token`, new URLSearchParams(form), headers);
    };
    const send = (message: object, access_token: string): Promise<Answer> =>
      post(`${server.url}/v3.0/oa/message/cs`, { recipient: { user_id: user }, message }, { access_token });
    return { server, renew, send };
  }

  test("a refresh token works once, and its answer gives the life as a string", async () => {
    const { server, renew } = await aZalo();
    const first = await renew("test-zalo-refresh-token-0001");
    expect(first.expires_in).toBe("90000");
    expect(await renew("test-zalo-refresh-token-0001")).toMatchObject({ error: -14014 });
    expect(await renew(first.refresh_token ?? "")).toHaveProperty("access_token");
    await server.close();
  });

  test("tokens, lengths, buttons, windows and quotas are checked", async () => {
    let now = new Date(1794800000000);
    const { server, renew, send } = await aZalo({ now: () => now, quota: 1 });
    const { access_token = "" } = await renew("test-zalo-refresh-token-0001");
    const buttons = (count: number) => ({
      text: "Chọn",
      attachment: {
        type: "template",
        payload: { buttons: Array(count).fill({ type: "oa.query.hide", title: "Một", payload: "#1" }) },
      },
    });
    expect(await send({ text: "Dạ" }, "wrong")).toMatchObject({ error: -216 });
    expect(await send({ text: "Dạ" }, access_token)).toMatchObject({ error: -232 });
    server.userSends({ userId: user, text: "Xin chào" });
    expect(await send({ text: "a".repeat(2001) }, access_token)).toMatchObject({ error: -210 });
    expect(await send(buttons(6), access_token)).toMatchObject({ error: -210 });
    expect(await send({}, access_token)).toMatchObject({ error: -201 });
    expect(await send(buttons(5), access_token)).toMatchObject({ error: 0 });
    expect(await send({ text: "Dạ" }, access_token)).toMatchObject({ error: -211 });
    now = new Date(now.getTime() + 26 * 3_600_000);
    expect(await send({ text: "Dạ" }, access_token)).toMatchObject({ error: -220 });
    await server.close();
  });

  test("the client reads a profile and keeps long ids whole", async () => {
    const { server, renew } = await aZalo();
    const { access_token = "" } = await renew("test-zalo-refresh-token-0001");
    const tokens = { current: async () => access_token, renew: async () => access_token };
    const http = createHttp({ baseUrl: server.url, timeoutMs: 1_000 });
    const clock = { now: () => new Date() };
    const client = createZaloClient({ http, business: http, tokens, oaId: server.oaId, clock });
    server.userSends({ userId: user, text: "Xin chào" });
    expect(await client.users.detail(user)).toMatchObject({ user_id: user, display_name: "Người Dân Mẫu" });
    await expect(client.users.detail("1")).rejects.toMatchObject({ code: "RECIPIENT_GONE" });
    await server.close();
  });
});

test("the fake Messenger checks tokens, lengths, tags and windows", async () => {
  let now = new Date(1794800000000);
  const server = await startFacebookServer({ now: () => now });
  const send = (body: object, token = "test-facebook-page-token"): Promise<Answer> =>
    post(`${server.url}/v26.0/${server.pageId}/messages?access_token=${token}`, {
      recipient: { id: user },
      messaging_type: "RESPONSE",
      ...body,
    });
  const text = { message: { text: "Dạ" } };
  expect(await send(text, "wrong")).toMatchObject({ error: { code: 190 } });
  expect(await send(text)).toMatchObject({ error: { code: 100, error_subcode: 2018001 } });
  server.userSends({ userId: user, text: "Xin chào" });
  expect(await send({ message: { text: "a".repeat(2001) } })).toMatchObject({ error: { code: 100 } });
  expect(await send({ ...text, messaging_type: "PROMOTION" })).toMatchObject({ error: { code: 100 } });
  expect(await send(text)).toHaveProperty("message_id");
  now = new Date(now.getTime() + 25 * 3_600_000);
  expect(await send(text)).toMatchObject({ error: { code: 10, error_subcode: 2018278 } });
  expect(await send({ ...text, messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" })).toHaveProperty("message_id");
  expect(await send({ ...text, messaging_type: "MESSAGE_TAG", tag: "ACCOUNT_UPDATE" })).toHaveProperty("error");
  await server.close();
});
