import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { createTeachableClassifier } from "../server/teachable-classifier.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const administration = missingForBrowser() ? describe.skip : describe;
/** Set to keep pictures of every screen for looking at. */
const shotsFolder = process.env.SHOTS;

administration("administration, on the real server", () => {
  let town: Town;
  let browser: Browser;
  beforeAll(async () => {
    const understanding = {
      classifier: createTeachableClassifier(),
      places: createScriptedPlaces(new Map()),
      knowledge: createScriptedKnowledge(new Map()),
    };
    town = await openTown({ understanding, now: new Date("2026-11-30T09:00:00+07:00") });
    browser = await openBrowser();
    if (shotsFolder) mkdirSync(shotsFolder, { recursive: true });
  }, slowMs);
  afterAll(async () => {
    await browser.close();
    await town.close();
  });

  async function signIn(username: string, password: string): Promise<Page> {
    const context = await browser.newContext({ baseURL: town.origin, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto("/app/");
    await page.getByLabel("Tên đăng nhập").fill(username);
    await page.getByLabel("Mật khẩu").fill(password);
    await page.getByRole("button", { name: "Vào bàn làm việc" }).click();
    return page;
  }

  /** Free of faults in both themes and every window. */
  async function looksRight(page: Page, name: string): Promise<void> {
    for (const [width, colorScheme] of [
      [1440, "light"],
      [1440, "dark"],
      [1024, "light"],
      [390, "light"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      if (shotsFolder) await page.screenshot({ path: `${shotsFolder}/${name}-${width}-${colorScheme}.png` });
      const faults = await accessibilityFaults(page);
      const isSideways = await hasSidewaysScroll(page);
      expect({ name, width, colorScheme, faults, isSideways }).toMatchObject({ faults: [], isSideways: false });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  }

  test(
    "an administrator adds somebody, who chooses a password of their own; the log has it all and is whole",
    async () => {
      const quan = await signIn("quan", "benSen2026");
      await quan.getByRole("link", { name: "Quản trị" }).click();
      await quan.getByText("Không ai tự sửa quyền của mình").waitFor();
      await quan.getByRole("button", { name: "Thêm người" }).click();
      await quan.getByLabel("Tên đăng nhập").fill("nga");
      await quan.getByLabel("Họ tên").fill("Chị Nga");
      await quan.getByLabel("Vai trò").selectOption("OFF");
      await quan.getByRole("button", { name: "Lưu" }).click();
      await quan.getByText("phải thuộc một đơn vị").waitFor();
      await quan.getByLabel("Đơn vị").selectOption("KTHT");
      await quan.getByRole("button", { name: "Lưu" }).click();
      const password = await quan.locator("code").innerText();
      await quan.getByRole("button", { name: "Đã ghi lại" }).click();
      await quan.getByText("Chưa đặt mật khẩu riêng").waitFor();
      await looksRight(quan, "accounts");

      const nga = await signIn("nga", password);
      await nga.getByRole("heading", { name: "Đặt mật khẩu riêng" }).waitFor();
      await looksRight(nga, "own-password");
      await nga.locator("input[name=current]").fill(password);
      await nga.locator("input[name=next]").fill("mua-roi-tren-ben");
      await nga.locator("input[name=again]").fill("mua-roi-tren-ben");
      await nga.getByRole("button", { name: "Đặt và vào làm việc" }).click();
      await nga.getByRole("link", { name: "Việc của tôi" }).waitFor();
      expect(await nga.getByRole("link", { name: "Quản trị" }).count()).toBe(0);
      await nga.goto("/app/quan-tri/nhat-ky");
      await nga.waitForURL(/viec-cua-toi/);

      await quan.getByRole("link", { name: "Nhật ký" }).click();
      await quan.getByText("Thêm người dùng").nth(1).waitFor();
      await quan.getByRole("button", { name: "Kiểm tra" }).click();
      await quan.getByText(/^Đủ và đúng đến 09:00, \d+ dòng$/).waitFor();
      await looksRight(quan, "audit");
      await quan.getByLabel("Việc", { exact: true }).selectOption("changePassword");
      await quan.getByRole("link", { name: "Chỉ xem việc của Chị Nga" }).click();
      await quan.getByText("Chỉ của Chị Nga").waitFor();
      expect(await quan.getByRole("row").count()).toBe(2);
    },
    slowMs,
  );
});
