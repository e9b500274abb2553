import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Line } from "./door.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

let town: Town;
let people = 0;
beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-30T10:00:00+07:00") });
});
afterAll(() => town.close());

/** Somebody new on Zalo asks once. */
async function answerTo(text: string): Promise<Line | undefined> {
  people += 1;
  const user = `77000000000000003${String(people).padStart(2, "0")}`;
  await town.doors.of("zalo").act(town.origin, user, [{ text }]);
  return (await new Resident(town, user).lines()).at(-1);
}

test.each([
  "ở đây có cho thuê hội trường không",
  "phường mình có phòng đọc sách cho con nít không",
  "ủy ban có chỗ giữ trẻ không",
  "phường có cho mượn bàn ghế đám cưới không",
  "bên mình có dạy vi tính cho người già không",
  "trụ sở phường có phòng cho mẹ cho con bú không",
  "trung tâm hành chính có thang máy cho xe lăn không",
  "ở phường có chỗ sạc xe điện không",
  "o day co cho muon phong hop khong",
  "ủy ban mình có phòng tập gym không",
  "ở đây có dạy nấu ăn không cô",
  "trung tâm có máy bán nước không em",
])("what the ward itself has and nobody wrote of is refused with a person, and sent nowhere: %s", async (text) => {
  const line = await answerTo(text);
  expect(line?.text).toContain("Phường chưa có thông tin chắc chắn về");
  expect(line?.text).not.toContain("1022");
  expect(line?.buttons.map(({ label }) => label)).toContain("Hỏi người trực");
});

test.each([
  "tết chợ có mở không",
  "mùng một tết chợ có bán không",
  "chợ có nghỉ tết không",
  "Tết này chợ mở mấy giờ",
  "tet cho cu co mo cua khong",
  "ngày tết chợ cũ bán tới mấy giờ",
  "ngày lễ chợ cũ có nghỉ không",
  "tết tây chợ có bán không ạ",
  "cho tui hỏi tết chợ mở lại ngày nào",
  "tet cho ban toi may gio",
  "chợ tết có mở không",
])("no article on another thing answers whether the market is open at Tết: %s", async (text) => {
  const line = await answerTo(text);
  expect(line?.text).toContain("Phường chưa có thông tin chắc chắn về");
  expect(line?.text).not.toContain("bờ hồ công viên Hoa Sứ");
  expect(line?.buttons.map(({ label }) => label)).toContain("Hỏi người trực");
});

test.each(["chợ hoa Tết mở ngày nào", "chợ hoa Tết ở đâu", "cho hoa tet may gio mo cua"])(
  "the flower market is told to whoever names it: %s",
  async (text) => {
    expect((await answerTo(text))?.text).toContain("chợ hoa Tết ở bờ hồ công viên Hoa Sứ");
  },
);
