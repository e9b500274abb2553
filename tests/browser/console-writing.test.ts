import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const desk = missingForBrowser() ? describe.skip : describe;

desk("drafts and summaries in the console", () => {
  const stage = useStage();

  test(
    "a machine's words stand under their mark, a draft names its record, and nothing goes out by itself",
    async () => {
      await stage.as("lan", async (page) => {
        await page.goto("/app/hop-thu/c-trang");
        await page.getByRole("log").waitFor();
        const before = stage.server.desk.conversation("c-trang").messages.items.length;
        await page.getByRole("button", { name: "Soạn nháp" }).click();
        const paper = page.getByRole("region", { name: "Máy soạn giúp" });
        await paper.getByText("Bản nháp do máy soạn, xem lại trước khi gửi").waitFor();
        await paper.getByText("Theo phần Đăng ký kết hôn. Nguồn: Cổng Dịch vụ công quốc gia").waitFor();
        await paper.getByRole("button", { name: "Đưa vào ô trả lời" }).click();
        const box = page.getByRole("textbox", { name: /Trả lời/ });
        expect(await box.inputValue()).toContain("Dạ, lệ phí đăng ký kết hôn là 0 đồng.");
        expect(await paper.getByText("Bản nháp do máy soạn, xem lại trước khi gửi").isVisible()).toBe(true);
        expect(stage.server.desk.conversation("c-trang").messages.items).toHaveLength(before);
        await page.getByRole("button", { name: "Tóm tắt" }).click();
        await paper.getByText("Tóm tắt do máy viết, có thể sót, xem lại tin gốc").waitFor();
        await paper.getByRole("button", { name: "Đóng" }).click();
        await paper.waitFor({ state: "detached" });
      });
    },
    slowMs,
  );
});
