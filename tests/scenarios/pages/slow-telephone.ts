import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";

/** What one opening of a page cost. */
export interface Loaded {
  /** When what is drawn largest was there, ms; how much moved meanwhile. */
  lcp: number;
  cls: number;
  /** Bytes that came over the line, as this server sends them; scripts and styles as a proxy would compress them. */
  bytes: number;
  script: number;
  style: number;
}

const bytesPerSecond = (kbit: number): number => (kbit * 1_000) / 8;
/** A cheap telephone on a poor mobile network: a fourth of this machine's speed, 1.6 Mbit/s, 150 ms. */
const slow = {
  cpu: 4,
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond(1_600),
    uploadThroughput: bytesPerSecond(750),
  },
};
/** Until nothing larger can come: fonts and pictures of these pages are there long before. */
const settleMs = 1_500;

const watch = `(() => {
  window.seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.lcp = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value; })
    .observe({ type: "layout-shift", buffered: true });
})()`;

async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow.network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
  return session;
}

/** Opens a page as somebody who was never here, on a slow telephone. */
export async function loadSlowly(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const session = await slowDown(page);
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const sizes = { script: 0, stylesheet: 0 };
    const waiting: Promise<void>[] = [];
    page.on("response", (response) => {
      const kind = response.request().resourceType();
      if (kind !== "script" && kind !== "stylesheet") return;
      const count = async (): Promise<void> => {
        const { length } = gzipSync(await response.body());
        sizes[kind] += length;
      };
      waiting.push(count());
    });
    await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    await page.waitForTimeout(settleMs);
    await Promise.all(waiting);
    const { lcp, cls } = (await page.evaluate("window.seen")) as Pick<Loaded, "lcp" | "cls">;
    if (lcp === 0) throw new Error(`nothing was drawn at ${url}`);
    return { lcp, cls, bytes, script: sizes.script, style: sizes.stylesheet };
  } finally {
    await context.close();
  }
}
