import type { Browser, Page } from "playwright-core";
import { openBrowser, signedIn } from "../browser/browser.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { startLoops } from "./loops.ts";
import { openTown, type Town } from "./town.ts";

/** A Monday morning, when the ward is open. */
const start = new Date("2026-11-16T08:06:00+07:00");
const password = "benSen2026";
/** Whoever measures waits also for a busy machine. */
const patienceMs = 60_000;

/** A town where time runs as on the wall, its loops at work, and one operator's console in a real browser. */
export interface Manned {
  town: Town;
  browser: Browser;
  page: Page;
  close(): Promise<void>;
}

export async function openManned(username = "lan"): Promise<Manned> {
  const town = await openTown({ understanding: realUnderstanding(), now: start });
  const begun = performance.now();
  Object.defineProperty(town.clock, "now", { get: () => new Date(start.getTime() + performance.now() - begun) });
  const stopLoops = startLoops(town);
  const browser = await openBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await stopLoops();
    await town.close();
  };
  try {
    const { page } = await signedIn(browser, town.origin, username, { password, patienceMs });
    return { town, browser, page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
