import { accessibilityFaults, missingForBrowser } from "./browser.ts";
import { frameIn, linesOf, settled, shoot, useChatStage, write } from "./chat-stage.ts";

const widget = missingForBrowser("chat/window.js", "whole") ? describe.skip : describe;
const slowMs = 90_000;

widget("the chat inside another site's page", () => {
  // only the whole browser blocks the cookies of other sites
  const stage = useChatStage("whole");

  test(
    "opens from a button, goes on after a reload where cookies of other sites are blocked, closes with Escape, and counts what is unread",
    async () => {
      const context = await stage.resident({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(stage.site.origin);
      const button = page.getByRole("button", { name: "Nhắn phường" });
      await button.waitFor();
      expect(await page.locator("iframe").count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await button.click();
      const frame = await frameIn(page);
      await frame.getByText("Trợ lý tự động trả lời ngay").waitFor();
      expect(await frame.evaluate("document.activeElement.id")).toBe("cn-text");
      expect(await frame.evaluate("document.body.innerText.includes('Tra cứu')")).toBe(true);
      await settled(stage, frame, () => write(frame, "cho gặp cán bộ"));
      await frame.getByText("phường chuyển anh/chị cho người trực").waitFor();
      await shoot(page, "widget-1440-open");
      const before = await linesOf(frame);
      // the browser blocks the storage and the cookies of other sites; the one kept apart for this page is left
      await expect(frame.evaluate("localStorage.length")).rejects.toThrow("Access is denied");
      const [cookie, ...others] = await context.cookies();
      expect(others).toEqual([]);
      expect(cookie).toMatchObject({
        httpOnly: true,
        secure: true,
        sameSite: "None",
        partitionKey: "http://127.0.0.1",
      });

      await page.reload();
      const again = await frameIn(page);
      await again.getByText("phường chuyển anh/chị cho người trực").waitFor();
      expect(await linesOf(again)).toEqual(before);

      await again.getByLabel("Tin nhắn", { exact: true }).press("Escape");
      await page.locator("iframe").waitFor({ state: "hidden" });
      expect(await page.evaluate("document.activeElement.shadowRoot.activeElement.tagName")).toBe("BUTTON");
      const lan = await stage.town.staff("lan");
      const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=attention");
      const reply = { clientId: "tra-loi-1", text: "Dạ, phường nghe đây ạ." };
      await lan.post(`/api/conversations/${items[0]?.id}/replies`, reply);
      await stage.town.settle();
      await page.getByRole("button", { name: "Nhắn phường, 1 tin mới" }).waitFor();
      await shoot(page, "widget-1440-badge");
      await page.reload();
      await page.getByRole("button", { name: "Nhắn phường" }).waitFor();
      expect(await page.locator("iframe").isVisible()).toBe(false);
      await page.getByRole("button", { name: "Nhắn phường" }).click();
      await (await frameIn(page)).getByText("Dạ, phường nghe đây ạ.").waitFor();
      expect(await page.getByRole("button", { name: "Nhắn phường", exact: true }).count()).toBe(1);
      await context.close();
    },
    slowMs,
  );

  test(
    "covers a small screen, and its own button closes it",
    async () => {
      const context = await stage.resident({ viewport: { width: 390, height: 780 } });
      const page = await context.newPage();
      await page.goto(stage.site.origin);
      await page.getByRole("button", { name: "Nhắn phường" }).click();
      const frame = await frameIn(page);
      await frame.getByText("Trợ lý tự động trả lời ngay").waitFor();
      expect(await page.locator("iframe").boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 780 });
      await shoot(page, "widget-390-open");
      await frame.getByRole("button", { name: "Đóng khung nhắn" }).click();
      await page.getByRole("button", { name: "Nhắn phường" }).waitFor();
      await context.close();
    },
    slowMs,
  );

  test("a site that is not on the list shows nothing of it", async () => {
    const context = await stage.resident();
    const page = await context.newPage();
    await page.goto(stage.stranger.origin);
    await page.getByRole("button", { name: "Nhắn phường" }).click();
    await page.locator("iframe").waitFor();
    await page.waitForEvent("framenavigated", { timeout: 3_000 }).catch(() => undefined);
    const inside = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.locator("#chat").count()),
    );
    expect(inside).toEqual([0]);
    await context.close();
  });
});
