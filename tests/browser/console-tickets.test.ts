import type { Staff } from "../../core/people/staff.ts";
import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const desk = missingForBrowser() ? describe.skip : describe;
const head: Staff = { id: "s-hoa", username: "hoa", name: "Cô Hòa", role: "HEAD", unit: "KTHT", active: true };
/** The smallest picture there is. */
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

desk("the console's tickets", () => {
  const stage = useStage();

  test(
    "an officer arrives, and finishes with an after-photo and words the resident is shown to get",
    async () => {
      const photo = { name: "sau.png", mimeType: "image/png", buffer: Buffer.from(onePixel, "base64") };
      await stage.as("dung", async (page) => {
        const card = (title: string) => page.getByRole("listitem").filter({ hasText: title });
        await card("Lấn chiếm vỉa hè").getByRole("button", { name: "Đã tới nơi" }).click();
        await page.getByLabel("Sẽ làm gì").fill("Nhắc và dọn ngay");
        await page.getByRole("dialog").getByRole("button", { name: "Đã tới nơi" }).click();
        await card("Lấn chiếm vỉa hè").getByRole("button", { name: "Xong" }).click();
        const dialog = page.getByRole("dialog");
        expect(await dialog.getByRole("button", { name: "Xong, gửi kết quả" }).isDisabled()).toBe(true);
        await dialog.getByLabel("Kết quả, viết cho người dân").fill("Vỉa hè đã thông thoáng ạ.");
        await dialog.locator("input[type=file]").setInputFiles(photo);
        await dialog.getByText("Vỉa hè đã thông thoáng ạ.", { exact: false }).nth(1).waitFor();
        await dialog.getByRole("button", { name: "Xong, gửi kết quả" }).click();
        await page.getByText("Đã chuyển sang Đã có kết quả.").waitFor();
        const ticket = stage.server.desk.ticket("BS-2611-0352");
        expect(ticket).toMatchObject({ status: "resolved", result: "Vỉa hè đã thông thoáng ạ." });
        expect(ticket.proof).toHaveLength(1);
        expect(ticket.clocks.firstStoppedAt).toBeInstanceOf(Date);
      });
    },
    slowMs,
  );

  test(
    "the timeline says that it was asked whether the result lasts, and what people said",
    async () => {
      const ticket = stage.server.desk.ticket("BS-2611-0387");
      const [, before] = ticket.changes;
      if (!before) throw new Error("the ticket has no log");
      const [system, resident] = [
        { role: "SYS", id: "system", name: "Hệ thống" } as const,
        { role: "CIT", id: "c-hong", name: "Người dân" } as const,
      ];
      const line = { ...before, from: "closed", to: "closed", kind: "update" } as const;
      ticket.changes.push(
        { ...line, id: "asked", seq: 3, actor: system, facts: { followUp: "asked" } },
        { ...line, id: "lasts", seq: 4, actor: resident, kind: "resident-update", facts: { followUp: "lasts" } },
        { ...line, id: "back", seq: 5, actor: resident, kind: "move", to: "reopened", facts: { reason: "bị lại rồi" } },
      );
      await stage.as("lan", async (page) => {
        await page.goto("/app/phieu/BS-2611-0387");
        const told = page.locator("ol > li[data-kind]");
        await told.first().waitFor();
        const lines = await told.allInnerTexts();
        expect(lines[2]).toContain("Bốn tuần sau: đã hỏi bà con còn ổn không");
        expect(lines[1]).toContain("Bà con trả lời: vẫn ổn");
        expect(lines[0]).toMatch(/Mở lại[\s\S]*bị lại rồi/);
      });
    },
    slowMs,
  );

  test(
    "a head sees an officer's proposed result and posts it",
    async () => {
      const ticket = stage.server.desk.ticket("BS-2611-0387");
      Object.assign(ticket, {
        status: "in-progress",
        proposedResult: {
          text: "Đã thông cống ạ.",
          photos: [{ kind: "image", key: "flood" }],
          byStaffId: "s-dung",
          at: new Date(),
          machineWritten: false,
        },
      });
      await stage.as("hoa", async (page) => {
        await page
          .getByRole("listitem")
          .filter({ hasText: "BS-2611-0387" })
          .getByRole("link", { name: "Xem và duyệt" })
          .click();
        await page.getByText("Anh Dũng đề nghị kết quả này").waitFor();
        await page.getByRole("button", { name: "Duyệt và gửi" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Xong, gửi kết quả" }).click();
        await page.getByText("Đã chuyển sang Đã có kết quả.").waitFor();
        expect(ticket).toMatchObject({ status: "resolved", result: "Đã thông cống ạ." });
      });
    },
    slowMs,
  );

  test(
    "when somebody was faster their move is shown and nothing is overwritten",
    async () => {
      await stage.as("dung", async (page) => {
        await page.goto("/app/phieu/BS-2611-0387");
        const accept = page.getByRole("button", { name: "Nhận việc" });
        await accept.waitFor();
        const ticket = stage.server.desk.ticket("BS-2611-0387");
        // Between the press and its arrival: a console that heard of it before would take the button away.
        await page.route(`**/api/tickets/${ticket.code}/moves`, async (route) => {
          if (ticket.status === "assigned") {
            stage.server.desk.move(ticket.code, head, "accepted", ticket.version, { officerId: head.id });
          }
          await route.continue();
        });
        await accept.click();
        await page.getByText("Cô Hòa vừa đổi sang Đơn vị đã nhận. Xem rồi làm tiếp.").waitFor();
        await accept.waitFor({ state: "detached" });
        expect(ticket.officerId).toBe(head.id);
      });
    },
    slowMs,
  );
});
