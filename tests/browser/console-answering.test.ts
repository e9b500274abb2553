import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Staff } from "../../core/people/staff.ts";
import { staff } from "../fakes/desk-seed.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

/** Keeps a picture where `SHOTS` names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/answering-${name}.png` });
}

/** The same at all three widths; nothing sticks out at the side of any. */
async function shootWidths(page: Page, name: string): Promise<void> {
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await hasSidewaysScroll(page)).toBe(false);
    await shoot(page, `${name}-${width}`);
  }
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

desk("saved views of the inbox", () => {
  const stage = useStage();
  const views = (page: Page) => page.getByRole("navigation", { name: "Bộ lọc đã lưu" });

  test(
    "filters are saved under a name, stand beside the queues with what is in them, and come back once deleted",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/hop-thu");
        await page.getByRole("option", { name: /Lê Minh Khôi/ }).waitFor();
        await page.keyboard.press("KeyF");
        const dialog = page.getByRole("dialog", { name: "Lọc hộp thư" });
        await dialog.getByLabel("Kênh").selectOption("zalo");
        await dialog.getByLabel("Tên bộ lọc").fill("Đèn qua Zalo");
        await shootWidths(page, "views-dialog");
        expect(await accessibilityFaults(page)).toEqual([]);
        await dialog.getByLabel("Tên bộ lọc").press("Enter");
        await page.waitForURL(/hang=attention&kenh=zalo/);
        const own = views(page).getByRole("link", { name: "Đèn qua Zalo 2" });
        await own.waitFor();
        expect(await own.getAttribute("aria-current")).toBe("page");
        await page.getByRole("option").nth(2).waitFor({ state: "detached" });
        // somebody sees to one of them: the number follows
        stage.server.desk.takeOver("c-khoi", staff[2] as Staff);
        await views(page).getByRole("link", { name: "Đèn qua Zalo 1" }).waitFor();
        await shootWidths(page, "views");
        await page
          .getByRole("navigation", { name: "Hàng đợi" })
          .getByRole("link", { name: /Tất cả/ })
          .click();
        await page.waitForURL(/hang=all$/);
        await page.keyboard.press("KeyG");
        await page.keyboard.press("Digit1");
        await page.waitForURL(/kenh=zalo/);
        await page.keyboard.press("KeyF");
        await dialog.getByRole("button", { name: "Xóa “Đèn qua Zalo”" }).click();
        await dialog.getByText("Chưa có bộ lọc nào.").waitFor();
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
        await views(page).getByText("Đang lọc").waitFor();
        await page.keyboard.press("KeyZ");
        await views(page).getByRole("link", { name: "Đèn qua Zalo 1" }).waitFor();
      }),
    slowMs,
  );

  test(
    "a head gives the whole ward a view and puts them in order; operators find it and may not change it",
    () =>
      stage.as("hoa", async (page) => {
        await page.goto("/app/hop-thu?hang=all&muc=S2");
        await views(page).getByText("Đang lọc").waitFor();
        const dialog = page.getByRole("dialog", { name: "Lọc hộp thư" });
        for (const name of ["Sắp nguy", "Của khu"]) {
          await page.keyboard.press("KeyF");
          await dialog.getByLabel("Tên bộ lọc").fill(name);
          await dialog.getByRole("button", { name: "Lưu cho tôi" }).click();
          await views(page).getByRole("link", { name }).waitFor();
        }
        await page.keyboard.press("KeyF");
        await dialog.getByRole("button", { name: "Đưa “Của khu” lên" }).click();
        await dialog.getByRole("button", { name: "Đưa “Của khu” lên", disabled: true }).waitFor();
        await dialog.getByRole("button", { name: "Dùng chung “Sắp nguy”" }).click();
        const shared = dialog.getByRole("list", { name: "Chung cả phường" });
        await shared.getByRole("textbox", { name: "Tên của “Sắp nguy”" }).fill("Sắp nguy hiểm");
        await page.keyboard.press("Enter");
        await shared.getByRole("textbox", { name: "Tên của “Sắp nguy hiểm”" }).waitFor();
        await stage.as("lan", async (other) => {
          await other.goto("/app/hop-thu");
          await views(other)
            .getByRole("link", { name: /^Sắp nguy hiểm/ })
            .click();
          await other.waitForURL(/hang=all&muc=S2/);
          await other.keyboard.press("KeyF");
          const looked = other.getByRole("dialog").getByText("Sắp nguy hiểm", { exact: true });
          await looked.waitFor();
          expect(await other.getByRole("dialog").getByRole("button", { name: /^Xóa/ }).count()).toBe(0);
        });
      }),
    slowMs,
  );

  test(
    "chosen talks are given to a colleague by keys alone, and taken back",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/hop-thu/c-khach");
        await page.getByRole("log").getByText("Xe ba gác").waitFor();
        await page.keyboard.press("KeyV");
        await page.keyboard.press("KeyA");
        const dialog = page.getByRole("dialog", { name: "Giao cho ai?" });
        await dialog.getByRole("option", { name: /Chị Lan/ }).waitFor();
        expect(await dialog.getByRole("option", { name: /Anh Dũng/ }).count()).toBe(0);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.keyboard.type("lan");
        await page.keyboard.press("Enter");
        await page.getByText("Đã giao 1 hội thoại.").waitFor();
        const talk = stage.server.desk.conversation("c-khach");
        expect(stage.server.desk.conversation("c-khach").assigned).toMatchObject({ name: "Chị Lan" });
        expect(talk.attention).toBeDefined();
        await page.keyboard.press("KeyZ");
        await page.getByText("Đã giao 1 hội thoại.").waitFor({ state: "detached" });
        expect(stage.server.desk.conversation("c-khach").assigned).toBeUndefined();
      }),
    slowMs,
  );

  test(
    "what somebody asks about their own data is taken down from their talk",
    () =>
      stage.as("lan", async (page) => {
        const json = { code: "BS-2611-0999", dueAt: new Date().toISOString() };
        await page.route("**/api/rights-cases", (route) => route.fulfill({ json }));
        await page.goto("/app/hop-thu/c-khach");
        await page.getByRole("button", { name: "Ghi yêu cầu về dữ liệu cá nhân" }).click();
        const dialog = page.getByRole("dialog", { name: "Ghi yêu cầu của người này" });
        expect(await dialog.getByLabel("Số điện thoại").count()).toBe(0);
        await dialog.getByLabel("Xin gì").selectOption({ index: 1 });
        await dialog.getByRole("textbox").fill("Xóa giúp số điện thoại cũ của tôi");
        expect(await accessibilityFaults(page)).toEqual([]);
        const sent = page.waitForRequest((request) => request.url().endsWith("/api/rights-cases"));
        await dialog.getByRole("button", { name: "Ghi yêu cầu" }).click();
        expect((await sent).postDataJSON()).toMatchObject({ conversationId: "c-khach", right: expect.any(String) });
        await page.getByText(/^Đã ghi yêu cầu BS-/).waitFor();
      }),
    slowMs,
  );
});
