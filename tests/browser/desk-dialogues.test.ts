import type { Page } from "playwright-core";
import type { Channel } from "../../core/channel/channel.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { onePixel } from "../scenarios/desk.ts";
import { missingForBrowser } from "./browser.ts";
import { LiveResident } from "./live-resident.ts";
import { useLiveTown } from "./live-town.ts";
import { looksRight } from "./looks.ts";

const dialogues = missingForBrowser() ? describe.skip : describe;
const slowMs = 400_000;
const rain = { name: "mua.jpg", mimeType: "image/png", buffer: onePixel };
const at = (time: string): Date => new Date(`2026-11-${time}:00+07:00`);

/** Golden dialogues whose other half is the desk: residents by signed webhooks, staff in the console, the worker's own loops. */
dialogues("golden dialogues from the desk's side", () => {
  const { town, nextIs, as } = useLiveTown(at("16T14:06"));
  const resident = (user: string, channel: Channel) => new LiveResident(town(), user, channel);

  test(
    "D24: the head moves the date with a reason and a photo; half of the power company's time is over, and its answer is told",
    async () => {
      const [lan, dung] = [await town().staff("lan"), await town().staff("dung")];
      const [onRoad, atSchool] = [resident("7700000000000000401", "zalo"), resident("7700000000000000402", "zalo")];
      await nextIs(416);
      await onRoad.talks({ text: "ổ gà to chang trước số 20 Hoa Sứ" }, { press: "Đúng rồi" });
      await dung.move("BS-2611-0416", "accepted", { officerId: dung.id });
      await dung.move("BS-2611-0416", "in-progress", { onSceneAt: at("16T14:06").toISOString(), plan: "rải nhựa" });
      await onRoad.hears(2);
      await as("hanh", async (page) => {
        await page.goto("/app/phieu/BS-2611-0416");
        await page.getByRole("button", { name: "Gia hạn" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Lý do").fill("mưa liên tục, chưa trải nhựa được");
        await dialog.locator("input[type=file]").setInputFiles(rain);
        await dialog.getByRole("img", { name: /Ảnh.* 1$/ }).waitFor();
        await dialog.getByLabel("Hạn mới").fill("2026-11-24T17:00");
        await dialog.getByText("Hạn mới của BS-2611-0416 là 17 giờ ngày 24/11.").waitFor();
        await looksRight(page, "extend");
        await dialog.getByRole("button", { name: "Gia hạn" }).click();
        await dialog.waitFor({ state: "detached" });
      });
      await onRoad.reads(
        "Phường xin lỗi vì chậm. Lý do là mưa liên tục, chưa trải nhựa được. Hạn mới của BS-2611-0416 là 17 giờ ngày 24/11.",
      );

      await nextIs(431);
      await atSchool.says(
        { text: "bao xong day dien rot xuong duong truoc cong truong hoa mai con nit sap tan hoc" },
        "Đứng xa, đừng chạm dây, đừng cho ai lại gần. Có người bị điện giật, gọi ngay 115; có lửa, gọi 114. Phường đang báo người trực.",
        "Phường đã ghi việc khẩn, mã BS-2611-0431. Anh/chị để máy, phường có thể gọi lại.",
      );
      await lan.move("BS-2611-0431", "triaged", { category: "power-hazard", severity: "S1", unit: "KTHT" });
      await lan.move("BS-2611-0431", "assigned", { unit: "KTHT" });
      await dung.move("BS-2611-0431", "accepted", { officerId: dung.id });
      await dung.move("BS-2611-0431", "in-progress", { onSceneAt: at("16T14:06").toISOString(), plan: "chặn đường" });
      await atSchool.hears(2);
      await as("dung", async (page) => {
        await page.goto("/app/phieu/BS-2611-0431");
        await page.getByRole("button", { name: "Chờ đơn vị khác" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Đơn vị ngoài").selectOption("X-DL");
        await dialog.getByLabel("Số hiệu bên đó").fill("CV-12");
        await dialog.getByLabel("Hẹn xong").fill("2026-11-18T09:00");
        await dialog.getByRole("button", { name: "Chờ đơn vị khác" }).click();
        await dialog.waitFor({ state: "detached" });
      });
      await atSchool.reads(
        "Việc này của bên điện lực. Phường đã chuyển ngày 16/11 và sẽ theo dõi giúp, mã BS-2611-0431.",
      );

      town().clock.now = at("17T11:40");
      await watchClocks({ ...town().wired, limit: 100 });
      await as("lan", async (page) => {
        await page.getByRole("button", { name: /^Việc của bàn trực/ }).click();
        const task = page.getByRole("listitem").filter({ hasText: "Đã quá nửa thời gian. Gọi hỏi đơn vị ngoài" });
        await task.getByRole("link", { name: "BS-2611-0431" }).click();
        await page.getByLabel("Vừa hỏi lại bên ngoài, bên đó trả lời").fill("sáng 18/11 thay trụ mới");
        await looksRight(page, "chase");
        await page.getByRole("button", { name: "Ghi và báo người dân" }).click();
        await page.getByText("Đã ghi và báo người dân.").waitFor();
      });
      await atSchool.reads("Phường vừa hỏi lại bên điện lực về BS-2611-0431. Bên đó trả lời: sáng 18/11 thay trụ mới.");
      town().clock.now = at("16T15:00");
    },
    slowMs,
  );

  test(
    "D30: a person is asked for; the row waits in its queue with its due time, in office hours and after them",
    async () => {
      const [early, late] = [resident("nguoi-gap-1", "webchat"), resident("nguoi-gap-2", "webchat")];
      town().clock.now = at("16T15:00");
      await early.says(
        { text: "cho tui gặp người thật" },
        "Dạ, phường chuyển anh/chị cho người trực. Chừng 6 phút nữa có người trả lời ạ.",
      );
      await as("lan", async (page) => {
        const row = page.getByRole("option", { name: /Chừng 6 phút nữa/ });
        await page
          .getByRole("link", { name: /^Cần xem/ })
          .first()
          .click();
        expect(await row.innerText()).toContain("còn 2 giờ");
        await looksRight(page, "asked-for");
        await row.click();
        await reply(page, "Dạ, phường nghe anh/chị đây.");
      });
      await early.reads("Dạ, phường nghe anh/chị đây.");

      town().clock.now = at("16T21:40");
      await late.says(
        { text: "gặp cán bộ" },
        "Giờ này người trực đã nghỉ. Anh/chị để lại lời nhắn, phường trả lời trước 9 giờ ngày 17/11. Có nguy hiểm, gọi 113, 114, 115.",
      );
      town().clock.now = at("17T07:45");
      await as("lan", async (page) => {
        const row = page.getByRole("option", { name: /Giờ này người trực đã nghỉ/ });
        expect(await row.innerText()).toContain("còn 1 giờ 15");
        await row.click();
        await reply(page, "Dạ, phường nghe anh/chị đây. Tối qua anh/chị cần việc gì ạ?");
      });
      await late.reads("Dạ, phường nghe anh/chị đây. Tối qua anh/chị cần việc gì ạ?");
      town().clock.now = at("16T14:06");
    },
    slowMs,
  );

  test(
    "D31: a take-over is told, the assistant only drafts, danger is heard and rings, and giving back is told",
    async () => {
      const [lan, one] = [await town().staff("lan"), resident("100000000000000431", "facebook")];
      await nextIs(412);
      await one.talks({ text: "cống trước nhà 45 hoa sứ nghẹt cả tuần nước dơ tràn ra đường" }, { press: "Đúng rồi" });
      await one.hears(1);
      await nextIs(432);
      const id = (await lan.ticket("BS-2611-0412")).followersList[0]?.conversationId ?? "";
      await as("lan", async (page) => {
        await page.goto(`/app/hop-thu/${id}?hang=all`);
        await page.getByRole("button", { name: "Tiếp quản" }).click();
        await page.getByRole("button", { name: "Trả lại trợ lý" }).waitFor();
        await one.reads("Từ đây chị Lan của phường trả lời anh/chị.");
        await one.says({ text: "bao giờ có người xuống vậy" });
        await page.getByText("Trợ lý soạn sẵn – chưa gửi").waitFor();
        expect(await page.getByRole("textbox", { name: /^Trả lời/ }).inputValue()).toContain("BS-2611-0412");
        await looksRight(page, "drafted");
        await reply(page, "Dạ, tổ thoát nước tới trước 16 giờ ạ.");
        await one.reads("Dạ, tổ thoát nước tới trước 16 giờ ạ.");
        await one.says(
          { text: "trời ơi chập điện cháy rồi" },
          "Gọi ngay 114. Ra khỏi chỗ cháy, giúp người bên cạnh cùng ra. Phường đang báo người trực.",
        );
        const alarm = page.getByRole("alert").filter({ hasText: "BS-2611-0432" });
        await alarm.waitFor();
        expect(await alarm.innerText()).toMatch(/KHẨN CẤP.*cháy, nổ/s);
        expect(await lan.ticket("BS-2611-0432")).toMatchObject({ severity: "S1", status: "new" });
        await looksRight(page, "alarm-while-held");
        await page.getByRole("button", { name: "Trả lại trợ lý" }).click();
        await page.getByRole("button", { name: "Tiếp quản" }).waitFor();
        await one.reads("Chị Lan đã xong phần mình. Trợ lý tự động của phường giúp anh/chị tiếp.");
        await alarm.getByRole("button", { name: "Tôi nhận" }).click();
        await alarm.waitFor({ state: "detached" });
      });
    },
    slowMs,
  );

  test(
    "D34: a request about personal data stands in the privacy desk with its legal clock; the name is hidden at once",
    async () => {
      const one = resident("7700000000000000434", "zalo");
      town().clock.now = at("16T14:00");
      await nextIs(413);
      await one.talks({ text: "cống trước nhà 12 hoa sứ nghẹt, nước tràn ra đường" }, { press: "Đúng rồi" });
      await nextIs(426);
      await one.says(
        { text: "xóa hết thông tin của tui đi" },
        "Dạ, phường đã mở yêu cầu về dữ liệu, mã BS-2611-0426. Phường trả lời trước 14 giờ ngày 18/11 ạ.",
      );
      await one.says(
        { text: "với ẩn tên tui trong BS-2611-0413 liền nha" },
        "Dạ, phường đã ẩn tên anh/chị trong BS-2611-0413.",
      );
      await as("quan", async (page) => {
        await page.goto("/app/quan-tri/du-lieu-ca-nhan");
        const row = page.getByRole("list", { name: "Các yêu cầu" }).getByRole("listitem").filter({ hasText: "0426" });
        expect(await row.innerText()).toMatch(/Xóa dữ liệu.*BS-2611-0426.*Quyết định trước 14:00 Thứ Tư 18\/11/s);
        await row.getByRole("link").click();
        await page.getByText("xóa hết thông tin của tui đi").waitFor();
        await page.getByRole("button", { name: "Nhận làm" }).waitFor();
        await looksRight(page, "rights-case");
      });
      await as("lan", async (page) => {
        await page.goto("/app/phieu/BS-2611-0413");
        await page.getByText("Ẩn tên người báo").waitFor();
      });
    },
    slowMs,
  );

  test(
    "D35: what is told in confidence shows an operator neither text nor row, the leader both",
    async () => {
      const one = resident("100000000000000435", "facebook");
      town().clock.now = at("16T14:06");
      await nextIs(427);
      const words = "có cán bộ đòi 2 triệu mới nhận hồ sơ của tui";
      await one.says(
        { text: words },
        "Việc này phường giữ kín, chỉ lãnh đạo được giao đọc. Anh/chị không cần nói tên. Chuyện xảy ra ngày nào, ở quầy nào ạ?",
      );
      await one.says(
        { text: "sáng 12/11, quầy số 3" },
        "Dạ, phường đã nhận, mã BS-2611-0427. Phường trả lời riêng ở đây trước 14 giờ ngày mai ạ.",
      );
      expect((await fetch(`${town().origin}/p/BS-2611-0427`)).status).toBe(404);
      const id = (await (await town().staff("tam")).ticket("BS-2611-0427")).followersList[0]?.conversationId ?? "";
      const places = [`/app/hop-thu/${id}?hang=all`, "/app/hop-thu?hang=all", "/app/hop-thu?hang=all&q=quầy số 3"];
      await as("lan", async (page) => {
        await page.goto("/app/phieu/BS-2611-0427");
        await page.getByText("Không thấy phiếu này").waitFor();
        for (const place of [...places, "/app/hop-thu?hang=all&loai=integrity-complaint"]) {
          await page.goto(place);
          await page.waitForLoadState("networkidle");
          expect(await page.locator("body").innerText()).not.toMatch(/đòi 2 triệu|sáng 12|phường giữ kín|0427/);
        }
      });
      await as("tam", async (page) => {
        await page.goto("/app/hop-thu?hang=all&kenh=facebook");
        await page.getByRole("option", { name: /phường đã nhận, mã BS-2611-0427/ }).click();
        await page.getByRole("log").getByText(words).waitFor();
        await page.goto("/app/phieu/BS-2611-0427");
        await page.getByText("sáng 12/11, quầy số 3").first().waitFor();
        await looksRight(page, "in-confidence");
      });
    },
    slowMs,
  );

  test(
    "D36: a formal complaint is told the lawful way, is marked on the desk and never closed by the machine",
    async () => {
      const [lan, dung] = [await town().staff("lan"), await town().staff("dung")];
      const one = resident("nguoi-khieu-nai", "webchat");
      await nextIs(428);
      await one.says(
        { text: "tôi muốn khiếu nại quyết định phạt tôi" },
        "Dạ, việc này đi theo đường khiếu nại:\n1. Viết đơn khiếu nại: nội dung, yêu cầu, ký tên.\n2. Kèm bản sao quyết định.\n3. Gửi người ra quyết định: nơi tiếp công dân của phường, hoặc qua bưu điện.\nThời hiệu: 90 ngày từ ngày nhận hoặc biết quyết định.\nNguồn: Luật Khiếu nại, xem ngày 14/6/2026.",
        "Mã theo dõi là BS-2611-0428. Mã này không thay cho đơn của anh/chị.",
      );
      await as("lan", async (page) => {
        await page.goto("/app/hop-thu?hang=all&kenh=webchat");
        await page.getByRole("option", { name: /Mã theo dõi là BS-2611-0428/ }).click();
        await page.getByRole("log").getByText("tôi muốn khiếu nại quyết định phạt tôi").waitFor();
        await page.goto("/app/phieu");
        await page
          .getByRole("link", { name: /BS-2611-0428/ })
          .first()
          .waitFor();
        await page.goto("/app/phieu/BS-2611-0428");
        await page.getByText("Khiếu nại, máy không tự khép").waitFor();
        await looksRight(page, "formal-complaint");
      });
      await lan.move("BS-2611-0428", "triaged", { category: "other-unclassified", severity: "S3", unit: "KTHT" });
      await lan.move("BS-2611-0428", "assigned", { unit: "KTHT" });
      await dung.move("BS-2611-0428", "accepted", { officerId: dung.id });
      await dung.move("BS-2611-0428", "in-progress", { plan: "hướng dẫn nơi tiếp công dân" });
      await dung.move("BS-2611-0428", "resolved", { text: "đã hướng dẫn gửi đơn ở nơi tiếp công dân" });
      town().clock.now = new Date("2026-12-16T14:06:00+07:00");
      await watchClocks({ ...town().wired, limit: 100 });
      expect((await lan.ticket("BS-2611-0428")).status).toBe("resolved");
    },
    slowMs,
  );
});

/** Writes an answer and sends it. */
async function reply(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Trả lời/ }).fill(text);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("log").getByText(text).waitFor();
}
