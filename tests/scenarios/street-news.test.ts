import { jest } from "@jest/globals";
import { tellWatchers } from "../../core/news/tell-watchers.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);
const reader = "tu@example.vn";
const neighbour = "7700000000000000123";
let town: Town;
beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: at("16T14:06") });
});
afterAll(() => town.close());

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
