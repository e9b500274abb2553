import { jest } from "@jest/globals";
import { startDatabaseClock } from "../../prisma/clock.ts";
import { openEmpty } from "../fakes/database.ts";

const hourMs = 3_600_000;
const truth = (): number => performance.timeOrigin + performance.now();
const atThreeHours = { now: Date.now() + 3 * hourMs };
const allButDate = [
  ...(["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "clearImmediate"] as const),
  ...(["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
];

test("a machine whose clock jumps has the database's time all the same", async () => {
  const database = await openEmpty();
  try {
    const clock = await startDatabaseClock(database.url, () => undefined);
    expect(Math.abs(clock.now().getTime() - truth())).toBeLessThan(1_000);
    jest.useFakeTimers({ ...atThreeHours, doNotFake: allButDate });
    expect(Date.now() - truth()).toBeGreaterThan(2 * hourMs);
    const begunLate = await startDatabaseClock(database.url, () => undefined);
    for (const one of [clock, begunLate]) expect(Math.abs(one.now().getTime() - truth())).toBeLessThan(1_000);
  } finally {
    jest.useRealTimers();
    await database.close();
  }
});
