import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;

looks("what the machine understands", () => {
  const stage = useStage();

  test(
    "a leader sees how the machine does, asks for a training and goes back to an earlier model, each after a question",
    () =>
      stage.as("minh", async (page) => {
        await page.getByRole("link", { name: "Máy hiểu" }).click();
        const other = page.getByRole("listitem").filter({ hasText: "Rơi vào “khác”" });
        await other.getByText("15 trên 212").waitFor();
        await other.getByText("Quá mức 5%", { exact: false }).waitFor();
        await page.getByText("31 lần sửa mới. Mỗi lần đã được học một bước.").waitFor();
        await page
          .getByText("Kém hơn bản đang dùng: loại việc, gõ như thường từ 0,903 xuống 0,872", { exact: false })
          .waitFor();
        await page.getByRole("button", { name: "Huấn luyện lại" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Huấn luyện lại" }).click();
        await page.getByText("Chú Minh đã yêu cầu huấn luyện, đang chờ.").waitFor();
        expect(await page.getByRole("button", { name: "Huấn luyện lại" }).isDisabled()).toBe(true);
        await page.getByRole("button", { name: "Quay về bản này: linear-2-9c1f0a7b24de", exact: true }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Quay về bản này" }).click();
        const use = page.getByRole("region", { name: "Bản đang dùng" });
        await use.getByText("Đi kèm bản phát hành, chưa học thêm lần sửa nào").waitFor();
        expect(await use.innerText()).toContain("Chú Minh");
      }),
    slowMs,
  );

  test(
    "an operator has no such screen",
    () =>
      stage.as("lan", async (page) => {
        expect(await page.getByRole("link", { name: "Máy hiểu" }).count()).toBe(0);
      }),
    slowMs,
  );
});
