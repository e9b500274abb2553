import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, untilTrue } from "./browser.ts";
import { linesOf, settled, shoot, useChatStage, write } from "./chat-stage.ts";

const signs = missingForBrowser("chat/window.js") ? describe.skip : describe;
const slowMs = 90_000;

signs("a printed sign", () => {
  const stage = useChatStage();
  beforeAll(async () => {
    const where = "chợ cũ, khu phố 5";
    const lan = await stage.town.staff("lan");
    const long = "Cổng sau trường tiểu học Hoa Mai, cạnh nhà văn hóa khu phố 6 và bãi giữ xe";
    await lan.post("/api/places", { id: "ten-dai", label: long, latitude: 10.7812, longitude: 106.7038 });
    await lan.post("/api/places", {
      label: "Chợ cũ",
      latitude: 10.7788,
      longitude: 106.7003,
      where,
    });
  });

  test.each([
    ["a5", "cho-cu"],
    ["a4", "cho-cu"],
    ["a5", "ten-dai"],
  ])(
    "fills one sheet of %s, however long the name of the place (%s)",
    async (paper, id) => {
      const context = await stage.resident({ viewport: { width: 900, height: 1200 } });
      const page = await context.newPage();
      await page.goto(`${stage.town.origin}/in-qr/${id}?kho=${paper}`);
      await page.getByRole("heading", { name: "Ở đây có việc cần phường biết?" }).waitFor();
      await shoot(page, `sign-${paper}-${id}`);
      expect(await accessibilityFaults(page)).toEqual([]);
      const isWhole =
        "[...document.querySelectorAll('.sign')].every((sheet) => sheet.scrollHeight <= sheet.clientHeight)";
      expect(await page.evaluate(isWhole)).toBe(true);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      const [, width = "0"] = /\/MediaBox\s*\[0 0 ([\d.]+)/.exec(pdf) ?? [];
      expect(Math.round(Number(width))).toBe(paper === "a5" ? 420 : 595);
      await context.close();
    },
    slowMs,
  );

  test(
    "leads to a page that knows the place; the chat opened from there asks only what it is, also after a reload",
    async () => {
      const context = await stage.resident({ viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      await page.goto(`${stage.town.origin}/gui?noi=cho-cu`);
      await page.getByRole("heading", { name: "Báo một việc cho phường Bến Sen" }).waitFor();
      await shoot(page, "form-320");
      expect(await hasSidewaysScroll(page)).toBe(false);
      expect(await accessibilityFaults(page)).toEqual([]);
      const isSent = page.waitForResponse((response) => response.request().postData()?.includes("noi-cho-cu") ?? false);
      await page.getByRole("link", { name: "Nhắn ngay tại đây" }).click();
      await isSent;
      await stage.town.settle();
      const question = page.getByText(/Phường nhận được vị trí, gần chợ cũ, khu phố 5/);
      await question.waitFor();
      await page.reload();
      await question.waitFor();
      await settled(stage, page, () => write(page, "rác đổ đống bốc mùi hôi"));
      await page.getByRole("button", { name: "Đúng rồi" }).waitFor();
      expect((await linesOf(page)).at(-1)).toContain("Tại: chợ cũ, khu phố 5.");
      await untilTrue(
        page,
        `document.querySelector(".cn-list").lastElementChild.getBoundingClientRect().bottom <=
          document.querySelector(".cn-log").getBoundingClientRect().bottom`,
      );
      await shoot(page, "chat-320-sign");
      await context.close();
    },
    slowMs,
  );

  test(
    "is made, printed and taken down by an administrator in the console, with the keyboard, at every width",
    async () => {
      const context = await stage.resident({ baseURL: stage.town.origin, viewport: { width: 1440, height: 900 } });
      await context.addInitScript("localStorage.setItem('hint:inbox', '1')");
      const page = await context.newPage();
      await page.goto("/app/bang-qr");
      await page.getByLabel("Tên đăng nhập").fill("quan");
      await page.getByLabel("Mật khẩu").fill("benSen2026");
      await page.keyboard.press("Enter");
      const rows = page.getByRole("list", { name: "Các bảng" }).getByRole("listitem");
      await rows.filter({ hasText: "Chợ cũ" }).waitFor();
      await page.getByRole("button", { name: "Thêm bảng" }).press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Tên trên bảng").fill("Chợ cũ");
      await dialog.getByLabel("Ở đâu").fill("45 hoa sứ");
      await dialog.getByRole("radio", { name: /45 Hoa Sứ/ }).waitFor();
      await shoot(page, "console-sign-new-1440");
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press("Enter");
      await dialog.getByText("Đã có bảng tên này.").waitFor();
      await dialog.getByLabel("Tên trên bảng").fill("Bưu điện");
      await page.keyboard.press("Enter");
      const made = rows.filter({ hasText: "Bưu điện" });
      await made.waitFor();
      expect(await made.innerText()).toContain("45 Hoa Sứ");
      await dialog.waitFor({ state: "detached" });
      for (const width of [1440, 1024, 390]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await hasSidewaysScroll(page)).toBe(false);
        expect(await accessibilityFaults(page)).toEqual([]);
        await shoot(page, `console-signs-${width}`);
      }
      const [sheet] = await Promise.all([
        context.waitForEvent("page"),
        page.getByRole("link", { name: "In A5: bảng Bưu điện" }).click(),
      ]);
      await sheet.getByRole("heading", { name: "Ở đây có việc cần phường biết?" }).waitFor();
      await page.getByRole("button", { name: "Gỡ bảng Bưu điện" }).click();
      await shoot(page, "console-sign-retire-390");
      await page.getByRole("dialog").getByRole("button", { name: "Gỡ bảng", exact: true }).click();
      await made.getByText("Đã gỡ ngày").waitFor();
      await context.close();
    },
    slowMs,
  );
});
