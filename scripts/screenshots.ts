import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { openBrowser, signedIn } from "../tests/browser/browser.ts";
import { findPort } from "../tests/scenarios/crash/processes.ts";

/**
 * Takes the README's pictures anew: npm run screenshots. A ward that has lived 90 days is made in a folder of its own, the
 * real server is started on it, and a browser goes where a newcomer would.
 */
const folder = "docs/images";
const password = "benSen2026";
/** A slow machine fills the ward in two minutes. */
const patienceMs = 60_000;
const settleMs = 1_500;
/** Enough for every chart and list; more would take minutes. */
const ward = ["--tickets", "1500"];

interface Picture {
  name: string;
  /** Who looks; nobody is a resident. */
  as?: string;
  width: number;
  height: number;
  open(page: Page): Promise<unknown>;
}

/** A month that is over. */
async function lastMonth(page: Page): Promise<void> {
  await page.goto("/app/bao-cao");
  await page.getByRole("link", { name: "Tháng trước" }).click();
}

const pictures: Picture[] = [
  {
    name: "demo",
    width: 1440,
    height: 900,
    open: async (page) => {
      await page.goto("/demo");
      for (const told of ["Bắt đầu", "bấm “Đúng rồi”", "bấm “Bỏ qua”", "cán bộ làm việc"]) {
        await page.getByRole("button", { name: told }).waitFor();
        await page.locator("body").press("ArrowRight");
      }
      await page.getByRole("button", { name: "cán bộ làm việc" }).waitFor();
    },
  },
  {
    name: "inbox",
    as: "lan",
    width: 1440,
    height: 900,
    open: async (page) => {
      await page.goto("/app/hop-thu?hang=bot&loai=road-damage&kenh=facebook");
      const row = await page.getByRole("option").filter({ hasText: "%" }).first().getAttribute("id");
      await page.goto(`/app/hop-thu/${row?.slice("row-".length)}`);
      await page.getByRole("log").waitFor();
    },
  },
  { name: "officer", as: "dung", width: 390, height: 844, open: (page) => page.goto("/app/viec-cua-toi") },
  { name: "report", as: "tam", width: 1440, height: 900, open: lastMonth },
  {
    name: "tracking",
    width: 390,
    height: 844,
    open: async (page) => {
      await page.goto("/ban-do?tinh-trang=xong");
      await page.locator("main a[href^='/p/']").first().click();
    },
  },
];

function begin(script: string, environment: Record<string, string>, options: string[] = []): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...options], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill());
  return child;
}

async function fill(environment: Record<string, string>): Promise<void> {
  const [code] = await once(begin("scripts/seed-demo.ts", environment, ward), "exit");
  if (code !== 0) throw new Error("the ward could not be filled");
}

/** Resolves when the server says that it runs. */
async function serve(environment: Record<string, string>): Promise<ChildProcess> {
  const child = begin("server/main.ts", environment);
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error("the server did not start")));
    child.stdout?.on("data", (chunk) => String(chunk).includes("Ctrl-C") && resolve());
  });
  return child;
}

/** Somebody writes just now: all others in the ward have their answer. */
async function writeNow(origin: string, environment: Record<string, string>): Promise<void> {
  const text = "đường Tre Xanh đoạn trước số 12 sụp ổ gà bự lắm, xe ôm té hoài";
  await once(begin("scripts/replay.ts", environment, ["facebook", text, `--url=${origin}`]), "exit");
}

async function take(browser: Browser, origin: string, { name, as, width, height, open }: Picture): Promise<void> {
  const { context, page } = as
    ? await signedIn(browser, origin, as, { password, patienceMs })
    : await anybody(browser, origin);
  await page.setViewportSize({ width, height });
  await open(page);
  // Pages that listen are never idle: what they show has its moment to settle.
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await page.waitForTimeout(settleMs);
  // A palette keeps a picture under a third of its size, and text as sharp as it was.
  await sharp(await page.screenshot())
    .png({ palette: true })
    .toFile(`${folder}/${name}.png`);
  await context.close();
  console.log(`${folder}/${name}.png`);
}

async function anybody(browser: Browser, origin: string) {
  const context = await browser.newContext({ baseURL: origin, locale: "vi-VN" });
  return { context, page: await context.newPage() };
}

const dir = await mkdtemp(join(tmpdir(), "screenshots-"));
const port = await findPort();
const environment = { DATA_DIR: dir, PORT: String(port), LOG_LEVEL: "silent" };
await fill(environment);
const server = await serve(environment);
const origin = `http://localhost:${port}`;
const browser = await openBrowser();
try {
  await writeNow(origin, environment);
  for (const picture of pictures) await take(browser, origin, picture);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await once(server, "exit");
  await rm(dir, { recursive: true, force: true });
}
