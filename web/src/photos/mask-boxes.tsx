import type { KeyboardEvent } from "react";
import { photoWords } from "../words-photos.vi.ts";
import { focusOn } from "./focus-on.ts";
import { type Box, type Mask, shifted, step } from "./masks.ts";
import styles from "./photos.module.css";

const say = photoWords.editor;

/** What an arrow does to a box: moves it, or with Shift stretches it. */
const arrows: Record<string, { move: Parameters<typeof shifted>[1]; stretch: Parameters<typeof shifted>[1] }> = {
  ArrowLeft: { move: { x: -step }, stretch: { width: -step } },
  ArrowRight: { move: { x: step }, stretch: { width: step } },
  ArrowUp: { move: { y: -step }, stretch: { height: -step } },
  ArrowDown: { move: { y: step }, stretch: { height: step } },
};

const percent = (share: number): number => Math.round(share * 100);
const across = (share: number): string => `${share * 100}%`;

/** Where a box is, in words. */
function wordsOf({ x, y, width, height }: Box, number: number): string {
  return say.boxAt(number, ...([x, y, width, height].map(percent) as [number, number, number, number]));
}

interface MaskBoxesProps {
  masks: readonly Mask[];
  /** The box at this index takes the focus when it appears. */
  fresh?: number | undefined;
  /** The box in place of the one at this index; without one it is taken away. */
  onChange: (index: number, box?: Box) => void;
  onSay: (words: string) => void;
}

/** Boxes of the masks, to be moved by arrows for whoever does not point. */
export function MaskBoxes({ masks, fresh, onChange, onSay }: MaskBoxesProps) {
  const boxes = masks.flatMap((mask, index) => (mask.kind === "box" ? [{ box: mask, index }] : []));
  const press = (event: KeyboardEvent, { box, index }: { box: Box; index: number }, number: number): void => {
    const arrow = arrows[event.key];
    const isGone = event.key === "Delete" || event.key === "Backspace";
    if (!arrow && !isGone) return;
    event.preventDefault();
    event.stopPropagation();
    if (!arrow) {
      onSay(say.boxGone);
      onChange(index);
      return;
    }
    const next = shifted(box, event.shiftKey ? arrow.stretch : arrow.move);
    onSay(wordsOf(next, number));
    onChange(index, next);
  };
  return boxes.map(({ box, index }, at) => (
    <button
      key={index}
      ref={index === fresh ? focusOn : undefined}
      type="button"
      className={styles.box}
      aria-label={wordsOf(box, at + 1)}
      style={{ left: across(box.x), top: across(box.y), width: across(box.width), height: across(box.height) }}
      onKeyDown={(event) => press(event, { box, index }, at + 1)}
    />
  ));
}
