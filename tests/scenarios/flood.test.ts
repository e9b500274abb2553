import { jest } from "@jest/globals";
import { runFlood } from "./flood/run-flood.ts";

jest.setTimeout(240_000);

test("a post that everybody shares loses nothing and keeps private chats answered", async () => {
  // As dense as 5,000 comments in an hour; `npm run bench -- flood` plays the whole hour.
  const verdict = await runFlood({ comments: 250, chats: 10, minutes: 3, speed: 6, seed: 2026 });
  expect(verdict).toMatchObject({ stored: 250, doubled: 0, dangers: 1, dangersWithAlarm: 1, answered: 10 });
  expect(verdict.p95Ms).toBeLessThan(15_000);
});
