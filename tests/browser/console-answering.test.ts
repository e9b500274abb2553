import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { accessibilityFaults, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

/** Keeps a picture where `SHOTS` names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/answering-${name}.png` });
}

const desk = missingForBrowser() ? describe.skip : describe;

desk("answering with the keyboard", () => {
  const stage = useStage();

  test(
    "a report is read, chosen, filed and answered in four keys, put off, judged, and each act is taken back with one",
    async () => {
      await stage.as("lan", async (page) => {
        stage.server.desk.sendDelayMs = 4_000;
        await page.keyboard.press("KeyJ");
        // a key counts once what it acts on can be read
        await page.getByRole("log").waitFor();
        for (const key of ["Digit2", "Control+Enter"]) await page.keyboard.press(key);
        await page.getByText("Đã tạo phiếu BS-2611-0412 và gửi.").waitFor();
        await page.keyboard.press("KeyZ");
        await page.getByText("Đã rút lại, lời còn trong ô trả lời.").waitFor();
        const said = stage.server.desk.conversation("c-trang").messages.items.map(({ text }) => text);
        expect(said.filter((text) => text.includes("BS-2611-0412"))).toEqual([]);

        const hong = page.getByRole("heading", { name: "Nguyễn Thị Hồng" });
        await page.goto("/app/hop-thu/c-hong");
        await page.getByRole("log").waitFor();
        await page.keyboard.press("KeyH");
        await page.getByRole("button", { name: /1 giờ nữa/ }).waitFor();
        await shoot(page, "snooze");
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.keyboard.press("Enter");
        await page.getByText("Đã hẹn lại.").waitFor();
        await hong.waitFor({ state: "detached" });
        expect(stage.server.desk.conversation("c-hong").snooze?.isOver).toBe(false);
        await page.keyboard.press("KeyZ");
        await hong.waitFor();
        expect(stage.server.desk.conversation("c-hong").snooze).toBeUndefined();

        await page.keyboard.press("KeyX");
        await page.getByText("Đã đánh dấu không hợp lệ.").waitFor();
        await hong.waitFor({ state: "detached" });
        await page.keyboard.press("KeyZ");
        await hong.waitFor();
        expect(stage.server.desk.conversation("c-hong").spam).toBeUndefined();
      });
    },
    slowMs,
  );

  test(
    "a ready answer is found without marks, and waits in the thread with the way to take it back",
    async () => {
      await stage.as("lan", async (page) => {
        stage.server.desk.sendDelayMs = 8_000;
        await page.goto("/app/hop-thu/c-ut");
        await page.getByRole("log").waitFor();
        await page.keyboard.press("KeyR");
        await page.keyboard.type("/");
        await page.getByRole("combobox").fill("xin hinh");
        await shoot(page, "answers");
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.keyboard.press("Enter");
        const field = page.getByLabel("Trả lời Đặng Thị Út");
        await page.waitForFunction("document.querySelector('textarea').value.includes('gửi giúp một tấm hình')");
        await field.press("Control+Enter");
        await page
          .getByText(/Gửi sau \d s/)
          .first()
          .waitFor();
        await shoot(page, "held");
        await page.getByRole("log").getByRole("button", { name: "Hoàn tác" }).click();
        await page.getByText("Đã rút lại, lời còn trong ô trả lời.").waitFor();
        expect(await field.inputValue()).toContain("gửi giúp một tấm hình");
        await field.fill("Mã của anh/chị là {mã} ạ");
        await page.getByText(/chưa có phiếu. Tạo phiếu trước/).waitFor();
      });
    },
    slowMs,
  );
});
