import { anId } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

const minutesAgo = (count: number): Date => new Date(fakeNow.getTime() - count * 60_000);
type Who = Parameters<Desk["call"]>[0];

let desk: Desk;
let lamp: { code: string };
let secret: { code: string };
const search = (who: Who, q: string, more: Record<string, string> = {}) =>
  desk.call(who, "search", { query: { q, ...more } });
const codes = async (who: Who, q: string): Promise<string[]> =>
  (await search(who, q)).tickets?.items.map(({ code }) => code) ?? [];
const talks = async (who: Who, q: string): Promise<string[]> =>
  (await search(who, q)).conversations?.items.map(({ title }) => title.text) ?? [];
const shown = ({ text, marks }: { text: string; marks: { from: number; to: number }[] }): string[] =>
  marks.map(({ from, to }) => text.slice(from, to));

beforeAll(async () => {
  desk = await openDesk();
  lamp = await desk.ticket({
    code: "BS-2611-7412",
    title: "đèn đường tắt ba đêm",
    body: "Đèn trước hẻm 12 tắt, tối thui, gọi 0908777666",
    place: { label: "hẻm 12 Phượng Vĩ", precision: "alley" },
    unit: "KTHT",
    openedAt: minutesAgo(90),
  });
  secret = await desk.ticket({
    code: "BS-2611-7413",
    title: "tố cáo nhận quà, đèn",
    body: "xin giữ kín chuyện mâm cỗ",
    visibility: "confidential",
    unit: "KTHT",
    officerId: "dung",
  });
  await desk.ticket({ code: "BS-2611-7414", title: "loa kéo ồn, đèn chớp", body: "ồn", unit: "CA" });
});
afterAll(() => desk.close());

test("words are found without marks, the last one half typed, in title, report, place and result", async () => {
  const done = await desk.ticket({ title: "cây đổ", body: "ngã", status: "closed", result: "đã cưa nhánh bằng lăng" });
  for (const q of ["den duong tat", "ĐÈN tối", "phuong vi hem 12", "duong ta"]) {
    expect([q, await codes("lan", q)]).toEqual([q, [lamp.code]]);
  }
  expect(await codes("lan", "bang lan")).toEqual([done.code]);
  expect(await codes("lan", "duo tat")).toEqual([]);
  const [hit] = (await search("lan", "den tat dem hem")).tickets?.items ?? [];
  expect(hit).toMatchObject({ status: "new", channel: "zalo", at: minutesAgo(90).toISOString() });
  expect(hit && [shown(hit.title), shown(hit.snippet)]).toEqual([
    ["Đèn", "tắt", "đêm"],
    ["Đèn", "hẻm", "tắt"],
  ]);
});

test.each(["BS-2611-7412", "bs 2611 7412", "bs26117412", "2611 7412", "26117412", "7412"])(
  "the code %s finds its ticket before newer ones that only name it",
  async (q) => {
    const named = await desk.ticket({ title: `giống phiếu ${q}`, body: "như trên" });
    expect((await codes("lan", q)).slice(0, 2)).toEqual([lamp.code, named.code]);
  },
);

test("open tickets stand before finished ones, the newer first, and no more than asked for", async () => {
  const make = (name: string, status: "new" | "closed", minutes: number) =>
    desk.ticket({ title: `bọ xít ${name}`, status, openedAt: minutesAgo(minutes) });
  await make("đóng mới", "closed", 1);
  await make("mở cũ", "new", 50);
  await make("mở mới", "new", 5);
  const { tickets } = await search("lan", "bo xit", { limit: "2" });
  expect(tickets?.items.map(({ title }) => title.text)).toEqual(["Bọ xít mở mới", "Bọ xít mở cũ"]);
  expect(tickets?.more).toBe(true);
  expect((await search("lan", "bo xit")).tickets?.more).toBe(false);
});

test("everybody finds what they may see: other units' and confidential tickets only whom they concern", async () => {
  const secretly = async (who: Who) => (await codes(who, "mâm cỗ")).length > 0;
  const seen = async (who: Who) => ({ codes: (await codes(who, "đèn")).sort(), secret: await secretly(who) });
  const [one, two, three] = [lamp.code, secret.code, "BS-2611-7414"];
  expect(await seen("lan")).toEqual({ codes: [one, three], secret: false });
  expect(await seen("tu")).toEqual({ codes: [one, three], secret: false });
  expect(await seen("ba")).toEqual({ codes: [one, two, three], secret: true });
  expect(await seen("hoa")).toEqual({ codes: [one, two], secret: true });
  expect(await seen("dung")).toEqual({ codes: [one, two], secret: true });
  expect(await seen("tam")).toEqual({ codes: [three], secret: false });
  expect(await codes("lan", secret.code)).toEqual([]);
  expect((await desk.refused("quan", "search", { query: { q: "đèn" } })).code).toBe("FORBIDDEN");
});

test("talks and people are found by roles that read conversations, and by nobody else", async () => {
  const talk = await desk.talk([{ text: "có con trăn trong cống" }], { displayName: "Trần Thị Lựu" });
  for (const who of ["lan", "hoa", "ba"] as const) {
    const { conversations, people } = await search(who, "con tran");
    expect(conversations?.items).toMatchObject([{ id: talk.id, channel: "zalo", state: "bot" }]);
    expect(people?.items).toEqual([]);
    expect((await search(who, "thi luu")).people?.items).toMatchObject([{ id: talk.id, talks: 1 }]);
  }
  for (const who of ["dung", "tu"] as const) {
    for (const q of ["con trăn", "thị lựu"]) {
      const answer = await search(who, q);
      expect([answer.conversations, answer.people]).toEqual([undefined, undefined]);
    }
    expect(await search(who, "con trăn", { kind: "conversations" })).toEqual({
      loose: false,
      at: fakeNow.toISOString(),
    });
  }
});

test("a talk is shown by its newest line with the words, whoever waits first; a withdrawn line is not found", async () => {
  const said = (text: string, name: string, more: Parameters<Desk["talk"]>[1] = {}) =>
    desk.talk([{ text: "sầu riêng rụng hoài" }, { text }, { text: "cảm ơn" }], { displayName: name, ...more });
  const at = fakeNow;
  await said("Sầu riêng rụng trúng xe", "Chị Nở");
  await said("sầu riêng rụng nữa", "Anh Chờ", { attention: { reason: "question", since: at, dueAt: at } });
  await desk.talk([{ text: "sầu riêng rụng bậy bạ", withdrawnAt: at }], { displayName: "Cô Rút" });
  const { conversations } = await search("lan", "sau rieng rung");
  expect(conversations?.items.map(({ title, state }) => [title.text, state])).toEqual([
    ["Anh Chờ", "waits"],
    ["Chị Nở", "bot"],
  ]);
  const hit = conversations?.items[1];
  expect(hit?.snippet.text).toBe("Sầu riêng rụng trúng xe");
  expect(hit && shown(hit.snippet)).toEqual(["Sầu", "riêng", "rụng"]);
});

test("somebody's name finds their talks, after those in which it was said", async () => {
  await desk.talk([{ text: "chào phường" }], { displayName: "Phan Ánh Nguyệt" });
  await desk.talk([{ text: "tui hàng xóm của Nguyệt" }], { displayName: "Bảy" });
  expect(await talks("lan", "nguyet")).toEqual(["Bảy", "Phan Ánh Nguyệt"]);
});

test.each(["0903123456", "0903 123 456", "+84 903.123.456", "84903123456"])(
  "%s finds whose number it is, told in full only to whom it is shown",
  async (q) => {
    const id = anId("caller");
    await desk.talk([{ text: "alo" }], { id, displayName: `Máy ${q}` });
    const phoneFor = async (who: Who) =>
      (await search(who, q, { limit: "50" })).people?.items.find((one) => one.id === id)?.phone;
    expect(await phoneFor("lan")).toBe("+84903123456");
    expect(await phoneFor("ba")).toBe("0903 ••• 456");
  },
);

test("a number finds the ticket it was given for, and lines it was written in, however it was spelt", async () => {
  const ticket = await desk.ticket({ title: "rác", body: "rác", contactPhone: "+84912000111", unit: "KTHT" });
  await desk.talk([{ text: "gọi tui số 0912 000 111 nghen" }], { displayName: "Có dấu cách" });
  await desk.talk([{ text: "số tui 0912000111" }], { displayName: "Liền nhau" });
  expect(await codes("lan", "0912.000.111")).toEqual([ticket.code]);
  expect((await talks("lan", "0912 000 111")).sort()).toEqual(["Có dấu cách", "Liền nhau"]);
  expect(await codes("dung", "0912000111")).toEqual([]);
});

test("what a hidden name hides is not found by those it is hidden from", async () => {
  const hidden = await desk.ticket({
    title: "karaoke ồn",
    body: "nhà số 5 hát tới khuya, tui là Sáu, 0977 888 999",
    visibility: "hide-name",
    unit: "KTHT",
  });
  expect(await codes("lan", "0977 888 999")).toEqual([hidden.code]);
  for (const who of ["dung", "hoa", "tu"] as const) {
    expect(await codes(who, "karaoke khuya")).toEqual([hidden.code]);
    expect(await codes(who, "karaoke 888")).toEqual([]);
  }
});

test("of three words and more one may be missing where nothing has them all, and the answer says so", async () => {
  const exact = await search("lan", "đèn đường tắt");
  const loose = await search("lan", "đèn đường tắt cũ");
  expect([exact.loose, loose.loose]).toEqual([false, true]);
  expect(loose.tickets?.items.map(({ code }) => code)).toEqual([lamp.code]);
  expect((await search("lan", "đèn cũ")).loose).toBe(false);
});

test("one kind alone may be asked for; signs without a word find nothing and break nothing", async () => {
  expect(Object.keys(await search("lan", "đèn", { kind: "people" }))).toEqual(["people", "loose", "at"]);
  for (const q of ["'&|!:* \\", "…", "%", "²", "中文", "a\\'b:*c"]) {
    const { tickets, conversations, people } = await search("lan", q);
    expect([q, tickets?.items, conversations?.items, people?.items]).toEqual([q, [], [], []]);
  }
  expect((await desk.refused("lan", "search", { query: { q: "  " } })).code).toBe("BAD_INPUT");
});

test("a word of very many lines finds the newest talks, and the answer says that there are more", async () => {
  const lines = Array.from({ length: 160 }, (_, index) => ({ text: `đường mòn ${index}` }));
  await desk.talk(lines, { displayName: "Nói nhiều" });
  await desk.talk([{ text: "một con đường mòn xưa", at: minutesAgo(600_000) }], { displayName: "Lâu rồi" });
  const common = await search("lan", "duong mon");
  expect(common.conversations).toMatchObject({ items: [{ title: { text: "Nói nhiều" } }], more: true });
  expect(await talks("lan", "mon xua")).toEqual(["Lâu rồi"]);
});
