import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  type JsonWebKey,
  randomBytes,
  verify as verifySignature,
} from "node:crypto";
import { startFakeHttp } from "../../adapters/stand-ins/http-platform.ts";

/** What a browser gives the page that asks for notices. */
export interface PushSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** A notice as a browser reads it. */
export interface ReadNotice {
  note: { title: string; body: string; tag: string; url: string; stop: { url: string; name: string; done: string } };
  topic: string;
  urgency: string;
}

const fromBase64 = (text: string): Buffer => Buffer.from(text, "base64url");

/** Whether a header proves that whoever has this public key posts here, today (RFC 8292). */
function isProved(header: string, serverKey: string, audience: string): boolean {
  const [, token = "", key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? [];
  const [head = "", claims = "", seal = ""] = token.split(".");
  if (key !== serverKey) return false;
  const point = fromBase64(serverKey);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y } as JsonWebKey, format: "jwk" });
  const signed = Buffer.from(`${head}.${claims}`);
  const options = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  if (!verifySignature("sha256", signed, options, fromBase64(seal))) return false;
  const { aud, exp, sub } = JSON.parse(fromBase64(claims).toString()) as Record<string, unknown>;
  const left = Number(exp) - Date.now() / 1000;
  return aud === audience && left > 0 && left <= 86_400 && /^(https:|mailto:)/.test(String(sub));
}

/** Opens what was locked for a browser (RFC 8188 and 8291), by its own reckoning and not by ours. */
function unlock(body: Buffer, browser: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const theirs = body.subarray(21, 21 + body.readUInt8(20));
  const locked = body.subarray(21 + theirs.length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), theirs]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(theirs), auth, info, 32));
  const derive = (use: string, length: number): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, salt, Buffer.from(`Content-Encoding: ${use}\0`), length));
  const cipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  cipher.setAuthTag(locked.subarray(-16));
  const padded = Buffer.concat([cipher.update(locked.subarray(0, -16)), cipher.final()]);
  // 2 ends the last record; what follows is padding
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** The push service of a browser: takes what is proved and locked for it, and answers as real ones do. */
export async function startPushServer() {
  const browsers = new Map<string, { ecdh: ECDH; auth: Buffer; serverKey: string }>();
  const read: ReadNotice[] = [];
  const http = await startFakeHttp({
    sends: /./,
    handle: ({ method, path, headers, body }) => {
      const browser = browsers.get(path);
      if (!browser) return { status: 410, body: {} };
      const isOurs = isProved(String(headers.authorization), browser.serverKey, http.url);
      if (method !== "POST" || !isOurs) return { status: 403, body: {} };
      if (headers["content-encoding"] !== "aes128gcm" || !(Number(headers.ttl) > 0)) return { status: 400, body: {} };
      const note = JSON.parse(unlock(body, browser.ecdh, browser.auth)) as ReadNotice["note"];
      read.push({ note, topic: String(headers.topic), urgency: String(headers.urgency) });
      return { status: 201, body: {} };
    },
    faultAnswer: ({ code }) => ({ status: code, body: {} }),
  });
  return {
    ...http,
    read,
    /** A browser that asks for notices under this key. */
    subscribe(serverKey: string): PushSubscription {
      const [ecdh, auth] = [createECDH("prime256v1"), randomBytes(16)];
      const p256dh = ecdh.generateKeys("base64url");
      const path = `/browser/${randomBytes(9).toString("base64url")}`;
      browsers.set(path, { ecdh, auth, serverKey });
      return { endpoint: `${http.url}${path}`, keys: { p256dh, auth: auth.toString("base64url") } };
    },
    /** Its user took the consent back. */
    forget: ({ endpoint }: PushSubscription) => browsers.delete(new URL(endpoint).pathname),
  };
}
