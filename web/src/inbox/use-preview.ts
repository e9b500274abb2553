import { useEffect, useRef, useState } from "react";

/** A pointer that rests so long on a row wants to see it. */
const restMs = 700;
/** Time to cross from the list to the preview. */
const crossMs = 300;

const isTyping = (): boolean =>
  document.activeElement?.matches("input, textarea, select, [contenteditable=true]") ?? false;

interface Preview {
  /** The conversation that is looked at; unset: none. */
  id: string | undefined;
  show: (id: string | undefined) => void;
  /** The pointer came to a row, is on the preview, or left both. */
  onRow: (id: string) => void;
  onPane: () => void;
  onLeave: () => void;
}

/**
 * Which conversation is looked at without opening it. By key it stays until a key ends it; by pointer while it rests there. Opening
 * one ends it: the pointer still rests on the row that was clicked.
 */
export function usePreview(opened: string | undefined): Preview {
  const [shown, setShown] = useState<{ id: string; byPointer: boolean }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened is the event, not a value that is read
  useEffect(() => {
    clearTimeout(timer.current);
    setShown(undefined);
  }, [opened]);
  const later = (ms: number, act: () => void): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  return {
    id: shown?.id,
    show: (id) => {
      clearTimeout(timer.current);
      setShown(id === undefined ? undefined : { id, byPointer: false });
    },
    onRow: (id) => later(restMs, () => !isTyping() && setShown({ id, byPointer: true })),
    onPane: () => clearTimeout(timer.current),
    onLeave: () => later(crossMs, () => setShown((before) => (before?.byPointer ? undefined : before))),
  };
}
