import type { Browser, Page } from "playwright-core";
import { publicOverBudget } from "../../scripts/budgets.mjs";
import { openPublicSite } from "../fakes/public-site.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser, untilTrue } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const textSize = "getComputedStyle(document.documentElement).fontSize";
const chosenLooks = "(({ size = '0', contrast = '' }) => [size, contrast])(document.documentElement.dataset)";
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

  interface Look {
    width: number;
    dark?: boolean;
    script?: boolean;
    /** What the reader chose: size and contrast. */
    chosen?: string;
    /** How far the page is zoomed in. */
    zoom?: number;
    language?: "en";
  }
  const openPage = async ({ width, dark = false, script = true, chosen, zoom = 1, language }: Look): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: width / zoom, height: 800 / zoom },
      deviceScaleFactor: zoom,
      colorScheme: dark ? "dark" : "light",
      javaScriptEnabled: script,
    });
    if (chosen) await context.addCookies([{ name: "cau-noi-doc", value: chosen, url: site.origin }]);
    if (language) await context.addCookies([{ name: "cau-noi-tieng", value: language, url: site.origin }]);
    return context.newPage();
  };

  const looked: Look[] = [
    ...[{ width: 320 }, { width: 320, dark: true }, { width: 390 }, { width: 1280 }],
    ...[
      { width: 320, chosen: "21" },
      { width: 320, chosen: "21", dark: true },
      { width: 720, zoom: 2, chosen: "20" },
      { width: 320, chosen: "20", language: "en" as const },
      { width: 390, language: "en" as const },
    ],
  ];
  test.each(looked)(
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
            path: `${shots}/public-${name}-${look.width}${look.dark ? "-dark" : ""}-${look.chosen ?? ""}${look.language ?? ""}.png`,
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

  test(
    "larger text and strong contrast are chosen by touch, with and without a script, and last on the next page",
    async () => {
      for (const script of [false, true]) {
        const page = await openPage({ width: 320, script });
        page.setDefaultTimeout(8_000);
        await page.goto(`${site.origin}/ban-do?ngay=90`);
        const looks = () => page.evaluate(chosenLooks);
        await page.getByText("Dễ đọc", { exact: true }).click();
        expect(await page.getByRole("button", { name: "Đọc to" }).isVisible()).toBe(false);
        await page.getByRole("button", { name: "Rất lớn" }).click();
        expect(await page.evaluate(textSize)).toBe("25px");
        if (!script) await page.getByText("Dễ đọc", { exact: true }).click();
        const kept = page.waitForResponse(/de-doc/);
        await page.getByRole("button", { name: "Tương phản cao" }).click();
        await kept;
        expect([page.url(), await looks()]).toEqual([`${site.origin}/ban-do?ngay=90`, ["2", "strong"]]);
        await page.goto(`${site.origin}/ban-do?ngay=90`);
        expect(await looks()).toEqual(["2", "strong"]);
        await page.getByText("Dễ đọc", { exact: true }).click();
        expect(await page.getByRole("button", { name: "Rất lớn" }).getAttribute("aria-pressed")).toBe("true");
        await page.emulateMedia({ media: "print" });
        expect(await page.evaluate(textSize)).toBe("16px");
        await page.context().close();
      }
    },
    slowMs,
  );

  test(
    "English is a touch away on every page, with and without a script, comes back to the same page, and lasts",
    async () => {
      for (const script of [false, true]) {
        const page = await openPage({ width: 320, script });
        page.setDefaultTimeout(8_000);
        await page.goto(`${site.origin}/ban-do?ngay=90`);
        await page.getByRole("link", { name: "English", exact: true }).click();
        await page.getByRole("heading", { name: "What people reported" }).waitFor();
        expect(new URL(page.url()).searchParams.get("ngay")).toBe("90");
        await page.getByText("Filter: All kinds · last 90 days").waitFor();
        await page.getByRole("link", { name: "Figures", exact: true }).click();
        await page.getByLabel("Show the figures of").selectOption("2026-10");
        await page.getByRole("button", { name: "Show" }).click();
        await page.getByRole("heading", { name: "Figures: October 2026" }).waitFor();
        await page.getByText("Reading", { exact: true }).click();
        await page.getByRole("button", { name: "Very large" }).click();
        expect(await page.evaluate(textSize)).toBe("25px");
        await page.getByRole("link", { name: "Tiếng Việt" }).click();
        await page.getByRole("heading", { name: "Số liệu: tháng 10/2026" }).waitFor();
        expect(await page.evaluate(textSize)).toBe("25px");
        await page.getByRole("link", { name: "Trước và sau" }).click();
        await page.getByRole("heading", { name: "Kết quả, trước và sau" }).waitFor();
        await page.context().close();
      }
    },
    slowMs,
  );

  test("where the browser has a voice for its language, the page is read sentence by sentence until it is stopped", async () => {
    const page = await openPage({ width: 390 });
    page.setDefaultTimeout(8_000);
    // a voice in place of the telephone's own, which this browser has not
    await page.addInitScript(`(() => {
      window.said = [];
      const speech = new EventTarget();
      let ending;
      speech.getVoices = () => [{ lang: "en-US", name: "Ann" }, { lang: "vi_VN", name: "An" }];
      speech.speak = (spoken) => { said.push(spoken.text); window.voice = spoken.voice.name; ending = setTimeout(() => spoken.onend(), 40); };
      speech.cancel = () => { clearTimeout(ending); said.push("(stop)"); };
      Object.defineProperty(window, "speechSynthesis", { value: speech });
      window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    })()`);
    await page.goto(`${site.origin}/cong-khai`);
    await page.getByText("Dễ đọc", { exact: true }).click();
    await page.getByRole("button", { name: "Đọc to" }).click();
    await untilTrue(page, "said.length > 4");
    await page.getByRole("button", { name: "Dừng đọc" }).click();
    const said = (await page.evaluate("said")) as string[];
    expect(said[0]).toBe("Bà con chấm điểm");
    expect(said.every((line) => !/[★☆]|\n/.test(line))).toBe(true);
    await page.getByRole("button", { name: "Đọc to" }).waitFor();
    const count = said.indexOf("(stop)");
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await page.evaluate("said.length")).toBe(count + 1);
    expect(await page.evaluate("voice")).toBe("An");
    await page.getByRole("link", { name: "English", exact: true }).click();
    await page.getByText("Reading", { exact: true }).click();
    await page.getByRole("button", { name: "Read aloud" }).click();
    await untilTrue(page, "said.length > 1");
    expect(await page.evaluate("[said[0], voice]")).toEqual(["How people rate the work", "Ann"]);
    await page.context().close();
  });

  test("every target is as large as a finger, and no page brings a script but those of the reading bar and of notices", async () => {
    const page = await openPage({ width: 320 });
    for (const path of Object.values(pages)) {
      await page.goto(`${site.origin}${path}`);
      const small =
        await page.evaluate(`[...document.querySelectorAll("main a, main button, main select, main summary")]
        .filter((one) => one.checkVisibility()).map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 24).map(([name, box]) => name + " " + box.width + "×" + box.height)`);
      expect([path, small]).toEqual([path, []]);
      const scripts = await page.evaluate("[...document.scripts].map((one) => one.getAttribute('src'))");
      const notices = path.startsWith("/ban-do") ? ["/assets/device.js"] : [];
      expect({ path, scripts }).toEqual({ path, scripts: ["/assets/aids.js", ...notices] });
    }
    await page.context().close();
  });

  test("style and scripts are within their budgets", () => {
    expect(publicOverBudget()).toEqual([]);
  });
});
