import { startZaloServer, type ZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import type { ZaloAccount } from "../../adapters/zalo/access.ts";
import { createZaloChannel } from "../../adapters/zalo/channel.ts";
import type { ZaloConnectOptions } from "../../adapters/zalo/connect.ts";
import type { Actor } from "../../core/people/staff.ts";
import { aClock, memorySecrets, someFiles } from "../fakes/adapter-stages.ts";

const quan: Actor = { role: "ADM", id: "quan", name: "anh Quân" };
const second = "4100000000000000022";
const callbackUrl = "https://bensen.example/ket-noi/zalo";
const servers: ZaloServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A channel without any OA yet. */
async function aStage(options: Partial<ZaloConnectOptions> & { appWideSecret?: string } = {}) {
  const clock = aClock();
  const zalo = await startZaloServer({ now: clock.now, callbackUrl });
  servers.push(zalo);
  zalo.addOa(second, "Phường An Bình");
  const secrets = memorySecrets();
  const accounts: ZaloAccount[] = [];
  const { url } = zalo;
  const { fixedVerifier, appWideSecret = "test-oa-secret-key-khong-that" } = options;
  const channel = createZaloChannel({
    appId: "1900000000000000001",
    appSecret: "test-zalo-app-secret-khong-that",
    ...(appWideSecret === "" ? {} : { appWideSecret }),
    accounts: () => accounts,
    ...{ apiUrl: url, businessUrl: url, oauthUrl: url, timeoutMs: 5_000, clock, secrets },
    files: someFiles(),
    linkOf: (key) => key,
    templates: {},
    connect: { callbackUrl, ...(fixedVerifier ? { fixedVerifier } : {}) },
  });
  return { zalo, clock, secrets, accounts, ...channel };
}

/** What the server makes of the address a browser was sent to. */
function callbackOf(address: string) {
  const { searchParams, origin, pathname } = new URL(address);
  expect(origin + pathname).toBe(callbackUrl);
  const state = searchParams.get("state");
  return {
    code: searchParams.get("code") ?? "",
    oaId: searchParams.get("oa_id") ?? "",
    ...(state ? { state } : {}),
  };
}

test("an OA's administrator opens our link and says yes: the OA is ours, by its own name", async () => {
  const { zalo, connector, keeper, accounts } = await aStage();
  const { mode, url, codeChallenge } = await connector.begin(quan);
  expect(mode).toBe("link");
  expect(codeChallenge).toMatch(/^[\w-]{43}$/);
  const callback = callbackOf(zalo.consent(url, second));
  expect(await connector.finish(callback)).toMatchObject({ oaId: second, name: "Phường An Bình", by: quan });
  accounts.push({ oaId: second });
  expect(await keeper.keepAccess()).toMatchObject([{ account: second, name: "Phường An Bình" }]);
  expect(zalo.calls(/access_token$/)).toBe(1);
});

test("one answer of the platform is taken once, whoever calls again", async () => {
  const { zalo, connector } = await aStage();
  const callback = callbackOf(zalo.consent((await connector.begin(quan)).url, second));
  const both = await Promise.allSettled([connector.finish(callback), connector.finish(callback)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(connector.finish(callback)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(connector.finish({ ...callback, state: "made-up" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a code that is too old, or an attempt begun hours ago, opens nothing", async () => {
  const { zalo, clock, connector } = await aStage();
  const late = callbackOf(zalo.consent((await connector.begin(quan)).url, second));
  clock.pass(11 * 60_000);
  await expect(connector.finish(late)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  const { url } = await connector.begin(quan);
  clock.pass(3 * 3_600_000);
  const old = callbackOf(zalo.consent(url, second));
  await expect(connector.finish(old)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("an address that names another OA than the code opens is refused", async () => {
  const { zalo, connector } = await aStage();
  const callback = callbackOf(zalo.consent((await connector.begin(quan)).url, second));
  await expect(connector.finish({ ...callback, oaId: zalo.oaId })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("with the console's own link, which brings no state, only who began may finish", async () => {
  const fixedVerifier = "a1".repeat(22);
  const { zalo, connector } = await aStage({ fixedVerifier });
  const consent = await connector.begin(quan);
  expect(consent.mode).toBe("console");
  expect((await connector.begin(quan)).codeChallenge).toBe(consent.codeChallenge);
  const callback = callbackOf(zalo.consentByConsole(consent, second));
  expect(callback.state).toBeUndefined();
  await expect(connector.finish(callback)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(connector.finish({ ...callback, visitor: { ...quan, id: "la" } })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await connector.finish({ ...callback, visitor: quan })).toMatchObject({ oaId: second });
});

test("an OA's own secret is kept with its tokens, both are gone once it is given up, and nothing of them is readable", async () => {
  const { zalo, secrets, connector, accounts, adapter } = await aStage({ appWideSecret: "" });
  await expect(connector.begin(quan)).rejects.toMatchObject({ code: "BAD_INPUT" });
  const callback = callbackOf(zalo.consent((await connector.begin(quan, "secret-of-an-binh")).url, second));
  await connector.finish(callback);
  expect(await secrets.get(`webhook-secret:zalo:${second}`)).toBe("secret-of-an-binh");
  await connector.forget(second);
  expect(await secrets.get(`webhook-secret:zalo:${second}`)).toBe("");
  expect(await secrets.get(`zalo-token:${second}`)).not.toContain("refresh-");
  accounts.push({ oaId: second, isRevoked: true });
  const to = { channel: "zalo" as const, account: second, user: "1" };
  const words = { id: "m", conversationId: "c", purpose: "reply" as const, text: "Dạ", choices: [], attachments: [] };
  await expect(adapter.send({ ...words, to, createdAt: new Date() })).rejects.toMatchObject({ code: "TOKEN_INVALID" });
});

test("connected again after the permission was taken back, it works with the new grant at once", async () => {
  const { zalo, connector, accounts, keeper } = await aStage();
  const connect = async () => connector.finish(callbackOf(zalo.consent((await connector.begin(quan)).url, second)));
  await connect();
  accounts.push({ oaId: second });
  zalo.revoke(second);
  await connect();
  const [state] = await keeper.keepAccess();
  expect(state?.fault).toBeUndefined();
  expect(state?.renewedAt).toBeDefined();
});

test("of an OA we can tell how long access lasts: the token for 25 hours, the grant for three months", async () => {
  const { zalo, connector, accounts, adapter, clock } = await aStage();
  accounts.push({ oaId: second });
  expect(await adapter.termOf?.(second)).toEqual({ kind: "renewed" });
  await connector.finish(callbackOf(zalo.consent((await connector.begin(quan)).url, second)));
  const after = (hours: number): Date => new Date(clock.now().getTime() + hours * 3_600_000);
  const term = { kind: "renewed", renewedAt: after(0), tokenUntil: after(25), grantUntil: after(89 * 24) };
  expect(await adapter.termOf?.(second)).toEqual(term);
});
