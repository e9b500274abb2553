import { type PointerEvent, useRef, useState } from "react";
import { type Box, type BrushSize, boxBetween, type Change, drawOn, isBoxed, type Point, strokeAt } from "./masks.ts";

export type Tool = "brush" | "box";

interface Drawing {
  tool: Tool;
  size: BrushSize;
  /** No more fits in. */
  isFull: boolean;
  onChange: (change: Change) => void;
}

/** Where on the photo it is pointed at. */
function pointOf({ clientX, clientY, currentTarget }: PointerEvent): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

/** Mouse, pen and finger mask what they go over; `drawn` is the box that is being drawn. */
export function useDrawing({ tool, size, isFull, onChange }: Drawing) {
  const begun = useRef<Point>(undefined);
  const [drawn, setDrawn] = useState<Box>();
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || isFull) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    begun.current = at;
    if (tool === "brush") onChange((before) => [...before, strokeAt(at, size)]);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!begun.current) return;
    const at = pointOf(event);
    if (tool === "brush") onChange((before) => drawOn(before, at));
    else setDrawn(boxBetween(begun.current, at));
  };
  const stop = (): void => {
    begun.current = undefined;
    setDrawn(undefined);
  };
  const onPointerUp = (event: PointerEvent): void => {
    const box = begun.current && boxBetween(begun.current, pointOf(event));
    if (tool === "box" && box && isBoxed(box)) onChange((before) => [...before, box]);
    stop();
  };
  return { drawn, hands: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop } };
}
