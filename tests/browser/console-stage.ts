import type { Browser, Page } from "playwright-core";
import { FakeApiServer } from "../fakes/api-server.ts";
import { openBrowser, signedIn } from "./browser.ts";

/** Time one browser story may take, ms; a busy machine needs most of it. */
export const slowMs = 60_000;

/** What a story plays on: a desk in memory, and people who sign in to it. */
export interface Stage {
  readonly server: FakeApiServer;
  readonly browser: Browser;
  readonly origin: string;
  /** Somebody signs in, works in a window of their own, and leaves. */
  as(username: string, work: (page: Page) => Promise<void>): Promise<void>;
}

/** A server and a browser for the tests of this block; every test starts with a fresh desk. */
export function useStage(): Stage {
  const server = new FakeApiServer();
  const opened: { browser?: Browser; origin: string } = { origin: "" };
  const browser = (): Browser => {
    if (!opened.browser) throw new Error("the browser is not open yet");
    return opened.browser;
  };
  beforeAll(async () => {
    opened.origin = await server.start();
    opened.browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await opened.browser?.close();
    await server.stop();
  });
  beforeEach(() => server.reset());
  return {
    server,
    get browser() {
      return browser();
    },
    get origin() {
      return opened.origin;
    },
    async as(username, work) {
      const { context, page } = await signedIn(browser(), opened.origin, username);
      await work(page);
      await context.close();
    },
  };
}
