import type { Browser, Page } from "playwright-core";
import { askInTalk } from "../../core/privacy/open-case.ts";
import type { PlaceReading } from "../../core/understanding/place.ts";
import { csvText } from "../../nlp/knowledge/sheet/csv.ts";
import { aConversation, aMessage, aTicket } from "../builders.ts";
import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { Resident } from "../scenarios/resident.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { createTeachableClassifier } from "../server/teachable-classifier.ts";
import { accessibilityFaults, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";
import { looksRight } from "./looks.ts";

const administration = missingForBrowser() ? describe.skip : describe;

administration("administration, on the real server", () => {
  let town: Town;
  let browser: Browser;
  const classifier = createTeachableClassifier();
  const dark = "hem 12 toi thui phuong oi";
  /** Each in another street, so that no two are one incident. */
  const alleys = new Map<string, PlaceReading>(
    ["Hoa Sứ", "Sen Hồng", "Sen Trắng"].map((street, index) => {
      const place = { label: `hẻm 12 ${street}, khu phố 3`, precision: "alley" as const, street, area: "khu phố 3" };
      return [index === 0 ? dark : `${dark} ${index}`, { kind: "found", place }];
    }),
  );
  beforeAll(async () => {
    for (const text of alleys.keys()) classifier.tell(text, { categories: { "street-light": 0.95 } });
    const [places, knowledge] = [createScriptedPlaces(alleys), createScriptedKnowledge(new Map())];
    const understanding = { classifier, places, knowledge };
    town = await openTown({ understanding, now: new Date("2026-11-30T09:00:00+07:00") });
    browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await browser.close();
    await town.close();
  });

  async function signIn(username: string, password: string): Promise<Page> {
    const context = await browser.newContext({ baseURL: town.origin, viewport: { width: 1440, height: 900 } });
    const signsIn = { data: { username, password }, headers: { origin: town.origin } };
    expect((await context.request.post("/api/auth/sign-in/username", signsIn)).ok()).toBe(true);
    const page = await context.newPage();
    await page.goto("/app/");
    return page;
  }

  test(
    "an administrator adds somebody, who chooses a password of their own; the log has it all and is whole",
    async () => {
      const quan = await signIn("quan", "benSen2026");
      await quan.getByRole("link", { name: "Quản trị" }).click();
      await quan.getByText("Không ai tự sửa quyền của mình").waitFor();
      await quan.getByRole("button", { name: "Thêm người" }).click();
      await quan.getByLabel("Tên đăng nhập").fill("nga");
      await quan.getByLabel("Họ tên").fill("Chị Nga");
      await quan.getByLabel("Vai trò").selectOption("OFF");
      await quan.getByRole("button", { name: "Lưu" }).click();
      await quan.getByText("phải thuộc một đơn vị").waitFor();
      await quan.getByLabel("Đơn vị").selectOption("KTHT");
      await quan.getByRole("button", { name: "Lưu" }).click();
      const password = await quan.locator("code").innerText();
      await quan.getByRole("button", { name: "Đã ghi lại" }).click();
      await quan.getByText("Chưa đặt mật khẩu riêng").waitFor();
      await looksRight(quan, "accounts");

      const nga = await signIn("nga", password);
      await nga.getByRole("heading", { name: "Đặt mật khẩu riêng" }).waitFor();
      await looksRight(nga, "own-password");
      await nga.locator("input[name=current]").fill(password);
      await nga.locator("input[name=next]").fill("mua-roi-tren-ben");
      await nga.locator("input[name=again]").fill("mua-roi-tren-ben");
      await nga.getByRole("button", { name: "Đặt và vào làm việc" }).click();
      await nga.getByRole("link", { name: "Việc của tôi" }).waitFor();
      expect(await nga.getByRole("link", { name: "Quản trị" }).count()).toBe(0);
      await nga.goto("/app/quan-tri/nhat-ky");
      await nga.waitForURL(/viec-cua-toi/);

      await quan.getByRole("link", { name: "Nhật ký" }).click();
      await quan.getByText("Thêm người dùng").nth(1).waitFor();
      await quan.getByRole("button", { name: "Kiểm tra" }).click();
      await quan.getByText(/^Đủ và đúng đến 09:00, \d+ dòng$/).waitFor();
      await looksRight(quan, "audit");
      await quan.getByLabel("Việc", { exact: true }).selectOption("changePassword");
      await quan.getByRole("link", { name: "Chỉ xem việc của Chị Nga" }).click();
      await quan.getByText("Chỉ của Chị Nga").waitFor();
      expect(await quan.getByRole("row").count()).toBe(2);
    },
    slowMs,
  );

  /** Somebody reports the dark alley and says yes: what they were told, and where it went. */
  async function reported(nth: number): Promise<{ told: string; unit: string | undefined }> {
    const resident = new Resident(town, `770000000000000040${nth}`);
    const asked = await resident.does({ text: [...alleys.keys()][nth] ?? dark });
    const answered = await resident.does({ press: "Đúng rồi" });
    const told = [...asked, ...answered].join("\n");
    const [code = ""] = /BS-\d{4}-\d{4}/.exec(told) ?? [];
    const ticket = await town.wired.store.transaction((tx) => tx.tickets.byCode(code));
    return { told, unit: ticket?.unit };
  }

  /** Saves what was changed, and waits until it is in force. */
  async function save(page: Page, note: string): Promise<void> {
    await page.getByLabel("Vì sao đổi").fill(note);
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByRole("listitem").filter({ hasText: note }).getByText("Đang dùng").waitFor();
  }

  async function goBack(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Quay lại bản có sẵn" }).click();
    await page.getByRole("listitem").filter({ hasText: "quay lại bản có sẵn" }).waitFor();
  }

  test(
    "a kind gets another name and another unit: the next resident reads the one, the ticket goes to the other, and back",
    async () => {
      expect(await reported(0)).toMatchObject({
        told: expect.stringContaining("đèn đường, chiếu sáng hẻm"),
        unit: "KTHT",
      });
      const quan = await signIn("quan", "benSen2026");
      await quan.getByRole("link", { name: "Quản trị" }).click();
      await quan.getByRole("link", { name: "Loại việc" }).click();
      await quan.getByLabel("Tìm loại việc").fill("đèn đường");
      await quan.getByRole("button", { name: "Sửa Đèn đường, chiếu sáng hẻm" }).click();
      await quan.getByLabel("Tên (cán bộ thấy)").fill("Hẻm tối, đèn đường hư");
      await save(quan, "bà con hay gọi vậy");

      await quan.getByRole("link", { name: "Chuyển về đâu" }).click();
      await quan.getByLabel("Đơn vị nhận Hẻm tối, đèn đường hư").selectOption("KP");
      await quan.getByText("Khu phố: được giao việc mà chưa có cán bộ hay trưởng.").waitFor();
      await quan.getByLabel("Tin của bà con").fill(dark);
      await quan.getByRole("button", { name: "Thử", exact: true }).click();
      await quan.getByText("Hẻm tối, đèn đường hư → Khu phố").waitFor();
      await save(quan, "khu phố xem trước");
      expect(await reported(1)).toMatchObject({
        told: expect.stringContaining("hẻm tối, đèn đường hư"),
        unit: "KP",
      });

      await goBack(quan);
      await quan.getByRole("link", { name: "Loại việc" }).click();
      await goBack(quan);
      expect(await reported(2)).toMatchObject({
        told: expect.stringContaining("đèn đường, chiếu sáng hẻm"),
        unit: "KTHT",
      });
      await quan.context().close();
    },
    2 * slowMs,
  );

  test(
    "a unit is added, cannot be closed over people's heads, and closes once it has nobody",
    async () => {
      const quan = await signIn("quan", "benSen2026");
      await quan.getByRole("link", { name: "Quản trị" }).click();
      await quan.getByRole("link", { name: "Đơn vị" }).click();
      await quan.getByRole("button", { name: "Thêm đơn vị Trong phường" }).click();
      await quan.getByLabel("Mã (chữ in hoa").fill("ddt");
      await quan.getByLabel("Tên", { exact: true }).fill("Đội đô thị");
      await quan.getByLabel("Tên ngắn").fill("Đội đô thị");
      await save(quan, "phường lập đội mới");
      await quan.getByRole("button", { name: "Xong Đội đô thị" }).click();

      await quan.getByRole("button", { name: "Sửa Công an phường" }).click();
      await quan.getByLabel("Đóng, giao việc cho").selectOption("DDT");
      await quan.getByRole("button", { name: "Lưu", exact: true }).click();
      await quan.getByText("Còn người thuộc đơn vị này.", { exact: false }).waitFor();
      await quan.getByLabel("Đóng, giao việc cho").selectOption("");
      await quan.getByRole("button", { name: "Xong Công an phường" }).click();

      await quan.getByRole("button", { name: "Sửa Trạm y tế" }).click();
      await quan.getByLabel("Đóng, giao việc cho").selectOption("DDT");
      await save(quan, "trạm về quận");
      await quan.getByText("Đã đóng, việc giao cho Đội đô thị").waitFor();
      await quan.context().close();
    },
    2 * slowMs,
  );

  test(
    "the pages on which a ward says who does what are free of faults in every window",
    async () => {
      const quan = await signIn("quan", "benSen2026");
      await quan.getByRole("link", { name: "Quản trị" }).click();
      await quan.getByRole("link", { name: "Loại việc" }).click();
      await quan.getByLabel("Tìm loại việc").fill("đèn đường");
      await quan.getByRole("button", { name: "Sửa Đèn đường, chiếu sáng hẻm" }).click();
      await looksRight(quan, "categories");
      await quan.getByRole("link", { name: "Chuyển về đâu" }).click();
      await quan.getByLabel("Tìm loại việc").fill("đèn đường");
      await quan.getByRole("button", { name: "Thêm trường hợp riêng" }).click();
      await quan.getByRole("button", { name: "Thêm loại việc" }).waitFor();
      await looksRight(quan, "routing");
      await quan.getByRole("link", { name: "Đơn vị" }).click();
      await quan.getByRole("button", { name: "Sửa Trạm y tế" }).click();
      await looksRight(quan, "units");
      await quan.context().close();
    },
    4 * slowMs,
  );

  test(
    "a list of people is looked at line by line, mended, and taken; the passwords are seen once and go to paper",
    async () => {
      const quan = await signIn("quan", "benSen2026");
      await quan.goto("/app/quan-tri/nguoi-dung");
      const bring = async (...rows: string[][]): Promise<void> => {
        const header = ["Tên đăng nhập", "Họ tên", "Vai trò", "Đơn vị", "Số máy nội bộ", "Đang làm việc"];
        const buffer = Buffer.from(csvText([header, ...rows]));
        await quan.getByLabel(/^Chọn tệp/).setInputFiles({ name: "Nhân sự.csv", mimeType: "text/csv", buffer });
      };
      const good = [
        ["bich.tran", "Trần Thị Bích", "Cán bộ", "Công an phường", "105", ""],
        ["cuong", "Lê Văn Cường", "Người trực", "", "", ""],
        ["tuan", "Anh Tuấn", "Trưởng đơn vị", "Công an phường", "", ""],
      ];
      await quan.getByRole("button", { name: "Nạp bảng tính" }).click();
      await bring(...good.slice(1), ["Dũng", "Anh Dũng", "Cán bộ", "", "", ""], ["", "", "Thủ trưởng", "", "x", ""]);
      await quan.getByRole("heading", { name: /chỗ phải sửa trong tệp/ }).waitFor();
      await quan.getByText("Người dùng, dòng 4, cột “Tên đăng nhập”").waitFor();
      await bring(...good);
      await quan.getByRole("heading", { name: "Thêm 2 người" }).waitFor();
      await quan.getByText("Vai trò: Người trực → Trưởng đơn vị").waitFor();
      await quan.getByLabel(/^Cho nghỉ \d người/).check();
      await quan.getByRole("button", { name: /^Ghi: thêm 2, sửa 1, cho nghỉ \d$/ }).waitFor();
      await looksRight(quan, "people-look");
      await quan.getByLabel(/^Cho nghỉ \d người/).uncheck();
      await quan.getByRole("button", { name: "Ghi: thêm 2, sửa 1" }).click();
      const slips = quan.getByRole("list", { name: "Mật khẩu đầu" });
      await slips.getByText("Trần Thị Bích").waitFor();
      await looksRight(quan, "people-passwords");
      const password = (await slips.locator("code").nth(1).textContent()) ?? "";
      await quan.emulateMedia({ media: "print" });
      expect(await quan.locator("body").innerText()).toContain(password);
      expect(await quan.getByRole("dialog").isVisible()).toBe(false);
      await quan.emulateMedia({ media: "screen" });
      await quan.getByRole("button", { name: "Đã in hoặc chép xong" }).click();
      await quan.getByText("Trần Thị Bích").waitFor();
      expect(await quan.locator("body").textContent()).not.toContain(password);
      const cuong = await signIn("cuong", password);
      await cuong.getByText("Anh/chị vừa vào bằng mật khẩu người khác cấp.", { exact: false }).waitFor();
      await cuong.close();
      await quan.close();
    },
    slowMs,
  );

  test(
    "somebody asks to be erased: an administrator accepts, erases after one question, and what is kept for how long is set",
    async () => {
      const { store, world } = town.wired;
      const address = { channel: "webchat", account: "web", user: "hong" } as const;
      const conversation = aConversation({ address, thread: "hong", displayName: "Nguyễn Thị Hồng" });
      const done = { status: "closed", body: "cống nghẹt", code: "BS-2611-7777" } as const;
      const ticket = aTicket({ ...done, reporterConversationId: conversation.id });
      await store.transaction(async (tx) => {
        const { citizenId: id } = conversation;
        await tx.people.saveCitizen({ id, addresses: [address], consents: [], createdAt: world.clock.now() });
        const saved = await tx.conversations.save(conversation);
        await tx.conversations.append([aMessage({ conversationId: saved.id, text: "cống nghẹt" })]);
        await tx.tickets.insert(ticket);
        const asked = { right: "erase" as const, request: "xóa hết thông tin của tui đi" };
        await askInTalk({ tx, world, conversation: saved, asked });
      });
      const quan = await signIn("quan", "benSen2026");
      await quan.getByRole("link", { name: "Quản trị" }).click();
      await quan.getByRole("link", { name: "Dữ liệu cá nhân" }).click();
      await quan.getByText("Quyết định trước").waitFor();
      await looksRight(quan, "privacy");
      await quan.getByRole("link", { name: /Nguyễn Thị Hồng/ }).click();
      await quan.getByText("xóa hết thông tin của tui đi").waitFor();
      await looksRight(quan, "privacy-case");
      await quan.getByRole("button", { name: "Nhận làm" }).click();
      await quan.getByRole("button", { name: "Xóa vĩnh viễn" }).waitFor();
      await town.settle();
      await quan.getByRole("button", { name: "Xóa vĩnh viễn" }).click();
      await quan.getByText("1 hội thoại, 2 tin, 1 phiếu").last().waitFor();
      expect(await accessibilityFaults(quan)).toEqual([]);
      await quan.getByRole("button", { name: "Xóa, không lấy lại" }).click();
      await quan.getByText("xóa vĩnh viễn").waitFor();
      await quan.getByText("Nguyễn Thị Hồng").first().waitFor({ state: "detached" });
      const lines = await store.transaction((tx) => tx.conversations.history(conversation.id, 10));
      expect(lines.map(({ text }) => text)).toEqual(["", ""]);
      await quan.getByRole("link", { name: "Thời hạn lưu giữ" }).click();
      await quan.getByLabel("Tin thô của nền tảng, số ngày giữ").fill("1");
      await quan.getByRole("button", { name: "Lưu", exact: true }).click();
      await quan.getByText("Số ngày quá ít hoặc quá nhiều.").waitFor();
      await quan.getByLabel("Tin thô của nền tảng, số ngày giữ").fill("14");
      await quan.getByRole("button", { name: "Lưu", exact: true }).click();
      await quan.getByText("Đang dùng").waitFor();
      await looksRight(quan, "retention");
    },
    slowMs,
  );
});
