import { jest } from "@jest/globals";
import { runDay } from "../scenarios/day/run-day.ts";
import { faultsOf, tableOf } from "../scenarios/day/table.ts";
import { missingForBrowser } from "./browser.ts";

jest.setTimeout(300_000);
const desk = missingForBrowser() ? describe.skip : describe;

desk("a day at the desk", () => {
  test("residents of all channels write and call while one operator works by keys alone: no row jumps, counts are true, nobody is lost", async () => {
    // `npm run bench -- day` plays 200 events, within ten seconds each; other tests run beside this one.
    const played = await runDay({ events: 60, seed: 2026, everyMs: 350, steps: 12, limitMs: 20_000 });
    const { acts, messages } = tableOf(played);
    console.info(JSON.stringify(messages), JSON.stringify(acts));
    // How long a step waits says more of what runs beside it; `npm run bench -- day` counts that.
    expect(faultsOf(played).filter(({ fault }) => fault !== "stalled")).toEqual([]);
    expect(played.answered + played.waiting + played.ended).toBe(played.messages);
    expect(played.steps.length).toBeGreaterThanOrEqual(12);
    expect(played.counts.some(({ agrees }) => agrees)).toBe(true);
  });
});
