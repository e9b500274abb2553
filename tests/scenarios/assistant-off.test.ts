import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

let town: Town;
beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-30T10:00:00+07:00") });
});
afterAll(() => town.close());

async function say(user: string, text: string): Promise<string[]> {
  const before = (await new Resident(town, user).lines()).length;
  await town.doors.of("zalo").act(town.origin, user, [{ text }]);
  return (await new Resident(town, user).lines()).slice(before).map((line) => line.text);
}

async function switchAssistant(off: string[], base: number): Promise<void> {
  const quan = await town.staff("quan");
  await quan.post("/api/settings/assistant", { base, body: { off } });
}

test("switched off on a channel, the assistant calls a person once, still hears danger, and comes back", async () => {
  await switchAssistant(["zalo"], 0);
  const [first, ...rest] = await say("770000000000000401", "đèn đường trước nhà 45 Hoa Sứ tắt ba đêm rồi");
  expect(first).toContain("trợ lý tự động của phường");
  expect(first).toContain("người trực");
  expect(rest).toEqual([]);
  expect(await say("770000000000000401", "phí khai sinh bao nhiêu")).toEqual([]);

  const danger = await say("770000000000000402", "cháy nhà ở 45 Hoa Sứ rồi cứu với");
  expect(danger.join("\n")).toContain("114");

  const lan = await town.staff("lan");
  const { items } = (await lan.get("/api/conversations?queue=attention")) as {
    items: { attention?: { reason: string } }[];
  };
  expect(items.map(({ attention }) => attention?.reason)).toEqual(
    expect.arrayContaining(["assistant-off", "emergency"]),
  );

  await switchAssistant([], 1);
  const [answer] = await say("770000000000000403", "đăng ký khai sinh cần giấy tờ gì");
  expect(answer).toContain("khai sinh");
});
