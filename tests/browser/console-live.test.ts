import type { Page } from "playwright-core";
import { missingForBrowser } from "./browser.ts";
import { type Stage, slowMs, useStage } from "./console-stage.ts";

const desk = missingForBrowser() ? describe.skip : describe;

const rowNames = (page: Page): Promise<string[]> => page.getByRole("option").locator("b").allTextContents();
const heard = (page: Page, text: string) => page.getByRole("log").getByText(text).waitFor();

async function open(page: Page): Promise<void> {
  await page.goto("/app/hop-thu/c-nam");
  await heard(page, "Quán nhậu");
}

/** The stream breaks for a moment; this happens meanwhile. */
async function meanwhile({ server }: Stage, work: () => void): Promise<void> {
  server.cut();
  work();
  for (let tries = 0; tries < 100 && server.streams === 0; tries += 1) await new Promise((go) => setTimeout(go, 50));
  expect(server.streams).toBe(1);
}

desk("the console's live stream", () => {
  const stage = useStage();

  test(
    "a short cut loses nothing and moves no row, whether or not anything was heard before it",
    async () => {
      const { desk: served } = stage.server;
      await stage.as("lan", async (page) => {
        await open(page);
        const before = await rowNames(page);
        await meanwhile(stage, () => served.hear("c-nam", "Lúc chưa nghe gì"));
        await heard(page, "Lúc chưa nghe gì");
        await meanwhile(stage, () => {
          served.hear("c-nam", "Lúc đứt lần hai");
          served.meet({ ...structuredClone(served.conversation("c-trang")), id: "c-moi", name: "Người mới" });
        });
        await heard(page, "Lúc đứt lần hai");
        await page.getByRole("button", { name: "1 tin mới" }).waitFor();
        expect(await rowNames(page)).toEqual(before);
        expect(await page.getByText("Trực tuyến").count()).toBe(1);
      });
    },
    slowMs,
  );

  test(
    "the tabs of one browser share one stream, and the next tab goes on where the closed one stopped",
    async () => {
      const { desk: served } = stage.server;
      await stage.as("lan", async (page) => {
        await open(page);
        const second = await page.context().newPage();
        second.setDefaultTimeout(8_000);
        await open(second);
        expect(stage.server.streams).toBe(1);
        served.hear("c-nam", "Cả hai cùng thấy");
        await Promise.all([heard(page, "Cả hai cùng thấy"), heard(second, "Cả hai cùng thấy")]);
        await page.close();
        served.hear("c-nam", "Lúc đổi người nghe");
        await heard(second, "Lúc đổi người nghe");
        expect(stage.server.streams).toBe(1);
      });
    },
    slowMs,
  );
});
