import { jest } from "@jest/globals";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { readPage } from "./read-page.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

/** Five people of five streets, each with a blocked drain that was seen to on 16/11. */
const places = ["45 hoa sứ", "12 sen hồng", "8 sen trắng", "30 lê văn bình", "17 tre xanh"];
const users = places.map((_, nth) => `770000000000000020${nth}`);
/** Who is reached by mail alone. */
const byMail = 3;
const mailbox = "tu@example.vn";
let town: Town;
const stories: { code: string; who: Resident; link: string }[] = [];
const at = (local: string): void => {
  town.clock.now = new Date(`${local}:00+07:00`);
};
const watch = () => watchClocks({ ...town.wired, limit: 100 });
const page = (path: string, form?: Record<string, string>) => readPage(town.origin, path, form);
const stored = (code: string) => town.wired.store.transaction((tx) => tx.tickets.byCode(code));
const story = (nth: number) => {
  const one = stories[nth];
  if (!one) throw new Error("nobody has that story");
  const k = new URL(one.link).searchParams.get("k") ?? "";
  return { ...one, k, path: `/p/${one.code}` };
};
/** What the desk reads of a ticket. */
const timeline = async (code: string): Promise<{ kind: string; facts: { followUp?: string; reason?: string } }[]> =>
  (await (await town.staff("lan")).get<{ changes: [] }>(`/api/tickets/${code}`)).changes;

/** Whose Zalo takes nothing any more, but who has agreed to mail. */
async function hearByMail(user: string): Promise<void> {
  await town.wired.store.transaction(async (tx) => {
    const citizen = await tx.people.citizenOf({ channel: "zalo", account: town.doors.zalo.oaId, user });
    if (citizen) await tx.people.saveCitizen({ ...citizen, email: mailbox, consents: ["email"] });
  });
  town.doors.zalo.block(user);
}

async function seenTo(who: Resident, place: string): Promise<string> {
  await who.does({ text: `cống trước nhà ${place} nghẹt cả tuần mưa chút xíu là tràn` });
  const code = /BS-\d{4}-\d{4}/.exec((await who.does({ press: "Đúng rồi" })).join(" "))?.[0] ?? "";
  const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
  await officer.move(code, "accepted", { officerId: officer.id });
  const photo = await officer.upload();
  await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
  const text = "cống trước nhà đã thông, nước đã rút";
  await officer.propose(code, text, [photo]);
  await head.move(code, "resolved", { text, photos: [photo] });
  await who.news();
  return code;
}

beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-16T16:20:00+07:00") });
  for (const [nth, place] of places.entries()) {
    const who = new Resident(town, users[nth]);
    stories.push({ who, code: await seenTo(who, place), link: "" });
  }
  at("2026-11-24T09:00");
  await watch();
  for (const { who } of stories) await who.news();
  await hearByMail(users[byMail] ?? "");
});
afterAll(() => town.close());

test("on the twenty-eighth day, at eight, each is asked once by the template that is left, whatever looks at the clock", async () => {
  at("2026-12-14T07:59");
  expect(await watch()).toBe(0);
  at("2026-12-14T08:00");
  const acted = await Promise.all([watch(), watch()]);
  expect(acted.reduce((sum, count) => sum + count)).toBe(places.length);
  expect(await watch()).toBe(0);
  for (const one of stories) {
    expect((await timeline(one.code)).at(-1)).toMatchObject({ kind: "update", facts: { followUp: "asked" } });
    if (one === stories[byMail]) continue;
    const asked = await one.who.news();
    expect(asked).toEqual([expect.stringMatching(/^cống nghẹt.* · .+ · http\S+\/p\/BS-\d{4}-\d{4}\?k=[\w-]{14}$/)]);
    one.link = asked[0]?.split(" · ").at(-1) ?? "";
  }
});

test("who can be reached by mail alone reads the question there, with the link that answers it", async () => {
  const { code } = stories[byMail] ?? {};
  const mail = town.doors.carriers.smtp.inbox(mailbox).at(-1)?.source ?? "";
  const said = mail.replace(/=\r\n/g, "").replaceAll("=3D", "=");
  const link = new RegExp(`http\\S+/p/${code}\\?k=[\\w-]{14}`).exec(said)?.[0] ?? "";
  expect(link).not.toBe("");
  stories.splice(byMail, 1, { ...(stories[byMail] ?? story(0)), link });
});

test("D28: 'bị lại rồi' opens it again with the new date, without a further question", async () => {
  const { who, code } = story(0);
  at("2026-12-14T09:10");
  expect(await who.does({ text: "bị lại rồi" })).toEqual([
    `Dạ, phường đã mở lại ${code}. Trưởng đơn vị sẽ xem. Hạn mới là 21 giờ ngày 16/12.`,
  ]);
  expect(await stored(code)).toMatchObject({ status: "assigned", reopenedCount: 1 });
  expect((await timeline(code)).slice(-2)).toMatchObject([{ kind: "move", facts: { reason: "bị lại rồi" } }, {}]);
});

test("D28: 'vẫn ổn' is thanked for and written down", async () => {
  const { who, code } = story(1);
  expect(await who.does({ text: "vẫn ổn nha" })).toEqual(["Dạ, không có gì. Cần thêm gì, anh/chị cứ nhắn phường."]);
  expect((await timeline(code)).at(-1)).toMatchObject({ kind: "resident-update", facts: { followUp: "lasts" } });
  expect(await stored(code)).toMatchObject({ status: "closed" });
});

test("D28 by the page, without script: one tap opens it again with the words that were added, twice is once", async () => {
  const { code, k, path } = story(2);
  for (const address of [`${path}?k=${k}`, `${path}/con-on?k=${k}`]) {
    const shown = await page(address);
    expect(shown.words).toContain("Nay chỗ đó còn ổn không ạ? ");
    expect(shown.text).toContain('<button name="nay" value="on">Vẫn ổn</button>');
    expect(shown.text).not.toContain("danh-gia");
  }
  expect((await page(path)).words).not.toContain("còn ổn không");
  expect(await stored(code)).toMatchObject({ status: "closed" });
  const neither = await page(`${path}/con-on`, { k, nay: "", loi: "mưa hôm qua" });
  expect([neither.status, neither.text]).toEqual([400, expect.stringContaining(">mưa hôm qua</textarea>")]);
  expect((await page(`${path}/con-on`, { k: story(3).k, nay: "lai" })).status).toBe(403);
  const again = { k, nay: "lai", loi: "mưa hôm qua lại ngập" };
  const answers = await Promise.all([1, 2].map(() => page(`${path}/con-on`, again)));
  for (const { status, words } of [...answers, await page(`${path}/con-on?k=${k}`)]) {
    expect([status, words]).toEqual([200, expect.stringContaining("Hạn mới là 21 giờ ngày 16/12.")]);
  }
  const reopened = await stored(code);
  expect(reopened).toMatchObject({ status: "assigned", reopenedCount: 1 });
  expect(reopened?.rating).toBeUndefined();
  expect(reopened?.changes.find(({ to }) => to === "reopened")?.facts.reason).toBe("Bị lại: mưa hôm qua lại ngập");
});

test("'vẫn ổn' by the page counts once, and the page then asks what it asks of any result", async () => {
  const { code, k, path } = story(3);
  for (const form of [{ k, nay: "on", loi: "" }, { k, nay: "on", loi: "" }, undefined]) {
    const { status, words } = await page(`${path}/con-on${form ? "" : `?k=${k}`}`, form);
    expect([status, words]).toEqual([200, expect.stringContaining(`việc ${code} vẫn ổn`)]);
  }
  expect((await stored(code))?.changes.filter(({ facts }) => facts.followUp === "lasts")).toHaveLength(1);
  expect((await page(`${path}?k=${k}`)).words).toContain("Bà con thấy thế nào?");
});

test("silence changes nothing and is not asked again; after the thirtieth day both ways say that it is too late", async () => {
  const { who, code, k, path } = story(4);
  const quiet = (await stored(code))?.version;
  at("2026-12-17T09:10");
  await watch();
  expect([await who.news(), (await stored(code))?.version]).toEqual([[], quiet]);
  const late = await page(`${path}/con-on`, { k, nay: "lai" });
  expect([late.status, late.words]).toEqual([409, expect.stringContaining("Quá 30 ngày")]);
  const [said] = await who.does({ text: "bị lại rồi" });
  expect(said).toMatch(
    new RegExp(`^${code} khép đã quá 30 ngày\\. Phường mở mã mới BS-2612-\\d{4} và ghi kèm việc cũ\\.$`),
  );
  expect(await stored(code)).toMatchObject({ status: "closed" });
});
