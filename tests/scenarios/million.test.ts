import { jest } from "@jest/globals";
import { runMillion } from "./million/run-million.ts";

jest.setTimeout(300_000);

test("whatever breaks in the middle of everybody's messages: nothing is lost, doubled, out of order, or untold", async () => {
  // `npm run bench -- million --events 1000000` is the whole of it.
  const events = 1_500;
  const verdict = await runMillion({ events, seed: 20_261_116 });
  const { reports, acknowledged, struck, platformFaults, ...rest } = verdict;
  // Without these the rest would say little.
  expect(rest.taken).toBeGreaterThanOrEqual(events);
  expect(acknowledged).toBeLessThan(rest.taken * 0.7);
  expect(rest.events).toBeGreaterThan(events / 8);
  expect(rest.sortedIn).toBeGreaterThan(rest.events / 20);
  // On a busy machine more words wait for one answer.
  expect(rest.sent).toBeGreaterThan(events / 20);
  expect(Math.min(rest.takenOver, rest.uncertain, rest.refused)).toBeGreaterThan(0);
  for (const [name, times] of Object.entries(struck)) expect([name, times.struck]).toEqual([name, times.planned]);
  expect(Object.keys(platformFaults).sort()).toEqual(["429", "500", "502", "lostAnswer", "timeout"]);
  expect(rest).toMatchObject({
    ...{ examples: [], logged: rest.events, tickets: reports, toldOnce: reports },
    ...{
      lost: 0,
      doubled: 0,
      outOfOrder: 0,
      wrongThreads: 0,
      parked: 0,
      failed: 0,
      untold: 0,
      toldTwice: 0,
      unread: 0,
    },
  });
});
