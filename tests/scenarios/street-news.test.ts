import { jest } from "@jest/globals";
import { tellWatchers } from "../../core/news/tell-watchers.ts";
import { createPushKeys } from "../../server/push-keys.ts";
import { startPushServer } from "../fakes/push-server.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const reader = "tu@example.vn";
const neighbour = "7700000000000000123";
let town: Town;
let service: Awaited<ReturnType<typeof startPushServer>>;
beforeAll(async () => {
  service = await startPushServer();
  const { hostname } = new URL(service.url);
  const environment = { PUSH_HOSTS: `${hostname},push.example`, OUTGOING_PRIVATE_HOSTS: hostname };
  town = await openTown({ understanding: realUnderstanding(), now: at("16T14:06"), environment });
});
afterAll(async () => {
  await town?.close();
  await service.close();
});

/** A page of the ward as a browser without script gets it. */
async function page(path: string, form?: Record<string, string>) {
  const url = new URL(path, town.origin);
  const response = await fetch(url, form ? { method: "POST", body: new URLSearchParams(form) } : {});
  const text = await response.text();
  return { status: response.status, title: /<h1>([^<]*)<\/h1>/.exec(text)?.[1], text };
}

/** Mails to somebody, as they are read. */
const mails = (to = reader) =>
  town.doors.carriers.smtp.inbox(to).map(({ source, headers }) => {
    const bytes = source
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return { text: Buffer.from(bytes, "latin1").toString(), headers };
  });
const linkIn = (text: string, path: string): string => new RegExp(`${path}/[\\w.-]+`).exec(text)?.[0] ?? "";

/** Somebody in Zalo tells of something and says yes to what is asked. Returns the code. */
async function report(user: string, text: string): Promise<string> {
  const door = town.doors.of("zalo");
  await door.act(town.origin, user, [{ text }]);
  await town.settle();
  await door.act(town.origin, user, [{ press: "Đúng rồi" }]);
  await town.settle();
  const said = (await door.lines(town.origin, user)).map((line) => line.text).join(" ");
  return said.match(/BS-\d{4}-\d{4}/g)?.at(-1) ?? "";
}

async function evening(local: string): Promise<void> {
  town.clock.now = at(local);
  const { store, world } = town.wired;
  await Promise.all([1, 2].map(() => tellWatchers({ store, world, limit: 10 })));
  await town.settle();
}

async function resolve(code: string, text: string): Promise<void> {
  const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
  const photo = await officer.upload();
  await officer.move(code, "accepted", { officerId: officer.id });
  await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
  await officer.propose(code, text, [photo]);
  await head.move(code, "resolved", { text, photos: [photo] });
  await town.settle();
}

test("a street by mail: asked, confirmed, told once a day what everybody may know, and ended with one tap", async () => {
  const asked = { duong: "Hoa Sứ", loai: "", noi: " Tu@Example.vn " };
  expect((await page("/nhan-tin", asked)).title).toBe("Xem thư giúp phường");
  const [first] = mails();
  expect(first?.text).toContain("đường Hoa Sứ");
  expect(first?.headers["list-unsubscribe"]).toBeUndefined();
  const confirm = linkIn(first?.text ?? "", "/nhan-tin/xac-nhan");
  expect((await page(confirm)).title).toBe("Nhận tin qua thư?");
  expect(await town.wired.store.transaction((tx) => tx.people.citizensByEmail(reader))).toEqual([]);
  expect((await page(confirm, {})).text).toContain("Từ giờ tin đường Hoa Sứ phường gửi tới t…@example.vn.");
  expect((await page(confirm, {})).status).toBe(410);

  town.clock.now = at("16T14:30");
  const code = await report(neighbour, "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn");
  const secret = await report("7700000000000000124", "ổ gà to trước số 20 đường hoa sứ");
  await town.wired.store.client.ticket.update({ where: { code: secret }, data: { visibility: "confidential" } });
  await evening("16T17:31");
  await evening("16T17:32");
  expect(mails()).toHaveLength(2);
  const [, digest] = mails();
  expect(digest?.text).toContain(`${town.origin}/p/${code}`);
  expect(digest?.text).toContain("Bà con nhận tin này vì đã nhờ phường báo tin đường Hoa Sứ");
  expect(digest?.text).not.toContain(secret);
  // The addresses of pages hold a port and a seal of their own.
  // The ids of the mail and of its parts are random.
  expect(digest?.text.replace(/http\S+|^Message-ID:.*$|--_NmP\S+/gm, "")).not.toContain("45");

  town.clock.now = at("17T09:00");
  await resolve(code, "Đã thông cống trước nhà 45 Hoa Sứ");
  await evening("17T17:31");
  const done = mails().at(-1);
  expect(mails()).toHaveLength(3);
  expect(done?.text).toContain("Đã xong: Ngập nước, nghẹt cống ở Hoa Sứ. Đã thông cống trước Hoa Sứ.");

  expect(done?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  const stop = /<(\S+)>/.exec(done?.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  expect(done?.text).toContain(stop);
  expect((await page(stop)).title).toBe("Thôi nhận tin đường Hoa Sứ?");
  expect((await page(stop, { "List-Unsubscribe": "One-Click" })).title).toBe("Phường thôi gửi rồi");
  expect((await page(stop)).title).toBe("Phường thôi gửi rồi");
  town.clock.now = at("18T09:00");
  await report("7700000000000000125", "ổ gà to trước số 22 đường hoa sứ");
  await evening("18T17:31");
  expect(mails()).toHaveLength(3);
});

test("a street in a talk: asked for in words, told in the evening while the window is open, ended by a word", async () => {
  const door = town.doors.of("zalo");
  const user = "7700000000000000130";
  const say = async (text: string): Promise<string> => {
    await door.act(town.origin, user, [{ text }]);
    await town.settle();
    return (await door.lines(town.origin, user)).at(-1)?.text ?? "";
  };
  town.clock.now = at("19T09:00");
  const promised = await say("báo tin đường Hoa Sứ cho tui");
  expect(promised).toContain("có việc mới hoặc có kết quả về đường Hoa Sứ");
  expect(promised).toContain("Lâu hơn thì tin chờ tới khi");
  town.clock.now = at("19T10:00");
  const code = await report("7700000000000000131", "đèn đường trước nhà 30 hoa sứ tắt ba đêm rồi");
  await evening("19T17:31");
  const lines = (await door.lines(town.origin, user)).map(({ text }) => text);
  const told = lines.filter((text) => text.includes(`/p/${code}`));
  expect(told).toHaveLength(1);
  expect(linkIn(told[0] ?? "", "/nhan-tin/thoi")).not.toBe("");

  town.clock.now = at("19T18:00");
  expect(await say("dừng")).toContain("phường thôi gửi mọi tin");
  town.clock.now = at("20T10:00");
  await report("7700000000000000132", "rác đổ đống trước số 60 đường hoa sứ");
  await evening("20T17:31");
  expect((await door.lines(town.origin, user)).filter(({ text }) => text.startsWith("Tin tự động"))).toHaveLength(1);
});

test("nothing chosen, no address, a link of nobody's, and too many mails lead nowhere, and say so", async () => {
  const status = async (path: string, form?: Record<string, string>) => (await page(path, form)).status;
  expect(await status("/nhan-tin", { noi: reader, duong: "Đường lạ", loai: "integrity-complaint" })).toBe(400);
  expect(await status("/nhan-tin", { noi: "tu@", duong: "Hoa Sứ" })).toBe(400);
  expect(await status("/nhan-tin/xac-nhan/nobody.1", {})).toBe(410);
  expect(await status("/nhan-tin/thoi/nobody.1", {})).toBe(404);
  const other = { noi: "khac@example.vn", duong: "Hoa Sứ" };
  const tried = [];
  for (let mail = 0; mail < 4; mail += 1) tried.push(await status("/nhan-tin", other));
  expect(tried).toEqual([200, 200, 200, 429]);
});

/** What the script of the page sends of a browser. */
const fieldsOf = ({ endpoint, keys }: ReturnType<typeof service.subscribe>, serverKey: string) => ({
  ...{ may: endpoint, khoa: keys.p256dh, dau: keys.auth, cua: serverKey },
});
const keyNow = async (): Promise<string> => (await page("/nhan-tin/may/khoa")).text;

test("a street on a browser: told once a day how much is new, tried again, moved along, and ended from the notice", async () => {
  town.clock.now = at("21T09:00");
  const serverKey = await keyNow();
  expect(await keyNow()).toBe(serverKey);
  const browser = service.subscribe(serverKey);
  const asked = await page("/nhan-tin/may?lang=en", { duong: "Sen Hồng", loai: "", ...fieldsOf(browser, serverKey) });
  expect([asked.status, asked.text]).toEqual([200, expect.stringContaining("This device tells you of:")]);
  const again = await page("/nhan-tin/may", { duong: "Sen Hồng", loai: "", ...fieldsOf(browser, serverKey) });
  expect(again.text.match(/<li>/g)).toHaveLength(1);

  town.clock.now = at("21T10:00");
  const code = await report("7700000000000000140", "cống trước nhà 12 sen hồng nghẹt cả tuần mưa chút xíu là tràn");
  town.clock.now = at("21T11:00");
  await resolve(code, "Đã thông cống trước nhà 12 Sen Hồng");
  service.failNext({ status: 429, retryAfterSeconds: 600 });
  await evening("21T17:31");
  expect(service.read).toEqual([]);
  town.clock.now = at("21T17:40");
  await town.settle();
  expect(service.read).toEqual([]);
  town.clock.now = at("21T17:42");
  await town.settle();
  await evening("21T17:50");
  const [first] = service.read;
  expect(service.read).toHaveLength(1);
  expect(first).toMatchObject({ urgency: "normal", topic: expect.stringMatching(/^[\w-]{32}$/) });
  expect(first?.note).toMatchObject({
    title: "Automatic news · Bến Sen Ward",
    body: "Sen Hồng street: 1 finished.",
    url: `${town.origin}/ban-do?duong=Sen+H%E1%BB%93ng`,
    stop: { name: "Stop the news", done: "The ward has stopped sending" },
  });
  expect(JSON.stringify(first)).not.toMatch(new RegExp(`${code}|nghẹt|thông cống`));

  const moved = service.subscribe(serverKey);
  expect((await page("/nhan-tin/may/doi", { cu: browser.endpoint, ...fieldsOf(moved, serverKey) })).status).toBe(204);
  expect((await page("/nhan-tin/may/co", { may: browser.endpoint })).status).toBe(204);
  service.forget(browser);
  town.clock.now = at("22T10:00");
  await report("7700000000000000141", "ổ gà to trước số 20 đường sen hồng");
  await evening("22T22:00");
  expect(service.read).toHaveLength(1);
  town.clock.now = at("23T06:31");
  await town.settle();
  expect(service.read.map(({ note }) => note.body)).toEqual([
    "Sen Hồng street: 1 finished.",
    "Đường Sen Hồng: 1 việc mới báo.",
  ]);

  const stop = service.read[1]?.note.stop.url ?? "";
  expect((await page(stop, {})).title).toBe("Phường thôi gửi rồi");
  expect((await page("/nhan-tin/may/co", { may: moved.endpoint })).status).toBe(204);
  town.clock.now = at("23T10:00");
  await report("7700000000000000142", "đèn đường trước nhà 14 sen hồng tắt ba đêm rồi");
  await evening("23T17:31");
  expect(service.read).toHaveLength(2);
});

test("a browser that is gone is forgotten with all its topics; one with keys of two exchanges ago, too", async () => {
  town.clock.now = at("24T09:00");
  const serverKey = await keyNow();
  const [gone, kept, old] = [1, 2, 3].map(() => service.subscribe(serverKey));
  if (!gone || !kept || !old) throw new Error("three browsers");
  const ask = (browser: typeof gone, topic: Record<string, string>) =>
    page("/nhan-tin/may", { duong: "Sen Trắng", loai: "", ...topic, ...fieldsOf(browser, serverKey) });
  for (const browser of [gone, kept]) expect((await ask(browser, {})).status).toBe(200);
  expect((await ask(gone, { duong: "", loai: "street-light" })).status).toBe(200);
  service.forget(gone);
  const before = service.read.length;
  town.clock.now = at("24T10:00");
  await report("7700000000000000150", "ổ gà to trước số 8 đường sen trắng");
  await evening("24T17:31");
  expect(service.read).toHaveLength(before + 1);
  expect((await page("/nhan-tin/may/co", { may: gone.endpoint })).status).toBe(204);

  const pairs = createPushKeys(town.wired.store.secrets);
  const { publicKey } = await pairs.exchange();
  expect([await keyNow(), publicKey === serverKey]).toEqual([publicKey, false]);
  town.clock.now = at("25T10:00");
  await report("7700000000000000151", "rác đổ đống trước số 10 đường sen trắng");
  await evening("25T17:31");
  expect(service.read).toHaveLength(before + 2);
  await pairs.exchange();
  town.clock.now = at("26T10:00");
  await report("7700000000000000152", "đèn đường trước nhà 16 sen trắng tắt ba đêm rồi");
  await evening("26T17:31");
  expect(service.read).toHaveLength(before + 2);
  expect((await page("/nhan-tin/may/co", { may: kept.endpoint })).status).toBe(204);
});

test("nothing is posted to where no push service is, and nothing is locked with what is no key", async () => {
  const serverKey = await keyNow();
  const fields = fieldsOf(service.subscribe(serverKey), serverKey);
  const status = async (more: Record<string, string>) =>
    (await page("/nhan-tin/may", { duong: "Hoa Sứ", loai: "", ...fields, ...more })).status;
  expect(await status({ duong: "Đường lạ" })).toBe(400);
  for (const may of [
    ...["https://elsewhere.example/1", "http://push.example/1", "https://push.example.evil/1", "javascript:alert(1)"],
    ...[
      "http://169.254.169.254/latest",
      "https://10.0.0.1/",
      "file:///etc/passwd",
      `https://push.example/${"x".repeat(1_000)}`,
    ],
  ])
    expect({ may, status: await status({ may }) }).toEqual({ may, status: 400 });
  expect(await status({ khoa: "A".repeat(87) })).toBe(400);
  expect(await status({ dau: "" })).toBe(400);
  expect((await page("/nhan-tin/may/doi", { cu: "https://push.example/none", ...fields })).status).toBe(404);
  expect((await page("/nhan-tin?duong=Hoa+S%E1%BB%A9")).text).toContain('<option value="Hoa Sứ" selected>');
});
