import { readRelease } from "../fakes/desk-knowledge.ts";
import { staff } from "../fakes/desk-seed.ts";
import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;

looks("what the ward sets for itself", () => {
  const stage = useStage();
  beforeAll(readRelease, slowMs);

  test(
    "an administrator switches the assistant off on a channel, says why, and goes back",
    () =>
      stage.as("quan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/tro-ly`);
        const zalo = page.getByRole("switch", { name: "Trợ lý trả lời trên Zalo" });
        await page.getByText("Chưa ai đổi, đang dùng bản có sẵn.").waitFor();
        expect(await zalo.isChecked()).toBe(true);
        await zalo.uncheck({ force: true });
        await page.getByLabel("Vì sao đổi").fill("Zalo bảo trì đêm nay");
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        const history = page.getByRole("listitem").filter({ hasText: "Zalo bảo trì đêm nay" });
        await history.getByText("Đang dùng").waitFor();
        await page.getByRole("button", { name: "Quay lại bản có sẵn" }).click();
        await page.getByRole("listitem").filter({ hasText: "quay lại bản có sẵn" }).waitFor();
        expect(await zalo.isChecked()).toBe(true);
      }),
    slowMs,
  );

  test(
    "answers change places by keys and by pressing, and one changes the category along with it",
    () =>
      stage.as("quan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/cau-mau`);
        await page.getByText("Các lần đổi").waitFor();
        const names = page.locator("details > summary b");
        const [first = "", second = "", ...rest] = await names.allInnerTexts();
        await page.locator("summary", { hasText: second }).focus();
        await page.keyboard.press("Alt+ArrowUp");
        await page
          .getByRole("status")
          .getByText(`${second} đứng thứ 1 trên ${rest.length + 2}.`)
          .waitFor();
        expect(await names.allInnerTexts()).toEqual([second, first, ...rest]);
        await page.keyboard.press("Alt+ArrowDown");
        await page.getByRole("status").getByText(`${second} đứng thứ 2 trên`, { exact: false }).waitFor();
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: `Đưa câu ${second} lên` }).click();
        await page.getByRole("status").getByText(`${second} đứng thứ 1 trên`, { exact: false }).waitFor();
        const card = page.locator("details", { has: page.locator("summary", { hasText: second }) });
        await card.getByLabel("Đổi loại phản ánh").selectOption("street-light");
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("Đang dùng").waitFor();
        await page.reload();
        await page.getByText("Đang dùng").waitFor();
        expect(await names.allInnerTexts()).toEqual([second, first, ...rest]);
        await page.locator("summary", { hasText: second }).click();
        expect(await card.getByLabel("Đổi loại phản ánh").inputValue()).toBe("street-light");
      }),
    slowMs,
  );

  test(
    "a week that ends before it begins is refused at its day, and nothing typed is lost",
    () =>
      stage.as("quan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/lich`);
        await page.getByLabel("Thứ hai, ca 1, đến").fill("06:00");
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("Giờ kết thúc phải sau giờ bắt đầu.").waitFor();
        expect(await page.getByLabel("Thứ hai, ca 1, đến").inputValue()).toBe("06:00");
        await page.getByLabel("Thứ hai, ca 1, đến").fill("12:00");
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("Đang dùng").waitFor();
        expect(await page.getByLabel("Thứ hai, ca 1, đến").inputValue()).toBe("12:00");
      }),
    slowMs,
  );

  test(
    "of two administrators the slower one is shown the other's version first",
    () =>
      stage.as("quan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/tro-ly`);
        await page.getByRole("switch", { name: "Trợ lý trả lời trên Telegram" }).uncheck({ force: true });
        await page.evaluate(() =>
          fetch("/api/settings/assistant", {
            method: "POST",
            headers: { "content-type": "application/json", "x-desk": "1" },
            body: JSON.stringify({ base: 0, body: { off: ["facebook"] } }),
          }),
        );
        await page.getByRole("listitem").filter({ hasText: "Bản 1" }).waitFor();
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("vừa đổi thiết lập này", { exact: false }).waitFor();
        await page.getByRole("button", { name: "Xem bản mới" }).click();
        expect(await page.getByRole("switch", { name: "Trợ lý trả lời trên Messenger" }).isChecked()).toBe(false);
        expect(await page.getByRole("switch", { name: "Trợ lý trả lời trên Telegram" }).isChecked()).toBe(true);
      }),
    slowMs,
  );

  test(
    "an administrator promises lamps sooner: a new ticket says so and why, the old one keeps its promise, and it is undone",
    async () => {
      const reportLamp = (): string => {
        const [lan] = staff;
        if (!lan) throw new Error("nobody is there");
        const report = { title: "Đèn tắt", body: "đèn hẻm tắt", category: "street-light", origin: "zalo" } as const;
        return `${stage.origin}/app/phieu/${stage.server.desk.open(lan, report).code}`;
      };
      const old = reportLamp();
      let fresh = "";
      await stage.as("quan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/thoi-han`);
        await page.getByLabel("Tìm loại việc").fill("den duong");
        await page.getByRole("button", { name: "Sửa hạn: Đèn đường, chiếu sáng hẻm" }).click();
        await page.getByText("1 phiếu loại này đang làm giữ hạn đã hẹn", { exact: false }).waitFor();
        await page.getByRole("button", { name: "Đặt hạn riêng" }).click();
        await page.getByLabel("Chậm nhất", { exact: true }).fill("300");
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("Dài hơn quy định cho phép.").waitFor();
        await page.getByLabel("Chậm nhất", { exact: true }).fill("120");
        await page.getByLabel("Có kết quả", { exact: true }).fill("30");
        await page.getByLabel("Phản hồi đầu (tới nơi hoặc trả lời)", { exact: true }).fill("6");
        await page.getByRole("button", { name: "Thêm căn cứ" }).click();
        await page.getByLabel("Tên văn bản hoặc cam kết 1").fill("Cam kết đèn sáng trong ngày");
        await page.getByLabel("Đường dẫn nơi công bố 1").fill("https://bensen.example/den");
        await page.getByLabel("Loại việc", { exact: true }).selectOption("street-light");
        await page.getByRole("button", { name: "Thử", exact: true }).click();
        await page.getByRole("link", { name: "Cam kết đèn sáng trong ngày" }).waitFor();
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("Đang dùng", { exact: true }).last().waitFor();
        fresh = reportLamp();
        await page.getByRole("button", { name: "Quay lại bản có sẵn" }).click();
        await page.getByRole("listitem").filter({ hasText: "quay lại bản có sẵn" }).waitFor();
        await page.getByRole("row", { name: /^Đèn đường.*3 ngày/ }).waitFor();
      });
      await stage.as("lan", async (page) => {
        const reasons = async (address: string): Promise<string> => {
          await page.goto(address);
          await page.getByText("Vì sao", { exact: false }).first().click();
          const list = page.getByRole("group").filter({ hasText: "1022 TP.HCM 2025: 10 ngày" });
          await list.getByText("1022 TP.HCM 2025: 10 ngày").waitFor();
          return list.innerText();
        };
        expect(await reasons(fresh)).toContain("Cam kết đèn sáng trong ngày");
        expect(await page.getByRole("link", { name: "Cam kết đèn sáng trong ngày" }).getAttribute("href")).toBe(
          "https://bensen.example/den",
        );
        expect(await reasons(old)).not.toContain("Cam kết");
      });
    },
    slowMs,
  );

  test(
    "moving a cut shows what becomes of reports before it is saved; the alarm only moves towards more alarms",
    () =>
      stage.as("quan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/nguong`);
        const outcome = page.getByRole("status").filter({ hasText: "Tự chuyển" }).first();
        await outcome.waitFor();
        const before = await outcome.innerText();
        await page.getByText("Từng loại việc", { exact: true }).click();
        await page.getByLabel("Đèn đường, chiếu sáng hẻm, tin có dấu").selectOption("1.01");
        await page.getByText("Từng loại việc (đã đổi 1)").waitFor();
        expect(await outcome.innerText()).not.toBe(before);
        const alarms = await page.getByLabel("Gọi người khi máy thấy nguy hiểm từ").getByRole("option").allInnerTexts();
        expect(alarms.at(-1)).toContain("(có sẵn)");
        await page.getByLabel("Gọi người khi máy thấy nguy hiểm từ").selectOption("0.3");
        await page.getByRole("button", { name: "Lưu", exact: true }).click();
        await page.getByText("Đang dùng", { exact: true }).waitFor();
        await page.reload();
        await page.getByText("Từng loại việc (đã đổi 1)").waitFor();
        expect(await page.getByLabel("Gọi người khi máy thấy nguy hiểm từ").inputValue()).toBe("0.3");
      }),
    slowMs,
  );

  test(
    "a leader reads and sets nothing; an operator is led elsewhere",
    async () => {
      await stage.as("minh", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/tro-ly`);
        await page.getByRole("switch", { name: "Trợ lý trả lời trên Zalo" }).waitFor();
        expect(await page.getByRole("switch", { name: "Trợ lý trả lời trên Zalo" }).isDisabled()).toBe(true);
      });
      await stage.as("lan", async (page) => {
        await page.goto(`${stage.origin}/app/quan-tri/tro-ly`);
        await page.waitForURL(/hop-thu/);
      });
    },
    slowMs,
  );
});
