import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { aStreet } from "../fakes/street-photo.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "../scenarios/resident.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { missingForBrowser, openBrowser, signedIn, untilTrue } from "./browser.ts";
import { looksRight } from "./looks.ts";

const incidents = missingForBrowser() ? describe.skip : describe;
const slowMs = 240_000;
const password = "benSen2026";

/** Somebody who is told of a ticket's news. */
interface Follower {
  conversationId?: string;
  reporter: boolean;
}

incidents("incidents, from the desk's side", () => {
  const opened: { town?: Town; browser?: Browser } = {};
  const town = (): Town => {
    if (!opened.town) throw new Error("the town is not open yet");
    return opened.town;
  };
  const codeIn = (lines: string[]): string => /BS-\d{4}-\d{4}/.exec(lines.join("\n"))?.[0] ?? "";
  const parties: Resident[] = [];

  beforeAll(async () => {
    const now = new Date("2026-11-16T17:50:00+07:00");
    opened.town = await openTown({ understanding: realUnderstanding(), now });
    opened.browser = await openBrowser();
    for (let nth = 0; nth < 6; nth += 1) parties.push(new Resident(town(), `770000000000000030${nth}`));
  }, slowMs);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.town?.close();
  });

  /** Somebody signs in and works in a window of their own. */
  async function as(username: string, work: (page: Page) => Promise<void>, dark = false): Promise<void> {
    if (!opened.browser) throw new Error("the browser is not open yet");
    const { context, page } = await signedIn(opened.browser, town().origin, username, { dark, password });
    await work(page);
    await context.close();
  }

  /** A finished report with a photo its resident sent and one of its result. */
  async function withPhotos(): Promise<string> {
    const resident = new Resident(town(), "7700000000000000311");
    await resident.does({ text: "đèn đường trước nhà 9 sen trắng tắt ba hôm nay" });
    const code = codeIn(await resident.does({ press: "Đúng rồi" }));
    const [officer, head] = [await town().staff("dung"), await town().staff("hanh")];
    const keep = (photo: Uint8Array, name: string) => officer.send<{ key: string }>("/api/uploads", photo, name);
    const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
    // of which nothing is alike: what is not masked is seen
    const gravel = sharp({ create: { width: 800, height: 600, channels: 3, background: "#888", noise } });
    const after = await keep(await gravel.png().toBuffer(), "sau.png");
    const before = await keep(await aStreet(5), "truoc.jpg");
    const result = { text: "đèn đã sáng lại", photos: [after] };
    await officer.move(code, "accepted", { officerId: officer.id });
    await officer.move(code, "in-progress", { plan: "thay bóng" });
    await head.move(code, "resolved", result);
    await town().wired.store.transaction(async (tx) => {
      const ticket = await tx.tickets.byCode(code);
      const attachments = [{ kind: "image" as const, key: before.key }];
      if (ticket) await tx.tickets.update({ ...ticket, attachments }, []);
    });
    return code;
  }

  test(
    "photos are masked by brush and by keys, seen as everybody will see them, approved and taken down",
    async () => {
      const code = await withPhotos();
      await as("hanh", async (page) => {
        const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
        await page.goto(`/app/phieu/${code}`);
        await press("Đăng hình");
        await page.getByText("Chưa đăng").nth(1).waitFor();
        await looksRight(page, "photos-list");

        await press("Che và đăng: Hình sau 1");
        const photo = page.getByRole("img", { name: "Hình sau 1" });
        await untilTrue(page, "document.querySelector('[role=dialog] img').naturalWidth > 0");
        const frame = (await photo.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
        const at = (x: number, y: number) => [frame.x + x * frame.width, frame.y + y * frame.height] as const;
        const drag = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
          await page.mouse.move(...from);
          await page.mouse.down();
          await page.mouse.move(...to, { steps: 6 });
          await page.mouse.up();
        };
        await drag(at(0.2, 0.3), at(0.5, 0.3));
        await page.getByText("Đã che 1 chỗ").waitFor();
        await press("Khung");
        await drag(at(0.7, 0.7), at(0.9, 0.9));
        await page.getByText("Đã che 2 chỗ").waitFor();
        await press("Bỏ chỗ che cuối");
        await page.getByRole("button", { name: "Thêm khung" }).press("Enter");
        const box = page.getByRole("button", { name: /^Khung 1/ });
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Shift+ArrowDown");
        const moved = "Khung 1: cách trái 41 %, cách trên 40 %, rộng 20 %, cao 21 %";
        await page.getByRole("button", { name: moved }).waitFor();
        await looksRight(page, "photos-mask");
        await box.press("Delete");
        await page.getByText("Đã che 1 chỗ").waitFor();
        expect(await page.evaluate("document.activeElement.textContent")).toBe("Thêm khung");

        await press("Xem hình sẽ đăng");
        await page.getByRole("img", { name: "Hình bà con sẽ thấy" }).waitFor();
        await untilTrue(page, "document.querySelector('[role=dialog] img').naturalWidth === 800");
        await looksRight(page, "photos-preview");
        await press("Đăng hình này");
        await page.getByText(/Đang đăng\. Chị Hạnh duyệt lúc/).waitFor();

        await press("Che và đăng: Hình trước 1");
        await press("Xem hình sẽ đăng");
        await page.getByText("Hình này chưa che chỗ nào.").waitFor();
        expect(await page.getByRole("button", { name: "Đăng hình này" }).isDisabled()).toBe(true);
        await page.getByRole("checkbox", { name: /Người gửi đã đồng ý/ }).check();
        await press("Đăng hình này");
        await page
          .getByText(/Đang đăng\. Chị Hạnh duyệt lúc/)
          .nth(1)
          .waitFor();
        // a notice stays as long as the mouse lies on it
        await page.mouse.move(700, 5);
        await page.locator(".mantine-Notification-root").last().waitFor({ state: "detached" });
        await looksRight(page, "photos-shown");

        const told = await (await fetch(`${town().origin}/p/${code}`)).text();
        const urls = [...told.matchAll(/src="(\/hinh\/[^"]+)"/g)].map(([, url]) => `${town().origin}${url}`);
        expect(urls).toHaveLength(2);
        const picture = new Uint8Array(
          await (await fetch((urls[1] ?? "").replace("nho.webp", "lon.webp"))).arrayBuffer(),
        );
        const spread = async (top: number): Promise<number> => {
          const place = await sharp(picture).extract({ left: 180, top, width: 200, height: 20 }).png().toBuffer();
          return (await sharp(place).stats()).channels[0]?.stdev ?? 0;
        };
        expect([(await spread(170)) < 15, (await spread(400)) > 30]).toEqual([true, true]);
        await press("Gỡ xuống: Hình sau 1");
        await page.getByText(/Đã gỡ\. Chị Hạnh gỡ lúc/).waitFor();
        expect((await fetch(urls[1] ?? "")).status).toBe(404);
        expect((await fetch(urls[0] ?? "")).status).toBe(200);
      });
    },
    slowMs,
  );

  test(
    "D39: a proposal is confirmed side by side and taken back; flood mode begins with a warning, its news reaches each once, and whoever is trapped rings",
    async () => {
      const [first, second, ...others] = parties as [Resident, Resident, ...Resident[]];
      const flooded = new Resident(town(), "7700000000000000777");
      await first.does({ text: "nước ngập trước nhà 20 Sen Hồng, cống nghẹt" });
      const parent = codeIn(await first.does({ press: "Đúng rồi" }));
      await second.does({ text: "cống nghẹt nước ngập trước nhà 20 Sen Hồng" });
      const child = codeIn(await second.does({ press: "Theo dõi chung" }));
      for (const one of others) {
        await one.does({ text: "nước ngập trước nhà 20 Sen Hồng, cống nghẹt" });
        await one.does({ press: "Việc khác" });
        await one.does({ press: "Đúng rồi" });
      }
      const stateOf = async (): Promise<string> => (await (await town().staff("lan")).ticket(child)).status;

      await as("lan", async (page) => {
        await page.getByRole("link", { name: "Sự cố", exact: true }).click();
        await page.getByRole("link", { name: new RegExp(`${parent}.*1 tin chờ quyết định`, "s") }).click();
        await page.getByRole("button", { name: `So sánh ${child}` }).click();
        await page.getByText("cống nghẹt nước ngập trước nhà 20 Sen Hồng").waitFor();
        await looksRight(page, "side-by-side");
        await page.getByRole("button", { name: "Gộp vào phiếu gốc" }).click();
        await page.getByRole("button", { name: "Tách ra" }).waitFor();
        expect(await stateOf()).toBe("duplicate");
        await page.getByRole("button", { name: "Tách ra" }).click();
        await page.getByLabel("Lý do tách").fill("hai chỗ khác nhau");
        await page.getByRole("button", { name: "Tách ra" }).click();
        await page.getByText("Chưa có tin nào khác.").waitFor();
        expect(await stateOf()).toBe("triaged");
      });

      town().clock.now = new Date("2026-11-16T18:00:00+07:00");
      await as("hanh", async (page) => {
        await page.goto("/app/bao-cao");
        await page.getByRole("link", { name: "Mở sự cố" }).first().click();
        await page.getByRole("heading", { name: /^Chọn phiếu gốc/ }).waitFor();
        await page.getByRole("radio", { name: `Phiếu gốc ${parent}` }).check();
        await page.getByRole("button", { name: "Mở sự cố", exact: true }).click();
        await page.getByRole("radio", { name: /đường Sen Hồng/i }).check();
        await page.getByLabel("Vùng", { exact: false }).last().fill("Sen Hồng");
        await page.getByLabel("Tin hiện giờ").fill("có hai tổ đang bơm nước");
        await page.getByText("Tin ngập Sen Hồng, lúc 18 giờ: có hai tổ đang bơm nước.").waitFor();
        await looksRight(page, "flood-start");
        await page.getByRole("button", { name: "Bật chế độ ngập" }).click();
        await page.getByRole("button", { name: "Tắt chế độ ngập" }).waitFor();
        expect(await first.news()).toEqual(["Tin ngập Sen Hồng, lúc 18 giờ: có hai tổ đang bơm nước."]);

        const told = await flooded.does({ text: "nuoc ngap toi dau goi roi phuong oi sen hong" });
        expect(told.join("\n")).toContain(
          "Phường đang lo việc ngập ở Sen Hồng. Lúc 18 giờ: có hai tổ đang bơm nước. Nhà anh/chị có ai kẹt không ạ?",
        );
        const joined = await flooded.does({ press: "Nước vào nhà" });
        expect(joined).toEqual([
          `Dạ, phường đã ghi thêm tin của anh/chị, mã ${codeIn(joined)}. Có tin mới, phường nhắn liền ạ.`,
        ]);
        town().clock.now = new Date("2026-11-16T19:10:00+07:00");
        await page.getByLabel("Tin mới").fill("nước rút còn tới mắt cá");
        await page.getByText("2 người nhận").waitFor();
        await page.getByRole("button", { name: "Gửi tin này" }).click();
        await page.getByRole("list", { name: "Các tin đã ghi" }).getByText("nước rút còn tới mắt cá").waitFor();
        for (const one of [first, flooded]) {
          expect(await one.news()).toEqual(["Tin ngập Sen Hồng, lúc 19 giờ 10: nước rút còn tới mắt cá."]);
        }
        expect(await second.news()).toEqual([]);
        expect(await flooded.does({ text: "bà ngoại tui kẹt trong nhà" })).toContain(
          "Gọi ngay 114. Đừng tự xuống nước hay vào chỗ sập. Phường đang báo người trực.",
        );
        await page.getByRole("alert").getByText("KHẨN CẤP").waitFor();
        await page.getByRole("link", { name: parent }).first().click();
        await page.getByText("Bật chế độ sự cố: Sen Hồng").waitFor();
      });

      await as(
        "tam",
        async (page) => {
          await page.goto("/app/su-co");
          await page.getByText("Đang bật chế độ sự cố").waitFor();
          await looksRight(page, "list-dark");
          await page.getByRole("link", { name: new RegExp(parent) }).click();
          await page.getByRole("heading", { name: "Chế độ ngập: Sen Hồng" }).waitFor();
          expect(await page.getByRole("button", { name: "Gửi tin này" }).count()).toBe(0);
          await looksRight(page, "incident-dark");
        },
        true,
      );
    },
    slowMs,
  );

  test(
    "D11: reports are merged side by side from the inbox with the keyboard, one or several at once, and taken back",
    async () => {
      const lan = await town().staff("lan");
      const [one, other] = [new Resident(town(), "7700000000000000311"), new Resident(town(), "7700000000000000312")];
      await one.does({ text: "cống đầu hẻm 41 Hoa Sứ nghẹt, nước tràn ra đường" });
      const parent = codeIn(await one.does({ press: "Đúng rồi" }));
      await other.does({ text: "cống hẻm 41 Hoa Sứ nghẹt" });
      const child = codeIn(await other.does({ press: "Theo dõi chung" }));
      const statusOf = async (code: string): Promise<string> => (await lan.ticket(code)).status;
      const followersOf = async (code: string) => (await lan.ticket(code)).followersList as Follower[];
      const talkOf = async (code: string): Promise<string> =>
        (await followersOf(code)).find(({ reporter }) => reporter)?.conversationId ?? "";

      await as("lan", async (page) => {
        const dialog = page.getByRole("dialog", { name: "Gộp phản ánh" });
        const panel = page.getByRole("complementary", { name: "Xử lý phản ánh" });
        await page.goto(`/app/hop-thu/${await talkOf(child)}?hang=all`);
        await page.getByRole("log").waitFor();
        await page.keyboard.press("KeyM");
        await dialog.getByText("cống hẻm 41 Hoa Sứ nghẹt", { exact: true }).waitFor();
        expect(await dialog.getByRole("radio", { name: `Giữ ${parent}` }).isChecked()).toBe(true);
        await looksRight(page, "merge");
        await page.keyboard.press("ArrowDown");
        await dialog.getByRole("button", { name: `Gộp vào ${child}` }).waitFor();
        await page.keyboard.press("ArrowUp");
        await dialog.getByRole("button", { name: `Gộp vào ${parent}` }).waitFor();
        await page.keyboard.press("Enter");
        await page.getByText(`Đã gộp vào ${parent}.`).waitFor();
        expect(await statusOf(child)).toBe("duplicate");
        await page.keyboard.press("KeyZ");
        await panel.getByText("Đã phân loại").waitFor();
        expect(await statusOf(child)).toBe("triaged");

        // the same from the list, of several conversations at once
        for (const code of [parent, child]) await page.locator(`#row-${await talkOf(code)} [data-picture]`).click();
        await page.getByText("Đã chọn 2").waitFor();
        await page.keyboard.press("KeyM");
        await dialog.getByRole("radio", { name: `Giữ ${parent}` }).waitFor();
        await page.keyboard.press("Enter");
        await page.getByText(`Đã gộp vào ${parent}.`).waitFor();
        await page.getByText("Đã chọn 2").waitFor({ state: "detached" });
        expect(await statusOf(child)).toBe("duplicate");
      });
      expect(await other.news()).toEqual([]);
      expect(await followersOf(parent)).toHaveLength(2);
    },
    slowMs,
  );
});
