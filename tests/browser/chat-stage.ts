import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from "playwright-core";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { type BrowserKind, openBrowser } from "./browser.ts";

/** A page or the frame of the chat inside one. */
export type Window = Page | Frame;

/** Another site of the ward, on another host, that shows the chat in its corner. */
export interface Site {
  readonly origin: string;
  /** Attributes of the script element beside its address. */
  attributes: string;
}

export interface ChatStage {
  readonly town: Town;
  readonly browser: Browser;
  readonly site: Site;
  /** A site nobody put on the list. */
  readonly stranger: Site;
  /** A browser of somebody new, in Việt Nam, on a telephone unless told otherwise. */
  resident(options?: BrowserContextOptions): Promise<BrowserContext>;
}

const now = new Date("2026-11-16T14:06:00+07:00");

async function openSite(wardOf: () => string): Promise<Site & { server: Server }> {
  const site = { origin: "", attributes: "" };
  const server = createServer((_, response) => {
    const script = `<script src="${wardOf()}/chat/widget.js" async ${site.attributes}></script>`;
    response.setHeader("content-type", "text/html; charset=utf-8");
    // as strict as a site may be: only the ward's loader and its frame are let in
    response.setHeader("content-security-policy", `default-src 'none'; script-src ${wardOf()}; frame-src ${wardOf()}`);
    response.end(`<!doctype html><html lang="vi"><title>Trang của phường</title><body><main><h1>Trang tin</h1>
<p><a href="#a">Một liên kết</a></p></main>${script}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(site, { server });
}

/** The whole ward behind a real browser, with two sites around it. Time stands still; `town.settle` works the queues. */
export function useChatStage(kind: BrowserKind = "shell"): ChatStage {
  const opened: {
    town?: Town;
    browser?: Browser;
    site?: Site & { server: Server };
    stranger?: Site & { server: Server };
  } = {};
  const given = <K extends keyof typeof opened>(name: K): NonNullable<(typeof opened)[K]> => {
    const value = opened[name];
    if (!value) throw new Error(`the ${name} is not open yet`);
    return value;
  };
  beforeAll(async () => {
    // "localhost" and "127.0.0.1" are different sites to a browser, and both count as secure
    const wardOf = (): string => given("town").origin.replace("127.0.0.1", "localhost");
    opened.site = await openSite(wardOf);
    opened.stranger = await openSite(wardOf);
    const understanding = realUnderstanding();
    opened.town = await openTown({ understanding, now, environment: { WEBCHAT_ORIGINS: opened.site.origin } });
    opened.browser = await openBrowser(kind);
  }, 120_000);
  afterAll(async () => {
    await opened.browser?.close();
    for (const { server } of [given("site"), given("stranger")]) server.close();
    await opened.town?.close();
  });
  return {
    get town() {
      return given("town");
    },
    get browser() {
      return given("browser");
    },
    get site() {
      return given("site");
    },
    get stranger() {
      return given("stranger");
    },
    resident: async (options = {}) => {
      const context = await given("browser").newContext({
        viewport: { width: 390, height: 780 },
        locale: "vi-VN",
        timezoneId: "Asia/Ho_Chi_Minh",
        reducedMotion: "reduce",
        ...options,
      });
      context.setDefaultTimeout(10_000);
      return context;
    },
  };
}

/** Set to keep pictures of every screen for looking at. */
const shotsFolder = process.env.SHOTS;

export async function shoot(page: Page, name: string): Promise<void> {
  if (!shotsFolder) return;
  mkdirSync(shotsFolder, { recursive: true });
  await page.screenshot({ path: `${shotsFolder}/${name}.png` });
}

/** The page opened, and who answers told. */
export async function openChat({ town }: ChatStage, page: Page, path = "/chat"): Promise<void> {
  await page.goto(`${town.origin}${path}`);
  await page.getByText("Trợ lý tự động trả lời ngay").waitFor();
}

/** Does something, waits until the server has it, lets the ward work, and waits until the talk shows it. */
export async function settled({ town }: ChatStage, window: Window, act: () => Promise<unknown>): Promise<void> {
  const own = window.locator(".cn-line.in");
  const unsent = window.locator(".cn-line.sending, .cn-line.waiting");
  const [before, waiting] = [await own.count(), await unsent.count()];
  await act();
  // A position is there only once the telephone has said where it is.
  if (waiting === 0) await own.nth(before).waitFor();
  await unsent.first().waitFor({ state: "detached" });
  await town.settle();
  await window.locator(".cn-line.sent").first().waitFor({ state: "detached" });
}

/** Writes and presses send. */
export async function write(window: Window, text: string): Promise<void> {
  await window.getByLabel("Tin nhắn", { exact: true }).fill(text);
  await window.getByRole("button", { name: "Gửi", exact: true }).click();
}

/** What stands in the talk, line by line. */
export function linesOf(window: Window): Promise<string[]> {
  return window.locator(".cn-line .cn-text").allTextContents();
}

/** The frame of the chat in a site's page. */
export async function frameIn(page: Page): Promise<Frame> {
  await page.locator("iframe").waitFor();
  for (;;) {
    const frame = page.frames().find((one) => one.url().includes("/chat/khung"));
    if (frame) return frame;
    await page.waitForEvent("framenavigated");
  }
}
