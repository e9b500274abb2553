import type { BrowserContext, Page } from "playwright-core";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { aStreet } from "../fakes/street-photo.ts";
import { vietnameseIn } from "../fakes/vietnamese-in.ts";
import { Resident } from "../scenarios/resident.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser } from "./browser.ts";
import { useChatStage } from "./chat-stage.ts";

const walks = missingForBrowser("chat/window.js") ? describe.skip : describe;
const slowMs = 180_000;
const report = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";
const result = "cống trước số 45 đã thông, nước đã rút";

walks.each([
  ["without script", { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }],
  ["with script", { javaScriptEnabled: true, viewport: { width: 390, height: 844 } }],
] as const)("a resident's own pages, %s", (_, options) => {
  const stage = useChatStage();
  let context: BrowserContext;
  let page: Page;
  beforeEach(async () => {
    stage.town.clock.now = new Date("2026-11-16T14:06:00+07:00");
    context = await stage.resident(options);
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await putAway();
  });

  const made: string[] = [];
  /** So that the next story's report is the only one of its kind. */
  async function putAway(): Promise<void> {
    await stage.town.wired.store.transaction(async (tx) => {
      for (const code of made.splice(0)) {
        const ticket = await tx.tickets.byCode(code);
        if (ticket) await tx.tickets.update({ ...ticket, status: "closed" }, []);
      }
    });
  }

  const go = (path: string) => page.goto(`${stage.town.origin}${path}`);
  const heading = (words: string | RegExp) => page.getByRole("heading", { level: 1, name: words }).waitFor();

  /** What residents of the stories typed or staff answered stays in its own language. */
  const typed = [report, "cống nghẹt, nước dơ tràn ra đường", "At: hẻm 41 Hoa Sứ"];

  /** The page and, where it has an address, the same page in English. */
  async function look(screen: string): Promise<void> {
    await lookAt(screen);
    const english = page.getByRole("link", { name: "English", exact: true });
    const path = (address: string): string => new URL(address, page.url()).pathname;
    // what answers a form, or tells of nothing, has no address of its own
    if ((await english.count()) === 0 || path((await english.getAttribute("href")) ?? "") !== path("")) return;
    await english.click();
    await arrived("en");
    await lookAt(`${screen}-en`);
    await page.getByRole("link", { name: "Tiếng Việt", exact: true }).click();
    await arrived("vi");
  }

  /** On a busy machine a tap is answered before the page behind it is there. */
  const arrived = (language: string): Promise<void> =>
    page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });

  /** Nothing sticks out or is left in Vietnamese; with script, nobody is shut out either, by day and by night. */
  async function lookAt(screen: string): Promise<void> {
    const path = `${process.env.SHOTS}/resident-${screen}-${options.viewport.width}.png`;
    if (process.env.SHOTS) await page.screenshot({ path, fullPage: true });
    const isEnglish = (await page.evaluate("document.documentElement.lang")) === "en";
    if (isEnglish) {
      const left = vietnameseIn(await page.content()).filter((text) => !typed.includes(text));
      expect({ screen, left }).toEqual({ screen, left: [] });
    }
    expect({ screen, sideways: await hasSidewaysScroll(page) }).toEqual({ screen, sideways: false });
    await page.evaluate("Object.assign(document.documentElement.dataset, { size: '2', contrast: 'strong' })");
    expect({ screen, large: await hasSidewaysScroll(page) }).toEqual({ screen, large: false });
    // the colours of both languages are the same
    if (options.javaScriptEnabled && !isEnglish) {
      const strong = await accessibilityFaults(page, { only: ["color-contrast", "target-size"] });
      expect({ screen, strong }).toEqual({ screen, strong: [] });
    }
    await page.evaluate("Object.assign(document.documentElement.dataset, { size: '0', contrast: 'normal' })");
    if (!options.javaScriptEnabled) return;
    const faults = await accessibilityFaults(page, isEnglish ? { without: ["color-contrast"] } : {});
    expect({ screen, faults }).toEqual({ screen, faults: [] });
    if (isEnglish) return;
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await accessibilityFaults(page, { only: ["color-contrast", "link-in-text-block"] });
    expect({ screen, dark }).toEqual({ screen, dark: [] });
    await page.emulateMedia({ colorScheme: "light" });
  }

  /** Reported on Zalo by somebody of their own, and worked on as far as the result. */
  async function resolved(user: string): Promise<{ code: string; link: string; resident: Resident }> {
    const { town } = stage;
    const resident = new Resident(town, user);
    await resident.does({ text: report });
    const said = await resident.does({ press: "Đúng rồi" });
    const code = /BS-\d{4}-\d{4}/.exec(said.join(" "))?.[0] ?? "";
    made.push(code);
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    await officer.move(code, "accepted", { officerId: officer.id });
    const photo = await officer.send<{ key: string }>("/api/uploads", await aStreet(2), "sau.jpg");
    await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
    await officer.propose(code, result, [photo]);
    await head.move(code, "resolved", { text: result, photos: [photo] });
    await resident.news();
    const ticket = await town.wired.store.transaction((tx) => tx.tickets.byCode(code));
    const link = new URL(town.wired.world.ownLink(code, ticket?.reporterConversationId ?? ""));
    return { code, resident, link: link.pathname + link.search };
  }

  test(
    "pages for everybody that belong to no report fit in every look, and zoomed to twice their size",
    async () => {
      const procedures = await (await fetch(`${stage.town.origin}/thu-tuc`)).text();
      const [, procedure = ""] = /href="(\/thu-tuc\/[^"]+)"/.exec(procedures) ?? [];
      const routes = ["/", "/tra-cuu", "/thu-tuc", procedure, "/thu-tuc?tim=khai%20sinh", "/gui"];
      for (const [index, path] of routes.entries()) {
        expect([path, (await go(path))?.status()]).toEqual([path, 200]);
        await look(`open-${index}`);
        await page.setViewportSize({ width: 360, height: 400 });
        expect([path, await hasSidewaysScroll(page)]).toEqual([path, false]);
        await page.setViewportSize(options.viewport);
      }
    },
    slowMs,
  );

  /** A person approves the photo of the result for everybody. */
  async function showPhoto(code: string): Promise<void> {
    const head = await stage.town.staff("hanh");
    const [{ key }] = (await head.ticket(code)).proof as [{ key: string }];
    await head.post(`/api/tickets/${code}/public-photos`, { key, masks: [] });
  }

  test(
    "D22: a code says where it stands and nothing of the person; a wrong one says how codes look; a good word closes it",
    async () => {
      const { code, link } = await resolved(`77000000000000001${options.viewport.width}`);
      await go("/tra-cuu");
      await page.getByLabel("Mã phản ánh").fill("bs 2611 9999");
      await page.getByRole("button", { name: "Xem" }).click();
      await page.getByText("Phường không thấy mã này. Mã có dạng BS-2611-0412").waitFor();
      await look("not-found");
      await go("/p/BS-2611-9999?lang=en");
      await page.getByText("The ward cannot find this code. Codes look like BS-2611-0412").waitFor();
      await lookAt("not-found-en");
      await go("/tra-cuu?lang=vi");
      await page.getByLabel("Mã phản ánh").fill(code.toLowerCase().replaceAll("-", " "));
      await page.getByRole("button", { name: "Xem" }).click();
      await heading("Ngập nước, nghẹt cống");
      await page.getByText("Xong trước hạn.").waitFor();
      await look("tracking");
      const words = (await page.locator("main").innerText()).replaceAll(new URL(stage.town.origin).host, "");
      for (const secret of ["45", "chút xíu", "rút"]) expect(words).not.toContain(secret);
      expect(words).not.toContain("Bà con thấy thế nào?");
      await showPhoto(code);
      await page.reload();
      const photo = page.getByRole("img", { name: "Sau khi làm: Ngập nước, nghẹt cống, Hoa Sứ" });
      await photo.scrollIntoViewIfNeeded();
      await page.getByText("Mỗi hình đều có người của phường xem").waitFor();
      await look("tracking-photos");
      await photo.click();
      expect(page.url()).toMatch(/\/hinh\/[^/]+\/lon\.webp$/);
      await page.goBack();
      const pdf = options.javaScriptEnabled && (await page.pdf({ format: "A4" })).toString("latin1");
      if (pdf) expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      await go(link);
      await page.getByRole("link", { name: "Hài lòng" }).click();
      await page.getByRole("button", { name: "Gửi đánh giá" }).click();
      await page.getByText(`Bà con đã đánh giá ${code}: Hài lòng.`).waitFor();
      await look("rated");
    },
    slowMs,
  );

  test(
    "D26: a bad word is asked why, and the reason opens the report again; twice is once",
    async () => {
      const { code, link, resident } = await resolved(`77000000000000002${options.viewport.width}`);
      await go(link);
      await page.getByText(result).waitFor();
      await look("held");
      await page.getByRole("link", { name: "Hài lòng" }).click();
      await heading("Bà con thấy thế nào?");
      await look("rate");
      await page.getByLabel("Chưa được").check();
      await page.getByRole("button", { name: "Gửi đánh giá" }).click();
      await heading("Chỗ nào chưa được?");
      await page.getByRole("button", { name: "Mở lại phản ánh" }).click();
      await page.getByText("ghi vài chữ giúp").waitFor();
      await look("reopen");
      await page.getByLabel("Làm xong lại hư").check();
      await page.getByLabel("Nói rõ hơn").fill("chiều mưa lại ngập y chang");
      await page.getByRole("button", { name: "Mở lại phản ánh" }).click();
      await heading(`Phường đã mở lại ${code}`);
      await look("reopened");
      await page.reload();
      await heading(`Phường đã mở lại ${code}`);
      expect(await resident.news()).toEqual([expect.stringContaining(`Dạ, phường đã mở lại ${code}.`)]);
      await go(link.replace("?k=", "/danh-gia?k=x"));
      await heading("Liên kết chưa đúng");
      await look("bad-link");
    },
    slowMs,
  );

  test(
    "D27: closed in silence, it is opened again two weeks later, in English; staff read the reason in Vietnamese",
    async () => {
      const { town } = stage;
      const { code, link } = await resolved(`77000000000000003${options.viewport.width}`);
      town.clock.now = new Date("2026-11-24T09:00:00+07:00");
      await watchClocks({ ...town.wired, limit: 50 });
      town.clock.now = new Date("2026-11-30T08:00:00+07:00");
      await go(`${link}&lang=en`);
      await page.getByRole("link", { name: "Not right, do it again" }).click();
      await page.getByRole("button", { name: "Open the report again" }).click();
      await page.getByText("Please choose an answer or write a few words").waitFor();
      await lookAt("reopen-en");
      await page.getByLabel("Not finished").check();
      await page.getByLabel("Say more").fill("still blocked");
      await page.getByRole("button", { name: "Open the report again" }).click();
      await heading(`The ward has opened ${code} again`);
      await page.getByText("The new deadline is 20:00 on 2 December.").waitFor();
      await lookAt("reopened-en");
      const ticket = await town.wired.store.transaction((tx) => tx.tickets.byCode(code));
      expect(ticket?.changes.some(({ facts }) => facts.reason === "Chưa làm xong: still blocked")).toBe(true);
    },
    slowMs,
  );

  test(
    "procedures are found by their words, ticked off and printed",
    async () => {
      await go("/thu-tuc");
      await look("procedures");
      await page.getByLabel("Bà con cần làm việc gì?").fill("lam giay khai sinh");
      await page.getByRole("button", { name: "Tìm" }).click();
      await page.getByRole("heading", { name: "Có thể là" }).waitFor();
      await look("procedures-found");
      await page.getByRole("link", { name: "Đăng ký khai sinh", exact: true }).click();
      await heading("Đăng ký khai sinh");
      await page.getByLabel("Giấy chứng sinh", { exact: true }).check();
      await look("procedure");
      const sheet = options.javaScriptEnabled && (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      if (sheet) expect(sheet.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(2);
      if (sheet) expect(/\/MediaBox\s*\[0 0 ([\d.]+)/.exec(sheet)?.[1]).toMatch(/^59[45]/);
      await page.getByRole("link", { name: "Hỏi thêm" }).click();
      await page.waitForURL(/\/chat\?hoi=khai-sinh/);
    },
    slowMs,
  );

  test(
    "a report in two steps meets what a neighbour reported, and follows it",
    async () => {
      const { town } = stage;
      const neighbour = new Resident(town, `77000000000000005${options.viewport.width}`);
      await neighbour.does({ text: "cống hẻm 41 Hoa Sứ nghẹt, nước dơ tràn ra đường" });
      const said = await neighbour.does({ press: "Đúng rồi" });
      made.push(/BS-\d{4}-\d{4}/.exec(said.join(" "))?.[0] ?? "");
      await go("/gui");
      await look("form");
      await page.getByLabel("Việc gì vậy?").fill("cống nghẹt, nước dơ tràn ra đường");
      await page.getByLabel("Ở đâu?").fill("hẻm 41 Hoa Sứ");
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await heading("Xem lại rồi gửi");
      await look("form-second");
      await go("/gui?lang=en");
      await page.getByRole("button", { name: "Continue" }).waitFor();
      await page.getByLabel("What is the problem?").fill("cống nghẹt, nước dơ tràn ra đường");
      await page.getByLabel("Where is it?").fill("hẻm 41 Hoa Sứ");
      await page.getByRole("button", { name: "Continue" }).click();
      await heading("Check and send");
      await page.getByRole("button", { name: "Follow this one" }).first().waitFor();
      await lookAt("form-second-en");
      await go("/gui?lang=vi");
      await page.getByLabel("Việc gì vậy?").fill("cống nghẹt, nước dơ tràn ra đường");
      await page.getByLabel("Ở đâu?").fill("hẻm 41 Hoa Sứ");
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await page.getByRole("button", { name: "Sửa lại" }).click();
      expect(await page.getByLabel("Ở đâu?").inputValue()).toBe("hẻm 41 Hoa Sứ");
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await page.getByRole("button", { name: "Theo dõi chung" }).first().click();
      await page.waitForURL(/\/chat\?da-gui=1/);
      await town.settle();
      await page.reload();
      await page.getByText("phường đã ghi thêm tin của anh/chị").first().waitFor();
    },
    slowMs,
  );
});
