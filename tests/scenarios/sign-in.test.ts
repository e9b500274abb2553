import { createHmac, randomBytes } from "node:crypto";
import { jest } from "@jest/globals";
import { getCookies } from "better-auth/cookies";
import { symmetricDecrypt } from "better-auth/crypto";
import { createSecrets } from "../../prisma/secrets.ts";
import { rotateSecret } from "../../server/rotate-secret.ts";
import { noUnderstanding } from "../fakes/scripted-understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

const password = "benSen2026";
let town: Town;
beforeAll(async () => {
  town = await openTown({ understanding: noUnderstanding(), now: new Date() });
});
afterAll(() => town.close());

/** A browser at the door: it keeps its cookies. */
class Visitor {
  readonly #jar = new Map<string, string>();
  /** The last cookies as they were set, with everything said of them. */
  set: string[] = [];

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async at(
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await fetch(`${town.origin}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        cookie: this.cookie,
        origin: town.origin,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.set = answer.headers.getSetCookie();
    for (const line of this.set) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/);
      if (value === "") this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : {} };
  }

  signIn = (username: string, secret = password) =>
    this.at("/api/auth/sign-in/username", { username, password: secret });
  plant = (name: string, value: string): void => void this.#jar.set(name, value);
}

function fromBase32(text: string): Buffer {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replace(/=+$/, "")].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code an authenticator shows at this time (RFC 6238). */
function codeAt(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a session is a new one at every sign-in, whatever the browser brought along, and only the browser's own", async () => {
  const visitor = new Visitor();
  visitor.plant("cau-noi.session_token", "ke-gian-chon.truoc");
  expect((await visitor.signIn("lan")).status).toBe(200);
  const first = visitor.cookie;
  expect(first).not.toContain("ke-gian-chon");
  const line = visitor.set.find((one) => one.includes("session_token")) ?? "";
  expect(line).toMatch(/HttpOnly/i);
  expect(line).toMatch(/SameSite=Lax/i);
  expect(line).toMatch(/Path=\//i);
  await visitor.signIn("lan");
  expect(visitor.cookie).not.toBe(first);
  // at least 128 bits of chance
  expect(decodeURIComponent(visitor.cookie.split("=")[1] ?? "").split(".")[0]?.length).toBeGreaterThanOrEqual(22);
});

test("over TLS the session's cookie is sent over TLS only", () => {
  const cookies = getCookies({ baseURL: "https://bensen.example", advanced: { cookiePrefix: "cau-noi" } });
  expect(cookies.sessionToken).toMatchObject({
    name: "__Secure-cau-noi.session_token",
    attributes: { secure: true, httpOnly: true },
  });
});

test("what is kept of a password is a salted, slow hash", async () => {
  const accounts = await town.wired.store.client.account.findMany({ select: { password: true } });
  expect(accounts.length).toBeGreaterThan(5);
  for (const { password: kept } of accounts) expect(kept).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{22}\$/);
  expect(new Set(accounts.map(({ password: kept }) => kept)).size).toBe(accounts.length);
});

test("who signed out is out, also with the cookie as it was", async () => {
  const visitor = new Visitor();
  await visitor.signIn("lan");
  const kept = visitor.cookie;
  expect((await visitor.at("/api/session")).status).toBe(200);
  await visitor.at("/api/auth/sign-out", {});
  const old = await fetch(`${town.origin}/api/session`, { headers: { cookie: kept } });
  expect(old.status).toBe(401);
});

test("a page of another site can neither sign in nor act", async () => {
  const visitor = new Visitor();
  const foreign = { origin: "https://xau.example" };
  // what a form of another site can send without asking first; JSON it cannot
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const answer = await visitor.at(
      "/api/auth/sign-in/username",
      { username: "lan", password },
      { ...foreign, "content-type": type },
    );
    expect({ type, status: answer.status, cookies: visitor.set }).toMatchObject({ type, cookies: [] });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
  const asked = await fetch(`${town.origin}/api/auth/sign-in/username`, { method: "OPTIONS", headers: foreign });
  expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  await visitor.signIn("lan");
  expect((await visitor.at("/api/presence", { state: "here" }, foreign)).status).toBeGreaterThanOrEqual(400);
});

test("a short or guessable password is refused, a long sentence is taken, and the others' sessions end with it", async () => {
  const [visitor, other] = [new Visitor(), new Visitor()];
  await visitor.signIn("tuan");
  await other.signIn("tuan");
  const change = (newPassword: string) =>
    visitor.at("/api/auth/change-password", { currentPassword: password, newPassword, revokeOtherSessions: true });
  expect((await change("ngan-qua-11")).status).toBe(400);
  expect((await change("x".repeat(200))).status).toBe(400);
  for (const known of ["matkhau123456", "qwertyuiop12", "Abcd12345678", "123456789012"]) {
    expect(await change(known)).toMatchObject({ status: 400, body: { code: "GUESSABLE_PASSWORD" } });
  }
  expect((await change("một câu dài dễ nhớ 🌾 của riêng tôi")).status).toBe(200);
  expect((await other.at("/api/session")).status).toBe(401);
  expect((await visitor.at("/api/session")).status).toBe(200);
});

test("a code is asked for after the password; after some wrong ones no code helps for a while", async () => {
  const visitor = new Visitor();
  await visitor.signIn("son");
  const enabled = await visitor.at("/api/auth/two-factor/enable", { password });
  const secret = new URL(String(enabled.body.totpURI)).searchParams.get("secret") ?? "";
  const confirmed = await visitor.at("/api/auth/two-factor/verify-totp", { code: codeAt(secret, Date.now()) });
  expect(confirmed.status).toBe(200);

  const thief = new Visitor();
  expect((await thief.signIn("son")).body).toMatchObject({ twoFactorRedirect: true });
  expect((await thief.at("/api/session")).status).toBe(401);
  const wrong: number[] = [];
  for (let challenge = 0; challenge < 4; challenge += 1) {
    for (let tried = 0; tried < 4; tried += 1) {
      wrong.push(
        (
          await thief.at(
            "/api/auth/two-factor/verify-totp",
            { code: "000000" },
            { "x-forwarded-for": `198.51.100.${challenge * 4 + tried}` },
          )
        ).status,
      );
    }
    await thief.signIn("son");
  }
  expect(wrong.every((status) => status >= 400 && status < 500)).toBe(true);
  const right = await thief.at(
    "/api/auth/two-factor/verify-totp",
    { code: codeAt(secret, Date.now()) },
    { "x-forwarded-for": "198.51.100.99" },
  );
  expect(right.status).toBeGreaterThanOrEqual(400);
  expect((await thief.at("/api/session")).status).toBe(401);
});

test("another secret takes over what the old one encrypted: tokens and second factors, once and for all", async () => {
  const visitor = new Visitor();
  await visitor.signIn("hanh");
  const enabled = await visitor.at("/api/auth/two-factor/enable", { password });
  const totp = new URL(String(enabled.body.totpURI)).searchParams.get("secret") ?? "";
  const { client, secrets } = town.wired.store;
  await secrets.put("zalo:thu", "token-bi-mat");
  const [secret, old] = [randomBytes(32), town.secret];
  const given = { url: town.databaseUrl, secret, old };
  expect(await rotateSecret(given)).toMatchObject({ tokens: await client.secret.count() });
  const own = createSecrets(client, { url: town.databaseUrl, key: secret });
  expect(await own.get("zalo:thu")).toBe("token-bi-mat");
  await expect(secrets.get("zalo:thu")).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  const row = await client.twoFactor.findFirstOrThrow({ where: { user: { username: "hanh" } } });
  expect(await symmetricDecrypt({ key: secret.toString("base64"), data: row.secret })).toBe(
    fromBase32(totp).toString(),
  );
  expect(await rotateSecret(given)).toMatchObject({ tokens: 0 });
  // and back, for whoever signs in next here
  await rotateSecret({ url: town.databaseUrl, secret: old, old: secret });
  expect(await secrets.get("zalo:thu")).toBe("token-bi-mat");
});

test("ten wrong passwords close a name for a while, also for the right one", async () => {
  const visitor = new Visitor();
  for (let tried = 0; tried < 10; tried += 1) await visitor.signIn("dung", `sai-mat-khau-${tried}`);
  expect(await visitor.signIn("dung")).toMatchObject({ status: 423, body: { code: "LOCKED" } });
});
