import { createPhrasebook } from "../../bots/phrasebook.ts";
import { buttonValues, phrases } from "../../bots/phrases.vi.ts";
import type { PhraseParam, PhraseParams } from "../../core/conversation/phrasebook.ts";
import { isAppError } from "../../core/errors.ts";

const now = new Date("2026-11-16T14:06:00+07:00");
const ward = { name: "Bến Sen", kind: "phường" };
const book = createPhrasebook({ ward });
const say = (key: string, params: PhraseParams = {}) => book.say(key, params, now).text;
const at = (iso: string) => new Date(`${iso}:00+07:00`);

/** The longest value of each kind that residents have to be able to read in one message. */
const longest: Record<string, PhraseParam> = {
  code: "BS-2611-0412",
  text: "mai có người tới ".repeat(24).slice(0, 400),
  digits: "048213",
  newCode: "BS-2611-0413",
  codes: "BS-2611-0412, BS-2611-0413 và BS-2611-0414",
  ...{ a: "đèn, biển giao thông", b: "sửa địa chỉ", c: "sửa loại việc", d: "gặp người trực", e: "khác" },
  before: "BS-2611-0412, BS-2611-0413, BS-2611-0414",
  state: "Đã chuyển đơn vị",
  firstDue: { due: at("2026-11-21T14:30") },
  nextDue: { due: at("2026-11-21T14:30") },
  resultDue: { dueFull: at("2026-11-21T14:30") },
  newDue: { dueFull: at("2026-11-21T14:30") },
  due: { dueFull: at("2026-11-21T14:30") },
  time: { moment: at("2026-11-16T14:36") },
  date: { day: at("2026-11-21T14:30") },
  lastAct: { phrase: "act.accepted" },
  unit: "Phòng Kinh tế, Hạ tầng và Đô thị",
  what: "cống nghẹt, nước dơ tràn ra đường",
  where: "trước nhà 45 Hoa Sứ, khu phố 3",
  landmark: "quán cà phê bà Tư",
  oldName: "Phường 25, quận Bình Thạnh cũ",
  otherWard: "phường Thạnh Mỹ Tây",
  oldUnit: "phường Bình Trị Đông A, quận Bình Tân",
  newWard: "phường Tân Sơn Nhì, Thành phố Hồ Chí Minh",
  wards:
    "phường Đông Hưng Thuận, phường Trung Mỹ Tây, phường Tân Thới Hiệp, phường Thới An, phường An Phú Đông, phường Tân Sơn Nhất",
  more: 12,
  number: "A012",
  ahead: 12,
  counter: "Quầy 2",
  numberLink: "https://bensen.example/so/0196f0a1-7b7c-7def-8abc-0123456789ab.Zq0Zq0Zq0Zq0Zq0Zq0Zq0Z",
  owner: "bên điện lực",
  operatorName: "Chị Nguyễn Thị Lan",
  office: "Thuế cơ sở",
  example: "BS-2611-0412",
  question: { phrase: "question.where" },
  source: "Cổng Dịch vụ công quốc gia, mã 1.001193",
  n: 2,
  wait: 15,
  ward: "Bến Sen",
  nearestId: "huu-tri-xa-hoi",
  nearest: "ai được trợ cấp hưu trí xã hội",
  reason: "mưa liên tục, chưa trải nhựa được",
  result: "cống trước số 45 đã thông, nước đã rút",
  dossier: "000.00.04.H29-251103-0012",
  procedure:
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng, t…",
  step: { phrase: "dossier.step.withdrawn" },
  dueDay: { date: at("2026-11-12T00:00") },
  asOf: { moment: at("2026-11-15T23:45") },
  answer: "sáng 18/11 thay trụ mới",
  address: "Số 123/45 đường Nguyễn Thị Minh Khai, khu phố 3, phường Bến Sen",
  map: "https://bensen.example/ban-do",
  link: "https://bensen.example/p/BS-2611-0412",
  transcript: "đèn đường trước nhà tắt ba đêm rồi",
  fact: "có hai tổ đang bơm nước",
  papers: "1. Tờ khai đăng ký khai sinh.\n2. Giấy chứng sinh.",
  place: "Trung tâm Phục vụ hành chính công phường",
  fee: "trong 60 ngày là 0 đồng",
  name: "đăng ký khai sinh",
  steps: "1. Viết đơn khiếu nại.\n2. Kèm bản sao quyết định.",
  limit: "90 ngày từ ngày nhận hoặc biết quyết định",
  hours: "7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu; 7 giờ 30 tới 11 giờ 30, thứ bảy",
  which: ":0196f0a1-7b7c-7def-8abc-0123456789ab",
  topic: "chất lượng dịch vụ y tế, giáo dục công lập ở đường Nguyễn Thị Minh Khai",
  page: " https://bensen.example/p/BS-2611-0412",
  numbers: "1900 1006 hoặc 1900 9000",
  use: "điện ngoài thành phố, trong thành phố thì gọi 1900 545454",
  until: { date: at("2026-12-13T23:59") },
  plot: "thửa 12, tờ 34, đường Hoa Sứ",
  statement: "đất ở hiện hữu, không nằm trong đường dự phóng.",
  spelled: "B, S; hai sáu; một một; không bốn; một hai",
};
const buttons = { places: [], categories: [], procedures: [], rest: [], slots: [], services: [], appointments: [] };

test.each(Object.keys(phrases))("%s, filled, stays within its length and leaves nothing unfilled", (key) => {
  const phrase = book.say(key, { ...longest, ...buttons }, now);
  expect(phrase.text.length).toBeLessThanOrEqual(phrases[key]?.max ?? 300);
  expect(phrase.text).not.toMatch(/[{}[\]]/);
  for (const choice of phrase.choices) {
    expect(choice.label.length).toBeLessThanOrEqual(20);
    expect(choice.value).toMatch(/^[\x21-\x7e]{1,64}$/);
  }
});

test("the resident's own word opens a sentence with a capital", () => {
  const params = { places: [], addr: "bác" };
  expect(say("report.ask-which", params)).toBe("Bác nói chỗ nào trong mấy chỗ này ạ?");
  expect(say("report.ask-which", { places: [] })).toBe("Anh/chị nói chỗ nào trong mấy chỗ này ạ?");
});

test("buttons given as a parameter come before the fixed ones", () => {
  const places = [{ label: "Hoa Sứ", value: "place:0" }];
  expect(book.say("report.ask-which", { places }, now).choices).toEqual([
    ...places,
    { label: "Chỗ khác", value: "other" },
  ]);
});

test("a button carries the code of its ticket", () => {
  const { choices } = book.say("push.resolved", { code: "BS-2611-0412", result: "cống đã thông" }, now);
  expect(choices.map((choice) => choice.value)).toEqual([
    "rate:5:BS-2611-0412",
    "rate:3:BS-2611-0412",
    "rate:1:BS-2611-0412",
  ]);
});

test("the map button asks for the position where the platform can send one", () => {
  expect(book.say("report.ask-where", { askLocation: 1 }, now).choices).toEqual([
    { label: "Gửi vị trí", value: "map", asksLocation: true },
  ]);
  expect(book.say("report.ask-where", {}, now).choices[0]?.label).toBe("Chọn trên bản đồ");
});

test.each([
  ["today, rounded down to the half hour", { due: at("2026-11-16T18:06") }, "18 giờ hôm nay"],
  ["the half hour is told", { due: at("2026-11-16T17:59") }, "17 giờ 30 hôm nay"],
  ["tomorrow", { due: at("2026-11-17T14:06") }, "14 giờ ngày mai"],
  ["later", { due: at("2026-11-21T14:06") }, "14 giờ ngày 21/11"],
  ["with its date although it is tomorrow", { dueFull: at("2026-11-17T09:10") }, "9 giờ ngày 17/11"],
  ["a small day gets its zero", { dueFull: at("2026-12-02T20:00") }, "20 giờ ngày 02/12"],
  [
    "after midnight here is tomorrow, whatever the day in Greenwich",
    { due: at("2026-11-17T00:40") },
    "0 giờ 30 ngày mai",
  ],
  ["a promise within the half hour is not told as past", { due: at("2026-11-16T14:20") }, "14 giờ 20 hôm nay"],
  ["a moment today", { moment: at("2026-11-16T15:10") }, "15 giờ 10"],
  ["a moment on another day", { moment: at("2026-11-15T09:05") }, "9 giờ 05 ngày 15/11"],
  ["a day", { day: at("2026-11-16T15:10") }, "16/11"],
  ["a date", { date: at("2026-07-20T00:00") }, "20/7/2026"],
  ["a date in February", { date: at("2027-02-28T00:00") }, "28/02/2027"],
] satisfies [string, PhraseParam, string][])("a time is worded: %s", (_, time, words) => {
  expect(say("act.new", { time })).toBe(`phường nhận tin lúc ${words}`);
});

test.each([
  ["today", at("2026-11-16T18:06"), "18:00 today"],
  ["tomorrow", at("2026-11-17T14:06"), "14:00 tomorrow"],
  ["later", at("2026-11-21T09:40"), "09:30 on 21 November"],
])("English phrases word times in English: %s", (_, due, words) => {
  expect(say("en.opened", { code: "BS-2611-0442", firstDue: { due } })).toBe(
    `Thank you. Your code is BS-2611-0442. The ward will answer before ${words}.`,
  );
});

test("a sentence can be put inside another and sees its values", () => {
  const lastAct = { phrase: "act.accepted", params: { time: { moment: at("2026-11-16T14:30") } } };
  const params = { code: "BS-2611-0412", state: "Đơn vị đã nhận", unit: "Công an phường", lastAct };
  expect(say("track.state-done", params)).toBe(
    "Dạ, BS-2611-0412 đang ở bước: Đơn vị đã nhận. Mới nhất: Công an phường nhận lúc 14 giờ 30.",
  );
});

test("an operator's title is small inside a sentence and tall where it opens one", () => {
  expect(say("human.taken", { operatorName: "Chị Lan" })).toBe("Từ đây chị Lan của phường trả lời anh/chị.");
  expect(say("human.back", { operatorName: "chị Lan" })).toContain("Chị Lan đã xong phần mình.");
});

test("a commune speaks of itself as a commune", () => {
  const commune = createPhrasebook({ ward: { name: "Bến Sen", kind: "xã" } });
  expect(commune.say("bot.intro", {}, now).text).toBe("Đây là trợ lý tự động của xã Bến Sen.");
  expect(commune.say("report.ask-what-photo", {}, now).text).toBe("Xã nhận được hình rồi. Hình này là việc gì vậy ạ?");
});

test("braces and brackets in a value stay what they are", () => {
  const phrase = book.say("report.confirm", { what: "{code} [Có]", where: "số 9" }, now);
  expect(phrase.text).toBe("Dạ, phường hiểu là: {code} [Có]. Tại: số 9. Đúng chưa ạ?");
  expect(phrase.choices).toHaveLength(4);
});

test.each([
  ["an unknown key", "report.nothing", {}],
  ["a key that every object has", "constructor", {}],
  ["a missing value", "report.confirm", { what: "ổ gà" }],
  ["missing buttons", "report.ask-which", {}],
  ["a button without its code", "push.closed", {}],
  ["an impossible time", "act.new", { time: { due: new Date(Number.NaN) } }],
] satisfies [string, string, PhraseParams][])("%s is refused", (_, key, params) => {
  let fault: unknown;
  try {
    book.say(key, params, now);
  } catch (error) {
    fault = error;
  }
  expect(isAppError(fault, "BAD_INPUT")).toBe(true);
});

test("every button has a value and every value a button", () => {
  const used = new Set(
    Object.values(phrases).flatMap(({ text }) => [...text.matchAll(/\[([^\]]+)\]/g)].map((m) => m[1])),
  );
  const known = new Set(Object.keys(buttonValues));
  known.delete("Gửi vị trí");
  expect(used).toEqual(known);
});
