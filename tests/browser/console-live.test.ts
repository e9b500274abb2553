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

const at = (times: number[], share: number): number =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN);
const inWords = (times: number[]): string => `median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`;

/** From the server's hearing a line to the frame that shows it, fifteen times, ms. */
async function timesToPixel({ server }: Stage, page: Page, word: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const text = `Lần ${word} ${round}.`;
    const shown = page.evaluate(`new Promise((done) => {
      const look = () => document.querySelector("[role=log]").textContent.includes("${text}")
        ? setTimeout(() => done(Date.now()))
        : requestAnimationFrame(look);
      look();
    })`) as Promise<number>;
    const said = Date.now();
    server.desk.hear("c-nam", text);
    times.push((await shown) - said);
  }
  return times;
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
    "what happens before the stream of a page that is being opened is heard, and moves no row",
    async () => {
      const { desk: served } = stage.server;
      await stage.as("lan", async (page) => {
        let open = (): void => undefined;
        const opened = new Promise<void>((resolve) => {
          open = resolve;
        });
        await page.route("**/api/live*", (route) => opened.then(() => route.continue()));
        await page.goto("/app/hop-thu/c-nam");
        await heard(page, "Quán nhậu");
        const before = await rowNames(page);
        served.hear("c-nam", "Trước khi có ai nghe");
        served.meet({ ...structuredClone(served.conversation("c-trang")), id: "c-moi", name: "Người mới" });
        open();
        await heard(page, "Trước khi có ai nghe");
        await page.getByRole("button", { name: "1 tin mới" }).waitFor();
        expect(await rowNames(page)).toEqual(before);
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

  test(
    "what a resident writes is on the screen within half a second, also while 50 consoles listen",
    async () => {
      await stage.as("lan", async (page) => {
        await open(page);
        const alone = await timesToPixel(stage, page, "một");
        const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
        const stop = new AbortController();
        const asked = Array.from({ length: 50 }, () =>
          fetch(`${stage.origin}/api/live`, { headers: { cookie }, signal: stop.signal }),
        );
        await Promise.all(asked);
        const crowded = await timesToPixel(stage, page, "đông");
        stop.abort();
        console.info(`event to pixel: ${inWords(alone)}; with 50 more listeners: ${inWords(crowded)}`);
        expect(at(alone, 0.5)).toBeLessThanOrEqual(500);
        expect(at(crowded, 0.5)).toBeLessThanOrEqual(500);
      });
    },
    slowMs,
  );
});
