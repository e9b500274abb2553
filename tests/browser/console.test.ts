import type { Page } from "playwright-core";
import { overBudget } from "../../scripts/budgets.mjs";
import { accessibilityFaults, missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const desk = missingForBrowser() ? describe.skip : describe;

const open = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/app/hop-thu/${id}`);
  await page.getByRole("log").waitFor();
};
const rowNames = (page: Page): Promise<string[]> => page.getByRole("option").locator("b").allTextContents();

desk("the console's inbox", () => {
  const stage = useStage();

  test(
    "a link opened while signed out comes back after signing in, and a wrong password says so",
    async () => {
      const stranger = await stage.browser.newContext({ baseURL: stage.origin });
      const door = await stranger.newPage();
      await door.goto("/app/phieu/BS-2611-0387");
      await door.getByLabel("Tên đăng nhập").fill("lan");
      await door.getByLabel("Mật khẩu").fill("sai-roi");
      await door.getByRole("button", { name: "Vào bàn làm việc" }).click();
      await door.getByRole("alert").getByText("chưa đúng").waitFor();
      await door.getByLabel("Mật khẩu").fill("ben-sen");
      await door.getByRole("button", { name: "Vào bàn làm việc" }).click();
      await door.getByRole("heading", { name: "Cống nghẹt, nước đọng đầu hẻm 41" }).waitFor();
      await stranger.close();
    },
    slowMs,
  );

  test(
    "a report is triaged with three keys: down, choose, create and send",
    async () => {
      await stage.as("lan", async (page) => {
        await page.keyboard.press("KeyJ");
        await page.getByRole("heading", { name: "Phạm Thu Trang" }).waitFor();
        await page.keyboard.press("Digit2");
        await page.getByRole("button", { name: /Hư hỏng vỉa hè/, pressed: true }).waitFor();
        await page.keyboard.press("Control+Enter");
        await page.getByText("Đã tạo phiếu BS-2611-0412 và gửi.").waitFor();
        await page.getByRole("heading", { name: "Khách #4821" }).waitFor();
        const [ticket] = stage.server.desk.tickets;
        expect(ticket?.category).toBe("pavement-damage");
        const said = stage.server.desk.conversation("c-trang").messages.items.at(-1)?.text;
        expect(said).toBe(
          "Dạ, phường đã nhận. Mã của anh/chị là BS-2611-0412. Phường sẽ trả lời trước 17 giờ hôm nay ạ.",
        );
        expect(await rowNames(page)).not.toContain("Phạm Thu Trang");
      });
    },
    slowMs,
  );

  test(
    "a person takes over, answers on the resident's channel and gives back; the bot's draft is gone",
    async () => {
      await stage.as("lan", async (page) => {
        await open(page, "c-hong");
        await page.getByText("Trợ lý soạn sẵn – chưa gửi").waitFor();
        await page.keyboard.press("KeyT");
        await page.getByText("Từ đây Chị Lan của phường trả lời anh/chị.").waitFor();
        expect(stage.server.desk.conversation("c-hong").draftReply).toBeUndefined();
        await page.getByRole("button", { name: "Bỏ, tự viết" }).click();
        await page.keyboard.press("KeyR");
        await page.getByLabel("Trả lời Nguyễn Thị Hồng").pressSequentially("Dạ chị cho phường xin số điện thoại ạ");
        await page.keyboard.press("Control+Enter");
        await page.getByText(/Chị Lan · .* · đã tới/).waitFor();
        expect(stage.server.desk.conversation("c-hong").messages.items.at(-1)?.text).toBe(
          "Dạ chị cho phường xin số điện thoại ạ",
        );
        await page.keyboard.press("Escape");
        await page.keyboard.press("KeyB");
        await page.getByText("Trợ lý đang trả lời").waitFor();
        expect(stage.server.desk.conversation("c-hong").heldBy.kind).toBe("bot");
      });
    },
    slowMs,
  );

  test(
    "letters typed in the reply stay letters, and an unsent reply is there again after a reload",
    async () => {
      await stage.as("lan", async (page) => {
        await open(page, "c-ut");
        await page.keyboard.press("Enter");
        await page.keyboard.type("ejtbc 123 chưa gửi");
        await page.reload();
        const field = page.getByLabel("Trả lời Đặng Thị Út");
        await field.waitFor();
        expect(await field.inputValue()).toBe("ejtbc 123 chưa gửi");
        expect(stage.server.desk.conversation("c-ut").heldBy.kind).toBe("bot");
      });
    },
    slowMs,
  );

  test(
    "sending where a colleague answers asks once",
    async () => {
      stage.server.desk.conversation("c-ut").heldBy = { kind: "operator", staffId: "s-hoa", name: "Cô Hòa" };
      await stage.as("lan", async (page) => {
        await open(page, "c-ut");
        await page.keyboard.press("KeyR");
        await page.keyboard.type("Dạ ngày mùng năm ạ");
        await page.keyboard.press("Control+Enter");
        await page.getByText("Cô Hòa đang giữ hội thoại này.").waitFor();
        await page.getByRole("button", { name: "Vẫn gửi" }).click();
        await page.getByText(/Chị Lan · .* · đã tới/).waitFor();
        expect(stage.server.desk.conversation("c-ut").messages.items.at(-1)?.text).toBe("Dạ ngày mùng năm ạ");
      });
    },
    slowMs,
  );

  test(
    "sending over a reply that came while one wrote asks once, and the words wait where they are",
    async () => {
      await stage.as("lan", async (page) => {
        const { desk: served } = stage.server;
        await open(page, "c-ut");
        await page.keyboard.press("KeyR");
        await page.keyboard.type("Dạ ngày mùng năm ạ");
        served.say("c-ut", "bot", "Dạ, phường trả tiền ngày 5.");
        await page.getByRole("log").getByText("Dạ, phường trả tiền ngày 5.").waitFor();
        await page.keyboard.press("Control+Enter");
        await page.getByRole("alert").getByText("Trợ lý vừa trả lời người này.").waitFor();
        expect(await page.getByLabel("Trả lời Đặng Thị Út").inputValue()).toBe("Dạ ngày mùng năm ạ");
        served.say("c-ut", "operator", "Ngày 5 nha bà.", "Cô Hòa");
        await page.getByLabel("Trả lời Đặng Thị Út").press("Control+Enter");
        await page.getByRole("alert").getByText("Cô Hòa vừa trả lời người này.").waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.getByLabel("Trả lời Đặng Thị Út").press("Control+Enter");
        await page.getByText(/Chị Lan · .* · đã tới/).waitFor();
        expect(served.conversation("c-ut").messages.items.at(-1)?.text).toBe("Dạ ngày mùng năm ạ");
        // read before one writes, it is nothing to ask about
        served.say("c-ut", "bot", "Dạ, còn gì nữa không ạ?");
        await page.getByRole("log").getByText("còn gì nữa không").waitFor();
        await page.getByLabel("Trả lời Đặng Thị Út").fill("Dạ hết rồi ạ");
        await page.getByLabel("Trả lời Đặng Thị Út").press("Control+Enter");
        await page.getByRole("log").getByText("Dạ hết rồi ạ").waitFor();
        await page
          .getByText(/Chị Lan · .* · đã tới/)
          .nth(1)
          .waitFor();
      });
    },
    slowMs,
  );

  test(
    "new conversations wait behind a bar and never move the row under the cursor",
    async () => {
      await stage.as("lan", async (page) => {
        await open(page, "c-khach");
        const before = await rowNames(page);
        const urgent = {
          ...structuredClone(stage.server.desk.conversation("c-trang")),
          id: "c-moi",
          name: "Người mới",
        };
        stage.server.desk.meet(urgent);
        await page.getByRole("button", { name: "1 tin mới" }).waitFor();
        expect(await rowNames(page)).toEqual(before);
        await page.keyboard.press("Period");
        await page.getByRole("option", { name: /Người mới/ }).waitFor();
        expect(await rowNames(page)).toHaveLength(before.length + 1);
      });
    },
    slowMs,
  );

  test(
    "what a resident writes appears without a reload, also after the stream was cut",
    async () => {
      await stage.as("lan", async (page) => {
        await open(page, "c-nam");
        stage.server.desk.hear("c-nam", "Giờ vẫn còn hát");
        await page.getByRole("log").getByText("Giờ vẫn còn hát").waitFor();
        stage.server.isDown = true;
        stage.server.cut();
        await page.getByText("Đang nối lại…").waitFor();
        stage.server.desk.hear("c-nam", "Nói lúc mất mạng");
        stage.server.isDown = false;
        await page.getByRole("log").getByText("Nói lúc mất mạng").waitFor();
        await page.getByText("Trực tuyến").waitFor();
      });
    },
    slowMs,
  );

  test(
    "an alarm stands over every screen until somebody takes it",
    async () => {
      await stage.as("lan", async (page) => {
        await page.goto("/app/phieu");
        const alarm = (id: string, conversationId: string, residentName: string) =>
          stage.server.desk.alarm({
            ...{ id, kind: "alarm", emergency: "fire", conversationId, residentName, state: "open" },
            openedAt: new Date().toISOString(),
          });
        alarm("alarm-1", "c-khoi", "Lê Minh Khôi");
        const bar = page.getByRole("alert").filter({ hasText: "KHẨN CẤP" });
        await bar.getByText("cháy, nổ từ Lê Minh Khôi").waitFor();
        await page.keyboard.press("KeyY");
        await page.getByRole("heading", { name: "Lê Minh Khôi" }).waitFor();
        await bar.waitFor({ state: "detached" });
        expect(stage.server.desk.tasks[0]?.takenByName).toBe("Chị Lan");
        // in the inbox Enter leads into the thread, but what has the focus is pressed
        alarm("alarm-2", "c-nam", "Võ Hoàng Nam");
        await bar.getByRole("button", { name: "Tôi nhận" }).focus();
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: "Võ Hoàng Nam" }).waitFor();
        await bar.waitFor({ state: "detached" });
      });
    },
    slowMs,
  );

  test(
    "a call is taken down while the machine reads along, and its code is read out in pairs",
    async () => {
      await stage.as("lan", async (page) => {
        await page.keyboard.press("KeyN");
        await page.getByLabel("Bà con nói gì?").fill("cống trước nhà nghẹt, nước dơ tràn");
        await page.getByLabel("Ở đâu?").fill("45 hoa sứ");
        await page.getByRole("button", { name: /Ngập nước, nghẹt cống 71%/, pressed: true }).waitFor();
        await page.getByText("→ 45 Hoa Sứ, khu phố 3").waitFor();
        await page.keyboard.press("Control+Enter");
        await page.getByText("BS · 26 11 · 04 12").waitFor();
        expect(stage.server.desk.tickets[0]).toMatchObject({ origin: "hotline", category: "flooding-drainage" });
      });
    },
    slowMs,
  );

  test(
    "a call filed without a network is kept on the machine and goes by itself afterwards",
    async () => {
      await stage.as("lan", async (page) => {
        await page.keyboard.press("KeyN");
        await page.getByLabel("Bà con nói gì?").fill("đèn đường tắt");
        await page.getByRole("button", { name: /Đèn đường/, pressed: true }).waitFor();
        stage.server.isDown = true;
        await page.keyboard.press("Control+Enter");
        await page.getByText("1 cuộc gọi chờ gửi").waitFor();
        stage.server.isDown = false;
        await page.evaluate("window.dispatchEvent(new Event('online'))");
        await page.getByText("1 cuộc gọi chờ gửi").waitFor({ state: "detached" });
        expect(stage.server.desk.tickets[0]).toMatchObject({ origin: "hotline", category: "street-light" });
      });
    },
    slowMs,
  );

  test("the inbox stays within its budget of bytes", () => {
    expect(overBudget()).toEqual([]);
  });
});
