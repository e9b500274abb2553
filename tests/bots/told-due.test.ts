import { isDayPast, toldDueDay } from "../../bots/told-due.ts";

const now = new Date("2026-11-16T14:06:00+07:00");
const day = (text: string) => new Date(`${text}T00:00:00+07:00`);

test.each([
  ["hẹn 12/11 mà chưa thấy", "2026-11-12"],
  ["giấy hẹn trả kết quả ngày 12-11-2026", "2026-11-12"],
  ["hen 2/1", "2027-01-02"],
  ["hẹn 28/12/25", "2025-12-28"],
  ["nộp 3/11, hẹn 12.11", "2026-11-12"],
])("%s: %s", (text, expected) => {
  expect(toldDueDay(text, now)).toEqual(day(expected));
});

test.each(["nộp 3/11", "hẹn 31/2", "hẹn hoài không thấy", "hẹn 45/11"])("%s tells no promised day", (text) => {
  expect(toldDueDay(text, now)).toBeUndefined();
});

test("a promised day is over at midnight in Việt Nam", () => {
  expect(isDayPast(day("2026-11-16"), now)).toBe(false);
  expect(isDayPast(day("2026-11-16"), day("2026-11-17"))).toBe(true);
});
