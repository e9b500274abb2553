import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Rows kept in the page beyond each edge of what is in sight, so that quick scrolling finds them there. */
const spare = 6;

/** Height of one row of the list, rem; `conversation-list.module.css` says the same. */
const rowRem = 5.25;
const rowPx = (): number => rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

interface Window {
  box: RefObject<HTMLDivElement | null>;
  /** Rows `from` (with) to `to` (without) are in the page. */
  from: number;
  to: number;
  /** Room for the rows before and after those, px. */
  before: number;
  after: number;
}

/**
 * Which of `count` rows of one height are near enough to be in the page, while a box scrolls over all of them. Row
 * `shown` (-1: none) is brought into sight whenever it changes.
 */
export function useWindow(count: number, shown: number): Window {
  const box = useRef<HTMLDivElement>(null);
  /** As last looked at: asking the page again after every change would make it lay itself out each time. */
  const view = useRef({ top: 0, height: 0, row: 1 });
  const [range, setRange] = useState({ from: 0, to: 2 * spare, row: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => {
      const { row, height } = view.current;
      const top = element.scrollTop;
      view.current.top = top;
      // in whole steps: most scrolling renders nothing
      const from = Math.max(0, Math.floor(top / row / spare - 1) * spare);
      const to = Math.ceil((top + height) / row / spare + 1) * spare;
      setRange((old) => (old.from === from && old.to === to && old.row === row ? old : { from, to, row }));
    };
    const measure = (): void => {
      view.current = { top: 0, height: element.clientHeight, row: rowPx() };
      look();
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    measure();
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  useLayoutEffect(() => {
    const { top, height, row } = view.current;
    const wanted = Math.max((shown + 1) * row - height, Math.min(shown * row, top));
    if (box.current && shown >= 0 && wanted !== top) box.current.scrollTop = wanted;
  }, [shown]);
  const from = Math.min(range.from, Math.max(0, count - 1));
  const to = Math.min(range.to, count);
  return { box, from, to, before: from * range.row, after: (count - to) * range.row };
}
