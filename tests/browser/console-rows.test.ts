import type { Page } from "playwright-core";
import type { ConversationState } from "../fakes/desk-seed.ts";
import { line } from "../fakes/desk-seed.ts";
import { missingForBrowser, untilTrue } from "./browser.ts";
import { type Stage, slowMs, useStage } from "./console-stage.ts";

const desk = missingForBrowser() ? describe.skip : describe;

const rows = 500;
const lines = 1_000;
/** Most lines of either kind that may be in the page at once. */
const nearby = 120;
const longest = "c-dai";

/** A list of 500 rows, and a thread of 1,000 lines behind one of the first. */
function crowd({ server }: Stage): void {
  const { conversations } = server.desk;
  const model = server.desk.conversation("c-ut");
  while (conversations.length < rows) {
    const number = conversations.length;
    conversations.push({ ...structuredClone(model), id: `c-${number}`, name: `Người thứ ${number}` });
  }
  Object.assign(server.desk.conversation(longest), {
    attention: { reason: "unsure", since: new Date().toISOString(), dueAt: new Date().toISOString() },
    clock: { ...server.desk.conversation("c-trang").clock },
    messages: { items: Array.from({ length: lines }, (_, index) => said(index)) },
  } satisfies Partial<ConversationState>);
}

/** Lines of all heights, by both sides. */
function said(index: number): ConversationState["messages"]["items"][number] {
  const text = `Tin thứ ${index + 1}: ${"cây phượng trước nhà nghiêng lắm rồi. ".repeat(1 + (index % 5))}`;
  return line(index % 3 ? "resident" : "bot", text, index - lines);
}

const count = (page: Page, selector: string): Promise<number> => page.locator(selector).count();
const log = (page: Page) => page.getByRole("log");

/** Reads up to the first line of the thread that is open. */
async function readAll(page: Page): Promise<void> {
  const first = log(page).getByText("Tin thứ 1:");
  for (let tries = 0; tries < 200 && (await first.count()) === 0; tries += 1) {
    await page.evaluate("document.querySelector('[role=log]').scrollTop = 0");
    await page.waitForTimeout(30);
    if (tries % 20 === 0)
      console.info(
        tries,
        await page.evaluate(
          "document.querySelectorAll('[data-by]').length + ' ' + document.querySelector('[role=log]').scrollTop",
        ),
      );
  }

  await first.waitFor();
}

/** Counts, in the page, the time from each key to the frame that shows what it asked for, ms. */
const watchKeys = `(() => {
  window.times = [];
  const shown = () => {
    const row = document.querySelector("[role=option][aria-selected=true] b")?.textContent;
    return row && row === document.querySelector("h1")?.textContent && document.querySelector("[role=log] [data-by]") ? row : "";
  };
  window.addEventListener("keydown", (event) => {
    const before = shown();
    const look = () => shown() && shown() !== before
      ? setTimeout(() => window.times.push(performance.now() - event.timeStamp))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  }, true);
})()`;

desk("the inbox at full weight", () => {
  const stage = useStage();
  beforeEach(() => crowd(stage));

  test(
    "from a key to the frame that shows it, with 500 rows and a thread of 1,000 lines",
    async () => {
      await stage.as("lan", async (page) => {
        await page.goto(`/app/hop-thu/${longest}`);
        await readAll(page);
        const nodes = await page.evaluate("document.querySelectorAll('*').length");
        await page.evaluate(watchKeys);
        for (let press = 0; press < 30; press += 1) {
          await page.keyboard.press(press % 2 ? "KeyK" : "KeyJ");
          await untilTrue(page, `window.times.length === ${press + 1}`);
        }
        const times = ((await page.evaluate("window.times")) as number[]).sort((a, b) => a - b);
        const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
        console.info(`key to paint: median ${at(0.5)} ms, p95 ${at(0.95)} ms; ${nodes} nodes`);
        expect(await count(page, "[role=option]")).toBeLessThan(nearby);
        expect(at(0.5)).toBeLessThanOrEqual(100);
      });
    },
    slowMs,
  );
});
