import type { Browser } from "playwright-core";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { missingForBrowser, openBrowser } from "./browser.ts";
import { looksRight } from "./looks.ts";

const demo = missingForBrowser() ? describe.skip : describe;
const slowMs = 120_000;

demo("the ward to play with, in a browser", () => {
  let town: Town;
  let browser: Browser;
  beforeAll(async () => {
    town = await openTown({ understanding: realUnderstanding(), now: new Date(), hasDemo: true });
    browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await browser.close();
    await town.close();
  });

  test(
    "a story is told on by one key, a visitor types into the telephone, and every screen is free of faults",
    async () => {
      const context = await browser.newContext({ baseURL: town.origin, viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto("/demo");
      await page.getByRole("button", { name: "Cống nghẹt", exact: true }).click();
      await page.getByRole("button", { name: "Đúng rồi", exact: true }).waitFor();
      await page.locator("body").press("ArrowRight");
      const code = page.getByRole("heading", { name: /^BS-\d{4}-\d{4} · / });
      await code.waitFor();
      await looksRight(page, "demo-truc");
      for (const [tab, sign] of [
        ["Cán bộ xử lý", "Hạn có kết quả"],
        ["Lãnh đạo", "phản ánh đã nhận"],
        ["Công khai", "Các bước đã qua"],
      ] as const) {
        await page.getByRole("button", { name: tab, exact: true }).click();
        await page.locator("#ban [aria-current]", { hasText: tab }).waitFor();
        await page.locator("#ban").getByText(sign).first().waitFor();
        await looksRight(page, `demo-${tab}`);
      }
      await page.getByLabel("Tin nhắn cho phường").fill("làm khai sinh cho con cần gì");
      await page.keyboard.press("Enter");
      await page.getByText("Giấy chứng sinh").waitFor();
      await page.getByRole("button", { name: "Bà cụ gọi 1022" }).click();
      await page.getByText("1022 phường Bến Sen nghe đây").waitFor();
      await looksRight(page, "demo-goi");
      await context.close();
    },
    slowMs,
  );
});
