import { jest } from "@jest/globals";
import { runCrash } from "./crash/run-crash.ts";

jest.setTimeout(300_000);

test("kill after kill in the middle of everybody's messages: nothing is lost, doubled, out of order, or untold", async () => {
  // `npm run bench -- crash` plays the whole day: 2,000 events and twenty kills.
  const options = { residents: 20, events: 320, duplicateShare: 0.2, kills: 4, seed: 20_261_116 };
  const { sortedIn, sent, takenOver, uncertain, duplicates, seconds: _, ...rest } = await runCrash(options);
  expect(sortedIn).toBeGreaterThan(options.events / 20);
  expect(sent).toBeGreaterThan(options.events / 5);
  // Kills interrupted work on both sides, else the rest says little; how often is chance (2 to 13 seen).
  expect(Math.min(takenOver, uncertain)).toBeGreaterThan(0);
  expect(duplicates).toBeGreaterThan(options.events * options.duplicateShare * 0.6);
  // Who is asked whether theirs is a neighbour's report presses one button more.
  const { accepted, reports } = rest;
  expect(accepted).toBeGreaterThanOrEqual(options.events);
  const whole = { events: accepted, logged: accepted, accepted, kills: options.kills };
  const told = { reports, tickets: reports, toldOnce: reports };
  expect(rest).toEqual({
    ...{ ...whole, ...told },
    ...{ lost: 0, doubled: 0, outOfOrder: 0, wrongThreads: 0, parked: 0, failed: 0 },
  });
});
