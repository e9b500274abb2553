import type { Body } from "../api.ts";

/** What is masked on a photo, in shares of its width and height. */
export type Mask = Body<"previewPhoto">["masks"][number];
export type Box = Extract<Mask, { kind: "box" }>;
export type Stroke = Extract<Mask, { kind: "stroke" }>;
export type Point = [number, number];

/** What becomes of the masks; made from those of the moment, as a hand moves faster than a screen is drawn. */
export type Change = (masks: readonly Mask[]) => Mask[];

/** As many as a request may carry. */
const most = { masks: 60, points: 400, pointsInAll: 4_000 };
/** Fingers shake: points nearer than this are one. */
const nearest = 0.004;
const least = 0.02;
/** How far an arrow moves a box. */
export const step = 0.01;

export const brushSizes = { small: 0.03, middle: 0.06, large: 0.12 } as const;
export type BrushSize = keyof typeof brushSizes;

const rounded = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
const pointsOf = (mask: Mask): number => (mask.kind === "stroke" ? mask.points.length : 0);

/** Whether no more fits into a request. */
export function isFull(masks: readonly Mask[]): boolean {
  const points = masks.reduce((sum, mask) => sum + pointsOf(mask), 0);
  return masks.length >= most.masks || points >= most.pointsInAll;
}

/** A stroke as far as it goes now; where one is as long as it may be, another goes on from its end. */
export function drawOn(masks: readonly Mask[], [x, y]: Point): Mask[] {
  const last = masks.at(-1);
  if (last?.kind !== "stroke") return [...masks];
  const [before = [0, 0]] = last.points.slice(-1) as Point[];
  const next: Point = [rounded(x), rounded(y)];
  if (Math.hypot(next[0] - before[0], next[1] - before[1]) < nearest) return [...masks];
  if (last.points.length < most.points) return [...masks.slice(0, -1), { ...last, points: [...last.points, next] }];
  return isFull(masks) ? [...masks] : [...masks, { ...last, points: [before, next] }];
}

export const strokeAt = ([x, y]: Point, size: BrushSize): Stroke => ({
  kind: "stroke",
  size: brushSizes[size],
  points: [[rounded(x), rounded(y)]],
});

/** The box between two corners, inside the photo. */
export function boxBetween(a: Point, b: Point): Box {
  const [left, right] = [a[0], b[0]].map(rounded).sort((one, other) => one - other) as Point;
  const [top, bottom] = [a[1], b[1]].map(rounded).sort((one, other) => one - other) as Point;
  return { kind: "box", x: left, y: top, width: rounded(right - left), height: rounded(bottom - top) };
}

/** A slip of the hand is no box. */
export const isBoxed = ({ width, height }: Box): boolean => width >= least && height >= least;

export const firstBox: Box = { kind: "box", x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

/** A box moved or stretched by so many shares, inside the photo. */
export function shifted(box: Box, by: { x?: number; y?: number; width?: number; height?: number }): Box {
  const width = rounded(Math.min(1 - box.x, Math.max(least, box.width + (by.width ?? 0))));
  const height = rounded(Math.min(1 - box.y, Math.max(least, box.height + (by.height ?? 0))));
  const x = rounded(Math.min(1 - width, box.x + (by.x ?? 0)));
  const y = rounded(Math.min(1 - height, box.y + (by.y ?? 0)));
  return { kind: "box", x, y, width, height };
}
