import { officeHours } from "../../bots/office-hours.ts";
import { officeWeek } from "../../core/ticket/working-time.ts";

const morning = { from: 450, to: 690 };

test("a week of office days is one line", () => {
  expect(officeHours({ week: officeWeek })).toBe("thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ 30 và 13 giờ đến 17 giờ");
});

test("days with other hours, or apart from the rest, are told by themselves", () => {
  expect(officeHours({ week: [[], [morning], [], [morning], [morning], [], [{ from: 480, to: 605 }]] })).toBe(
    "thứ Hai, 7 giờ 30 đến 11 giờ 30; thứ Tư đến thứ Năm, 7 giờ 30 đến 11 giờ 30; thứ Bảy, 8 giờ đến 10 giờ 05",
  );
});
