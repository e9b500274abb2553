import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { accessibilityFaults, missingForBrowser, untilTrue } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
/** Set to keep pictures for looking at. */
const shotsFolder = process.env.SHOTS;

const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });
const chosen = (page: Page) => page.locator("[role=option][aria-selected=true]");
/** Opens the palette and waits until what is typed is text. */
async function open(page: Page, key: "Slash" | "Control+KeyK"): Promise<void> {
  await page.keyboard.press(key);
  await untilTrue(page, `document.activeElement.getAttribute("role") === "combobox"`);
}
const path = (page: Page): string => new URL(page.url()).pathname;

async function look(page: Page, name: string): Promise<void> {
  // the other theme has the same structure: only its colours are looked at
  for (const [colorScheme, rules] of [["dark", { only: ["color-contrast"] }], ["light"]] as const) {
    await page.emulateMedia({ colorScheme });
    expect([name, colorScheme, await accessibilityFaults(page, rules)]).toEqual([name, colorScheme, []]);
  }
  if (!shotsFolder) return;
  mkdirSync(shotsFolder, { recursive: true });
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shotsFolder}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

looks("search and commands", () => {
  const stage = useStage();

  test(
    "an operator finds a ticket and a talk by the keyboard alone, without accents, and is taken there",
    () =>
      stage.as("lan", async (page) => {
        await page.getByText("Phạm Thu Trang").first().waitFor();
        await open(page, "Slash");
        await page.getByText("Không cần dấu").waitFor();
        await page.keyboard.type("cong ngh");
        await option(page, /Cống nghẹt/i)
          .first()
          .waitFor();
        const marks = await page.locator("[role=option] mark").allTextContents();
        expect(marks.map((mark) => mark.toLowerCase())).toEqual(expect.arrayContaining(["cống", "nghẹt"]));
        await look(page, "palette-search");
        const first = await chosen(page).textContent();
        await page.keyboard.press("ArrowDown");
        expect(await chosen(page).textContent()).not.toBe(first);
        await page.keyboard.press("ArrowUp");
        expect(await chosen(page).textContent()).toBe(first);
        await page.keyboard.press("Enter");
        await page.getByText("Dòng thời gian").waitFor();
        expect(path(page)).toMatch(/^\/app\/phieu\/BS-/);

        await open(page, "Slash");
        await page.keyboard.type("2611 0341");
        await page.keyboard.press("Enter"); // before the answer is there: it waits for it
        await page.waitForURL("**/app/phieu/BS-2611-0341");
        await page.getByRole("combobox").waitFor({ state: "detached" });

        await open(page, "Slash");
        await page.keyboard.type("khoi");
        await option(page, /Lê Minh Khôi/)
          .first()
          .click();
        await page.waitForURL("**/app/hop-thu/c-khoi?hang=all");
      }),
    slowMs,
  );

  test(
    "nothing found, a server that does not answer, and all results on a page of their own",
    () =>
      stage.as("lan", async (page) => {
        await page.getByRole("button", { name: "Tìm người dân" }).click();
        await page.getByRole("combobox").fill("zzkhongco");
        await page.getByText("Không thấy “zzkhongco”").waitFor();
        stage.server.isDown = true;
        await page.getByRole("combobox").fill("nuoc tran");
        await page.getByText("Chưa tìm được.").waitFor({ timeout: 15_000 });
        stage.server.isDown = false;
        await page.getByRole("button", { name: "Thử lại" }).click();
        await option(page, /Nước tràn/)
          .first()
          .waitFor();
        await page.keyboard.press("ArrowDown");
        while (!(await chosen(page).textContent())?.startsWith("Xem tất cả")) await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: "Tìm “nuoc tran”" }).waitFor();
        await page.getByRole("heading", { name: "Hội thoại" }).waitFor();
        await page.getByRole("link", { name: "Phiếu", exact: true }).last().click();
        await untilTrue(page, `location.search.includes("loai=phieu")`);
        expect(await page.getByRole("heading", { name: "Hội thoại" }).count()).toBe(0);
      }),
    slowMs,
  );

  test(
    "Ctrl+K offers what can be done on the screen, goes places, and falls through to search; Esc gives the focus back",
    () =>
      stage.as("lan", async (page) => {
        await page.goto("/app/hop-thu/c-ut");
        await page.getByLabel("Trả lời Đặng Thị Út").focus();
        await open(page, "Control+KeyK");
        await option(page, "Tiếp quản").waitFor();
        await look(page, "palette-commands");
        await page.keyboard.press("Escape");
        await untilTrue(page, `document.activeElement.tagName === "TEXTAREA"`);
        await open(page, "Control+KeyK");
        await page.keyboard.type("tiep quan");
        await page.keyboard.press("Enter");
        await page.getByText("Từ đây Chị Lan của phường trả lời anh/chị.").waitFor();
        expect(stage.server.desk.conversation("c-ut").heldBy.kind).toBe("operator");
        await open(page, "Control+KeyK");
        await page.keyboard.type("tra loi");
        await page.keyboard.press("Enter");
        await untilTrue(page, `document.activeElement.tagName === "TEXTAREA"`);
        await open(page, "Control+KeyK");
        await page.keyboard.type("BS26110387");
        await option(page, /BS-2611-0387/).waitFor();
        await page.getByRole("combobox").fill("giao dien toi");
        await page.keyboard.press("Enter");
        await untilTrue(page, `document.documentElement.dataset.mantineColorScheme === "dark"`);
      }),
    slowMs,
  );

  test(
    "G and a letter go to the places a role has, not while typing and not after a pause",
    async () => {
      await stage.as("lan", async (page) => {
        const go = async (letter: string): Promise<void> => {
          await page.keyboard.press("KeyG");
          await page.keyboard.press(letter);
        };
        await go("KeyP");
        await page.waitForURL("**/app/phieu");
        await go("KeyH");
        await page.waitForURL("**/app/hop-thu");
        await page.goto("/app/hop-thu/c-ut");
        await page.getByLabel("Trả lời Đặng Thị Út").fill("");
        await go("KeyP");
        expect(await page.getByLabel("Trả lời Đặng Thị Út").inputValue()).toBe("gp");
        await page.keyboard.press("Escape");
        await page.keyboard.press("KeyG");
        await page.waitForTimeout(1_600);
        await page.keyboard.press("KeyK"); // up in the list, no longer to the knowledge
        expect(path(page)).toMatch(/^\/app\/hop-thu/);
        await page.keyboard.press("Shift+Slash");
        await page.getByText("bản đồ, báo cáo").waitFor();
      });
      await stage.as("minh", async (page) => {
        await page.keyboard.press("KeyG");
        await page.keyboard.press("KeyB");
        await page.waitForURL("**/app/ban-do");
        await page.getByRole("heading", { name: "Điểm nóng" }).waitFor();
        await open(page, "Control+KeyK");
        await option(page, "Bản đồ điểm nóng").waitFor();
        expect(await option(page, "Nhập cuộc gọi").count()).toBe(0);
      });
    },
    slowMs,
  );

  test(
    "whoever works with tickets alone finds tickets alone, and an administrator has commands and no search",
    async () => {
      await stage.as("dung", async (page) => {
        await open(page, "Slash");
        await page.keyboard.type("nghet");
        await option(page, /nghẹt/i).first().waitFor();
        const groups = await page.getByRole("listbox").getByRole("group").count();
        expect(groups).toBe(2);
        expect(await page.getByRole("group", { name: "Hội thoại" }).count()).toBe(0);
      });
      await stage.as("quan", async (page) => {
        expect(await page.getByRole("button", { name: "Tìm người dân" }).count()).toBe(0);
        await open(page, "Control+KeyK");
        await page.keyboard.type("zz");
        await page.getByText("Không có lệnh “zz”.").waitFor();
      });
    },
    slowMs,
  );
});
