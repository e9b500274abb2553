import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jest } from "@jest/globals";
import pg from "pg";
import { sealTrail } from "../../core/audit/verify-trail.ts";
import { checkBackup } from "../../server/backup/check-backup.ts";
import { type BackupMade, makeBackup } from "../../server/backup/make-backup.ts";
import { backUpNightly } from "../../server/backup/nightly.ts";
import { dropKept } from "../../server/backup/put-aside.ts";
import { restoreBackup } from "../../server/backup/restore.ts";
import { newKey } from "../../server/backup/seal.ts";
import { backupsIn } from "../../server/backup/shelf.ts";
import { createLog } from "../../server/log.ts";
import { openEmpty, type TestDatabase } from "../fakes/database.ts";
import { allTables, ask, digest, filesOf } from "../fakes/installation.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(180_000);

const now = new Date("2026-11-30T09:00:00+07:00");
const codePrefix = "BS";
let town: Town;
let dir: string;
let made: BackupMade;
let pair: Awaited<ReturnType<typeof newKey>>;
let code: string;
let before: Map<string, string>;
const targets: TestDatabase[] = [];
const resident = "7700000000000000301";

/** A database without a table, and a folder. */
async function aTarget() {
  const database = await openEmpty();
  targets.push(database);
  return { databaseUrl: database.url, dataDir: await mkdtemp(join(dir, "data-")) };
}
const installation = (of: { databaseUrl: string; dataDir: string }, secret = town.secret) => ({
  ...{ databaseUrl: of.databaseUrl, filesDir: join(of.dataDir, "files"), secret },
});
const restore = (of: { databaseUrl: string; dataDir: string }, path = made.path, options: object = {}) =>
  restoreBackup(installation(of), {
    path,
    key: { identity: pair.identity },
    mayReplace: false,
    now: town.clock.now,
    codePrefix,
    ...options,
  });

/** Ninety residents who write while the backup is made; nobody handles it meanwhile. */
async function keepWriting(): Promise<void> {
  for (let nth = 0; nth < 90; nth += 1) {
    await town.doors.of("zalo").act(town.origin, `77000000000000009${nth + 10}`, [{ text: `tin số ${nth}` }]);
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "restore-"));
  pair = await newKey();
  town = await openTown({ understanding: realUnderstanding(), now });
  const who = new Resident(town, resident);
  await who.does({ photo: "cong.jpg" }, { text: "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn" });
  code = /BS-\d{4}-\d{4}/.exec((await who.does({ press: "Đúng rồi" })).join(" "))?.[0] ?? "";
  const [officer, quan] = [await town.staff("dung"), await town.staff("quan")];
  await officer.move(code, "accepted", { officerId: officer.id });
  await town.settle();
  await quan.post("/api/settings/assistant", { base: 0, body: { off: ["facebook"] } });
  await (await town.staff("lan")).post(`/api/tickets/${code}/notes`, {
    text: "đã gọi tổ thoát nước\tcó \\ và 'dấu'\nhai dòng",
  });
  // Nobody sends this one before the backup is made.
  const photo = await officer.upload();
  await officer.move(code, "in-progress", { onSceneAt: now.toISOString(), photos: [photo] });
  // A table of several parts, with every kind of sign in it.
  await ask(
    town.databaseUrl,
    `INSERT INTO live_event (topic, name, ref) SELECT 'desk', E'a\\tb\\\\c\\nđ €', repeat('ng', 40) || n FROM generate_series(1, 30000) AS n`,
  );
  await sealTrail(town.wired);
  before = await digest(town.databaseUrl);
  const to = { dir, lock: { recipient: pair.recipient }, now };
  const [written] = await Promise.all([makeBackup(installation(town), to), keepWriting()]);
  made = written;
});
afterAll(async () => {
  await town.close();
  for (const target of targets) await target.close();
  await rm(dir, { recursive: true, force: true });
});

test("a backup that is made while residents write holds one moment, whole; restored, each row and file is there", async () => {
  const target = await aTarget();
  const restored = await restore(target);
  expect(restored).toMatchObject({ at: now, unsent: 1, hasSameSecret: true, trail: { isWhole: true } });
  const after = await digest(target.databaseUrl);
  // What writes while the backup is made, and what a restore settles; each is looked at below.
  const moving = ["inbox_event", "lane", "_prisma_migrations"];
  const settled = ["outbox", "message", "desk_task", "ticket_series"];
  for (const name of [...moving, ...settled]) {
    before.delete(name);
    after.delete(name);
  }
  expect(after).toEqual(before);
  expect(before.size).toBeGreaterThan(40);
  expect([...(await filesOf(target.dataDir)).keys()].length).toBeGreaterThanOrEqual(2);
  expect(await filesOf(target.dataDir)).toEqual(await filesOf(town.dataDir));
  expect(restored.files).toBe((await filesOf(town.dataDir)).size);
});

test("what came in of that moment is there with the lane it waits in, and nothing of a later one", async () => {
  const { databaseUrl } = await aTargetRestored();
  const inbox = "SELECT count(*)::int AS count FROM inbox_event";
  const [[kept], [live]] = [await ask(databaseUrl, inbox), await ask(town.databaseUrl, inbox)];
  expect(Number(live?.count)).toBeGreaterThanOrEqual(90);
  expect(Number(kept?.count)).toBeLessThan(Number(live?.count));
  const torn = `SELECT l.name FROM lane AS l WHERE queue = 'inbox' AND waiting <>
    (SELECT count(*) FROM inbox_event AS e WHERE e.lane = l.name AND e.state = 'waiting')`;
  expect(await ask(databaseUrl, torn)).toEqual([]);
  const gone = `SELECT seq FROM inbox_event WHERE state = 'waiting' AND NOT EXISTS
    (SELECT 1 FROM lane AS l WHERE l.queue = 'inbox' AND l.name = inbox_event.lane)`;
  expect(await ask(databaseUrl, gone)).toEqual([]);
});

let restoredOnce: Promise<{ databaseUrl: string; dataDir: string }> | undefined;
/** One restored installation for those who only look. */
function aTargetRestored() {
  restoredOnce ??= aTarget().then(async (target) => {
    await restore(target);
    return target;
  });
  return restoredOnce;
}

test("what waited to be sent is not sent: the desk has a task, and its line says that it may have arrived", async () => {
  const { databaseUrl } = await aTargetRestored();
  expect(await ask(databaseUrl, "SELECT 1 FROM outbox WHERE state = 'waiting'")).toEqual([]);
  const lines = await ask(databaseUrl, "SELECT state, failure, ticket_code FROM message WHERE failure IS NOT NULL");
  expect(lines).toEqual([{ state: "failed", failure: "UNCERTAIN", ticket_code: code }]);
  const tasks = await ask(
    databaseUrl,
    "SELECT kind, reason, ticket_code, state FROM desk_task WHERE kind = 'delivery-failed'",
  );
  expect(tasks).toEqual([{ kind: "delivery-failed", reason: "UNCERTAIN", ticket_code: code, state: "open" }]);
  const rest = `SELECT md5(string_agg(o::text, '' ORDER BY message_id)) AS sum FROM outbox AS o WHERE fault IS DISTINCT FROM 'UNCERTAIN'`;
  const live = `SELECT md5(string_agg(o::text, '' ORDER BY message_id)) AS sum FROM outbox AS o WHERE state <> 'waiting'`;
  expect(await ask(databaseUrl, rest)).toEqual(await ask(town.databaseUrl, live));
});

test("the ward goes on: staff sign in, the resident writes on and the ticket follows, new codes are new", async () => {
  const said = town.doors.zalo.log(resident).length;
  const moved = await town.moved(await aTargetRestored());
  try {
    const lan = await moved.staff("lan");
    expect(await lan.ticket(code)).toMatchObject({ status: "in-progress" });
    await moved.settle();
    // Nothing of the time before was said again.
    expect(town.doors.zalo.log(resident).length).toBe(said);
    const who = new Resident(moved, resident);
    await who.news();
    expect((await who.does({ text: code })).join(" ")).toContain(`${code} đang ở bước: Đang xử lý`);
    const other = new Resident(moved, "7700000000000000777");
    await other.does({ text: "đèn đường trước nhà 12 sen hồng tắt ba đêm rồi" });
    const fresh = /BS-2611-(\d{4})/.exec((await other.does({ press: "Đúng rồi" })).join(" "))?.[1];
    expect(Number(fresh)).toBeGreaterThan(Number(code.slice(-4)) + 299);
    const { items } = await (await moved.staff("quan")).get<{ items: { act: string }[] }>("/api/audit?");
    expect(items.length).toBeGreaterThan(2);
  } finally {
    await moved.leave();
  }
});

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

test("a wrong key, a cut file, a changed byte and a file that is none are refused, with nothing touched", async () => {
  const target = await aTarget();
  const damaged = join(dir, "damaged.age");
  const refusal = (path: string, options: object = {}) => refusalOf(restore(target, path, options));
  expect(await refusal(made.path, { key: { identity: (await newKey()).identity } })).toBe("BACKUP_LOCKED");
  expect(await refusal(made.path, { key: { passphrase: "không phải mật khẩu" } })).toBe("BACKUP_LOCKED");
  for (const share of [0.5, 0.999]) {
    await copyFile(made.path, damaged);
    await truncate(damaged, Math.floor(made.bytes * share));
    expect(await refusal(damaged)).toBe("BACKUP_DAMAGED");
  }
  const bytes = await readFile(made.path);
  for (const share of [0.3, 0.9]) {
    const changed = Buffer.from(bytes);
    const at = Math.floor(bytes.length * share);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(damaged, changed);
    expect(await refusal(damaged)).toBe("BACKUP_DAMAGED");
  }
  await writeFile(damaged, "xin chào");
  expect(await refusal(damaged)).toBe("BACKUP_DAMAGED");
  expect(await ask(target.databaseUrl, allTables)).toEqual([]);
  expect(await readdir(target.dataDir)).toEqual([]);
});

test("over something that is there only with --replace, and what was there stays beside it", async () => {
  const target = await aTarget();
  await restore(target);
  await ask(target.databaseUrl, "UPDATE citizen SET display_name = 'người sau'");
  const held = new pg.Client({ connectionString: target.databaseUrl });
  await held.connect();
  expect(await refusalOf(restore(target))).toBe("TARGET_IN_USE");
  await held.end();
  const untouched = await digest(target.databaseUrl);
  expect(await refusalOf(restore(target))).toBe("TARGET_NOT_EMPTY");
  expect(await digest(target.databaseUrl)).toEqual(untouched);
  const { keptSchema, keptFiles } = await restore(target, made.path, { mayReplace: true });
  const sql = `SELECT count(*)::int AS count FROM "${keptSchema}".citizen WHERE display_name = 'người sau'`;
  expect((await ask(target.databaseUrl, sql))[0]?.count).toBeGreaterThan(0);
  expect(await ask(target.databaseUrl, "SELECT 1 FROM citizen WHERE display_name = 'người sau'")).toEqual([]);
  expect(existsSync(keptFiles ?? "")).toBe(true);
  const replaced = await digest(target.databaseUrl);
  expect(await dropKept(installation(target))).toEqual([keptSchema, keptFiles]);
  expect(existsSync(keptFiles ?? "")).toBe(false);
  expect(await digest(target.databaseUrl)).toEqual(replaced);
  expect(await ask(target.databaseUrl, "SELECT fold('Cống') AS word")).toEqual([{ word: "cong" }]);
});

/** Backups that are whole, of databases in which something is not as any release has it; late: the files are there already. */
const broken = {
  "a row refers to one that is not there":
    "ALTER TABLE message_ref DROP CONSTRAINT message_ref_message_id_fkey; INSERT INTO message_ref VALUES ('zalo', 'x', 'nobody')",
  "at the very end a series of numbers is unknown": "CREATE SEQUENCE strange; SELECT nextval('strange')",
};

test("a restore that fails half way leaves everything as it was", async () => {
  const target = await aTarget();
  await restore(target);
  const [untouched, files] = [await digest(target.databaseUrl), await filesOf(target.dataDir)];
  for (const [nth, sql] of Object.values(broken).entries()) {
    const source = await aTarget();
    await restore(source);
    await ask(source.databaseUrl, sql);
    const to = { dir, lock: { recipient: pair.recipient }, now: new Date(now.getTime() + (nth + 10) * 1000) };
    const { path } = await makeBackup(installation(source), to);
    expect(await refusalOf(restore(target, path, { mayReplace: true }))).toMatch(/^(23503|42P01)$/);
    expect(await digest(target.databaseUrl)).toEqual(untouched);
    expect(await filesOf(target.dataDir)).toEqual(files);
    expect(await readdir(target.dataDir)).toEqual(["files"]);
    const schemas = "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%restore%'";
    expect(await ask(target.databaseUrl, schemas)).toEqual([]);
  }
});

test("another secret is told of, a backup of a newer release is refused, a passphrase opens what it locked", async () => {
  const source = await aTarget();
  const other = { ...installation(source), secret: Buffer.alloc(32, 7) };
  const how = { path: made.path, key: { identity: pair.identity }, mayReplace: false, now, codePrefix };
  expect(await restoreBackup(other, how)).toMatchObject({ hasSameSecret: false });
  const later = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
    VALUES ('x', 'y', '29990101000000_later', now(), now())`;
  await ask(source.databaseUrl, later);
  const passphrase = "năm chữ cái dễ nhớ";
  const { path } = await makeBackup(other, { dir, lock: { passphrase }, now: new Date(now.getTime() + 2000) });
  expect(await refusalOf(checkBackup(path, { passphrase }))).toBe("BACKUP_NEWER");
});

test("each night one backup is made, whoever looks, and so many are kept", async () => {
  const folder = join(dir, "nightly");
  const to = { dir: folder, recipient: pair.recipient, keep: 2 };
  const look = (at: string) => {
    const context = { duties: town.wired.store.duties, now: new Date(`${at}:00+07:00`), log: createLog("silent") };
    return Promise.all([1, 2].map(() => backUpNightly(installation(town), to, context)));
  };
  const names = async () => (await backupsIn(folder)).map(({ at }) => at.toISOString());
  expect((await look("2026-12-01T10:00")).filter(Boolean)).toEqual([true]);
  expect(await look("2026-12-02T01:59")).toEqual([false, false]);
  expect((await look("2026-12-02T02:05")).filter(Boolean)).toEqual([true]);
  expect((await look("2026-12-03T02:00")).filter(Boolean)).toEqual([true]);
  expect(await names()).toEqual(["2026-12-02T19:00:00.000Z", "2026-12-01T19:05:00.000Z"]);
});
