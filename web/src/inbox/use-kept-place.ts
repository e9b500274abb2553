import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Line } from "./queries.ts";

/** Nearer to the end than this counts as reading the newest. */
const nearEndPx = 120;
/** Blocks come into the page this far before they are in sight. */
const nearMargin = "1200px 0px";

/** What the reader looks at (a line, or the room of lines that are not in the page), and how far below the upper edge. */
interface Anchor {
  name: string;
  top: number;
}

const topIn = (box: Element, element: Element): number =>
  element.getBoundingClientRect().top - box.getBoundingClientRect().top;

function anchorIn(box: Element): Anchor | undefined {
  const edge = box.getBoundingClientRect().top;
  const all = [...box.querySelectorAll<HTMLElement>("[data-anchor]:not([data-near])")];
  const first = all.find((element) => element.getBoundingClientRect().bottom > edge);
  return first && { name: first.dataset.anchor ?? "", top: topIn(box, first) };
}

/**
 * Stays at the newest line while one reads there; else keeps the line in sight where it is, whatever comes or changes
 * its height before it. Browsers do so only in part (never at the upper end, and not all of them), so theirs is off.
 */
export function useKeptPlace(lines: Line[]) {
  const box = useRef<HTMLDivElement>(null);
  const place = useRef<{ atEnd: boolean; anchor?: Anchor | undefined }>({ atEnd: true });
  const keep = useRef((): void => {
    const element = box.current;
    if (!element) return;
    const { atEnd, anchor } = place.current;
    const line = anchor && element.querySelector(`[data-anchor="${CSS.escape(anchor.name)}"]`);
    if (atEnd) element.scrollTop = element.scrollHeight;
    else if (line) element.scrollTop += topIn(element, line) - anchor.top;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what moves the place
  useLayoutEffect(() => keep.current(), [lines]);
  useEffect(() => {
    const watcher = new ResizeObserver(() => keep.current());
    if (box.current) watcher.observe(box.current);
    if (box.current?.firstElementChild) watcher.observe(box.current.firstElementChild);
    return () => watcher.disconnect();
  }, []);
  const onScroll = (): void => {
    const element = box.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
    place.current = { atEnd, anchor: atEnd ? undefined : anchorIn(element) };
  };
  return { box, onScroll };
}

/** Whether a block is near what its thread shows; `height` is what it took when it was last, px. */
export function useNearness(
  isNear: boolean,
  usual: number,
): { box: RefObject<HTMLDivElement | null>; isNear: boolean; height: number } {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState({ isNear, height: usual });
  useEffect(() => {
    if (!box.current) return undefined;
    const root = box.current.closest("[role=log]");
    const watcher = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry) setState({ isNear: entry.isIntersecting, height: entry.boundingClientRect.height });
      },
      { root, rootMargin: nearMargin },
    );
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return { box, ...state };
}
