import { jest } from "@jest/globals";
import { runFailover } from "./failover/run-failover.ts";

jest.setTimeout(180_000);

test("the database's machine dies in the middle of everybody's messages, another takes over, and nothing taken is lost", async () => {
  // `npm run bench -- failover` does it with a larger crowd.
  const verdict = await runFailover({ residents: 8, lines: 12, seed: 1022 });
  const { accepted, acceptedBefore, reports } = verdict;
  expect(acceptedBefore).toBeGreaterThan(0);
  expect(acceptedBefore).toBeLessThan(accepted);
  expect(verdict).toMatchObject({
    ...{ events: accepted, logged: accepted, tickets: reports, toldOnce: reports },
    ...{ lost: 0, doubled: 0, outOfOrder: 0, wrongThreads: 0, parked: 0, failed: 0, withTask: 0 },
  });
});
