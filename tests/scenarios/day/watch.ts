import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { inboxQueues } from "../../../core/setting/saved-views.ts";
import { createDeskQueries } from "../../../prisma/desk-queries.ts";
import type { Town } from "../town.ts";

/** Where the row under the cursor was, and where it is though nobody pressed a key; places are px below the screen's edge. */
export interface Jump {
  from: { id: string; place: string; top: number };
  to: { id: string; place: string; top: number } | null;
  at: string;
}

/**
 * Looks at every frame where the chosen row is, as long as the operator does nothing: which row it is, the how manieth,
 * and how far below the upper edge of the inbox. Alarms and calls stand above the inbox and push all of it down.
 */
const lookAtRow = `(() => {
  const watch = { acts: true, jumps: [], seen: 0, last: null };
  window.dayWatch = watch;
  const where = () => {
    const row = document.querySelector("[role=option][aria-selected=true]");
    const edge = document.querySelector("main")?.getBoundingClientRect().top;
    return row && { id: row.id, place: row.getAttribute("aria-posinset"), top: Math.round(row.getBoundingClientRect().top - edge) };
  };
  const look = () => {
    requestAnimationFrame(look);
    const now = where();
    const { last, acts } = watch;
    watch.last = now;
    if (acts || !last) return;
    watch.seen += 1;
    if (JSON.stringify(now) !== JSON.stringify(last)) watch.jumps.push({ from: last, to: now, at: new Date().toISOString() });
  };
  look();
})()`;

/** Watches one console for what nobody asked for. */
export async function openWatch(page: Page) {
  await page.evaluate(lookAtRow);
  return {
    /** From now on what moves was moved by the operator, or (false) by nobody. */
    acts: (isActing: boolean) => page.evaluate(`window.dayWatch.acts = ${isActing}`),
    /** Rows that jumped, and frames in which one was looked at while nobody acted. */
    jumped: () =>
      page.evaluate("({ jumps: window.dayWatch.jumps, frames: window.dayWatch.seen })") as Promise<{
        jumps: Jump[];
        frames: number;
      }>,
  };
}

/** How long the screen may say something else than a database in which nothing changes, ms. */
const lateMs = 5_000;
/** Without a quiet moment in this time nothing can be said, ms. */
const noiseMs = 30_000;
const queues = { attention: "Cần xem", mine: "Của tôi", bot: "Trợ lý", later: "Đã hẹn", spam: "Tin rác" };

/** The counts beside the queues and on the bell, as they are read on the screen; a queue without a place is empty. */
async function shownCounts(page: Page): Promise<Record<string, number>> {
  const links = await page.getByRole("navigation", { name: "Hàng đợi" }).getByRole("link").allInnerTexts();
  const bell = await page.getByRole("button", { name: /^Việc của bàn trực/ }).getAttribute("aria-label");
  const numberIn = (text: string | undefined | null): number => Number(/\d+/.exec(text ?? "")?.[0] ?? 0);
  const counts = Object.entries(queues).map(([queue, label]) => [
    queue,
    numberIn(links.find((one) => one.startsWith(label))),
  ]);
  return { ...Object.fromEntries(counts), tasks: numberIn(bell) };
}

/** The same asked of the database. */
async function storedCounts(town: Town, username: string): Promise<Record<string, number>> {
  const { store } = town.wired;
  const staff = await store.transaction((tx) => tx.accounts.byUsername(username));
  if (!staff) throw new Error(`nobody is called ${username}`);
  const counts = await createDeskQueries(store.client).countConversations(staff, inboxQueues);
  const forMe = { OR: [{ forStaffId: null }, { forStaffId: staff.id }] };
  const tasks = await store.client.deskTask.count({ where: { state: "open", ...forMe } });
  const { attention, mine, bot, later, spam } = counts;
  return { attention, mine, bot, later, spam, tasks };
}

/** What one look at the counts said; `undefined`: the database was never still long enough to say. */
export interface Count {
  agrees: boolean | undefined;
  shown: Record<string, number>;
  stored: Record<string, number>;
}

/** Whether the counts on the screen are those of the database, soon after it is still. */
export async function compareCounts(page: Page, town: Town, username: string): Promise<Count> {
  let [last, stillSince] = ["", performance.now()];
  for (const began = performance.now(); ; await pause(150)) {
    const stored = await storedCounts(town, username);
    const shown = await shownCounts(page);
    if (JSON.stringify(stored) === JSON.stringify(shown)) return { agrees: true, shown, stored };
    const now = performance.now();
    if (JSON.stringify(stored) !== last) [last, stillSince] = [JSON.stringify(stored), now];
    if (now - stillSince > lateMs) return { agrees: false, shown, stored };
    if (now - began > noiseMs) return { agrees: undefined, shown, stored };
  }
}
