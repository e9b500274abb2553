import type { Browser, Page } from "playwright-core";
import { codeSeries } from "../../core/ticket/code.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { startLoops } from "../scenarios/loops.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { openBrowser, signedIn } from "./browser.ts";

const password = "benSen2026";
/** A whole ward and a browser share the machine with the story. */
const patienceMs = 30_000;
const startMs = 240_000;

interface LiveTown {
  town(): Town;
  /** The next code the ward gives out has this number. */
  nextIs(number: number): Promise<void>;
  /** Somebody signs in and works in a window of their own. */
  as(username: string, work: (page: Page) => Promise<void>): Promise<void>;
}

/** A whole ward whose worker's loops run by themselves, and a browser for its staff; one for all stories of a block. */
export function useLiveTown(now: Date): LiveTown {
  const opened: { town?: Town; browser?: Browser; stop?: () => Promise<void> } = {};
  const town = (): Town => {
    if (!opened.town) throw new Error("the town is not open yet");
    return opened.town;
  };
  beforeAll(async () => {
    opened.town = await openTown({ understanding: realUnderstanding(), now, waitMinutes: () => 6 });
    opened.stop = startLoops(opened.town);
    opened.browser = await openBrowser();
  }, startMs);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.stop?.();
    await opened.town?.close();
  });
  return {
    town,
    nextIs: async (number) => {
      const [prefix, last] = [codeSeries("BS", town().clock.now), number - 1];
      const row = { where: { prefix }, create: { prefix, last }, update: { last } };
      await town().wired.store.client.ticketSeries.upsert(row);
    },
    as: async (username, work) => {
      if (!opened.browser) throw new Error("the browser is not open yet");
      const { context, page } = await signedIn(opened.browser, town().origin, username, { password, patienceMs });
      await work(page);
      await context.close();
    },
  };
}
