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
  const [range, setRange] = useState({ from: 0, to: 2 * spare, height: rowPx() });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => {
      const height = rowPx();
      const first = Math.floor(element.scrollTop / height);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / height);
      // in whole steps: most scrolling renders nothing
      const from = Math.max(0, Math.floor(first / spare - 1) * spare);
      const to = Math.ceil(last / spare + 1) * spare;
      setRange((old) => (old.from === from && old.to === to && old.height === height ? old : { from, to, height }));
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || shown < 0) return;
    const height = rowPx();
    const lowest = (shown + 1) * height - element.clientHeight;
    element.scrollTop = Math.max(lowest, Math.min(shown * height, element.scrollTop));
  }, [shown]);
  const from = Math.min(range.from, Math.max(0, count - 1));
  const to = Math.min(range.to, count);
  return { box, from, to, before: from * range.height, after: (count - to) * range.height };
}
