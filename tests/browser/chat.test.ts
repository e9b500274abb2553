import sharp from "sharp";
import { chatBytes, chatOverBudget } from "../../scripts/budgets.mjs";
import { vietnameseIn } from "../fakes/vietnamese-in.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { linesOf, openChat, settled, shoot, useChatStage, write } from "./chat-stage.ts";

const chat = missingForBrowser("chat/window.js") ? describe.skip : describe;
const slowMs = 90_000;
const report = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";

/** A photo as telephones take it: large, and with the place it was taken at. */
const photo = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: "cong.jpg",
  mimeType: "image/jpeg",
  buffer: await sharp({ create: { width: 3000, height: 2000, channels: 3, background: "#67522f" } })
    .withExif({ IFD3: { GPSLatitude: "10/1 46/1 0/1" } })
    .jpeg()
    .toBuffer(),
});

chat("the ward's chat page", () => {
  const stage = useChatStage();

  test(
    "a resident reports with words and photos, presses, follows the code to its page, and rates the result",
    async () => {
      const context = await stage.resident();
      const page = await context.newPage();
      await openChat(stage, page);
      await shoot(page, "chat-390-empty");
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByLabel("Gửi hình").setInputFiles([await photo(), await photo()]);
      await page.getByRole("button", { name: "Bỏ hình 2" }).click();
      await settled(stage, page, () => write(page, report));
      await page.getByRole("button", { name: "Đúng rồi" }).waitFor();
      expect((await linesOf(page)).at(-1)).toMatch(
        /^Đây là trợ lý tự động của phường Bến Sen\.\nDạ, phường hiểu là: cống/,
      );
      await page.locator(".cn-line.in img").evaluate("(image) => image.decode()");
      await shoot(page, "chat-390-asked");
      expect(await accessibilityFaults(page)).toEqual([]);
      await settled(stage, page, () => page.getByRole("button", { name: "Đúng rồi" }).click());
      const link = page.getByRole("link", { name: /BS-2611-\d{4}/ });
      await link.waitFor();
      expect(await page.locator(".cn-choices > *").count()).toBe(0);
      const code = (await link.textContent()) ?? "";
      const [tracking] = await Promise.all([context.waitForEvent("page"), link.click()]);
      await tracking.getByText("Đã chuyển đơn vị").first().waitFor();

      const [officer, head] = [await stage.town.staff("dung"), await stage.town.staff("hanh")];
      const ticket = await officer.ticket(code);
      expect(ticket.attachments).toHaveLength(1);
      await officer.move(code, "accepted", { officerId: officer.id });
      const after = await officer.upload();
      await officer.move(code, "in-progress", {
        onSceneAt: stage.town.clock.now.toISOString(),
        team: "Tổ thoát nước",
        photos: [after],
      });
      await officer.propose(code, "cống đã thông, nước đã rút", [after]);
      await head.move(code, "resolved", { text: "cống đã thông, nước đã rút", photos: [after] });
      await stage.town.settle();
      await page.getByRole("button", { name: "Hài lòng" }).waitFor();
      await shoot(page, "chat-390-result");
      await settled(stage, page, () => page.getByRole("button", { name: "Hài lòng" }).click());
      await page.getByText(`Phường khép ${code}`).waitFor();
      expect(await officer.ticket(code)).toMatchObject({ status: "closed", rating: 5 });
      await context.close();
    },
    slowMs,
  );

  test(
    "what is written shows in every tab and after a reload, and a person answers under their own name",
    async () => {
      const context = await stage.resident();
      const [one, two] = [await context.newPage(), await context.newPage()];
      await openChat(stage, one);
      await openChat(stage, two);
      await settled(stage, one, () => write(one, "cho gặp cán bộ"));
      await two.getByText("phường chuyển anh/chị cho người trực").waitFor();
      await two.getByText("Đã chuyển cho người trực, đang chờ").waitFor();
      await one.reload();
      await one.getByText("phường chuyển anh/chị cho người trực").waitFor();
      const before = await linesOf(one);
      const lan = await stage.town.staff("lan");
      const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=attention");
      await lan.post(`/api/conversations/${items[0]?.id}/replies`, {
        clientId: "tra-loi-1",
        text: "Dạ, phường nghe đây ạ.",
      });
      await stage.town.settle();
      for (const page of [one, two]) {
        await page.locator(".cn-line.operator").getByText("Dạ, phường nghe đây ạ.").waitFor();
        expect(await page.locator(".cn-line.operator .cn-who").textContent()).toBe("Chị Lan");
        await page.getByText("Chị Lan của phường đang trả lời").waitFor();
      }
      expect((await linesOf(one)).slice(0, before.length)).toEqual(before);
      expect(await two.title()).toContain("Nhắn phường");
      await context.close();
    },
    slowMs,
  );

  test(
    "without a network words and photos wait on the telephone, through a reload, and go once when it is back",
    async () => {
      const context = await stage.resident();
      const page = await context.newPage();
      await openChat(stage, page);
      await context.route(/api\/chat\/(messages|uploads)$/, (route) =>
        route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue(),
      );
      await page.getByLabel("Gửi hình").setInputFiles(await photo());
      await page.getByRole("button", { name: "Bỏ hình 1" }).waitFor();
      await write(page, "đèn đường tắt");
      await write(page, "trước nhà 20 sen hồng");
      await page.locator(".cn-line.waiting").nth(1).waitFor();
      await page.getByText("Mất mạng. Tin giữ trên máy này, có mạng sẽ tự gửi.").waitFor();
      await shoot(page, "chat-390-offline");
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.reload();
      await page.locator(".cn-line.waiting").nth(1).waitFor();
      expect(await page.locator(".cn-line.waiting img").count()).toBe(1);
      await context.unroute(/api\/chat\/(messages|uploads)$/);
      await settled(stage, page, () => page.evaluate("window.dispatchEvent(new Event('online'))"));
      await page.getByRole("button", { name: "Đúng rồi" }).waitFor();
      const mine = await page.locator(".cn-line.in .cn-text").allTextContents();
      expect(mine).toEqual(["đèn đường tắt", "trước nhà 20 sen hồng"]);
      expect(await page.locator(".cn-line.in img").count()).toBe(1);
      await context.close();
    },
    slowMs,
  );

  test(
    "an answer that was lost on its way back is asked for again, and nothing is said twice",
    async () => {
      const context = await stage.resident();
      const page = await context.newPage();
      await openChat(stage, page);
      let lost = 0;
      await context.route(/api\/chat\/messages$/, async (route) => {
        if (route.request().method() !== "POST" || lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        await route.abort("connectionreset");
      });
      await settled(stage, page, () => write(page, "chào phường"));
      await page.locator(".cn-line.bot").waitFor();
      expect(lost).toBe(1);
      expect((await linesOf(page)).filter((line) => line === "chào phường")).toHaveLength(1);
      await context.close();
    },
    slowMs,
  );

  test(
    "a position goes with one press; where there is none, the ward's map is one press away and its pin comes back here",
    async () => {
      const geolocation = { latitude: 10.7788, longitude: 106.7003 };
      const near = await stage.resident({ geolocation, permissions: ["geolocation"] });
      const page = await near.newPage();
      await openChat(stage, page);
      await settled(stage, page, () => page.getByRole("button", { name: "Gửi vị trí" }).click());
      await page.getByText(/Phường nhận được vị trí, gần chợ cũ/).waitFor();
      await near.close();

      const context = await stage.resident();
      const refused = await context.newPage();
      await openChat(stage, refused);
      await refused.getByRole("button", { name: "Gửi vị trí" }).click();
      const link = refused.getByRole("link", { name: "Chỉ chỗ trên bản đồ" });
      await link.waitFor();
      const [map] = await Promise.all([context.waitForEvent("page"), link.click()]);
      await map.getByAltText(/Bản đồ phường/).click({ position: { x: 110, y: 150 } });
      await map.getByRole("button", { name: "Đúng, gửi cho phường" }).click();
      await map.getByText("Phường nhận được vị trí rồi").waitFor();
      await stage.town.settle();
      await refused.getByText(/Ở đó có chuyện gì vậy ạ\?$/).waitFor();
      await context.close();
    },
    slowMs,
  );

  test(
    "everything is reached and done by keyboard, in larger letters, in strong contrast and in English",
    async () => {
      const context = await stage.resident({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
      const page = await context.newPage();
      await openChat(stage, page);
      const focused = () =>
        page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
      await page.getByLabel("Tin nhắn", { exact: true }).focus();
      await page.keyboard.type("chào phường");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("có ai không");
      await settled(stage, page, () => page.keyboard.press("Enter"));
      await page.getByRole("button", { name: "Hỏi thủ tục" }).waitFor();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      expect(await focused()).toBe("Gặp người trực");
      await settled(stage, page, () => page.keyboard.press("Enter"));
      await page.getByText("phường chuyển anh/chị cho người trực").waitFor();
      expect(await page.evaluate("document.activeElement.id")).toBe("cn-text");
      await shoot(page, "chat-320-dark");
      expect(await hasSidewaysScroll(page)).toBe(false);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "Cách xem" }).press("Enter");
      await page.getByRole("button", { name: "Rất lớn" }).press("Enter");
      await page.getByRole("button", { name: "Tương phản cao" }).press("Space");
      await page.getByRole("button", { name: "English" }).press("Enter");
      await page.getByText("Passed on to a person, waiting").waitFor();
      await shoot(page, "chat-320-strong");
      expect(await hasSidewaysScroll(page)).toBe(false);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.reload();
      await page.getByRole("heading", { name: "Message phường Bến Sen" }).waitFor();
      expect(await page.evaluate("document.documentElement.dataset.size")).toBe("2");
      // what was chosen on the ward's other pages holds where nothing is chosen here
      await context.addCookies([{ name: "cau-noi-doc", value: "11", url: stage.town.origin }]);
      await page.evaluate("localStorage.clear()");
      await page.reload();
      await page.getByRole("heading", { name: "Nhắn phường Bến Sen" }).waitFor();
      expect(await page.evaluate("({ ...document.documentElement.dataset })")).toEqual({
        size: "1",
        contrast: "strong",
      });
      await page.goto(`${stage.town.origin}/chat?lang=en`);
      await page.getByRole("heading", { name: "Message phường Bến Sen" }).waitFor();
      await context.close();
    },
    slowMs,
  );

  test(
    "without storage the cookie keeps the talk; where neither is kept it still works, and says that it will be gone",
    async () => {
      const context = await stage.resident();
      await context.addInitScript(`for (const name of ["localStorage", "indexedDB"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });`);
      const page = await context.newPage();
      const warning = page.getByText("Trình duyệt này không lưu được cuộc trò chuyện");
      await openChat(stage, page);
      await settled(stage, page, () => write(page, "chào phường"));
      await page.reload();
      await page.locator(".cn-line.bot").waitFor();
      expect(await warning.count()).toBe(0);
      await context.clearCookies();
      await context.route(/api\/chat\/session$/, async (route) => {
        const response = await route.fetch();
        const { "set-cookie": _, ...headers } = response.headers();
        // what the test's own request was given goes into the browser's jar as well
        await context.clearCookies();
        await route.fulfill({ response, headers });
      });
      await page.reload();
      await page.getByText("Trợ lý tự động trả lời ngay").waitFor();
      await settled(stage, page, () => write(page, "chào phường"));
      await warning.waitFor();
      await context.close();
    },
    slowMs,
  );

  test(
    "without script a plain form does the same: words, answers, buttons",
    async () => {
      const context = await stage.resident({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${stage.town.origin}/chat?lang=en`);
      await page.getByRole("link", { name: "1022" }).waitFor();
      expect(vietnameseIn(await page.content())).toEqual([]);
      await shoot(page, "chat-390-no-script-en");
      await page.getByRole("link", { name: "Tiếng Việt" }).click();
      await page.getByRole("heading", { name: "Nhắn phường Bến Sen" }).waitFor();
      await shoot(page, "chat-390-no-script");
      await page.getByLabel("Tin nhắn").fill(report);
      await page.getByRole("button", { name: "Gửi" }).click();
      await page.waitForURL(/\/chat$/);
      await stage.town.settle();
      await page.getByRole("link", { name: "Tải lại để xem trả lời" }).click();
      await page.getByText("Dạ, phường hiểu là: cống").waitFor();
      await page.getByRole("button", { name: "Đúng rồi" }).click();
      await stage.town.settle();
      await page.getByRole("link", { name: "Tải lại để xem trả lời" }).click();
      await page.getByText(/Mã của anh\/chị là BS-2611-\d{4}/).waitFor();
      await context.close();
    },
    slowMs,
  );

  test("stays within its budgets", () => {
    expect(chatOverBudget()).toEqual([]);
    expect(chatBytes().loader).toBeGreaterThan(500);
    expect(chatOverBudget({ loader: 3_001, window: 30_001, style: 6_001 })).toHaveLength(3);
  });
});
