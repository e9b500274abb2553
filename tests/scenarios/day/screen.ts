import type { Page } from "playwright-core";

/** What the operator sees of the inbox at one moment. */
export interface Screen {
  /** The conversation that is open; "": none. */
  open: string;
  /** The open one is shown whole: its name over the thread, and words in it. Its row may wait behind the bar. */
  isWhole: boolean;
  /** Rows of the list, and which of them is chosen, from 1 (0: none). */
  rows: number;
  place: number;
  /** How many wait behind the bar. */
  fresh: number;
  /** Who answers: bot, queue, operator, elsewhere. */
  holder: string;
  isMine: boolean;
  /** The reply box: own words, a draft, or a note; what stands in it. */
  box: string;
  text: string;
  /** A report waits here to become a ticket. */
  hasReport: boolean;
  /** A dialog stands over the screen: a call with a category, one that is filed, reports of which one is chosen to stay. */
  dialog: boolean;
  hasCategory: boolean;
  isFiled: boolean;
  hasChoice: boolean;
  /** The keys go into a field. */
  isTyping: boolean;
  /** Somebody is on the operator's telephone; somebody is in danger. */
  calls: boolean;
  alarms: number;
  /** All that notices say. */
  notices: string;
  /** All that the thread says. */
  thread: string;
}

const read = `(() => {
  const one = (selector) => document.querySelector(selector);
  const row = one("[role=option][aria-selected=true]");
  const head = one("h1:not(.sr)")?.closest("div")?.parentElement;
  const holder = head?.querySelector("[data-kind]");
  const rows = document.querySelectorAll("[role=option]");
  const button = (words) => [...document.querySelectorAll("button")].filter(({ textContent }) => textContent.includes(words));
  const box = one("[data-mode]");
  return {
    open: location.pathname.match(/hop-thu\\/([^/]+)/)?.[1] ?? "",
    isWhole: Boolean(one("[role=log] [data-anchor]") && one("h1:not(.sr)") && (!row || row.querySelector("b").textContent === one("h1").textContent)),
    rows: rows.length === 0 ? 0 : Number(rows[0].getAttribute("aria-setsize")),
    place: Number(row?.getAttribute("aria-posinset") ?? 0),
    fresh: Number(button("tin mới")[0]?.textContent.match(/\\d+/)?.[0] ?? 0),
    holder: holder?.dataset.kind ?? "",
    isMine: holder?.textContent === "Anh/chị đang trả lời",
    box: box?.dataset.mode ?? "",
    text: box?.querySelector("textarea")?.value ?? "",
    hasReport: button("Tạo phiếu").length > 0,
    dialog: Boolean(one("[role=dialog]")),
    hasCategory: Boolean(one("[role=dialog] button[aria-pressed=true]")),
    isFiled: Boolean(one("[role=dialog]")?.textContent.includes("Đọc mã")),
    hasChoice: Boolean(one("[role=dialog] input[name=stays]:checked")),
    isTyping: Boolean(document.activeElement?.matches("input, textarea")),
    calls: button("Ghi cuộc gọi này").length > 0,
    alarms: button("Tôi nhận").length,
    notices: [...document.querySelectorAll(".toasts")].map(({ textContent }) => textContent).join(" ").trim(),
    thread: one("[role=log]")?.textContent ?? "",
  };
})()`;

export const look = (page: Page): Promise<Screen> => page.evaluate(read) as Promise<Screen>;
