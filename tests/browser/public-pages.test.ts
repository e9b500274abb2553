import type { Browser, Page } from "playwright-core";
import { publicOverBudget } from "../../scripts/budgets.mjs";
import { openPublicSite } from "../fakes/public-site.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const shots = process.env.SHOTS;
const pages = {
  home: "/",
  list: "/ban-do",
  "list-last": "/ban-do?trang=7",
  "list-none": "/ban-do?loai=tree-hazard",
  map: "/ban-do?xem=ban-do",
  results: "/ket-qua",
  "results-last": "/ket-qua?trang=2",
  "results-none": "/ket-qua?loai=tree-hazard",
  figures: "/so-lieu",
  "figures-empty": "/so-lieu?thang=2026-03",
  board: "/cong-khai",
};

looks("pages on which everybody sees the ward's work", () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openPublicSite>>;
  beforeAll(async () => {
    site = await openPublicSite(130);
    browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await browser?.close();
    await site.close();
  });

  const openPage = async (options: { width: number; dark?: boolean; script?: boolean }): Promise<Page> => {
    const { width, dark = false, script = true } = options;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: dark ? "dark" : "light",
      javaScriptEnabled: script,
    });
    return context.newPage();
  };

  test.each([{ width: 320 }, { width: 320, dark: true }, { width: 390 }, { width: 1280 }])(
    "are free of accessibility faults and fit, %o",
    async (look) => {
      const page = await openPage(look);
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(`${site.origin}${path}`);
        for (const folded of await page.locator("details").all())
          await folded.evaluate("(one) => { one.open = true; }");
        expect({ name, faults: await accessibilityFaults(page) }).toEqual({ name, faults: [] });
        expect({ name, sideways: await hasSidewaysScroll(page) }).toEqual({ name, sideways: false });
        expect([name, await page.locator("h1").count()]).toEqual([name, 1]);
        if (shots) {
          for (const folded of await page.locator("details").all())
            await folded.evaluate("(one) => { one.open = false; }");
          await page.screenshot({
            path: `${shots}/public-${name}-${look.width}${look.dark ? "-dark" : ""}.png`,
            fullPage: true,
          });
        }
      }
      await page.context().close();
    },
    slowMs,
  );

  test(
    "a finger finds its way without a script: filter, next page, map and back, figures of another month",
    async () => {
      const page = await openPage({ width: 390, script: false });
      page.setDefaultTimeout(8_000);
      await page.goto(site.origin);
      await page.getByRole("link", { name: "Xem việc đã báo", exact: true }).click();
      await page.getByRole("link", { name: "Xem thêm" }).click();
      expect(page.url()).toContain("trang=2");
      await page.getByText("Lọc: Tất cả các loại").click();
      await page.getByLabel("Loại việc", { exact: true }).selectOption({ label: "Đèn đường, chiếu sáng hẻm" });
      await page.getByLabel("Tình trạng").selectOption("xong");
      await page.getByRole("button", { name: "Xem" }).click();
      await page.getByText("Lọc: Đèn đường, chiếu sáng hẻm · Đã xong").waitFor();
      await page.getByText("Nhận tin tự động").click();
      expect(await page.getByLabel("Về loại việc").inputValue()).toBe("street-light");
      await page.getByRole("button", { name: "Nhận tin qua thư" }).waitFor();
      await page.getByRole("link", { name: "Bản đồ", exact: true }).click();
      const spot = page.locator(".spot").first();
      const count = Number(await spot.innerText());
      await spot.click();
      expect(await page.locator(".report").count()).toBe(count);
      await page.getByRole("link", { name: "Xem cả phường" }).click();
      await page.getByRole("link", { name: "Trước và sau" }).click();
      await page.getByText("Lọc: Tất cả các loại").click();
      await page.getByLabel("Loại việc", { exact: true }).selectOption({ label: "Đèn đường, chiếu sáng hẻm" });
      await page.getByRole("button", { name: "Xem" }).click();
      await page.getByText("Lọc: Đèn đường, chiếu sáng hẻm").waitFor();
      const photo = page.getByRole("img", { name: /^Sau khi làm: Đèn đường, chiếu sáng hẻm, / }).first();
      await photo.scrollIntoViewIfNeeded();
      await page.waitForFunction("[...document.images].some((one) => one.src.includes('/hinh/') && one.naturalWidth)");
      await photo.click();
      expect(page.url()).toContain("/lon.webp");
      await page.goBack();
      await page.getByRole("link", { name: "Số liệu", exact: true }).click();
      await page.getByLabel("Xem số liệu của").selectOption("2026-10");
      await page.getByRole("button", { name: "Xem" }).click();
      await page.getByRole("heading", { name: "Số liệu: tháng 10/2026" }).waitFor();
      await page.context().close();
    },
    slowMs,
  );

  test("the first thing a keyboard reaches leads past the head of the page", async () => {
    const page = await openPage({ width: 390 });
    await page.goto(`${site.origin}/ban-do`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Tới nội dung");
    await page.keyboard.press("Enter");
    expect(page.url()).toContain("#noi-dung");
    await page.context().close();
  });

  test("every target is as large as a finger, and no page brings a script", async () => {
    const page = await openPage({ width: 320 });
    for (const path of Object.values(pages)) {
      await page.goto(`${site.origin}${path}`);
      const small =
        await page.evaluate(`[...document.querySelectorAll("main a, main button, main select, main summary")]
        .filter((one) => one.checkVisibility()).map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 24).map(([name, box]) => name + " " + box.width + "×" + box.height)`);
      expect([path, small]).toEqual([path, []]);
      expect(await page.locator("script").count()).toBe(0);
    }
    await page.context().close();
  });

  test("style and scripts are within their budgets", () => {
    expect(publicOverBudget()).toEqual([]);
  });
});
