import type { Page } from "playwright-core";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;

looks("calls at the desk", () => {
  const stage = useStage();

  /** Says which telephone one sits at. */
  async function sitAt(page: Page, extension: string): Promise<void> {
    await page.getByRole("link", { name: "Cuộc gọi", exact: true }).click();
    await page.getByLabel("Máy nhánh của tôi").fill(extension);
    await page.keyboard.press("Enter");
    await page.getByText("Đã lưu máy nhánh.").waitFor();
  }

  test(
    "a call pops up at one's own telephone, is taken down with its number, and its code is read out",
    () =>
      stage.as("lan", async (page) => {
        const { calls } = stage.server.desk;
        await sitAt(page, "101");
        await page.getByRole("link", { name: "Hộp thư" }).click();
        calls.ring({ id: "call-7", phone: "+84900000704", name: "cô Hồng" }, "101");
        const bar = page.getByRole("status").filter({ hasText: "Đang gọi tới" });
        await bar.getByText("cô Hồng · 0900 000 704").waitFor();
        calls.answer("call-7");
        await page.getByText("Đang nói chuyện").waitFor();
        await page.getByRole("button", { name: "Ghi cuộc gọi này" }).click();
        const form = page.getByRole("dialog");
        await form.getByText("Dạ, phường Bến Sen xin nghe. Anh/chị có việc gì ạ?").waitFor();
        expect(await form.getByLabel("Số điện thoại").inputValue()).toBe("0900 000 704");
        await form.getByLabel("Bà con nói gì?").fill("cống trước nhà nghẹt, nước tràn ra đường");
        await form.getByLabel("SMS").check();
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.keyboard.press("Control+Enter");
        await form.getByText("Đọc mã, hai lần:").waitFor();
        expect(calls.items[0]?.ticketCodes).toHaveLength(1);
      }),
    slowMs,
  );

  test(
    "a second call does not touch what is being written about the first, until the operator says so",
    () =>
      stage.as("lan", async (page) => {
        const { calls } = stage.server.desk;
        await sitAt(page, "102");
        calls.ring({ id: "call-1", phone: "+84900000111" }, "102");
        await page.getByRole("button", { name: "Ghi cuộc gọi này" }).click();
        const form = page.getByRole("dialog");
        await form.getByLabel("Bà con nói gì?").fill("đèn đường tắt");
        calls.end("call-1", "answered");
        calls.ring({ id: "call-2", phone: "+84900000222" }, "102");
        await form.getByText("Cuộc gọi khác: 0900 000 222.").waitFor();
        expect(await form.getByLabel("Số điện thoại").inputValue()).toBe("0900 000 111");
        await form.getByRole("button", { name: "Ghi cho cuộc gọi này" }).click();
        expect(await form.getByLabel("Số điện thoại").inputValue()).toBe("0900 000 222");
        expect(await form.getByLabel("Bà con nói gì?").inputValue()).toBe("đèn đường tắt");
      }),
    slowMs,
  );

  test(
    "the list says how calls went, whom to call back, and opens a recording only when asked",
    async () => {
      const { calls } = stage.server.desk;
      const startedAt = new Date(Date.now() - 600_000).toISOString();
      const callBack = { taskId: "t-1", state: "open" as const };
      calls.add({ id: "a", startedAt, phone: "+84900000333", disposition: "missed", waitSeconds: 20, callBack });
      const told = { disposition: "answered" as const, talkSeconds: 95, answeredByName: "chị Lan" };
      calls.add({ id: "b", startedAt, ...told, hasRecording: true, ticketCodes: ["BS-2611-0387"] });
      await stage.as("lan", async (page) => {
        await page.goto("/app/goi");
        const rows = page.getByRole("list", { name: "Các cuộc gọi gần đây" }).getByRole("listitem");
        await rows.filter({ hasText: "0900 000 333" }).waitFor();
        const [missed, answered] = [rows.filter({ hasText: "nhỡ" }), rows.filter({ hasText: "Số ẩn" })];
        expect(await missed.innerText()).toMatch(/chờ 20 giây[\s\S]*Chờ gọi lại/);
        expect(await answered.innerText()).toMatch(/đã nghe · nói 1:35 · chị Lan nghe[\s\S]*BS-2611-0387/);
        for (const width of [1440, 1024, 390]) {
          await page.setViewportSize({ width, height: 844 });
          expect({ width, faults: await accessibilityFaults(page), sideways: await hasSidewaysScroll(page) }).toEqual({
            ...{ width, faults: [], sideways: false },
          });
          if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/calls-${width}.png` });
        }
        const opened = page.waitForEvent("popup");
        await answered.getByRole("button", { name: "Nghe lại" }).click();
        expect((await opened).url()).toContain("/recordings/b");
        await page.getByRole("link", { name: "Chờ gọi lại" }).click();
        await answered.waitFor({ state: "detached" });
        expect(await rows.count()).toBe(1);
      });
    },
    slowMs,
  );
});
