import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createListener } from "../../prisma/listen.ts";
import { newKey } from "../../server/backup/seal.ts";
import { nameOfBackup } from "../../server/backup/shelf.ts";
import type { Site } from "../../server/doctor/check.ts";
import { examine, type Result, tableOf, visit } from "../../server/doctor/examine.ts";
import type { TestDatabase } from "../fakes/database.ts";
import { openPeopled } from "../scenarios/peopled.ts";

const now = new Date();
let dir: string;
let database: TestDatabase;
let client: pg.Client;
let listener: ReturnType<typeof createListener>;
let given: Record<string, string>;
let healthy: Site;

const sql = (text: string) => client.query(text);
const see = (more: Record<string, string> = {}, isOnline = false) => visit({ ...given, ...more }, { now, isOnline });
const levels = (results: Result[], level: Result["level"]) =>
  results.filter((one) => one.level === level).map(({ name }) => name);
const of = (results: Result[], name: string): Result => {
  const found = results.find((one) => one.name === name);
  if (!found) throw new Error(`there is no check ${name}`);
  return found;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "doctor-"));
  database = await openPeopled();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  listener = createListener({
    ...{ url: database.url, onInbox: () => undefined, onOutbox: () => undefined, onLive: () => undefined },
  });
  // Everybody has a password of their own by now.
  await sql("CREATE TABLE password_kept AS SELECT id, password FROM account");
  await sql("UPDATE account SET password = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$3Uqd1cvdX0nG5TCrFQfE0Q'");
  await writeFile(join(dir, nameOfBackup(new Date(now.getTime() - 3_600_000))), "x");
  const { recipient } = await newKey();
  given = {
    ...{ DATA_DIR: dir, DATABASE_URL: database.url, DEMO: "0", TRUST_PROXY: "loopback" },
    ...{ PUBLIC_URL: "https://phuong.invalid", BACKUP_DIR: dir, BACKUP_RECIPIENT: recipient },
  };
  do healthy = { ...(await see()), nodeVersion: "24.4.0" };
  while (healthy.server?.processes === 0);
});
afterAll(async () => {
  await listener.close();
  await client.end();
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

test("an installation in order: nothing is to be mended, and nobody outside was asked", async () => {
  const results = await examine(healthy);
  expect(results.filter(({ level }) => level !== "ok" && level !== "warn")).toEqual([]);
  // The disk of whoever runs this may be small; all else is as it should be.
  expect(levels(results, "warn").filter((name) => name !== "Ổ đĩa")).toEqual([]);
  expect(of(results, "Sao lưu").said).toMatch(/^bản cuối cách đây 60 phút/);
  expect(of(results, "Địa chỉ công khai").said).toContain("--online");
  expect(of(await examine(await see({}, true)), "Địa chỉ công khai")).toMatchObject({
    level: "bad",
    said: expect.stringContaining("không tới được"),
  });
});

test("every fault of the settings is named, and what could not be seen then is told as such", async () => {
  const results = await examine(await see({ PORT: "ba nghìn", LEASE_SECONDS: "0", BACKUP_RECIPIENT: "" }));
  expect(of(results, "Cấu hình")).toMatchObject({ level: "bad", mend: expect.stringContaining("biến môi trường") });
  for (const name of ["PORT", "LEASE_SECONDS", "BACKUP_RECIPIENT"])
    expect(of(results, "Cấu hình").said).toContain(name);
  expect(of(results, "Tin đến").level).toBe("unknown");
});

const server = (more: object): Partial<Site> => ({
  server: { ...(healthy.server as object), ...more } as Site["server"] & object,
});
const applied = () => healthy.server?.applied ?? [];
/** What is broken, the check that sees it, how bad it is, and what it says. */
const broken: [string, () => Partial<Site>, Result["level"], RegExp][] = [
  ["Node.js", () => ({ nodeVersion: "18.20.0" }), "bad", /quá cũ/],
  ["Node.js", () => ({ nodeVersion: "20.18.9" }), "bad", /quá cũ/],
  ["Node.js", () => ({ nodeVersion: "20.19.0" }), "warn", /20\.19/],
  ["Kết nối cơ sở dữ liệu", () => server({ version: 140_011 }), "bad", /14\.11, cần từ 15/],
  ["Bảng mã và sắp xếp", () => server({ encoding: "LATIN1" }), "bad", /tiếng Việt/],
  ["Phần mở rộng unaccent", () => server({ hasUnaccent: false }), "bad", /không dấu/],
  ["Dữ liệu cũ để bên", () => server({ kept: ["before_restore_1"] }), "warn", /before_restore_1/],
  ["Đồng hồ", () => server({ aheadMs: -5_000 }), "warn", /5\.0 giây/],
  ["Đồng hồ", () => server({ aheadMs: 90_000 }), "bad", /90\.0 giây/],
  ["Cấu trúc bảng", () => server({ applied: applied().slice(0, -2) }), "warn", /thiếu 2 bước/],
  [
    "Cấu trúc bảng",
    () => server({ applied: [...applied(), { name: "29990101_x", checksum: "", isFinished: true }] }),
    "bad",
    /mới hơn bản này 1/,
  ],
  [
    "Cấu trúc bảng",
    () => server({ applied: applied().map((one, at) => (at === 0 ? { ...one, isFinished: false } : one)) }),
    "bad",
    /dở dang/,
  ],
  [
    "Cấu trúc bảng",
    () => server({ applied: applied().map((one, at) => (at === 0 ? { ...one, checksum: "x" } : one)) }),
    "bad",
    /bị sửa/,
  ],
  ["Sao lưu", () => ({ backups: [] }), "bad", /chưa có bản nào/],
  [
    "Sao lưu",
    () => ({ backups: [{ path: "", at: new Date(now.getTime() - 40 * 3_600_000), bytes: 1 }] }),
    "bad",
    /40 giờ/,
  ],
  ["Tiến trình", () => server({ processes: 0 }), "warn", /không có tiến trình/],
];

test.each(broken)("%s: seen and told how to mend", async (name, breaking, level, said) => {
  const result = of(await examine({ ...healthy, ...breaking() }), name);
  expect(result).toMatchObject({ level, said: expect.stringMatching(said) });
  expect(result.mend).toMatch(/^[A-ZĐ].*\.$/u);
});

test("settings that are no way to run a ward: http, this machine only, no nightly backup, no folder, the demo's keys", async () => {
  const said = async (more: Record<string, string>, name: string) => of(await examine(await see(more)), name);
  expect(await said({ PUBLIC_URL: "http://phuong.invalid" }, "Địa chỉ công khai")).toMatchObject({ level: "bad" });
  expect(await said({ PUBLIC_URL: "https://localhost:3000" }, "Địa chỉ công khai")).toMatchObject({ level: "bad" });
  expect(await said({ TRUST_PROXY: "" }, "Đăng nhập qua proxy")).toMatchObject({ level: "warn" });
  expect(await said({ BACKUP_DIR: "" }, "Sao lưu")).toMatchObject({ level: "warn" });
  expect(await said({ BACKUP_DIR: join(dir, "none") }, "Thư mục dữ liệu")).toMatchObject({ level: "bad" });
  expect(await said({ APP_SECRET: Buffer.alloc(32, 1).toString("base64") }, "APP_SECRET")).toMatchObject({
    level: "bad",
  });
  const keys = {
    FACEBOOK_APP_SECRET: "test-facebook-app-secret-khong-that",
    FACEBOOK_VERIFY_TOKEN: "own-verify-token",
  };
  const page = { FACEBOOK_PAGE_ID: "1", FACEBOOK_PAGE_TOKEN: "own-page-token-of-ours" };
  expect(await said({ ...keys, ...page }, "Khóa của bản chạy thử")).toMatchObject({
    ...{ level: "bad", said: "ai cũng biết: FACEBOOK_APP_SECRET" },
  });
});

test("a database that cannot be reached is told of without its password; one that never was is not made", async () => {
  const away = await see({ DATABASE_URL: "postgresql://app:bi-mat-lam@127.0.0.1:1/x" });
  expect(of(await examine(away), "Kết nối cơ sở dữ liệu")).toMatchObject({
    level: "bad",
    said: expect.stringContaining("ECONNREFUSED"),
  });
  expect(tableOf(await examine(away))).not.toContain("bi-mat-lam");
  const fresh = await examine(await see({ DATABASE_URL: "" }));
  expect(of(fresh, "PostgreSQL đi kèm")).toMatchObject({ level: "warn", said: "chưa chạy lần nào" });
  expect(of(fresh, "Kết nối cơ sở dữ liệu").level).toBe("unknown");
});

test("accounts of the demo that anybody may enter are named", async () => {
  await sql(
    "UPDATE account SET password = kept.password FROM password_kept AS kept WHERE kept.id = account.id AND user_id IN (SELECT id FROM staff WHERE username IN ('lan', 'quan'))",
  );
  const results = await examine(await see());
  expect(of(results, "Tài khoản mẫu")).toMatchObject({ level: "bad", said: "còn mật khẩu mẫu: lan, quan" });
  await sql("UPDATE staff SET active = false WHERE username = 'lan'");
  expect(of(await examine(await see()), "Tài khoản mẫu").said).toBe("còn mật khẩu mẫu: quan");
});

test("a ward in which nothing is worked any more: what waits, what failed, who lost access; no word of anybody", async () => {
  const [secret, phone] = ["con tôi bị đánh", "+84903123456"];
  await sql(`
    INSERT INTO lane (queue, name, waiting, due_at) SELECT queue, 'x', 1, now() - interval '3 hours' FROM unnest('{inbox,outbox,errand}'::text[]) AS queue;
    INSERT INTO inbox_event (lane, channel, provider_id, at, event, received_at, state) VALUES ('x', 'zalo', 'p', now(), '{"text":"${secret}"}', now(), 'parked');
    INSERT INTO citizen (id, phone, created_at) VALUES ('c', '${phone}', now());
    INSERT INTO conversation (id, channel, account, user_id, thread, citizen_id, holder, dialogue, opened_at, active_at, version) VALUES ('t', 'zalo', 'oa', 'u', 't', 'c', 'bot', '{}', now(), now(), 1);
    INSERT INTO message (id, conversation_id, direction, author, text, choices, attachments, state, at) VALUES ('m', 't', 'out', '{}', '${secret}', '[]', '[]', 'failed', now());
    INSERT INTO outbox (message_id, lane, key, channel, account, user_id, purpose, created_at, state) VALUES ('m', 'x', 'k', 'sms', 'a', '${phone}', 'reply', now(), 'failed');
    INSERT INTO channel_connection (channel, account, name, state, connected_at, connected_by, settings) VALUES ('zalo', '41', 'Phường', 'revoked', now(), '{}', '{}'), ('facebook', '7', 'Phường', 'expiring', now(), '{}', '{}');
    INSERT INTO desk_task (id, kind, key, reason, state, opened_at, phone) VALUES ('d', 'channel', 'k', 'silent:zalo', 'open', now(), '${phone}'), ('e', 'bad-signatures', 'j', 'BAD_SIGNATURE', 'open', now(), NULL);
    INSERT INTO audit_entry (at, act, facts, result) VALUES (now() - interval '1 hour', 'signIn', '{}', 'OK');
    INSERT INTO knowledge_version (id, kind, entry_id, number, base, body, state, author, created_at) VALUES ('v', 'article', 'hien-mau', 1, 0, '{"valid_to":"2020-01-01"}', 'published', '{}', now());
  `);
  const results = await examine({ ...(await see()), nodeVersion: "24.4.0" });
  const told = (name: string) => [of(results, name).level, of(results, name).said];
  for (const name of ["Tin đến", "Tin đi", "Việc với hệ thống khác"])
    expect(told(name)).toEqual(["bad", "việc cũ nhất đã quá giờ 3 giờ"]);
  expect(told("Tiến trình")).toEqual(["bad", "1 tiến trình chạy, nhưng việc không được xử lý"]);
  expect(told("Tin không xử lý được")).toEqual(["warn", "1 tin để riêng"]);
  expect(told("Tin gửi hỏng")).toEqual(["warn", "1 tin trong 24 giờ qua"]);
  expect(told("Kết nối kênh")).toEqual(["bad", "facebook 7: expiring, zalo 41: revoked"]);
  expect(told("Sức khỏe kênh")).toEqual(["warn", "bad-signatures:BAD_SIGNATURE, silent:zalo"]);
  expect(told("Nhật ký thao tác")).toEqual(["bad", "1 dòng chưa đóng dấu, dòng cũ nhất 60 phút"]);
  expect(told("Thủ tục và bài viết")).toEqual(["warn", "1 mục hết hạn: hien-mau"]);
  const table = tableOf(results);
  expect(table).toMatch(/^ {2}✗ Tin đến +việc cũ nhất.*\n +→ Xem nhật ký/m);
  for (const word of [secret, phone, "903123456"]) expect(table + JSON.stringify(results)).not.toContain(word);
});
