import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { Cell } from "../../nlp/knowledge/sheet/cells.ts";
import { writeWorkbook } from "../../nlp/knowledge/sheet/xlsx.ts";
import { readRelease } from "../fakes/desk-knowledge.ts";
import { macros, tablesIn } from "../nlp/knowledge/hostile-sheets.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const shotsFolder = process.env.SHOTS;
const copies = "chung-thuc-ban-sao";
const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

looks("the records as a spreadsheet", () => {
  const stage = useStage();
  beforeAll(readRelease);

  const openTab = async (page: Page): Promise<void> => {
    await page.goto("/app/kho-kien-thuc");
    await page.getByText("105 thủ tục").waitFor();
  };
  const download = async (page: Page): Promise<Uint8Array> => {
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải bảng tính" }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^Kho kiến thức phường Bến Sen \d{4}-\d\d-\d\d\.xlsx$/);
    return new Uint8Array(await readFile(await saved.path()));
  };
  const bring = async (page: Page, content: Uint8Array, name = "Phí mới.xlsx"): Promise<void> => {
    const file = page.getByLabel(/^Chọn tệp/);
    await file.setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  };
  /** Only this procedure, with its first amount and result typed anew. */
  const edited = async (bytes: Uint8Array, amount: Cell): Promise<Uint8Array> => {
    const tables = (await tablesIn(bytes)).map(({ sheet, rows }) => ({
      sheet,
      rows: rows.filter(([owner], at) => at === 0 || owner === copies),
    }));
    const money = tables[1]?.rows ?? [];
    const at = money[0]?.indexOf("Số tiền (đồng)") ?? -1;
    for (const row of money.slice(1, 2)) row[at] = amount;
    return writeWorkbook(tables);
  };
  /** Looks at the page as it stands, on a wide screen and on a telephone. */
  const lookOver = async (page: Page, name: string): Promise<void> => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      if (shotsFolder) await page.screenshot({ path: `${shotsFolder}/${name}-${width}.png` });
      expect({ name, width, faults: await accessibilityFaults(page) }).toEqual({ name, width, faults: [] });
      expect(await hasSidewaysScroll(page)).toBe(false);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "dark" });
    if (shotsFolder) await page.screenshot({ path: `${shotsFolder}/${name}-dark.png` });
    expect({ name, faults: await accessibilityFaults(page, { only: ["color-contrast"] }) }).toEqual({
      name,
      faults: [],
    });
    await page.emulateMedia({ colorScheme: "light" });
  };

  test(
    "an operator takes the records home, changes a fee, brings them back and offers the drafts; a leader finds them",
    async () => {
      await stage.as("lan", async (page) => {
        await openTab(page);
        const mine = await edited(await download(page), 8_000);
        await page.getByRole("button", { name: "Nạp bảng tính" }).click();
        await bring(page, mine);
        await page.getByRole("heading", { name: "1 thủ tục thay đổi" }).waitFor();
        await page.getByText("104 thủ tục không có trong tệp, vẫn giữ nguyên.").waitFor();
        await page.getByRole("dialog").getByText("Chứng thực bản sao từ bản chính").first().click();
        await page.getByText("trang 1 và trang 2, Trực tiếp: 2.000 đồng/trang", { exact: false }).waitFor();
        await page.getByText("trang 1 và trang 2, Trực tiếp: 8.000 đồng/trang", { exact: false }).waitFor();
        await lookOver(page, "sheet-changes");
        await page.getByRole("button", { name: "Tạo bản nháp" }).click();
        await page.getByText("Đã tạo 1 bản nháp.").waitFor();
        await lookOver(page, "sheet-drafts");
        await page.getByRole("button", { name: "Gửi duyệt tất cả" }).click();
        await page.getByText("Đã gửi duyệt 1 bản.", { exact: false }).waitFor();
        await page.getByRole("button", { name: "Nạp bảng tính" }).click();
        await bring(page, mine);
        await page.getByText("Đã gửi duyệt y như vậy").waitFor();
        await page.getByRole("button", { name: "Tạo bản nháp" }).click();
        await page.getByText("Không có bản nháp nào mới.").waitFor();
      });
      await stage.as("minh", async (page) => {
        await page.goto(`/app/kho-kien-thuc?ma=${copies}`);
        await page
          .getByText(/^Từ bảng tính Phí mới\.xlsx, /)
          .first()
          .waitFor();
      });
    },
    slowMs * 2,
  );

  test(
    "slips are told with their place and what to do; what is no spreadsheet is refused in words",
    () =>
      stage.as("lan", async (page) => {
        await openTab(page);
        await lookOver(page, "sheet-bar");
        const bytes = await download(page);
        await page.getByRole("button", { name: "Nạp bảng tính" }).click();
        await bring(page, await edited(bytes, "tám ngàn"));
        await page.getByRole("heading", { name: "1 chỗ phải sửa trong tệp" }).waitFor();
        await page.getByText("Tiền, dòng 2, cột “Số tiền (đồng)”").waitFor();
        await page.getByText('"tám ngàn" không phải số tiền').waitFor();
        expect(await page.getByRole("button", { name: "Tạo bản nháp" }).count()).toBe(0);
        await lookOver(page, "sheet-slips");
        await bring(page, await macros(), "macro.xlsx");
        await page.getByText("Tệp có macro nên không nhận.", { exact: false }).waitFor();
        await bring(page, new Uint8Array(40), "anh.xlsx");
        await page.getByText("Tệp này không phải bảng tính .xlsx", { exact: false }).waitFor();
      }),
    slowMs * 2,
  );

  test(
    "words that come into force while somebody looks are not overwritten: the list is shown anew and says so",
    () =>
      stage.as("lan", async (page) => {
        await openTab(page);
        const mine = await edited(await download(page), 8_000);
        await page.getByRole("button", { name: "Nạp bảng tính" }).click();
        await bring(page, mine);
        await page.getByRole("heading", { name: "1 thủ tục thay đổi" }).waitFor();
        await stage.as("minh", async (leader) => {
          await leader.goto(`/app/kho-kien-thuc?ma=${copies}`);
          await leader.getByRole("button", { name: "Duyệt, dùng ngay" }).click();
          await leader.getByText("Bản riêng, thay bản phát hành").first().waitFor();
        });
        await page.getByRole("button", { name: "Tạo bản nháp" }).click();
        await page.getByText("Kho vừa có bản mới nên chưa ghi gì.", { exact: false }).waitFor();
        await page.getByRole("heading", { name: "1 thủ tục đã có bản mới hơn tệp" }).waitFor();
        expect(await page.getByText("không có gì để đổi", { exact: false }).count()).toBe(0);
        expect(await page.getByRole("button", { name: "Tạo bản nháp" }).count()).toBe(0);
        await lookOver(page, "sheet-stale");
      }),
    slowMs * 2,
  );

  test(
    "who may only read the records takes them home and brings nothing",
    () =>
      stage.as("hoa", async (page) => {
        await openTab(page);
        await page.getByRole("link", { name: "Tải bản CSV" }).waitFor();
        expect(await page.getByRole("button", { name: "Nạp bảng tính" }).count()).toBe(0);
      }),
    slowMs,
  );
});

looks("what leads from a record to others", () => {
  const stage = useStage();
  beforeAll(readRelease);

  test(
    "records are chosen and shown by name; words that are no plain words are told at their field",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/kho-kien-thuc?ma=khai-tu");
        await page.getByRole("button", { name: "Sửa" }).click();
        await page.getByRole("button", { name: "Thêm thủ tục Liên quan" }).click();
        const search = page.getByRole("dialog").getByRole("combobox");
        await search.fill("chung thuc ban sao tu ban chinh");
        await search.press("Enter");
        await page.getByRole("button", { name: /^Bỏ Chứng thực bản sao từ bản chính/ }).waitFor();
        const words = page.getByLabel("Câu hỏi có chữ này thì không phải thủ tục này");
        await words.fill("(người|nước)+ ngoài");
        await page.getByRole("button", { name: /Thêm dòng Câu hỏi có chữ này thì là thủ tục khác/ }).click();
        const move = page.getByRole("group", { name: "Câu hỏi có chữ này thì là thủ tục khác 1" });
        await move.getByLabel("Chuyển sang thủ tục").selectOption({ label: "Đăng ký khai sinh" });
        await move.getByLabel("Chữ trong câu hỏi").fill("mat giay khai tu");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Còn 1 chỗ chưa đúng.", { exact: false }).waitFor();
        expect(await words.getAttribute("aria-invalid")).toBe("true");
        await page.getByText("Chỉ ghi chữ thường không dấu và số", { exact: false }).waitFor();
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await words.scrollIntoViewIfNeeded();
          if (shotsFolder) await page.screenshot({ path: `${shotsFolder}/links-${width}.png` });
          expect(await accessibilityFaults(page)).toEqual([]);
          expect(await hasSidewaysScroll(page)).toBe(false);
        }
        await words.fill("nguoi nuoc ngoai");
        await page.getByRole("button", { name: "Gửi duyệt" }).click();
        await page.getByText("Đổi 3 mục").first().click();
        await page.getByText("Đăng ký khai sinh: mat giay khai tu").first().waitFor();
        await page
          .locator("details[open]")
          .getByText("Chứng thực bản sao từ bản chính", { exact: false })
          .first()
          .waitFor();
      }),
    slowMs * 2,
  );
});
