import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knownGateways } from "../../adapters/sms/gateways.ts";
import { AppError } from "../../core/errors.ts";
import { readConfig } from "../../server/config.ts";
import { errandLeaseMs } from "../../server/speech.ts";
import { wardOf } from "../../server/ward.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "config-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const read = (env: Record<string, string>) => readConfig({ DATA_DIR: dir, ...env });

function faultsOf(env: Record<string, string>): string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof AppError && error.code === "CONFIG_INVALID") return error.message.split("\n");
    throw error;
  }
  return [];
}

const zalo = {
  ZALO_APP_ID: "1",
  ZALO_OA_ID: "2",
  ZALO_OA_SECRET: "oa-secret-khong-that",
  ZALO_APP_SECRET: "app-secret-khong-that",
  ZALO_REFRESH_TOKEN: "refresh-khong-that",
};

test("nothing set: the demo runs on this machine with the published secrets of the samples", () => {
  const config = read({});
  expect(config).toMatchObject({ DEMO: true, PUBLIC_URL: "http://127.0.0.1:3000", WARD_NAME: "Bến Sen" });
  expect(wardOf(config).counter).toEqual({ address: "12 Hoa Sứ (địa chỉ mẫu)" });
  expect(config.zalo?.ZALO_OA_SECRET).toBe("test-oa-secret-key-khong-that");
});

test("all faults are told at once, each with the name of its variable", () => {
  const faults = faultsOf({ PORT: "x", LEASE_SECONDS: "0", ROLE: "cook", DATABASE_URL: "mysql://x" });
  expect(faults.map((fault) => fault.split(":")[0]).sort()).toEqual(["DATABASE_URL", "LEASE_SECONDS", "PORT", "ROLE"]);
});

test("a channel is off or complete: half of one names what is missing", () => {
  const { ZALO_OA_SECRET: _, ...half } = zalo;
  expect(faultsOf(half)[0]).toContain("ZALO_OA_SECRET: missing");
  expect(read(zalo)).toMatchObject({ DEMO: false, zalo: { ZALO_OA_ID: "2" } });
  expect(read(zalo).facebook).toBeUndefined();
});

test("Telegram calls us with a secret, or is asked without one", () => {
  const TELEGRAM_BOT_TOKEN = "123456789:abcdefghijklmnopqrstuvwxyz";
  expect(faultsOf({ TELEGRAM_BOT_TOKEN })[0]).toContain("TELEGRAM_SECRET_TOKEN: missing");
  expect(faultsOf({ TELEGRAM_BOT_TOKEN: "abc", TELEGRAM_MODE: "polling" })[0]).toContain("TELEGRAM_BOT_TOKEN");
  expect(faultsOf({ TELEGRAM_SECRET_TOKEN: "bí mật của phường" }).join()).toContain("TELEGRAM_SECRET_TOKEN");
  const polling = read({ TELEGRAM_BOT_TOKEN, TELEGRAM_MODE: "polling" });
  expect(polling).toMatchObject({ DEMO: false, telegram: { TELEGRAM_BOT_TOKEN, TELEGRAM_MODE: "polling" } });
  expect(read({ TELEGRAM_BOT_TOKEN, TELEGRAM_SECRET_TOKEN: "bi-mat-01" }).telegram?.TELEGRAM_MODE).toBe("webhook");
});

test("the demo's secrets are public, so it never listens on a public address", () => {
  expect(faultsOf({ HOST: "0.0.0.0", DEMO: "1" })[0]).toContain("loopback");
  expect(read({ HOST: "0.0.0.0" })).toMatchObject({ DEMO: false });
  expect(read({ HOST: "0.0.0.0" }).zalo).toBeUndefined();
});

test("a platform's time-out as long as the lease is refused: two workers could send at once", () => {
  expect(faultsOf({ LEASE_SECONDS: "5", PLATFORM_TIMEOUT_MS: "5000" })[0]).toContain("PLATFORM_TIMEOUT_MS");
});

test("an empty variable counts as unset", () => {
  expect(read({ DATABASE_URL: "", PORT: "" })).toMatchObject({ PORT: 3000 });
});

test("the secret is made once, kept for its owner only, and the same at the next start", () => {
  const first = read({}).APP_SECRET;
  expect(first).toHaveLength(32);
  expect(read({}).APP_SECRET).toEqual(first);
  expect(statSync(join(dir, "app-secret")).mode & 0o077).toBe(0);
});

test("a given secret must be 32 bytes: it encrypts the platforms' tokens", () => {
  expect(faultsOf({ APP_SECRET: Buffer.alloc(16).toString("base64").padEnd(44, "=") })[0]).toContain("APP_SECRET");
});

const sms = {
  SMS_GATEWAY: "speedsms",
  SMS_KEY: "khoa-khong-that",
  SMS_BRANDNAME: "PBENSEN",
  SMS_REPORT_SECRET: "bao-cao-khong-that",
};

test("SMS and e-mail are off or complete, each by itself", () => {
  expect(read(sms)).toMatchObject({ DEMO: false, sms: { gateway: { name: "SpeedSMS" } } });
  expect(read(sms).smtp).toBeUndefined();
  const { SMS_KEY: _, ...half } = sms;
  expect(faultsOf(half)[0]).toContain("SMS_KEY: missing");
  expect(faultsOf({ SMTP_URL: "smtp://a:b@example.vn:587" })[0]).toContain("SMTP_FROM: missing");
  expect(faultsOf({ SMTP_URL: "https://example.vn", SMTP_FROM: "phuong@example.vn" })[0]).toContain("SMTP_URL");
});

test("eSMS wants its second secret; a gateway of one's own is read from its file, with its faults named", () => {
  expect(faultsOf({ ...sms, SMS_GATEWAY: "esms" })[0]).toContain("SMS_SECRET: missing");
  expect(faultsOf({ ...sms, SMS_GATEWAY: join(dir, "none.json") })[0]).toContain("SMS_GATEWAY");
  const file = join(dir, "gateway.json");
  writeFileSync(file, JSON.stringify({ ...knownGateways.speedsms, name: "Nhà riêng" }));
  expect(read({ ...sms, SMS_GATEWAY: file }).sms?.gateway.name).toBe("Nhà riêng");
  writeFileSync(file, JSON.stringify({ ...knownGateways.speedsms, phone: "00" }));
  expect(faultsOf({ ...sms, SMS_GATEWAY: file })[0]).toMatch(/SMS_GATEWAY.*phone/);
});

test("speech is off, or one of both ways, whole; voices leave this machine only over TLS or to a host of our own", () => {
  expect(read({}).speech).toBeUndefined();
  const endpoint = { SPEECH_URL: "https://giong.example.vn/v1/", SPEECH_MODEL: "phowhisper" };
  expect(read(endpoint).speech).toMatchObject({ kind: "endpoint", baseUrl: "https://giong.example.vn/v1" });
  expect(faultsOf({ SPEECH_URL: endpoint.SPEECH_URL })[0]).toContain("SPEECH_MODEL: missing");
  expect(faultsOf({ SPEECH_KEY: "k" })[0]).toContain("SPEECH_URL: missing, while SPEECH_KEY is set");
  expect(faultsOf({ HOTLINE_RECORDING_SOURCES: "https://pbx.example" })[0]).toContain("SPEECH_MODEL_DIR or SPEECH_URL");
  expect(faultsOf({ ...endpoint, HOTLINE_RECORDING_SOURCES: "https://pbx.example/a" })[0]).toContain("without a path");
  const plain = { ...endpoint, SPEECH_URL: "http://10.0.0.9:8000/v1" };
  expect(faultsOf(plain)[0]).toContain("SPEECH_URL: must be https");
  expect(read({ ...plain, OUTGOING_PRIVATE_HOSTS: "10.0.0.9" }).speech).toMatchObject({ kind: "endpoint" });
  expect(faultsOf({ SPEECH_MODEL_DIR: dir })[0]).toContain("no model there");
  writeFileSync(join(dir, "config.json"), "{}");
  expect(read({ SPEECH_MODEL_DIR: dir }).speech).toMatchObject({
    kind: "local",
    dir,
    dtype: "fp32",
    timeoutMs: 60_000,
  });
  expect(faultsOf({ ...endpoint, SPEECH_MODEL_DIR: dir })[0]).toContain("only one of them");
  // an errand is one worker's for longer than fetching and listening may take
  expect([errandLeaseMs(read({})), errandLeaseMs(read(endpoint))]).toEqual([30_000, 80_000]);
});

test("a wording is off, or whole, and nobody waits for it longer than eight seconds", () => {
  expect(read({}).wording).toBeUndefined();
  const endpoint = { WORDING_URL: "https://loi.example.vn/v1/", WORDING_MODEL: "qwen" };
  expect(read(endpoint).wording).toEqual({ baseUrl: "https://loi.example.vn/v1", model: "qwen", timeoutMs: 6_000 });
  expect(faultsOf({ WORDING_URL: endpoint.WORDING_URL })[0]).toContain("WORDING_MODEL: missing");
  expect(faultsOf({ ...endpoint, WORDING_URL: "http://10.0.0.9/v1" })[0]).toContain("WORDING_URL: must be https");
  expect(faultsOf({ ...endpoint, WORDING_TIMEOUT_SECONDS: "9" })[0]).toContain("WORDING_TIMEOUT_SECONDS");
});

test("a second reader is off, or whole; words leave this machine only over TLS or to a host of our own", () => {
  expect(read({}).reader).toBeUndefined();
  const endpoint = { READER_URL: "https://doc.example.vn/v1/", READER_MODEL: "qwen", READER_KEY: "k" };
  const settings = { baseUrl: "https://doc.example.vn/v1", model: "qwen", key: "k", timeoutMs: 4_000 };
  expect(read(endpoint).reader).toEqual(settings);
  expect(faultsOf({ READER_URL: endpoint.READER_URL })[0]).toContain("READER_MODEL: missing");
  expect(faultsOf({ READER_KEY: "k" })[0]).toContain("READER_URL: missing, while READER_KEY is set");
  expect(faultsOf({ READER_MODEL: "qwen" })[0]).toContain("READER_URL: missing, while READER_MODEL is set");
  expect(faultsOf({ ...endpoint, READER_URL: "http://10.0.0.9/v1" })[0]).toContain("READER_URL: must be https");
  // an answer must come while the conversation is still this worker's
  expect(faultsOf({ ...endpoint, READER_TIMEOUT_SECONDS: "11" })[0]).toContain("a third of LEASE_SECONDS");
});

test("systems are set up as JSON; what is wrong with it is told by its variable, and no secret is", () => {
  const clients = [{ name: "app", keySha256: "a".repeat(64) }];
  const own = read({ OPEN311_CLIENTS: JSON.stringify(clients), REPORT_MEDIA_HOSTS: "anh.example, *.anh.example" });
  expect(own.OPEN311_CLIENTS).toEqual([{ ...clients[0], tellsByEmail: false }]);
  expect(own.REPORT_MEDIA_HOSTS).toEqual(["anh.example", "*.anh.example"]);
  expect(own.MACHINE_SOURCES).toMatchObject([{ name: "demo-camera" }]);
  const body = { unit: "KTHT", url: "https://else.example", apiKey: "geheim-1", serviceCode: "1" };
  const faults = faultsOf({
    OPEN311_CLIENTS: "{geheim-2",
    MACHINE_SOURCES: JSON.stringify([{ name: "Camera", secret: "geheim-3" }]),
    RELAY_BODIES: JSON.stringify([body]),
  });
  expect(faults.join()).not.toContain("geheim");
  expect(faults).toEqual([
    "OPEN311_CLIENTS: is not JSON",
    expect.stringMatching(/^MACHINE_SOURCES\.0\.name: must be lower-case/),
    expect.stringMatching(/^MACHINE_SOURCES\.0\.secret: /),
    expect.stringMatching(/^RELAY_BODIES\.0\.unit: /),
  ]);
});

test("a geocoder is off until its address is given, and addresses leave only over TLS or to a host of our own", () => {
  expect(read({}).geocoder).toBeUndefined();
  expect(read({ GEOCODER_URL: "https://ban-do.example.vn/" }).geocoder).toEqual({
    baseUrl: "https://ban-do.example.vn",
  });
  const own = { GEOCODER_URL: "http://10.0.0.9:8080", GEOCODER_KEY: "k", GEOCODER_KEY_HEADER: "x-api-key" };
  expect(read({ ...own, OUTGOING_PRIVATE_HOSTS: "10.0.0.9" }).geocoder).toEqual({
    baseUrl: "http://10.0.0.9:8080",
    key: { header: "x-api-key", value: "k" },
  });
  expect(faultsOf(own)).toEqual([expect.stringContaining("GEOCODER_URL")]);
  expect(faultsOf({ GEOCODER_KEY: "k" })).toEqual(["GEOCODER_URL: missing, while GEOCODER_KEY is set"]);
});

test("backups of each night are locked with a public key, or there are none", () => {
  expect(read({ BACKUP_PASSPHRASE: "một câu đủ dài" }).backup).toBeUndefined();
  expect(faultsOf({ BACKUP_DIR: "/b" })).toEqual(["BACKUP_RECIPIENT: missing, while BACKUP_DIR is set"]);
  expect(faultsOf({ BACKUP_RECIPIENT: "AGE-SECRET-KEY-1" })).toEqual([expect.stringMatching(/^BACKUP_RECIPIENT: /)]);
  const recipient = "age1kuh94rhyazdxpmpmg9sg7mmjyjhxls7ezckzwk8lkgr2kashaves83h5dp";
  expect(read({ BACKUP_DIR: "/b", BACKUP_RECIPIENT: recipient }).backup).toEqual({ dir: "/b", recipient, keep: 14 });
});
