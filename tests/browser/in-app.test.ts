import type { BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { hasSidewaysScroll, missingForBrowser, untilTrue } from "./browser.ts";
import { frameIn, linesOf, openChat, settled, shoot, useChatStage, type Window, write } from "./chat-stage.ts";

const inApp = missingForBrowser("chat/window.js") ? describe.skip : describe;
const slowMs = 60_000;
const code = /BS-2611-\d{4}/;
const notKept = "Trình duyệt này không lưu được cuộc trò chuyện";

/** How the apps' browsers call themselves: the form is theirs, the numbers are of the year. */
const agents = {
  zaloAndroid:
    "Mozilla/5.0 (Linux; Android 13; SM-A145F Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.0.0 Mobile Safari/537.36 Zalo android/12120734 ZaloTheme/light ZaloLanguage/vi",
  zaloIphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/612 ZaloTheme/light ZaloLanguage/vn",
  facebookAndroid:
    "Mozilla/5.0 (Linux; Android 12; CPH2325 Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/530.0.0.48.74;]",
  messengerIphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 [FBAN/MessengerLiteForiOS;FBAV/480.0.0.29.109;FBBV/654;FBDV/iPhone14,7;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBSS/3;FBLC/vi_VN]",
};
type Agent = keyof typeof agents;

/** What these browsers leave out: new windows, notices, the place. */
const poor = `
  window.open = () => null;
  delete window.Notification;
  Object.defineProperty(navigator, "geolocation", { value: {
    getCurrentPosition: (_, refused) => setTimeout(() => refused({ code: 1, message: "denied" })),
    watchPosition: () => 0, clearWatch: () => {} } });`;
/** Nothing may be stored: every way to try throws. */
const storesNothing = `
  for (const name of ["localStorage", "sessionStorage", "indexedDB"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
  delete window.BroadcastChannel;
  Document.prototype.requestStorageAccess = undefined;`;
/** A keyboard that covers the page without the page's knowing; `keyboard(px)` puts it there. */
const overlaid = `
  const view = Object.assign(new EventTarget(), { scale: 1, height: 640, width: 360, offsetTop: 0 });
  Object.defineProperty(window, "visualViewport", { value: view });
  window.keyboard = (px) => { view.height = innerHeight - px; view.dispatchEvent(new Event("resize")); };`;

inApp("the chat in the browsers inside other apps", () => {
  const stage = useChatStage();

  const visitor = async (agent: Agent, ...scripts: string[]): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await stage.resident({
      userAgent: agents[agent],
      ...{ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
    });
    for (const script of [poor, ...scripts]) await context.addInitScript(script);
    return { context, page: await context.newPage() };
  };
  const photo = async () => ({
    name: "image.jpg",
    mimeType: "image/jpeg",
    buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: "#67522f" } })
      .jpeg()
      .toBuffer(),
  });
  /** Words with a photo, and a tap on the answer: the ticket's code comes back. */
  const report = async (window: Window, words: string): Promise<void> => {
    await window.getByLabel("Gửi hình").setInputFiles(await photo());
    await window.getByRole("button", { name: "Bỏ hình 1" }).waitFor();
    await settled(stage, window, () => write(window, words));
    await window.locator(".cn-line.in img").evaluate("(image) => image.decode()");
    await settled(stage, window, () => window.getByRole("button", { name: "Đúng rồi" }).tap());
    await window.getByRole("link", { name: code }).waitFor();
  };
  /** The field, its button and the last line are above the keyboard. */
  const endsAbove = (page: Page, height: number): Promise<void> =>
    untilTrue(
      page,
      `["#cn-text", ".cn-send", ".cn-list > :last-child"].every((name) =>
        document.querySelector(name).getBoundingClientRect().bottom <= ${height})`,
    );

  test(
    "Zalo on Android, whose keyboard shrinks the page: reports, reloads, and points at the map where the place is not told",
    async () => {
      const { context, page } = await visitor("zaloAndroid");
      await openChat(stage, page);
      expect(await hasSidewaysScroll(page)).toBe(false);
      await report(page, "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn");
      await page.getByLabel("Tin nhắn", { exact: true }).tap();
      await page.setViewportSize({ width: 360, height: 320 });
      await endsAbove(page, 320);
      await shoot(page, "in-app-keyboard");
      await page.setViewportSize({ width: 360, height: 640 });
      const before = await linesOf(page);
      await page.reload();
      await page.getByRole("link", { name: code }).waitFor();
      expect(await linesOf(page)).toEqual(before);
      expect(await page.getByText(notKept).count()).toBe(0);
      await page.getByRole("button", { name: "Gửi vị trí" }).tap();
      await page.getByRole("link", { name: "Chỉ chỗ trên bản đồ" }).waitFor();
      await shoot(page, "in-app-zalo-android");
      await context.close();
    },
    slowMs,
  );

  test(
    "Zalo on an iPhone, whose keyboard lies over the page, without storage: the cookie finds the talk again",
    async () => {
      const { context, page } = await visitor("zaloIphone", storesNothing, overlaid);
      await openChat(stage, page);
      await report(page, "đèn đường hẻm 12 hoa sứ tắt ba đêm rồi");
      await page.evaluate("keyboard(300)");
      await untilTrue(page, `document.documentElement.hasAttribute("data-keyboard")`);
      await endsAbove(page, 340);
      await page.evaluate("keyboard(0)");
      await page.getByRole("link", { name: "Phường Bến Sen" }).waitFor();
      await page.reload();
      await page.getByRole("link", { name: code }).waitFor();
      expect(await page.getByText(notKept).count()).toBe(0);
      await context.close();
    },
    slowMs,
  );

  test(
    "Facebook on Android, with neither storage nor cookies: the talk goes on in memory and says that it will be lost",
    async () => {
      const { context, page } = await visitor("facebookAndroid", storesNothing);
      // answered outside of the browser's network, so that no cookie is ever set
      await context.route(/\/(chat|api\/chat\/session)$/, async (route) => {
        const { cookie: _, ...headers } = await route.request().allHeaders();
        const method = route.request().method();
        const body = route.request().postData();
        const answer = await fetch(route.request().url(), { method, headers, ...(body ? { body } : {}) });
        const { "set-cookie": __, "content-encoding": ___, ...kept } = Object.fromEntries(answer.headers);
        await route.fulfill({ status: answer.status, headers: kept, body: Buffer.from(await answer.arrayBuffer()) });
      });
      await openChat(stage, page);
      await page.getByText(notKept).waitFor();
      await report(page, "rác đổ đống bốc mùi hôi trước số 20 hoa sứ");
      await page.getByText(notKept).waitFor();
      await shoot(page, "in-app-memory");
      expect(await context.cookies()).toEqual([]);
      await page.reload();
      await page.getByText(notKept).waitFor();
      expect(await page.getByRole("link", { name: code }).count()).toBe(0);
      await context.close();
    },
    slowMs,
  );

  test(
    "Messenger on an iPhone, in the corner of another site whose browser blocks all others' cookies: works and comes back",
    async () => {
      const { context, page } = await visitor("messengerIphone", storesNothing);
      await page.goto(stage.site.origin);
      const open = page.getByRole("button", { name: "Nhắn phường" });
      await open.tap();
      const frame = await frameIn(page);
      await frame.getByText("Trợ lý tự động trả lời ngay").waitFor();
      await report(frame, "nhà bên cạnh số 30 hoa sứ hát karaoke ồn tới khuya");
      await shoot(page, "in-app-frame");
      await page.reload();
      await open.tap();
      await (await frameIn(page)).getByRole("link", { name: code }).waitFor();
      await context.close();
    },
    slowMs,
  );
});
