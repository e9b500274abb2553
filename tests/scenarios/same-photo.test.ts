import { jest } from "@jest/globals";
import sharp from "sharp";
import { aStreet } from "../fakes/street-photo.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act } from "./door.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

let town: Town;
beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
});
afterEach(() => town.close());

/** Does all this at the ward's own chat page; the last line that came back. */
async function answerTo(user: string, ...acts: Act[]): Promise<string> {
  const chat = town.doors.of("webchat");
  for (const act of acts) {
    await chat.act(town.origin, user, [act]);
    await town.settle();
  }
  return (await chat.lines(town.origin, user)).at(-1)?.text ?? "";
}

const told = { text: "ổ gà to đùng trước số 45 hoa sứ, mưa là không thấy" };
const toldOtherwise = { text: "mặt đường sụp xuống, gần số 51 Hoa Sứ" };

test("two residents send one photo of one spot in different words: the second is asked to follow along", async () => {
  const street = await aStreet(1);
  await answerTo("first", { photo: "hinh.jpg", content: street }, told);
  expect(await answerTo("first", { press: "Đúng rồi" })).toContain("BS-2611-");
  town.clock.now = new Date(town.clock.now.getTime() + 9 * 24 * 3_600_000);
  const passedOn = await sharp(street).resize(480).jpeg({ quality: 55 }).toBuffer();
  expect(await answerTo("second", { photo: "zalo.jpg", content: passedOn }, toldOtherwise)).toContain(
    "theo dõi chung nhé?",
  );
  const other = await aStreet(2);
  expect(await answerTo("third", { photo: "khac.jpg", content: other }, toldOtherwise)).toContain("Đúng chưa ạ?");
});
