import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** The shell has no window and no settings, and needs little more than half the time of the whole browser. */
export type BrowserKind = "shell" | "whole";
const whole = process.env.CHROMIUM ?? "/usr/bin/chromium";
const shell = "/usr/bin/chromium-headless-shell";
const pathOf = (kind: BrowserKind): string => (kind === "shell" && existsSync(shell) ? shell : whole);

/** What is missing for browser tests of a built page, or undefined when they can run. In CI nothing may be missing. */
export function missingForBrowser(
  page: "web/index.html" | "chat/window.js" = "web/index.html",
  kind: BrowserKind = "shell",
): string | undefined {
  const missing = existsSync(pathOf(kind))
    ? existsSync(new URL(`../../dist/${page}`, import.meta.url))
      ? undefined
      : `dist/${page}: run \`node scripts/start.mjs --prepare\``
    : `a browser at ${pathOf(kind)} (apt-get install chromium, or set CHROMIUM)`;
  if (missing && process.env.CI === "true") throw new Error(`browser tests need ${missing}`);
  if (missing) console.warn(`\n*** BROWSER TESTS SKIPPED: no ${missing} ***\n`);
  return missing;
}

/** A browser with nothing of its own going on. */
export function openBrowser(kind: BrowserKind = "shell"): Promise<Browser> {
  return chromium.launch({
    executablePath: pathOf(kind),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Evaluated rather than put into the page: our pages allow no inline script. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

const everyRule = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** Only these of the rules, or all of them without these. */
export interface AxeRules {
  only?: readonly string[];
  without?: readonly string[];
}

/** What a page does wrong for people who cannot see or point, by all rules or these; empty is the only good answer. */
export async function accessibilityFaults(page: Page, { only, without = [] }: AxeRules = {}): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const options = {
    runOnly: only ? { type: "rule", values: only } : everyRule,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    // Nobody reads what was right: putting that together takes longer than some rules.
    resultTypes: ["violations"],
  };
  const result = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResult;
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 220)}\n  ${failureSummary ?? ""}`),
  );
}

/** Waits until this is true in the page; Playwright's own wait evaluates inside the page, which ours do not allow. */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!(await page.evaluate(expression))) {
    if (Date.now() > deadline) throw new Error(`never true in the page: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether something sticks out at the side. */
export function hasSidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
}

/** A signed-in console in a context of its own; the page to sign in on has stories of its own. */
export async function signedIn(
  browser: Browser,
  origin: string,
  username: string,
  options: { width?: number; height?: number; dark?: boolean; password?: string; patienceMs?: number } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? "dark" : "light",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
  });
  await context.addInitScript("localStorage.setItem('hint:inbox', '1')");
  const page = await context.newPage();
  page.setDefaultTimeout(options.patienceMs ?? 8_000);
  const data = { username, password: options.password ?? "ben-sen" };
  const answer = await context.request.post("/api/auth/sign-in/username", { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  await page.goto("/app/");
  // A console that is opened beside other tests takes its time; how long it takes is measured elsewhere.
  await page.getByText("Trực tuyến").waitFor({ timeout: 30_000 });
  return { context, page };
}
