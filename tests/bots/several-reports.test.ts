import type { ResidentStep } from "../golden/load-golden.ts";
import { aTalk, type Script } from "./a-stage.ts";

type Told = NonNullable<NonNullable<ResidentStep["read"]>["reports"]>;

const lamp = { text: "đèn hẻm 12 tắt", categories: { "street-light": 0.9 }, summary: "đèn hẻm tắt" };
const bar = { text: "quán số 8 ồn", categories: { "noise-business": 0.9 }, summary: "quán mở nhạc ồn" };
const drain = { text: "cống nghẹt", categories: { "flooding-drainage": 0.9 }, summary: "cống nghẹt" };
const wire = { text: "dây điện đứt", categories: { "power-hazard": 0.9 }, summary: "dây điện đứt" };
const hem12 = { kind: "found", place: { label: "hẻm 12 Hoa Sứ", precision: "alley", street: "Hoa Sứ" } } as const;
const so8 = {
  kind: "found",
  place: { label: "số 8 Sen Hồng", precision: "house", street: "Sen Hồng", house: "8" },
} as const;

const telling = (reports: Told, more: object = {}): Script[string] => ({
  intents: ["report-issue"],
  categories: reports[0]?.categories ?? {},
  reports,
  ...more,
});
const script: Script = {
  "hai việc": telling([lamp, bar]),
  "ba việc": telling([lamp, bar, drain]),
  "một chỗ": telling([lamp, { ...lamp, text: "trụ đèn nghiêng" }], { place: hem12 }),
  "việc và nguy hiểm": telling([lamp, wire]),
  [lamp.text]: { place: hem12 },
  [bar.text]: { place: so8 },
  "ở số 8": { place: so8 },
};

test("each is shown and confirmed alone; a photo sent with them goes to the first, and all codes come with the last", async () => {
  const talk = aTalk(script);
  expect((await talk.photo("ba việc")).keys).toEqual(["report.split", "report.confirm"]);
  expect((await talk.text("đúng")).keys).toEqual(["report.confirm"]);
  // the third names no place: it is where the first is, as far as anybody said
  expect((await talk.text("đúng")).texts).toEqual(["Dạ, phường hiểu là: cống nghẹt. Tại: hẻm 12 Hoa Sứ. Đúng chưa ạ?"]);
  const last = await talk.text("đúng");
  expect(last.texts).toEqual([
    "Dạ, phường đã nhận 3 việc, mã BS-2611-0501, BS-2611-0502 và BS-2611-0503. Tin sớm nhất sẽ có trước 16 giờ hôm nay ạ.",
  ]);
  expect(talk.stage.tickets.map((one) => one.ticket.attachments.length)).toEqual([1, 0, 0]);
  expect(talk.conversation.dialogue).not.toHaveProperty("untold", expect.anything());
});

test("dropping the second still tells the code of the first", async () => {
  const talk = aTalk(script);
  await talk.text("hai việc");
  await talk.text("đúng");
  const dropped = await talk.press("drop");
  expect(dropped.keys).toEqual(["report.cancelled", "report.opened"]);
  expect(dropped.texts[1]).toContain("BS-2611-0501");
});

test("dropping the first goes on with the second, which then is told alone", async () => {
  const talk = aTalk(script);
  await talk.text("hai việc");
  expect((await talk.text("thôi bỏ đi")).keys).toEqual(["report.cancelled", "report.confirm"]);
  expect((await talk.text("đúng")).keys).toEqual(["report.opened"]);
});

test("asking for a person in between tells the code that is there", async () => {
  const talk = aTalk(script);
  await talk.text("hai việc");
  await talk.text("đúng");
  expect((await talk.press("human")).keys).toEqual(["human.in-hours-short", "report.opened"]);
});

test("left unanswered, both are filed and told in one message", async () => {
  const talk = aTalk(script);
  await talk.text("hai việc");
  talk.later(16);
  const woken = await talk.wake();
  expect(woken.keys).toEqual(["report.opened-many"]);
  expect(woken.did).toEqual(["openTicket", "openTicket"]);
});

test("one matter at one place stays one report, however it is told", async () => {
  const talk = aTalk(script);
  expect((await talk.text("một chỗ")).keys).toEqual(["report.confirm"]);
  expect((await talk.text("đúng")).did).toEqual(["openTicket"]);
});

test("danger among them is answered at once, and the rest is asked about afterwards", async () => {
  const talk = aTalk(script);
  const heard = await talk.text("việc và nguy hiểm");
  expect(heard.keys.slice(0, 1)).toEqual(["emergency.electric"]);
  expect(heard.did).toEqual(["openTicket", "alarm"]);
  await talk.text("ở số 8");
  talk.later(16);
  expect((await talk.wake()).keys).toEqual(["report.opened-silent"]);
});
