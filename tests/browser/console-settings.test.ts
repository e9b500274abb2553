import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;

looks("what the ward sets for itself", () => {
  const stage = useStage();

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
