import { missingForBrowser } from "./browser.ts";
import { slowMs, useStage } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;

looks("the channels", () => {
  const stage = useStage();

  test(
    "an administrator lands there, sees what is wrong first, in words, and what to do",
    () =>
      stage.as("quan", async (page) => {
        await page.waitForURL(/\/app\/kenh$/);
        const rows = page.getByRole("region", { name: "Các kênh" }).getByRole("listitem");
        await rows.first().waitFor();
        expect(await rows.count()).toBe(10);
        expect(await rows.nth(0).innerText()).toMatch(/Zalo[\s\S]*Im lặng/);
        expect(await rows.nth(1).innerText()).toMatch(/SMS[\s\S]*Gửi hỏng nhiều/);
        expect(await rows.last().innerText()).toContain("Chưa kết nối");
        await rows.nth(0).getByRole("link").click();
        await page.getByText("3 giờ chưa có tin nào, mọi khi 40 tin").waitFor();
        expect(page.url()).toMatch(/kenh=zalo/);
        await page.getByText("giờ này mọi khi 131").waitFor();
        await page.getByText("7 ngày từ tin cuối của người dân; sau đó chỉ gửi tin mẫu").waitFor();
        await page.getByText("https://bensen.example/webhooks/zalo").waitFor();
        await page.getByText("Sắp mất quyền gửi. Kênh còn gửi được").waitFor();
        const oa = page.getByRole("listitem").filter({ hasText: "4100000000000000011" });
        expect(await oa.innerText()).toMatch(/Gia hạn hỏng từ .*Nối lại OA.*phải nối lại trước \d\d\/\d\d\/\d{4}/s);
        await page.getByText("Đã ngắt từ").waitFor();
        await page.goto("/app/kenh?kenh=facebook");
        await page.getByText("Mã truy cập trang loại dài hạn không có hạn.").waitFor();
      }),
    slowMs,
  );

  test(
    "a test message is sent with the keyboard alone, and says how far it got",
    () =>
      stage.as("quan", async (page) => {
        await page.goto("/app/kenh?kenh=sms");
        const to = page.getByLabel("Gửi tới");
        await to.fill("0900 000 001");
        await to.press("Enter");
        await page.getByText("Tin thử: đã tới.").waitFor();
        await to.fill("0999 000 001");
        await to.press("Tab");
        await page.keyboard.press("Enter");
        await page.getByText("Tin thử: không gửi được. Người dân đã chặn hoặc rời kênh.").waitFor();
        await page.getByText("42.000 đồng").waitFor();
      }),
    slowMs,
  );

  test(
    "a leader reads the channels and changes nothing; an operator has no such screen",
    async () => {
      await stage.as("minh", async (page) => {
        await page.getByRole("link", { name: "Kênh" }).click();
        await page.getByRole("link", { name: /SMS/ }).click();
        await page.getByRole("heading", { name: "Cách kết nối" }).waitFor();
        expect(await page.getByLabel("Gửi tới").count()).toBe(0);
      });
      await stage.as("lan", async (page) => {
        expect(await page.getByRole("link", { name: "Kênh" }).count()).toBe(0);
        await page.goto("/app/kenh");
        await page.getByText("Chưa tải được tình trạng các kênh.").waitFor();
      });
    },
    slowMs,
  );

  test(
    "when they cannot be loaded it says so and tries again",
    () =>
      stage.as("quan", async (page) => {
        let isDown = true;
        await page.route("**/api/channels", (route) => (isDown ? route.abort() : route.continue()));
        await page.goto("/app/kenh");
        await page.getByRole("alert").getByText("Chưa tải được tình trạng các kênh.").waitFor();
        isDown = false;
        await page.getByRole("button", { name: "Thử lại" }).click();
        await page.getByText("Im lặng").waitFor();
      }),
    slowMs,
  );
});
