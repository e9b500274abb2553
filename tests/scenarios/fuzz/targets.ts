import { createHash, createHmac } from "node:crypto";
import type { Channel } from "../../../core/channel/channel.ts";
import { listServices } from "../../../server/open311/services.ts";
import { hotlineSecrets } from "../../fakes/hotline-stage.ts";
import { fakeWard } from "../../fakes/world.ts";
import { loadSamples } from "../../fixtures/load-samples.ts";

/** A delivery as it goes over the wire. */
export interface Delivery {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** One door of the house: true bodies, and how its platform would sign any body. */
export interface Target {
  name: string;
  channel: Channel;
  seeds: readonly Buffer[];
  /** Signed as the sender of this seed signs, whatever is in the body. */
  sign(body: Buffer, seed: number, at: Date): Delivery;
  /** The same delivery, with nothing to prove who sent it. */
  forge(delivery: Delivery): Delivery;
}

const json = { "content-type": "application/json" };
const hmac = (kind: string, secret: string, ...parts: (string | Buffer)[]) => {
  const made = createHmac(kind, secret);
  for (const part of parts) made.update(part);
  return made;
};
const stampOf = (at: Date): string => String(Math.floor(at.getTime() / 1000));
/** Without the headers that sign. */
const bare = (delivery: Delivery): Delivery => ({ ...delivery, headers: json });
const bodiesOf = (channel: Parameters<typeof loadSamples>[0]): Buffer[] =>
  loadSamples(channel).samples.map(({ request }) => Buffer.from(request.body));

const zalo: Target = {
  name: "zalo",
  channel: "zalo",
  seeds: bodiesOf("zalo"),
  sign: (body, _, at) => {
    const stamp = String(at.getTime());
    const parts = ["1900000000000000001", body, stamp, "test-oa-secret-key-khong-that"];
    const mac = parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
    const headers = { ...json, "x-zevent-timestamp": stamp, "x-zevent-signature": `mac=${mac}` };
    return { method: "POST", path: "/webhooks/zalo", headers, body };
  },
  forge: bare,
};

const facebook: Target = {
  name: "facebook",
  channel: "facebook",
  seeds: bodiesOf("facebook"),
  sign: (body) => {
    const mac = hmac("sha256", "test-facebook-app-secret-khong-that", body).digest("hex");
    return {
      method: "POST",
      path: "/webhooks/facebook",
      headers: { ...json, "x-hub-signature-256": `sha256=${mac}` },
      body,
    };
  },
  forge: bare,
};

const telegram: Target = {
  name: "telegram",
  channel: "telegram",
  seeds: bodiesOf("telegram"),
  sign: (body) => ({
    method: "POST",
    path: "/webhooks/telegram",
    headers: { ...json, "x-telegram-bot-api-secret-token": "test-telegram-secret_token-0001" },
    body,
  }),
  forge: bare,
};

/** The exchanges that call us; those that are listened to have no address. */
const calls = loadSamples("hotline").samples.filter(({ request: { method } }) => ["POST", "GET"].includes(method));
const callHeaders: Record<string, (body: Buffer, at: Date) => Record<string, string>> = {
  stringee: (body) => ({ "x-stringee-signature": hmac("sha1", hotlineSecrets.stringee, body).digest("base64") }),
  zorio: (body, at) => ({
    "x-zorio-timestamp": stampOf(at),
    "x-zorio-signature": `sha256=${hmac("sha256", hotlineSecrets.zorio, body).digest("hex")}`,
  }),
  neutral: (body, at) => ({
    "x-call-event-timestamp": stampOf(at),
    "x-call-event-signature": `sha256=${hmac("sha256", hotlineSecrets.neutral, `${stampOf(at)}.`, body).digest("hex")}`,
  }),
};

/** What a broken exchange may send as parameters of an address. */
function queryOf(body: Buffer): string {
  try {
    const told = JSON.parse(body.toString()) as Record<string, unknown>;
    return new URLSearchParams(
      Object.entries(told).map(([key, value]): [string, string] => [key, String(value)]),
    ).toString();
  } catch {
    return body.toString("latin1").replace(/[^ -~]|[ #]/g, "%");
  }
}

const hotline: Target = {
  name: "hotline",
  channel: "hotline",
  seeds: calls.map(({ request }) =>
    Buffer.from(request.method === "GET" ? JSON.stringify(request.query) : request.body),
  ),
  sign: (body, seed, at) => {
    const { method = "POST", path = "" } = calls[seed]?.request ?? {};
    const address = `/webhooks${path}`;
    if (method === "GET") {
      return { method, path: `${address}?${queryOf(body).slice(0, 8_000)}`, headers: {}, body: Buffer.alloc(0) };
    }
    const vendor = path.split("/")[2] ?? "";
    return { method, path: address, headers: { ...json, ...callHeaders[vendor]?.(body, at) }, body };
  },
  // where the address is the secret, it is another one
  forge: ({ path, ...delivery }) => ({
    ...delivery,
    path: path.replaceAll("-khong-that", "-khong-dung"),
    headers: json,
  }),
};

export const machineSecret = "test-machine-secret-khong-that";
const sighting = {
  id: "e-1",
  sensor: "cam-07",
  category: "litter-dumping",
  confidence: 0.83,
  at: "2026-11-16T10:00:00+07:00",
  text: "phát hiện bãi rác tự phát",
  place: { latitude: 10.7769, longitude: 106.7009 },
  pictures: [{ base64: "iVBORw0KGgo=", name: "a.png" }],
  urgent: false,
};
const machine: Target = {
  name: "machine",
  channel: "machine",
  seeds: [
    sighting,
    { ...sighting, place: { address: "45 Hoa Sứ" }, pictures: [{ url: "https://a.example/1.jpg" }] },
  ].map((one) => Buffer.from(JSON.stringify(one))),
  sign: (body, _, at) => ({
    method: "POST",
    path: "/webhooks/machine",
    headers: {
      ...json,
      "x-machine-source": "camera-cho",
      "x-machine-timestamp": stampOf(at),
      "x-machine-signature": `sha256=${hmac("sha256", machineSecret, `${stampOf(at)}.`, body).digest("hex")}`,
    },
    body,
  }),
  forge: bare,
};

export const open311Key = "khoa-thu-nghiem";
const filed = {
  service_code: "flooding-drainage",
  lat: "10.7769",
  long: "106.7009",
  description: "Cống trước nhà 45 Hoa Sứ nghẹt",
  first_name: "Trần",
  last_name: "Thị Bảy",
  email: "bay@example.vn",
  phone: "0903 123 456",
  media_url: "https://a.example/1.jpg",
  "attribute[external_id]": "nguoi-dan-1",
};
/** Form fields of a tree; bytes that are no tree go as they are. */
function formOf(body: Buffer): Buffer {
  try {
    const told = JSON.parse(body.toString()) as Record<string, unknown>;
    const pairs = Object.entries(told ?? {}).flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).slice(0, 30).map((one): [string, string] => [key, safeText(one)]),
    );
    return Buffer.from(new URLSearchParams(pairs).toString());
  } catch {
    return body;
  }
}
const safeText = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

const open311: Target = {
  name: "open311",
  channel: "open311",
  seeds: [
    filed,
    ...listServices(fakeWard)
      .slice(0, 8)
      .map(({ service_code }) => ({ ...filed, service_code })),
  ].map((one) => Buffer.from(JSON.stringify(one))),
  sign: (body) => {
    const key = Buffer.from(`api_key=${open311Key}&`);
    return {
      method: "POST",
      path: "/open311/v2/requests.json",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: Buffer.concat([key, formOf(body)]),
    };
  },
  forge: (delivery) => ({ ...delivery, body: delivery.body.subarray(`api_key=${open311Key}&`.length) }),
};

const chatBodies = [
  { clientId: "message-1", text: "cống nghẹt trước số 45 Hoa Sứ" },
  { clientId: "message-2", choice: "yes", label: "Đúng" },
  { clientId: "message-3", place: { latitude: 10.7769, longitude: 106.7009 }, photos: ["khong-co"] },
  { clientId: "message-4", ref: "spot_abc" },
];
const webchat: Target = {
  name: "webchat",
  channel: "webchat",
  seeds: chatBodies.map((one) => Buffer.from(JSON.stringify(one))),
  // the session is a cookie, which whoever runs this opens first
  sign: (body) => ({ method: "POST", path: "/api/chat/messages", headers: json, body }),
  forge: (delivery) => ({ ...delivery, headers: { ...json, cookie: "cau-noi-chat=bm9ib2R5.gia.mao" } }),
};

export const targets: readonly Target[] = [zalo, facebook, telegram, webchat, hotline, open311, machine];
