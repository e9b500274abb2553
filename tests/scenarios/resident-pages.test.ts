import { jest } from "@jest/globals";
import sharp from "sharp";
import { agreeToNews } from "../../core/people/consent.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { aStreet } from "../fakes/street-photo.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { readPage } from "./read-page.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const report = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";
let town: Town;
let hong: Resident;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00") });
  hong = new Resident(town);
});
afterEach(() => town.close());

const page = (path: string, form?: Record<string, string>) => readPage(town.origin, path, form);

async function open(): Promise<string> {
  await hong.does({ text: report });
  const said = await hong.does({ press: "Đúng rồi" });
  return /BS-\d{4}-\d{4}/.exec(said.join(" "))?.[0] ?? "";
}

describe("the page of a report", () => {
  test("says in words where it stands, what was done and what comes next, and nothing of the person or the house", async () => {
    const code = await open();
    const officer = await town.staff("dung");
    town.clock.now = new Date("2026-11-16T14:30:00+07:00");
    await officer.move(code, "accepted", { officerId: officer.id });
    const { status, headers, text, words } = await page(`/p/${code}`);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(words).toContain("Đơn vị đã nhận");
    expect(words).toContain("Phòng Kinh tế, Hạ tầng và Đô thị nhận lúc 14 giờ 30.");
    expect(words).toContain("Hạn tiếp theo: 18 giờ hôm nay.");
    expect(words).toContain("Trang này ghi lúc 14 giờ 30");
    expect(words).toContain("Hoa Sứ");
    expect(text).toContain('<meta property="og:title" content="Ngập nước, nghẹt cống: Đơn vị đã nhận">');
    expect(text).toContain(`<meta property="og:url" content="${town.origin}/p/${code}">`);
    const told = text.replaceAll(new URL(town.origin).host, "");
    for (const secret of ["45", "chút xíu", "7700000000000000123", "Nguyễn"]) expect(told).not.toContain(secret);
  });

  test("owns up to being late, and to a result that came late", async () => {
    const code = await open();
    town.clock.now = new Date("2026-11-16T19:00:00+07:00");
    expect((await page(`/p/${code}`)).words).toContain("Đã quá hạn 18 giờ hôm nay. Phường xin lỗi vì chậm.");
    await hong.does({ text: "chừng nào xong vậy" });
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    await officer.move(code, "accepted", { officerId: officer.id });
    const photo = await officer.upload();
    await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
    const text = "cống trước số 45 đã thông, nước đã rút";
    await officer.propose(code, text, [photo]);
    town.clock.now = new Date("2026-11-22T08:00:00+07:00");
    await head.move(code, "resolved", { text, photos: [photo] });
    const { words } = await page(`/p/${code}`);
    expect(words).toContain("Đã có kết quả");
    expect(words).toContain("Trễ hạn. Phường xin lỗi vì chậm.");
    expect(words).not.toContain("số 45");
  });

  test("shows the photos a person approved: masked, without place and time, and none any more once they are taken down", async () => {
    const code = await open();
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    const street = await sharp(await aStreet(7))
      .withExif({ IFD0: { Make: "Maythat" }, IFD3: { GPSLatitude: "10/1 46/1 0/1" } })
      .toBuffer();
    const { key } = await officer.send<{ key: string }>("/api/uploads", street, "sau.jpg");
    await officer.move(code, "accepted", { officerId: officer.id });
    await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), plan: "thông cống" });
    const text = "cống đã thông, nước đã rút";
    await officer.propose(code, text, [{ key }]);
    await head.move(code, "resolved", { text, photos: [{ key }] });
    expect((await page("/ket-qua")).words).toContain("Phường chưa đăng hình nào.");
    const path = `/api/tickets/${code}/public-photos`;
    const masks = [{ kind: "box", x: 0.4, y: 0.4, width: 0.2, height: 0.2 }];
    await expect(officer.post(path, { key, masks })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { items } = await head.post<{ items: { shown: { id: string; url: string } }[] }>(path, { key, masks });
    const [{ shown }] = items as [{ shown: { id: string; url: string } }];

    const pictures = [shown.url, shown.url.replace("lon", "nho")].map((url) => `${town.origin}${url}`);
    const plain = await sharp(street).extract({ left: 330, top: 250, width: 140, height: 100 }).raw().toBuffer();
    for (const url of pictures) {
      const content = Buffer.from(await (await fetch(url)).arrayBuffer());
      const { format, exif, icc, xmp } = await sharp(content).metadata();
      expect({ format, exif, icc, xmp, isTold: content.includes("Maythat") }).toEqual({
        format: "webp",
        isTold: false,
      });
      const same = await sharp(content).resize(800, 600).extract({ left: 330, top: 250, width: 140, height: 100 });
      const masked = await same.raw().toBuffer();
      const differs = masked.filter((one, index) => Math.abs(one - (plain[index] ?? 0)) > 10).length;
      expect(differs / masked.length).toBeGreaterThan(0.5);
    }
    const tracking = await page(`/p/${code}`);
    expect(tracking.text).toContain('alt="Sau khi làm: Ngập nước, nghẹt cống, Hoa Sứ"');
    expect(tracking.text).toContain(`src="${shown.url.replace("lon", "nho")}"`);
    expect(tracking.text).not.toContain(key);
    town.clock.now = new Date(town.clock.now.getTime() + 10_000);
    expect((await page("/ket-qua")).text).toContain(`href="/p/${code}"`);

    await officer.post(`${path}/${shown.id}/take-down`);
    for (const url of pictures) expect((await fetch(url)).status).toBe(404);
    expect((await page(`/p/${code}`)).text).not.toContain("/hinh/");
    expect(await head.get(path)).toMatchObject({ items: [{ key, takenDown: { byName: expect.any(String) } }] });
  });

  test("tells nobody whether a code is unknown, confidential or was not valid: the same answer, as late as each other", async () => {
    const code = await open();
    const [unknown, mistyped] = [await page("/p/BS-2611-9999"), await page("/p/khong-co")];
    await town.wired.store.transaction(async (tx) => {
      const ticket = await tx.tickets.byCode(code);
      if (ticket) await tx.tickets.update({ ...ticket, visibility: "confidential" }, []);
    });
    const began = performance.now();
    const secret = await page(`/p/${code}`);
    expect(performance.now() - began).toBeGreaterThan(50);
    expect([unknown.status, mistyped.status, secret.status]).toEqual([404, 404, 404]);
    expect(secret.text).toBe(unknown.text);
    expect(mistyped.text).toBe(unknown.text);
    expect(Object.fromEntries([...secret.headers].filter(([name]) => name !== "date"))).toEqual(
      Object.fromEntries([...unknown.headers].filter(([name]) => name !== "date")),
    );
    expect(unknown.words).toContain("Phường không thấy mã này. Mã có dạng BS-2611-0412, anh/chị xem lại giúp ạ.");
  });
});

describe("answering a result by the link that was sent", () => {
  let code: string;
  let conversationId: string;
  beforeEach(async () => {
    code = await open();
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    await officer.move(code, "accepted", { officerId: officer.id });
    const photo = await officer.upload();
    await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
    const text = "cống trước số 45 đã thông, nước đã rút";
    await officer.propose(code, text, [photo]);
    await head.move(code, "resolved", { text, photos: [photo] });
    await hong.news();
    conversationId = (await stored())?.reporterConversationId ?? "";
  });
  const stored = () => town.wired.store.transaction((tx) => tx.tickets.byCode(code));
  const link = (of = conversationId): string => new URL(town.wired.world.ownLink(code, of)).search.slice(3);
  const field = ({ text }: { text: string }, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";

  test("one tap on the page leads to the result and the question; a good word closes it, and twice is once", async () => {
    const k = link();
    const shown = await page(`/p/${code}?k=${k}`);
    expect(shown.words).toContain("Bà con thấy thế nào? Kết quả: cống trước số 45 đã thông, nước đã rút");
    expect(shown.text).toContain(`href="/p/${code}/danh-gia?diem=5&amp;k=${k}"`);
    expect(shown.text).not.toContain(`/p/${code}?k=${k}" data-share`);
    const picture = /<img src="(\/tep\/[^"]+)"/.exec(shown.text)?.[1] ?? "";
    expect((await fetch(new URL(picture, town.origin))).headers.get("content-type")).toMatch(/^image\//);
    const form = await page(`/p/${code}/danh-gia?diem=5&k=${k}`);
    expect(form.text).toContain('value="5" required checked');
    expect(await stored()).toMatchObject({ status: "resolved" });
    const lan = field(form, "lan");
    const answers = await Promise.all(
      [1, 2, 3].map(() => page(`/p/${code}/danh-gia`, { k, lan, diem: "5", loi: "nhanh lắm" })),
    );
    for (const { status, words } of answers) {
      expect(status).toBe(200);
      expect(words).toContain(`Bà con đã đánh giá ${code}: Hài lòng. Phường đã khép việc này.`);
    }
    const ticket = await stored();
    expect(ticket).toMatchObject({ status: "closed", rating: 5 });
    expect(ticket?.changes.filter(({ kind }) => kind === "rating")).toHaveLength(1);
    expect(ticket?.changes.find(({ kind }) => kind === "rating")?.note).toBe("nhanh lắm");
    expect(await hong.news()).toEqual([
      `Phường khép ${code} tại đây. Trong 30 ngày, còn hư thì anh/chị nhắn mở lại nhé.`,
    ]);
    expect((await page(`/p/${code}/danh-gia?k=${k}`)).words).toContain("Bà con đã đánh giá");
    const late = await page(`/p/${code}/danh-gia`, { k, lan: "0b0e3a52-5a0d-4a53-9d0c-0c2f1a9b7e11", diem: "1" });
    expect(late.words).toContain("Hài lòng. Phường đã khép việc này.");
    expect(await stored()).toMatchObject({ rating: 5 });
  });

  test("D26: a bad word asks why; the reason opens it again, and the talk is told the new date", async () => {
    const k = link();
    const lan = field(await page(`/p/${code}/danh-gia?k=${k}`), "lan");
    const bad = await page(`/p/${code}/danh-gia`, { k, lan, diem: "1" });
    expect([bad.status, bad.to]).toEqual([303, `/p/${code}/mo-lai?k=${k}&da=1`]);
    expect(await stored()).toMatchObject({ status: "resolved", rating: 1 });
    const why = await page(bad.to ?? "");
    expect(why.words).toContain("Phường đã ghi là chưa được.");
    const id = field(why, "lan");
    const silent = await page(`/p/${code}/mo-lai`, { k, lan: id, loi: "  " });
    expect([silent.status, silent.words]).toEqual([400, expect.stringContaining("ghi vài chữ giúp")]);
    const reason = { k, lan: id, vi: "1", loi: "chiều mưa lại ngập y chang" };
    const answers = await Promise.all([1, 2].map(() => page(`/p/${code}/mo-lai`, reason)));
    for (const { status, words } of [...answers, await page(`/p/${code}/mo-lai?k=${k}`)]) {
      expect([status, words]).toEqual([200, expect.stringContaining(`Phường đã mở lại ${code}`)]);
    }
    const ticket = await stored();
    expect(ticket).toMatchObject({ status: "assigned", reopenedCount: 1, rating: 1 });
    expect(ticket?.changes.find(({ to }) => to === "reopened")?.facts.reason).toBe(
      "Làm xong lại hư: chiều mưa lại ngập y chang",
    );
    expect(await hong.news()).toEqual([
      `Dạ, phường đã mở lại ${code}. Trưởng đơn vị sẽ xem. Hạn mới là 2 giờ ngày 19/11.`,
    ]);
  });

  test("D27: two weeks after, closed in silence, it is still opened again by the page; after thirty days it says what to do", async () => {
    town.clock.now = new Date("2026-11-24T09:00:00+07:00");
    await watchClocks({ ...town.wired, limit: 10 });
    expect(await stored()).toMatchObject({ status: "closed" });
    await hong.news();
    town.clock.now = new Date("2026-11-30T08:00:00+07:00");
    const k = link();
    expect((await page(`/p/${code}?k=${k}`)).words).toContain("Bà con thấy thế nào?");
    const lan = field(await page(`/p/${code}/mo-lai?k=${k}`), "lan");
    town.clock.now = new Date("2026-12-17T08:00:00+07:00");
    const late = await page(`/p/${code}/mo-lai`, { k, lan, loi: "vẫn còn nghẹt" });
    expect([late.status, late.words]).toEqual([409, expect.stringContaining("Quá 30 ngày thì không mở lại được nữa.")]);
    town.clock.now = new Date("2026-11-30T08:00:00+07:00");
    const done = await page(`/p/${code}/mo-lai`, { k, lan, loi: "vẫn còn nghẹt" });
    expect(done.words).toContain("Trưởng đơn vị sẽ xem. Hạn mới là 20 giờ ngày 02/12.");
    expect(await stored()).toMatchObject({ status: "assigned", reopenedCount: 1 });
    // a fortnight of silence: Zalo takes the approved template only
    expect((await hong.news()).at(-1)).toBe(`${code} · Mở lại · ${town.origin}/p/${code}`);
  });

  test("a link of another ticket or person, a changed one and an old one open nothing, and say what to do", async () => {
    const k = link();
    const stranger = link("somebody-else");
    const changed = `${k.slice(0, -1)}${k.endsWith("A") ? "B" : "A"}`;
    for (const bad of [stranger, changed, "", "x", k.slice(3)]) {
      const answer = await page(`/p/${code}/danh-gia?k=${bad}`);
      expect([answer.status, answer.words]).toEqual([403, expect.stringContaining("bấm lại liên kết trong tin")]);
      const sent = await page(`/p/${code}/mo-lai`, { k: bad, lan: "0b0e3a52-5a0d-4a53-9d0c-0c2f1a9b7e11", loi: "x" });
      expect(sent.status).toBe(403);
      expect((await page(`/p/${code}?k=${bad}`)).text).not.toContain("danh-gia");
    }
    expect(await page(`/p/BS-2611-9999/danh-gia?k=${k}`)).toMatchObject({ status: 404 });
    expect(await stored()).toMatchObject({ status: "resolved" });
    town.clock.now = new Date("2026-12-23T08:00:00+07:00");
    const old = await page(`/p/${code}/danh-gia?k=${k}`);
    expect([old.status, old.words]).toEqual([410, expect.stringContaining("Liên kết này đã hết hạn")]);
  });
});

describe("where the link goes", () => {
  const mails = (who: string): string[] =>
    town.doors.carriers.smtp.inbox(who).map(({ source }) => source.replace(/=\r\n/g, "").replaceAll("=3D", "="));

  test("to who reported it, by mail when Zalo is silent; a neighbour who only knows the code is told without it", async () => {
    const code = await open();
    await town.wired.store.transaction(async (tx) => {
      const citizen = await tx.people.citizenOf({
        channel: "zalo",
        account: town.doors.zalo.oaId,
        user: "7700000000000000123",
      });
      if (citizen) await tx.people.saveCitizen({ ...citizen, email: "tu@example.vn", consents: ["email"] });
      const { world } = town.wired;
      await agreeToNews({ tx, world, ticketCode: code, carrier: "email", user: "ke@example.vn" });
    });
    town.doors.zalo.block("7700000000000000123");
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    town.clock.now = new Date("2026-11-25T09:00:00+07:00");
    await officer.move(code, "accepted", { officerId: officer.id });
    const photo = await officer.upload();
    await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
    await officer.propose(code, "cống đã thông, nước đã rút", [photo]);
    await head.move(code, "resolved", { text: "cống đã thông, nước đã rút", photos: [photo] });
    await town.settle();
    const own = /\/p\/BS-\d{4}-\d{4}\?k=([\w-]{14})/.exec(mails("tu@example.vn").at(-1) ?? "")?.[1] ?? "";
    expect((await page(`/p/${code}?k=${own}`)).words).toContain("Bà con thấy thế nào?");
    expect(mails("ke@example.vn").at(-1)).toContain(`/p/${code}`);
    expect(mails("ke@example.vn").join()).not.toContain("?k=");
  });
});
