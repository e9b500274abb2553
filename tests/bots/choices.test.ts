import { waitMs } from "../../bots/burst.ts";
import { isCancel, isNo, isYes, readTypedChoice, splitAnswer } from "../../bots/choices.ts";
import { choicesOf } from "../../bots/phrasebook.ts";
import type { InboundEvent } from "../../core/channel/event.ts";

const confirm = choicesOf("report.confirm", {});

test.each([
  "đúng rồi",
  "dung roi",
  "ừ",
  "ừ đúng rồi con",
  "ok",
  "Ok nha",
  "đúng luôn",
  "dạ phải",
  "đr",
  "yes",
  "👍",
  "👍🏻",
  "vâng ạ",
])("%s means yes", (text) => expect(readTypedChoice(text, confirm)).toBe("yes"));

test.each(["không", "không phải", "ko", "hong phai", "sai rồi", "chưa đúng", "No"])("%s means no", (text) => {
  expect(isNo(text)).toBe(true);
  expect(isYes(text)).toBe(false);
});

test.each([
  "",
  "   ",
  "đường hư",
  "không có nước",
  "co nuoc ngap duong",
  "có người té",
  "👍👎",
  "đúng là dơ quá chừng luôn",
  "ok".repeat(60),
])("%j is neither yes nor no", (text) => {
  expect(isYes(text)).toBe(false);
  expect(isNo(text)).toBe(false);
});

test.each([
  ["1", "yes"],
  ["2", "fix:place"],
  ["sua dia chi", "fix:place"],
  ["SỬA LOẠI VIỆC", "fix:what"],
  ["gap nguoi truc", "human"],
  ["9", undefined],
  ["0", undefined],
  ["sửa", undefined],
])("typed %s is the button %s", (text, value) => expect(readTypedChoice(text, confirm)).toBe(value));

test.each([
  ["đúng rồi đó, từ hôm qua tới giờ", { answer: "yes", rest: "từ hôm qua tới giờ" }],
  ["không phải, ở đường kia", { answer: "no", rest: "ở đường kia" }],
  ["không phải ở đường kia", { answer: "no", rest: "ở đường kia" }],
  ["yes. I leave tomorrow", { answer: "yes", rest: "I leave tomorrow" }],
  ["cống nghẹt, đúng không", undefined],
])("%s is an answer and what follows it", (text, split) => expect(splitAnswer(text)).toEqual(split));

test.each(["thôi khỏi, xe đi rồi", "thôi", "khỏi", "khoi can nua", "bỏ đi em", "hủy"])(
  "%s gives the matter up",
  (text) => expect(isCancel(text)).toBe(true),
);

test.each(["khói", "khói đốt rác mù mịt", "bỏ rác trước nhà", "thôi chết cây ngã rồi", "", "thôi được rồi đúng đó"])(
  "%j gives nothing up",
  (text) => expect(isCancel(text)).toBe(false),
);

const envelope = {
  id: "1",
  channel: "zalo",
  from: { channel: "zalo", account: "oa", user: "u" },
  thread: "u",
  at: new Date("2026-11-16T14:06:00+07:00"),
  raw: null,
} as const;
const message = (text: string, more: object = {}): InboundEvent => ({
  ...envelope,
  kind: "message",
  text,
  attachments: [],
  ...more,
});
const classifier = {
  readEmergency: (text: string) => (text.includes("cháy") ? ({ kind: "fire", when: "now" } as const) : undefined),
};

test.each([
  ["three seconds after words", message("cống nghẹt"), 3000],
  ["six seconds after a photo without words", message("", { attachments: [{ kind: "image" }] }), 6000],
  ["six seconds after a pin", message("", { place: { label: "x", precision: "exact" } }), 6000],
  ["six seconds after a voice note", message("", { attachments: [{ kind: "audio" }] }), 6000],
  ["three seconds after a photo with words", message("cống nghẹt", { attachments: [{ kind: "image" }] }), 3000],
  ["one second after a piece of an album", message("", { attachments: [{ kind: "image" }], album: "13" }), 1000],
  ["one second after an album's words", message("cống nghẹt", { album: "13" }), 1000],
  ["not after danger in an album's words", message("cháy nhà", { album: "13" }), 0],
  ["not after danger", message("cháy nhà"), 0],
  ["not after a yes", message("đúng rồi"), 0],
  ["not after a no", message("không phải"), 0],
  ["not after a number", message("2"), 0],
  ["not after a typed button", message("bo qua"), 0],
  ["not after a code", message("bs 2611 0412"), 0],
  ["not when a person is asked for", message("cho tui gặp người thật"), 0],
  ["not after a sticker", message("", { attachments: [{ kind: "sticker" }] }), 0],
  ["not after a button", { ...envelope, kind: "choice", value: "yes" } as const, 0],
  [
    "not after a comment",
    { ...envelope, kind: "comment", text: "a", attachments: [], postRef: "p", public: true } as const,
    0,
  ],
  ["not after a call", { ...envelope, kind: "call", transcript: "a", durationSeconds: 3 } as const, 0],
  ["not when the alarm clock rings", { ...envelope, kind: "wake" } as const, 0],
] satisfies [string, InboundEvent, number][])("the bot waits for more: %s", (_, event, expected) => {
  expect(waitMs(event, classifier)).toBe(expected);
});
