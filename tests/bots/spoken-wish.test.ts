import { speakHours } from "../../bots/opening-hours.ts";
import { readWish } from "../../bots/spoken-wish.ts";
import type { SlotWish } from "../../core/appointment/slots.ts";
import { officeWeek, publicHolidays } from "../../core/ticket/working-time.ts";

/** A Monday. */
const now = new Date("2026-11-16T14:06:00+07:00");
const at = (hour: number, minute = 0): number => hour * 60 + minute;

test.each<[string, SlotWish | undefined]>([
  ["đổi qua sáng thứ năm được hong", { day: "2026-11-19", part: "morning" }],
  ["doi qua sang thu nam dc ko", { day: "2026-11-19", part: "morning" }],
  ["9 giờ", { minute: at(9) }],
  ["9h", { minute: at(9) }],
  ["9g30", { minute: at(9, 30) }],
  ["9 giờ 18/11", { day: "2026-11-18", minute: at(9) }],
  ["9 giờ rưỡi", { minute: at(9, 30) }],
  ["14:00", { minute: at(14) }],
  ["2 giờ chiều", { part: "afternoon", minute: at(14) }],
  ["khoảng 2 giờ", { minute: at(14) }],
  ["chiều mai", { day: "2026-11-17", part: "afternoon" }],
  ["ngày mốt", { day: "2026-11-18" }],
  ["thứ hai", { day: "2026-11-23" }],
  ["thứ 5 tuần sau", { day: "2026-11-26" }],
  ["chủ nhật", { day: "2026-11-22" }],
  ["19/11 buổi sáng", { day: "2026-11-19", part: "morning" }],
  ["ngày 5/1 lúc 8 giờ", { day: "2027-01-05", minute: at(8) }],
  ["đổi sang 20/11 giúp em", { day: "2026-11-20" }],
  ["31/2", undefined],
  ["25 giờ", undefined],
  ["ok cảm ơn", undefined],
  ["mang theo giấy gì", undefined],
  ["", undefined],
])("%s", (text, wish) => {
  expect(readWish(text, now)).toEqual(wish);
});

test("office hours are told by their days", () => {
  const calendar = { timeZone: "Asia/Ho_Chi_Minh" as const, week: officeWeek, holidays: publicHolidays };
  expect(speakHours(calendar)).toBe("7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu");
  const morning = [{ from: at(8), to: at(11) }];
  const week = officeWeek.map((periods, day) => (day === 6 ? morning : periods));
  expect(speakHours({ ...calendar, week })).toBe(
    "7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu; 8 giờ tới 11 giờ, thứ bảy",
  );
});
