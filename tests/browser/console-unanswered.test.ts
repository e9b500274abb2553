import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const path = "/app/kho-kien-thuc/chua-tra-loi";

looks("questions that could not be answered", () => {
  const stage = useStage();

  test(
    "an operator opens a group with the keyboard, takes the reply that was given, and proposes the answer",
    () =>
      stage.as("lan", async (page) => {
        await page.getByRole("link", { name: "Câu hỏi" }).click();
        const row = page.getByRole("button", { name: /^hội trường phường có cho thuê không/ });
        expect(await row.innerText()).toContain("3 lần hỏi");
        await row.focus();
        await page.keyboard.press("Enter");
        const dialog = page.getByRole("dialog");
        await dialog.getByText("gọi [tên] [số]", { exact: false }).waitFor();
        expect(await dialog.getByRole("link").first().getAttribute("href")).toContain("/app/hop-thu/c-hong");
        await dialog.getByRole("button", { name: "Dùng câu đã trả lời" }).click();
        expect(await dialog.getByLabel("Nội dung nói với bà con").inputValue()).toContain("cho thuê cuối tuần");
        await dialog.getByRole("button", { name: "Lưu câu trả lời" }).click();
        await dialog.getByText("Ghi đủ tên, nội dung, nguồn và ngày xem nguồn.").waitFor();
        await dialog.getByLabel("Tên câu trả lời").fill("Thuê hội trường");
        await dialog.getByRole("textbox", { name: "Nguồn", exact: true }).fill("Văn phòng phường");
        await dialog.getByLabel("Hết hạn ngày").fill("2020-01-01");
        await dialog.getByRole("button", { name: "Lưu câu trả lời" }).click();
        await dialog.getByText("Ngày hết hạn phải sau ngày xem nguồn.").waitFor();
        await dialog.getByLabel("Hết hạn ngày").fill("");
        await dialog.getByRole("button", { name: "Lưu câu trả lời" }).click();
        await dialog.waitFor({ state: "detached" });
        await page.getByRole("button", { name: "Đã soạn trả lời (1)" }).click();
        await row.click();
        await dialog.getByRole("heading", { name: "Thuê hội trường" }).waitFor();
      }),
    slowMs,
  );

  test(
    "a group is put aside and taken back; a list without groups says so",
    () =>
      stage.as("lan", async (page) => {
        await page.goto(path);
        await page.getByRole("button", { name: "Đã bỏ qua (0)" }).click();
        await page.getByText("Chưa bỏ qua câu nào.").waitFor();
        await page.getByRole("button", { name: "Chưa xem (3)" }).click();
        await page.getByRole("button", { name: /^khi nao/ }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Bỏ qua" }).click();
        await page.getByRole("button", { name: "Đã bỏ qua (1)" }).click();
        await page.getByRole("button", { name: /^khi nao/ }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Lấy lại" }).click();
        await page.getByRole("button", { name: "Chưa xem (3)" }).waitFor();
      }),
    slowMs,
  );

  test(
    "a leader reads and cannot answer; an officer has no such screen",
    async () => {
      await stage.as("minh", async (page) => {
        await page.goto(path);
        await page.getByRole("button", { name: /^hội trường/ }).click();
        await page.getByRole("dialog").getByText("Người trực đã trả lời").waitFor();
        for (const name of ["Soạn câu trả lời", "Bỏ qua", "Dùng câu đã trả lời"])
          expect(await page.getByRole("button", { name, exact: true }).count()).toBe(0);
      });
      await stage.as("dung", async (page) => {
        expect(await page.getByRole("link", { name: "Câu hỏi" }).count()).toBe(0);
      });
    },
    slowMs,
  );

  test(
    "when the list cannot be loaded it says so and tries again; a narrow screen holds even a long question",
    () =>
      stage.as("lan", async (page) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.route("**/api/questions?*", (route) => route.fulfill({ status: 500, json: {} }));
        await page.goto(path);
        await page.getByText("Chưa tải được câu hỏi.").waitFor({ timeout: 30_000 });
        await page.unroute("**/api/questions?*");
        await page.getByRole("button", { name: "Thử lại" }).click();
        await page.getByText("mượn tạm khoảng sân trống", { exact: false }).waitFor();
        expect(await hasSidewaysScroll(page)).toBe(false);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.getByRole("button", { name: /^cho hỏi nhà tui/ }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Soạn câu trả lời" }).click();
        await page.getByLabel("Tên câu trả lời").waitFor();
        expect(await hasSidewaysScroll(page)).toBe(false);
        expect(await accessibilityFaults(page)).toEqual([]);
      }),
    slowMs,
  );
});
