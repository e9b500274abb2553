import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;

looks("the counters of the service centre", () => {
  const stage = useStage();

  test(
    "an operator chooses a counter, calls, finishes and checks somebody in, with the keyboard alone",
    () =>
      stage.as("lan", async (page) => {
        await page.getByRole("link", { name: "Quầy" }).click();
        await page.getByText("Chọn quầy trước rồi gọi số.").waitFor();
        await page.getByLabel("Tôi ngồi ở").selectOption("1");
        const serving = page.getByRole("region", { name: "Đang ở quầy" });
        await serving.getByRole("button", { name: "Gọi số tiếp" }).press("Enter");
        await serving.getByText("B007").waitFor();
        await serving.getByRole("button", { name: "B007: không có mặt" }).press("Enter");
        await serving.getByText("Chưa gọi ai.").waitFor();
        const today = page.getByRole("region", { name: "Hẹn hôm nay: 2" });
        await today.getByRole("button", { name: "Hẹn BSH-2611-0004: người dân tới rồi" }).press("Enter");
        await page.getByRole("heading", { name: "Đang chờ: 3 người" }).waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/counter-1440.png` });
        await page.reload();
        await serving.waitFor();
      }),
    slowMs,
  );

  test(
    "fits a telephone; a leader has no such screen",
    async () => {
      await stage.as("lan", async (page) => {
        await page.setViewportSize({ width: 390, height: 800 });
        await page.goto("/app/quay");
        await page.getByLabel("Tôi ngồi ở").selectOption("2");
        await page.getByText("B006").waitFor();
        expect(await hasSidewaysScroll(page)).toBe(false);
        expect(await accessibilityFaults(page)).toEqual([]);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/counter-390.png` });
      });
      await stage.as("minh", async (page) => {
        await page.getByRole("link", { name: "Phiếu", exact: true }).waitFor();
        expect(await page.getByRole("link", { name: "Quầy" }).count()).toBe(0);
      });
    },
    slowMs,
  );
});
