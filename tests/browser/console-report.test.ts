import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const report = missingForBrowser() ? describe.skip : describe;

report("the leader's report", () => {
  const stage = useStage();

  test(
    "a leader lands on it; every figure says what it counts and leads to as many tickets as it shows",
    () =>
      stage.as("minh", async (page) => {
        await page.getByRole("heading", { name: /^Báo cáo Tháng/ }).waitFor();
        const tile = page.locator("dl > div", { has: page.getByText("Đang trễ", { exact: true }) }).first();
        const shown = Number(await tile.getByRole("link").innerText());
        expect(shown).toBeGreaterThan(0);
        expect(await tile.getAttribute("title")).toContain("quá hạn kết quả");
        await tile.getByRole("link").click();
        await page.getByRole("heading", { name: /^Đang trễ · Tháng/ }).waitFor();
        await page.getByText(`${shown} phiếu`, { exact: true }).waitFor();
        expect(new URL(page.url()).search).toContain("so=late-now");
        await page.getByRole("link", { name: "‹ Về báo cáo" }).click();
        await page.getByText("Nhiều hơn thường lệ").waitFor();
        await page
          .getByRole("link", { name: /khu phố 3: bình thường hiếm có|khu phố 3: gấp \d+ lần/ })
          .first()
          .waitFor();
      }),
    slowMs,
  );

  test(
    "every chart has its table, the map its list; nothing sticks out on a phone, and all can be read by everybody",
    () =>
      stage.as("minh", async (page) => {
        await page.getByText("Điểm nóng").waitFor();
        await page.getByText("Xem bảng").click();
        expect(await page.getByRole("columnheader", { name: "Xong", exact: true }).first().isVisible()).toBe(true);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        expect(await hasSidewaysScroll(page)).toBe(false);
        expect(await accessibilityFaults(page)).toEqual([]);
      }),
    slowMs,
  );

  test(
    "a leader writes what fell short, approves the month, and prints it on A4; what counts otherwise later stands beside it",
    () =>
      stage.as("minh", async (page) => {
        await page.getByRole("link", { name: "Báo cáo tháng" }).click();
        await page.getByRole("link", { name: "Tháng trước" }).click();
        await page.getByText(/chưa duyệt · Số liệu tính lúc/).waitFor();
        await page.getByRole("button", { name: "Thêm dòng" }).click();
        await page.getByRole("textbox", { name: "Chưa đạt" }).fill("Đèn hẻm sửa chậm, 6 phiếu quá hạn");
        await page.getByRole("textbox", { name: "Làm gì" }).fill("Giao tổ điện soát lại mọi hẻm");
        await page.getByRole("textbox", { name: "Ai làm" }).fill("Phòng Kinh tế, Hạ tầng và Đô thị");
        await page.locator('input[type="date"]').fill("2026-12-15");
        await page.getByRole("button", { name: "Lưu nháp" }).click();
        await page.getByRole("cell", { name: "Giao tổ điện soát lại mọi hẻm" }).waitFor();
        await page.getByRole("button", { name: "Duyệt báo cáo" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Duyệt báo cáo" }).click();
        await page.getByText(/bản 1 · Số liệu tính lúc/).waitFor();
        await page.getByText("Không có con số nào nay đếm khác lúc duyệt.").waitFor();
        await page.emulateMedia({ media: "print" });
        expect(await page.getByText("Tới phần chính").isVisible()).toBe(false);
        expect(await page.getByRole("button", { name: "Duyệt báo cáo" }).isVisible()).toBe(false);
        const paper = await page.pdf({ preferCSSPageSize: true });
        if (process.env.SHOTS) (await import("node:fs")).writeFileSync(`${process.env.SHOTS}/monthly.pdf`, paper);
        expect(paper.toString("latin1").match(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12]/)).not.toBeNull();
        await page.emulateMedia({ media: "screen" });
        await page.setViewportSize({ width: 390, height: 844 });
        expect(await hasSidewaysScroll(page)).toBe(false);
      }),
    slowMs,
  );
});
