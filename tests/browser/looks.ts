import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { type AxeRules, accessibilityFaults, hasSidewaysScroll } from "./browser.ts";

/** Set to keep pictures of every screen for looking at. */
const shotsFolder = process.env.SHOTS;
if (shotsFolder) mkdirSync(shotsFolder, { recursive: true });

/** The other theme has the same structure, and the other windows have the same colours: only what differs is looked at. */
const colours = ["color-contrast", "link-in-text-block"];
interface Look {
  width: number;
  height: number;
  dark?: boolean;
  rules?: AxeRules;
}
const wide: Look = { width: 1440, height: 900 };
const windows: readonly Look[] = [
  wide,
  { width: 1440, height: 900, dark: true, rules: { only: colours } },
  { width: 1024, height: 768, rules: { only: ["target-size", "scrollable-region-focusable"] } },
  // A desk's window at 200 %.
  { width: 720, height: 450, rules: { only: ["target-size", "scrollable-region-focusable"] } },
  { width: 390, height: 844, rules: { without: colours } },
];

/** The page in a window of this size and theme, without loading it again: that would take minutes for so many looks. */
async function turnTo(page: Page, { width, height, dark }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
}

/** In the window of a desk, by day. */
export const atDesk = (page: Page): Promise<void> => turnTo(page, wide);

/** Fails unless the screen is free of accessibility faults and sideways scroll in every window and theme. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const look of windows) {
    await turnTo(page, look);
    const screen = `${name}-${look.width}${look.dark ? "-dark" : ""}`;
    if (shotsFolder) await page.screenshot({ path: `${shotsFolder}/${screen}.png` });
    const faults = await accessibilityFaults(page, look.rules);
    const isSideways = await hasSidewaysScroll(page);
    expect({ screen, faults, isSideways }).toEqual({ screen, faults: [], isSideways: false });
  }
  await atDesk(page);
}
