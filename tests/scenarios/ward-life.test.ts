import { jest } from "@jest/globals";
import type { Channel } from "../../core/channel/channel.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act, Line } from "./door.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const user = "7700000000000000123";
let town: Town;

beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-30T10:00:00+07:00") });
});
afterEach(() => town.close());

/** Somebody writes through a channel's own door, and reads what comes back. */
function resident(channel: Channel) {
  let seen = 0;
  return async (...acts: Act[]): Promise<Line[]> => {
    const door = town.doors.of(channel);
    await door.act(town.origin, user, acts);
    await town.settle();
    const lines = await door.lines(town.origin, user);
    const fresh = lines.slice(seen);
    seen = lines.length;
    return fresh;
  };
}
const textOf = (lines: readonly Line[]) => lines.map(({ text }) => text).join("\n");

test("a resident on Zalo asks for the pool, its price and its hours; what is over or unknown is refused", async () => {
  const say = resident("zalo");
  expect(textOf(await say({ text: "hồ bơi phường ở đâu vậy" }))).toBe(
    "Đây là trợ lý tự động của phường Bến Sen.\nDạ, hồ bơi phường ở số 55 Hoa Mai, mở từ 6 giờ đến 20 giờ mỗi ngày. Vé người lớn 30.000 đồng, trẻ em 15.000 đồng một lượt.\nNguồn: bảng giá hồ bơi (dữ liệu mẫu), xem ngày 20/11/2026.",
  );
  expect(textOf(await say({ text: "giá vé?" }))).toContain("Dạ, người lớn 30.000 đồng một lượt; trẻ em 15.000 đồng");
  expect(textOf(await say({ text: "mấy giờ đóng?" }))).toContain("Dạ, từ 6 giờ đến 20 giờ mỗi ngày.");
  const [miss] = await say({ text: "vé tháng bao nhiêu" });
  expect(miss?.text).toContain("chưa có thông tin chắc chắn về giá vé tháng. Gần nhất là tin vé hồ bơi phường.");
  expect(miss?.buttons.map(({ label }) => label)).toEqual(["Xem tin đó", "Hỏi người trực"]);
  expect(textOf(await say({ press: "Xem tin đó" }))).toContain("hồ bơi phường ở số 55 Hoa Mai");
  expect(textOf(await say({ text: "mai có cúp nước không" }))).toContain("Tin này dùng đến hết ngày 05/12/2026.");
  town.clock.now = new Date("2026-12-06T10:00:00+07:00");
  expect(textOf(await say({ text: "lịch cúp nước sao vậy phường" }))).toContain("Phường chưa có thông tin chắc chắn");
});

test("a wheelchair is no bicycle and a diploma no driving licence: both are refused and kept for whoever writes answers", async () => {
  const say = resident("zalo");
  for (const text of ["phường có cho mượn xe lăn không", "phuong co xe lan cho muon ko", "cấp lại bằng đại học"])
    expect(textOf(await say({ text }))).toContain("Phường chưa có thông tin chắc chắn về");
  const kept = await town.wired.store.transaction((tx) => tx.questions.since(new Date(0), 9));
  const [one, two, other] = kept.sort((a, b) => Number(a.at) - Number(b.at)).map(({ groupId }) => groupId);
  expect(kept).toHaveLength(3);
  expect(two).toBe(one);
  expect(other).not.toBe(one);
  expect(textOf(await say({ text: "kết hôn" }))).toContain("đăng ký kết hôn cần:");
});

test("what looks like a question on the market and is a report stays a report", async () => {
  const say = resident("zalo");
  expect(textOf(await say({ text: "chợ cũ ồn quá không ai ngủ được" }))).not.toContain("họp từ 4 giờ");
});

test("a visitor on Messenger is answered in English and follows up; what has no English goes to a person", async () => {
  const say = resident("facebook");
  const price = textOf(await say({ text: "How much is the boat trip on the lake?" }));
  expect(price).toContain("This is the ward's automatic assistant. Boats leave from the lakeside of Hoa Su park");
  expect(price).toContain("Adults 40,000 dong, children 20,000 dong a trip.");
  expect(price).toContain("seen on 20 November 2026.");
  expect(textOf(await say({ text: "and what time does it start?" }))).toContain("16:00 to 21:00 every day");
  expect(textOf(await say({ text: "where can I exchange money at night?" }))).toContain(
    "A person at the ward will read this.",
  );
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { attention?: { reason: string; question?: string } }[] }>(
    "/api/conversations",
  );
  expect(items).toMatchObject([{ attention: { reason: "unsure" } }]);
});

test("in the web chat a report being told is not lost over a question on ward life", async () => {
  const say = resident("webchat");
  await say({ text: "đèn đường trước nhà 45 Hoa Sứ tắt" });
  const answer = textOf(await say({ text: "chợ mấy giờ mở cửa" }));
  expect(answer).toContain("chợ Bến Sen (chợ cũ) ở đường Sen Trắng");
  expect(answer).toContain("Giờ quay lại việc đèn đường không sáng.");
});

test("nothing is said of a plot's planning: the office, the page and the papers are told", async () => {
  const told = textOf(await resident("zalo")({ text: "đất thửa này quy hoạch gì" }));
  expect(told).toContain("nên không nói được đất này dính hay không");
  expect(told).toContain("Văn bản đề nghị, ghi rõ người hỏi, mục đích và vị trí lô đất.");
  expect(told).toContain("Nộp tại dichvucong.gov.vn");
});
