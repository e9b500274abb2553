import type { Page } from "playwright-core";
import { readRelease } from "../fakes/desk-knowledge.ts";
import { accessibilityFaults, missingForBrowser, signedIn, untilTrue } from "./browser.ts";
import { useStage } from "./console-stage.ts";
import { atDesk, looksRight } from "./looks.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const slowMs = 120_000;

interface Screen {
  name: string;
  as: "lan" | "dung" | "hoa" | "quan" | "minh";
  open: (page: Page) => Promise<unknown>;
}

const load = (path: string, sign: string) => async (page: Page) => {
  await page.goto(path);
  await page.getByText(sign).first().waitFor();
};
/** Goes there as a click would; loading the whole console anew for each of so many looks would take minutes. */
const visit = (path: string, sign: string) => async (page: Page) => {
  await page.keyboard.press("Escape");
  await page.evaluate(`history.pushState({}, "", ${JSON.stringify(path)})`);
  await page.getByText(sign).first().waitFor();
};

const screens: Screen[] = [
  { name: "states", as: "lan", open: visit("/app/__look", "Các trạng thái của màn hình") },
  { name: "inbox-list", as: "lan", open: visit("/app/hop-thu", "Phạm Thu Trang") },
  { name: "inbox-empty", as: "lan", open: visit("/app/hop-thu?hang=mine", "chưa giữ hội thoại nào") },
  { name: "inbox", as: "lan", open: visit("/app/hop-thu/c-hong", "Nước tràn vô tới hiên nhà tui") },
  { name: "inbox-long", as: "lan", open: visit("/app/hop-thu/c-dai?hang=all", "Tin thứ 120") },
  {
    name: "category-picker",
    as: "lan",
    open: async (page) => {
      await load("/app/hop-thu/c-khach", "Xe ba gác")(page);
      await page.keyboard.press("Digit0");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "keys",
    as: "lan",
    open: async (page) => {
      await load("/app/hop-thu", "Phạm Thu Trang")(page);
      await page.keyboard.press("Shift+Slash");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "tickets", as: "lan", open: visit("/app/phieu", "BS-2611-0387") },
  { name: "ticket", as: "hoa", open: visit("/app/phieu/BS-2611-0387", "Dòng thời gian") },
  { name: "ticket-missing", as: "lan", open: visit("/app/phieu/BS-2611-9999", "Không thấy phiếu này") },
  { name: "find", as: "lan", open: visit("/app/tim?q=cong", "Hội thoại") },
  { name: "report", as: "minh", open: visit("/app/bao-cao", "Điểm nóng") },
  { name: "spots", as: "minh", open: visit("/app/ban-do", "Danh sách") },
  { name: "monthly", as: "minh", open: visit("/app/bao-cao/thang", "Phê duyệt") },
  { name: "incidents", as: "lan", open: visit("/app/su-co", "Đang bật chế độ sự cố") },
  { name: "incident", as: "lan", open: visit("/app/su-co/BS-2611-0387", "có hai tổ đang bơm nước") },
  {
    name: "incident-news",
    as: "lan",
    open: async (page) => {
      await load("/app/su-co/BS-2611-0387", "Nhắn người theo dõi")(page);
      await page.getByLabel("Lời nhắn").fill("Sáng mai đội thoát nước nạo vét cống, bà con dời xe giúp phường");
      await page.getByText("không gửi được, người trực phải gọi").waitFor();
    },
  },
  {
    name: "incident-choice",
    as: "lan",
    open: async (page) => {
      await load("/app/phieu", "BS-2611-0387")(page);
      await page.getByRole("button", { name: "Chọn nhiều phiếu" }).click();
      for (const nth of [0, 1]) await page.getByRole("checkbox").nth(nth).check();
      await page.getByRole("link", { name: "Mở sự cố" }).click();
      await page.getByRole("heading", { name: "Chọn phiếu gốc trong 2 phiếu" }).waitFor();
    },
  },
  { name: "report-figure", as: "minh", open: visit("/app/bao-cao/phieu?so=late-now", "Đang trễ · Tháng") },
  { name: "channels", as: "quan", open: visit("/app/kenh", "Chưa kết nối") },
  { name: "channel-trouble", as: "quan", open: visit("/app/kenh?kenh=sms", "Mất quyền gửi.") },
  { name: "channel-off", as: "quan", open: visit("/app/kenh?kenh=telegram", "@BotFather") },
  { name: "channel-access", as: "quan", open: visit("/app/kenh?kenh=zalo", "Gia hạn hỏng từ") },
  { name: "signs", as: "quan", open: visit("/app/bang-qr", "Cổng sau trường") },
  {
    name: "sign-new",
    as: "quan",
    open: async (page) => {
      await load("/app/bang-qr", "Cổng sau trường")(page);
      await page.getByRole("button", { name: "Thêm bảng" }).click();
      await page.getByRole("dialog").waitFor();
      await page.getByLabel("Ở đâu").fill("10.7788, 106.7003");
      await page.getByRole("radio", { name: "Tọa độ 10.7788, 106.7003" }).waitFor();
    },
  },
  {
    name: "assignment",
    as: "quan",
    open: async (page) => {
      await load("/app/quan-tri/phan-cong", "Quy tắc")(page);
      await page.getByRole("button", { name: "Thêm quy tắc" }).click();
      await page.getByLabel("Tên (hiện trong lời giải thích)").fill("Khu phố 3 · thoát nước");
      await page.getByRole("button", { name: "Thử", exact: true }).click();
      await page.getByText("Giao cho chị Lan: quy tắc").waitFor();
    },
  },
  {
    name: "presence",
    as: "dung",
    open: async (page) => {
      await load("/app/viec-cua-toi", "Đã tới nơi")(page);
      await page.getByRole("button", { name: /^Tình trạng trực/ }).click();
      await page.getByRole("radio", { name: /^Vắng/ }).click();
      await page.getByLabel("Đến khi nào").waitFor();
    },
  },
  { name: "calendar", as: "quan", open: visit("/app/quan-tri/lich", "Các lần đổi") },
  {
    name: "deadlines",
    as: "quan",
    open: async (page) => {
      await load("/app/quan-tri/thoi-han", "Chỉ loại phường tự đặt")(page);
      await page.getByLabel("Tìm loại việc").fill("den duong");
      await page.getByRole("button", { name: "Sửa hạn: Đèn đường, chiếu sáng hẻm" }).click();
      await page.getByRole("button", { name: "Đặt hạn riêng" }).click();
      await page.getByRole("button", { name: "Thêm căn cứ" }).click();
    },
  },
  {
    name: "thresholds",
    as: "quan",
    open: async (page) => {
      await load("/app/quan-tri/nguong", "Từng loại việc")(page);
      await page.getByText("Từng loại việc", { exact: true }).click();
    },
  },
  { name: "assistant", as: "quan", open: visit("/app/quan-tri/tro-ly", "Các lần đổi") },
  { name: "learning", as: "quan", open: visit("/app/may-hieu", "Rơi vào “khác”") },
  { name: "knowledge", as: "minh", open: visit("/app/kho-kien-thuc?loc=soon", ": hết hạn") },
  { name: "knowledge-empty", as: "minh", open: visit("/app/kho-kien-thuc?q=khongco", "Không có thủ tục nào như vậy") },
  { name: "knowledge-entry", as: "minh", open: visit("/app/kho-kien-thuc?ma=khai-tu", "Chú Minh duyệt") },
  {
    name: "knowledge-form",
    as: "minh",
    open: async (page) => {
      await load("/app/kho-kien-thuc?ma=chung-thuc-ban-sao", "Chờ quyết")(page);
      await page.getByRole("button", { name: "Sửa" }).click();
      await page.getByLabel("Kết quả nhận được").fill("");
      await page.getByRole("button", { name: "Lưu nháp" }).click();
      await page.getByText("Chưa ghi.").waitFor();
    },
  },
  { name: "knowledge-words", as: "minh", open: visit("/app/kho-kien-thuc?phan=tu", "căn cước công dân") },
  { name: "articles", as: "minh", open: visit("/app/kho-kien-thuc?phan=bai", "33 bài viết") },
  {
    name: "article",
    as: "minh",
    open: visit("/app/kho-kien-thuc?phan=bai&ma=ho-boi", "how much is the swimming pool"),
  },
  {
    name: "article-form",
    as: "minh",
    open: async (page) => {
      await load("/app/kho-kien-thuc?phan=bai&ma=ho-boi", "Đang dùng")(page);
      await page.getByRole("button", { name: "Sửa" }).click();
      await page.getByLabel("Ở đâu").fill("");
      await page.getByRole("button", { name: "Lưu nháp" }).click();
      await page.getByText("Có số chưa ghi ở phần điều đã xác nhận.").first().waitFor();
    },
  },
  { name: "unanswered", as: "lan", open: visit("/app/kho-kien-thuc?phan=hoi", "hội trường phường có cho thuê") },
  {
    name: "unanswered-answer",
    as: "lan",
    open: async (page) => {
      await load("/app/kho-kien-thuc?phan=hoi", "hội trường phường có cho thuê")(page);
      await page.getByRole("button", { name: /^hội trường/ }).click();
      await page.getByRole("button", { name: "Dùng câu đã trả lời" }).click();
      await page.getByLabel("Nội dung nói với bà con").waitFor();
    },
  },
  {
    name: "unanswered-proposed",
    as: "lan",
    open: async (page) => {
      await load("/app/kho-kien-thuc?phan=hoi", "hội trường phường có cho thuê")(page);
      await page.getByRole("button", { name: /^hội trường/ }).click();
      await page.getByRole("button", { name: "Dùng câu đã trả lời" }).click();
      await page.getByLabel("Tên câu trả lời").fill("Thuê hội trường");
      await page.getByRole("textbox", { name: "Nguồn", exact: true }).fill("Văn phòng phường");
      await page.getByRole("button", { name: "Lưu câu trả lời" }).click();
      await page.getByRole("button", { name: "Đã soạn trả lời (1)" }).click();
      await page.getByRole("button", { name: /^hội trường/ }).click();
      await page.getByRole("button", { name: "Tạo bài viết từ câu trả lời" }).waitFor();
    },
  },
  { name: "work", as: "dung", open: visit("/app/viec-cua-toi", "Đã tới nơi") },
  {
    name: "move",
    as: "dung",
    open: async (page) => {
      await load("/app/phieu/BS-2611-0341", "Dòng thời gian")(page);
      await page.getByRole("button", { name: "Xong, gửi kết quả" }).click();
      await page.getByText("gửi cho 2 người").waitFor();
    },
  },
  {
    name: "call",
    as: "lan",
    open: async (page) => {
      await load("/app/goi/moi", "Bà con nói gì?")(page);
      await page.getByLabel("Bà con nói gì?").fill("cống nghẹt, có dây điện xẹt lửa");
      await page.getByText("gọi ngay 114").waitFor();
    },
  },
];

looks("the console's screens", () => {
  const stage = useStage();
  beforeAll(readRelease);

  const windowsOf = new Map<string, ReturnType<typeof signedIn>>();
  /** Everybody signs in once; a fresh sign-in for every screen would take minutes. */
  const windowOf = (username: string): ReturnType<typeof signedIn> => {
    const signed = windowsOf.get(username) ?? signedIn(stage.browser, stage.origin, username);
    windowsOf.set(username, signed);
    return signed;
  };

  test.each(screens)(
    "$name, as $as, is free of accessibility faults and sideways scroll in every window and theme",
    async ({ name, as, open }) => {
      const { page } = await windowOf(as);
      await atDesk(page);
      await open(page);
      await looksRight(page, name);
    },
    slowMs,
  );

  test(
    "three columns hold their buttons on a small screen, and nothing unseen lengthens the page",
    async () => {
      const { page } = await windowOf("lan");
      await page.setViewportSize({ width: 1200, height: 600 });
      await visit("/app/hop-thu/c-hong", "Nước tràn vô tới hiên nhà tui")(page);
      const finish = page.getByRole("button", { name: "Xong, tin kế" });
      const [thread, button] = [await page.getByRole("log").boundingBox(), await finish.boundingBox()];
      if (!thread || !button) throw new Error("the thread or its button is not on the screen");
      expect(button.x + button.width).toBeLessThanOrEqual(thread.x + thread.width);
      expect(await page.evaluate("document.documentElement.scrollHeight - innerHeight")).toBe(0);
    },
    slowMs,
  );

  test(
    "a window that closes gives the keyboard back to the list, where a screen reader goes on",
    async () => {
      const { page } = await windowOf("lan");
      await atDesk(page);
      await load("/app/hop-thu/c-khach", "Xe ba gác")(page);
      await page.getByRole("listbox", { name: "Cần xem" }).focus();
      await page.keyboard.press("Digit0");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await untilTrue(page, "document.activeElement.id === 'conversations'");
      await page.getByRole("log").and(page.locator("[aria-live=polite]")).waitFor();
    },
    slowMs,
  );

  test(
    "the sign-in page is free of accessibility faults in both themes",
    async () => {
      for (const colorScheme of ["light", "dark"] as const) {
        const context = await stage.browser.newContext({
          baseURL: stage.origin,
          colorScheme,
          viewport: { width: 390, height: 844 },
        });
        const page = await context.newPage();
        await page.goto("/app/");
        await page.getByLabel("Mật khẩu").waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        await context.close();
      }
    },
    slowMs,
  );
});
