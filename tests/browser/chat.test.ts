import { mkdirSync } from "node:fs";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { chatBytes, chatOverBudget } from "../../scripts/budgets.mjs";
import { accessibilityFaults, missingForBrowser } from "./browser.ts";
import { linesOf, useChatStage, type Window, write } from "./chat-stage.ts";

const chat = missingForBrowser("chat/window.js") ? describe.skip : describe;
const slowMs = 90_000;
/** Set to keep pictures of every screen for looking at. */
const shotsFolder = process.env.SHOTS;
const report = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";

async function shoot(page: Page, name: string): Promise<void> {
  if (!shotsFolder) return;
  mkdirSync(shotsFolder, { recursive: true });
  await page.screenshot({ path: `${shotsFolder}/${name}.png` });
}

/** A photo as telephones take it: large, and with the place it was taken at. */
const photo = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: "cong.jpg",
  mimeType: "image/jpeg",
  buffer: await sharp({ create: { width: 3000, height: 2000, channels: 3, background: "#67522f" } })
    .withExif({ IFD3: { GPSLatitude: "10/1 46/1 0/1" } })
    .jpeg()
    .toBuffer(),
});

chat("the ward's chat page", () => {
  const stage = useChatStage();

  /** The page opened and its welcome read. */
  async function open(page: Page, path = "/chat"): Promise<void> {
    await page.goto(`${stage.town.origin}${path}`);
    await page.getByText("Trợ lý tự động trả lời ngay").waitFor();
  }

  /** Waits until the server has what was sent, then lets the ward work. */
  async function settled(window: Window, act: () => Promise<unknown>): Promise<void> {
    await act();
    await window.locator(".cn-line.sending, .cn-line.waiting").first().waitFor({ state: "detached" });
    await stage.town.settle();
    await window.locator(".cn-line.sent").first().waitFor({ state: "detached" });
  }

  test(
    "a resident reports with words and photos, presses, follows the code to its page, and rates the result",
    async () => {
      const context = await stage.resident();
      const page = await context.newPage();
      await open(page);
      await shoot(page, "chat-390-empty");
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByLabel("Gửi hình").setInputFiles([await photo(), await photo()]);
      await page.getByRole("button", { name: "Bỏ hình 2" }).click();
      await settled(page, () => write(page, report));
      await page.getByRole("button", { name: "Đúng rồi" }).waitFor();
      expect((await linesOf(page)).at(-1)).toMatch(/^Đây là trợ lý tự động của phường Bến Sen\.\nDạ, phường hiểu là: cống/);
      await page.locator(".cn-line.in img").evaluate("(image) => image.decode()");
      await shoot(page, "chat-390-asked");
      expect(await accessibilityFaults(page)).toEqual([]);
      await settled(page, () => page.getByRole("button", { name: "Đúng rồi" }).click());
      const link = page.getByRole("link", { name: /BS-2611-\d{4}/ });
      await link.waitFor();
      expect(await page.locator(".cn-choices > *").count()).toBe(0);
      const code = (await link.textContent()) ?? "";
      const [tracking] = await Promise.all([context.waitForEvent("page"), link.click()]);
      await tracking.getByText("Đã chuyển đơn vị").first().waitFor();

      const [officer, head] = [await stage.town.staff("dung"), await stage.town.staff("hanh")];
      const ticket = await officer.ticket(code);
      expect(ticket.attachments).toHaveLength(1);
      await officer.move(code, "accepted", { officerId: officer.id });
      const after = await officer.upload();
      await officer.move(code, "in-progress", { onSceneAt: stage.town.clock.now.toISOString(), team: "Tổ thoát nước", photos: [after] });
      await officer.propose(code, "cống đã thông, nước đã rút", [after]);
      await head.move(code, "resolved", { text: "cống đã thông, nước đã rút", photos: [after] });
      await stage.town.settle();
      await page.getByRole("button", { name: "Hài lòng" }).waitFor();
      await shoot(page, "chat-390-result");
      await settled(page, () => page.getByRole("button", { name: "Hài lòng" }).click());
      await page.getByText(`Phường khép ${code}`).waitFor();
      expect(await officer.ticket(code)).toMatchObject({ status: "closed", rating: 5 });
      await context.close();
    },
    slowMs,
  );

  test("stays within its budgets", () => {
    expect(chatOverBudget()).toEqual([]);
    expect(chatBytes().loader).toBeGreaterThan(500);
    expect(chatOverBudget({ loader: 3_001, window: 30_001, style: 6_001 })).toHaveLength(3);
  });
});
