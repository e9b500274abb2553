import { readRelease } from "../fakes/desk-knowledge.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const path = "/app/kho-kien-thuc?phan=hoi";

looks("questions that could not be answered", () => {
  const stage = useStage();
  beforeAll(readRelease);

  test(
    "an operator opens a group with the keyboard, takes the reply that was given, and proposes the answer",
    () =>
      stage.as("lan", async (page) => {
        await page.getByRole("link", { name: "Kiến thức" }).click();
        await page.getByRole("link", { name: "Chưa trả lời" }).click();
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
    "an answer becomes an article with one click: completed by its author, put in force by a leader, and the group is answered",
    async () => {
      await stage.as("lan", async (page) => {
        await page.goto("/app/kho-kien-thuc/chua-tra-loi");
        await page.waitForURL(`**${path}`);
        await page.getByRole("button", { name: /^hội trường phường có cho thuê không/ }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("button", { name: "Dùng câu đã trả lời" }).click();
        await dialog.getByLabel("Tên câu trả lời").fill("Thuê hội trường cuối tuần");
        const text = "Dạ, hội trường phường cho thuê cuối tuần, 500.000 đồng một buổi.";
        await dialog.getByLabel("Nội dung nói với bà con").fill(text);
        await dialog.getByRole("textbox", { name: "Nguồn", exact: true }).fill("Nội quy hội trường");
        await dialog.getByRole("button", { name: "Lưu câu trả lời" }).click();
        await dialog.waitFor({ state: "detached" });
        await page.getByRole("button", { name: "Đã soạn trả lời (1)" }).click();
        await page.getByRole("button", { name: /^hội trường/ }).click();
        await dialog.getByRole("button", { name: "Tạo bài viết từ câu trả lời" }).click();
        await page.getByRole("heading", { name: "Viết bản mới: thuê hội trường cuối tuần" }).waitFor();
        expect(await page.getByLabel("Câu hỏi tiếng Việt").inputValue()).toContain(
          "hội trường phường có cho thuê không",
        );
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Còn 2 chỗ chưa đúng.", { exact: false }).waitFor();
        await page.getByLabel("Nhãn nút, tối đa 20 chữ cái").fill("Thuê hội trường");
        await page.getByLabel("Thôi trả lời sau ngày").fill("2099-12-31");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Có số chưa ghi ở phần điều đã xác nhận.").waitFor();
        await page.getByRole("button", { name: "Thêm dòng Giá" }).click();
        await page.getByLabel("Số tiền, đồng").fill("500.000");
        await page.getByLabel("Tính theo").fill("buổi");
        await page.getByLabel("Bà con hỏi gì?").fill("thue hoi truong phuong gia bao nhieu");
        await page.getByRole("button", { name: "Hỏi thử" }).click();
        await page.getByText(/Dạ, hội trường phường cho thuê cuối tuần, 500\.000 đồng/).waitFor();
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Bản mình viết thì người khác duyệt.").waitFor();
      });
      await stage.as("minh", async (page) => {
        await page.goto("/app/kho-kien-thuc?phan=bai&loc=proposed");
        await page.getByRole("link", { name: /^thuê hội trường cuối tuần/ }).click();
        await page.getByRole("button", { name: "Duyệt, dùng ngay" }).click();
        await page.getByText("Chỉ phường mình có").first().waitFor();
        await page.getByRole("link", { name: "Chưa trả lời" }).click();
        await page.getByRole("button", { name: "Đã có bài viết (1)" }).click();
        await page.getByRole("button", { name: /^hội trường/ }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Mở bài viết" }).click();
        await page.getByRole("heading", { name: "thuê hội trường cuối tuần" }).waitFor();
        await page.getByRole("button", { name: "Thôi dùng bản riêng" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Thôi dùng bản riêng" }).click();
        await page.getByText("Chú Minh thôi dùng", { exact: false }).waitFor();
        await page.getByRole("link", { name: "Chưa trả lời" }).click();
        await page.getByRole("button", { name: "Đã soạn trả lời (1)" }).waitFor();
      });
    },
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
    "a leader reads and cannot answer; an officer has no such screen, an administrator no such part of it",
    async () => {
      await stage.as("minh", async (page) => {
        await page.goto(path);
        await page.getByRole("button", { name: /^hội trường/ }).click();
        await page.getByRole("dialog").getByText("Người trực đã trả lời").waitFor();
        for (const name of ["Soạn câu trả lời", "Bỏ qua", "Dùng câu đã trả lời"])
          expect(await page.getByRole("button", { name, exact: true }).count()).toBe(0);
      });
      await stage.as("dung", async (page) => {
        expect(await page.getByRole("link", { name: "Kiến thức" }).count()).toBe(0);
      });
      await stage.as("quan", async (page) => {
        await page.goto(path);
        await page.getByRole("heading", { name: "Kho kiến thức" }).waitFor();
        expect(await page.getByRole("link", { name: "Chưa trả lời" }).count()).toBe(0);
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
