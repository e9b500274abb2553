import type { Page } from "playwright-core";
import { untilTrue } from "../../browser/browser.ts";

/** Tells, in the page, the time from each key to the frame that shows another row chosen with its own thread open. */
const watch = `(() => {
  const shown = () => {
    const row = document.querySelector("[role=option][aria-selected=true]");
    const isOpen = row?.querySelector("b").textContent === document.querySelector("h1")?.textContent
      && document.querySelector("[role=log] [data-by]") && location.pathname.endsWith(row.id.slice("row-".length));
    return isOpen ? row.id : "";
  };
  window.addEventListener("keydown", (event) => {
    const before = shown();
    const look = () => shown() && shown() !== before
      ? setTimeout(() => window.times.push(performance.now() - event.timeStamp))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  }, true);
})()`;

/** Begins to watch the keys of a page that stays open. */
export const watchKeys = (page: Page): Promise<unknown> => page.evaluate(watch);

/** Goes down and up again, so that every other key leads into the same thread; how long each key took, ms. */
export async function timesOfKeys(page: Page, presses: number): Promise<number[]> {
  await page.evaluate("window.times = []");
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press(press % 2 ? "KeyK" : "KeyJ");
    await untilTrue(page, `window.times.length === ${press + 1}`);
  }
  return (await page.evaluate("window.times")) as number[];
}
