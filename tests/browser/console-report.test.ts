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
});
