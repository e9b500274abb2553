import type { Page } from "playwright-core";
import { readRelease } from "../fakes/desk-knowledge.ts";
import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const question = "sao y bản chính bao nhiêu tiền";

looks("what residents are answered from", () => {
  const stage = useStage();
  beforeAll(readRelease);

  const openCopies = async (page: Page): Promise<void> => {
    await page.getByRole("link", { name: "Kiến thức" }).click();
    await page.getByLabel("Tìm thủ tục").fill("sao y ban chinh");
    await page.getByRole("link", { name: /^Chứng thực bản sao từ bản chính/ }).click();
    await page.getByRole("heading", { name: "Chờ quyết" }).waitFor();
  };
  const tryOut = async (page: Page): Promise<string> => {
    await page.getByLabel("Bà con hỏi gì?").fill(question);
    await page.getByRole("button", { name: "Hỏi thử" }).click();
    await page.getByText("Với bản này máy trả lời").waitFor();
    return page.getByRole("region", { name: "Thử hỏi" }).innerText();
  };

  test(
    "a leader finds a proposal, sees what it changes and what it would answer, puts it in force, and takes it back",
    () =>
      stage.as("minh", async (page) => {
        await openCopies(page);
        await page.getByText("Đổi 1 mục").first().click();
        await page.getByText("trang 1 và trang 2, Trực tiếp: 2.000 đồng/trang").first().waitFor();
        await page.getByText("Trực tiếp: 3.000 đồng/trang", { exact: true }).first().waitFor();
        const said = await tryOut(page);
        expect(said).toMatch(/Bây giờ máy trả lời\s+Dạ, trang 1 và trang 2, nộp trực tiếp là 2\.000 đồng/);
        expect(said).toMatch(/Với bản này máy trả lời\s+Dạ, nộp trực tiếp là 3\.000 đồng một trang/);
        await page.getByLabel("Lời nhắn").fill("Đúng nghị quyết.");
        await page.getByRole("button", { name: "Duyệt, dùng ngay" }).click();
        await page.getByText("Bản riêng, thay bản phát hành").first().waitFor();
        await page.getByText("Chú Minh duyệt", { exact: false }).waitFor();
        await page.getByRole("button", { name: "Thôi dùng bản riêng" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Thôi dùng bản riêng" }).click();
        await page.getByText("Chú Minh thôi dùng", { exact: false }).waitFor();
        await page.getByRole("button", { name: "Dùng lại bản 1" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Dùng lại bản này" }).click();
        await page.getByText(/^Dùng lại chữ của bản 1 · Chú Minh duyệt/).waitFor();
      }),
    slowMs,
  );

  test(
    "an operator writes a new version, is told at the field what is wrong, and cannot decide on their own words",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/kho-kien-thuc?ma=khai-tu");
        await page.getByRole("button", { name: "Sửa" }).click();
        await page.getByLabel("Kết quả nhận được").fill("");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Còn 1 chỗ chưa đúng.", { exact: false }).waitFor();
        const field = page.getByLabel("Kết quả nhận được");
        expect(await field.getAttribute("aria-invalid")).toBe("true");
        expect(await page.evaluate("document.activeElement.getAttribute('aria-invalid')")).toBe("true");
        await page.getByText("Chưa ghi.").waitFor();
        await field.fill("Trích lục khai tử, gửi về tận nhà");
        await page.getByLabel("Lời nhắn").fill("Bưu điện gửi từ tháng 12.");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Bản mình viết thì người khác duyệt.").waitFor();
        expect(await page.getByRole("button", { name: "Duyệt, dùng ngay" }).count()).toBe(0);
        await page.getByRole("button", { name: "Rút lại" }).click();
        await page.getByText("Đã trả lại.").waitFor();
      }),
    slowMs,
  );

  test(
    "an operator adds a procedure only this ward has, by keyboard from its name on",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/kho-kien-thuc");
        await page.getByRole("button", { name: "Thêm thủ tục" }).click();
        await page.keyboard.type("Mượn nhà văn hóa khu phố");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: "Viết bản mới: Mượn nhà văn hóa khu phố" }).waitFor();
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText(/Còn \d+ chỗ chưa đúng/).waitFor();
        await page.getByText("Còn thiếu mục.").first().waitFor();
      }),
    slowMs,
  );

  test(
    "an article is found by how it is asked for, told at its field what no fact holds, and tried out",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/kho-kien-thuc");
        await page.getByRole("link", { name: "Bài viết" }).click();
        await page.getByText("33 bài viết").waitFor();
        await page.getByLabel("Loại").selectOption({ label: "Giờ giấc" });
        await page.getByLabel("Tìm bài viết").fill("cho cu ban toi may gio");
        await page.getByText("1 bài viết").waitFor();
        await page.getByRole("link", { name: /^giờ mở cửa chợ Bến Sen/ }).click();
        await page.getByRole("button", { name: "Sửa" }).click();
        const told = page.getByLabel("Câu trả lời, sau chữ “Dạ,”");
        await told.fill("chợ Bến Sen (chợ cũ) ở đường Sen Trắng, họp từ 6 giờ đến 18 giờ mỗi ngày, kể cả chủ nhật.");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Có số chưa ghi ở phần điều đã xác nhận.").waitFor();
        expect(await told.getAttribute("aria-invalid")).toBe("true");
        await page.getByLabel("Giờ mở cửa, giờ diễn ra").fill("từ 6 giờ đến 18 giờ mỗi ngày, kể cả chủ nhật");
        await page.getByLabel("Câu trả lời tiếng Anh").fill("");
        await page.getByLabel("Bà con hỏi gì?").fill("chợ mở cửa mấy giờ");
        await page.getByRole("button", { name: "Hỏi thử" }).click();
        await page.getByText(/Dạ, chợ Bến Sen .* họp từ 6 giờ đến 18 giờ/).waitFor();
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Bản mình viết thì người khác duyệt.").waitFor();
        await page.getByText("Đổi 3 mục").first().waitFor();
      }),
    slowMs,
  );

  test(
    "an operator adds an article, by keyboard from its name on",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/kho-kien-thuc?phan=bai");
        await page.getByRole("button", { name: "Thêm bài viết" }).click();
        await page.keyboard.type("tủ sách cà phê");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: "Viết bản mới: tủ sách cà phê" }).waitFor();
        await page.getByRole("button", { name: "Lưu nháp" }).click();
        await page.getByText(/Còn \d+ chỗ chưa đúng/).waitFor();
      }),
    slowMs,
  );

  test(
    "the words residents use are a list of their own, written as a whole",
    () =>
      stage.as("quan", async (page) => {
        await page.goto("/app/kho-kien-thuc?phan=tu");
        await page.getByRole("button", { name: "Sửa" }).click();
        await page.getByRole("button", { name: /Thêm dòng/ }).click();
        await page.getByLabel("Máy hiểu là").last().fill("nhà văn hóa");
        await page
          .getByLabel(/^Bà con hay nói \(/)
          .last()
          .fill("hội trường khu phố, nhà họp tổ");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Đổi 1 mục").first().click();
        await page.getByText("nhà văn hóa: hội trường khu phố, nhà họp tổ").first().waitFor();
      }),
    slowMs,
  );

  test(
    "an officer has no such screen; a list that cannot be loaded says so and can be asked again",
    async () => {
      await stage.as("dung", async (page) => {
        expect(await page.getByRole("link", { name: "Kiến thức" }).count()).toBe(0);
      });
      await stage.as("lan", async (page) => {
        await page.route("**/api/knowledge", (route) => route.abort());
        await page.goto("/app/kho-kien-thuc");
        await page.getByText("Chưa tải được kho kiến thức.").waitFor();
        await page.unroute("**/api/knowledge");
        await page.getByRole("button", { name: "Thử lại" }).click();
        await page.getByText("105 thủ tục").waitFor();
      });
    },
    slowMs,
  );
});
