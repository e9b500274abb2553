import { readEnglishWish } from "../../bots/english-wish.ts";

/** Monday. */
const now = new Date("2026-11-16T14:06:00+07:00");

test.each([
  ["tomorrow", { day: "2026-11-17" }],
  ["the day after tomorrow in the morning", { day: "2026-11-18", part: "morning" }],
  ["Thursday afternoon", { day: "2026-11-19", part: "afternoon" }],
  ["thurs at 9", { day: "2026-11-19", minute: 540 }],
  ["Thursday next week", { day: "2026-11-26" }],
  ["9 am", { part: "morning", minute: 540 }],
  ["at 9:30 a.m.", { part: "morning", minute: 570 }],
  ["2pm on 17 November", { day: "2026-11-17", part: "afternoon", minute: 840 }],
  ["Nov 18th, 10 o'clock", { day: "2026-11-18", minute: 600 }],
  ["14:00, 17 Nov", { day: "2026-11-17", minute: 840 }],
])("%s", (text, wish) => {
  expect(readEnglishWish(text, now)).toEqual(wish);
});

test.each(["I need a copy", "thank you", "you may call me", "my son was born here", "the sun is out"])(
  "%s is no hour",
  (text) => {
    const { minute, part } = readEnglishWish(text, now) ?? {};
    expect([minute, part]).toEqual([undefined, undefined]);
  },
);
