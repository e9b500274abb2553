interface Place {
  x: number;
  y: number;
}

/** A name where it is written: `x` is its middle, `y` its baseline. */
export interface PlacedName extends Place {
  name: string;
  size: number;
  /** Written upwards along its street. */
  isTurned?: boolean;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Mean width of a letter as a share of its height, of the fonts browsers take for `sans-serif`. */
const letterWidth = 0.56;
const dotRadius = 4;

/** The room a name takes. */
export function boxOf({ name, x, y, size, isTurned }: PlacedName): Box {
  const [half, rise] = [(name.length * size * letterWidth) / 2, size * 0.8];
  if (isTurned) return { left: x - rise, right: x + size * 0.2, top: y - half, bottom: y + half };
  return { left: x - half, right: x + half, top: y - rise, bottom: y + size * 0.2 };
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where along its street a name is tried: near an end first, as streets cross in the middle. */
const shares = [0.87, 0.13, 0.7, 0.3, 0.5] as const;

/** Names of streets along their lines, on the first stretch that no other name is on; near the end where all are taken. */
export function nameLines(lines: readonly { name: string; from: Place; to: Place }[], size: number): PlacedName[] {
  const placed: PlacedName[] = [];
  for (const { name, from, to } of lines) {
    const isTurned = Math.abs(to.x - from.x) < Math.abs(to.y - from.y);
    const tried = shares.map((share): PlacedName => {
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      // The middle of the letters, not their foot, lies on the line.
      return isTurned ? { name, x: x + size * 0.3, y, size, isTurned } : { name, x, y: y + size * 0.3, size };
    });
    const isFree = (one: PlacedName): boolean => !placed.some((other) => overlap(boxOf(one), boxOf(other)));
    placed.push(tried.find(isFree) ?? (tried[0] as PlacedName));
  }
  return placed;
}

const dotBox = ({ x, y }: Place): Box => ({
  left: x - dotRadius,
  right: x + dotRadius,
  top: y - dotRadius,
  bottom: y + dotRadius,
});

/**
 * Names of dots, each below, above, right or left of its dot: the first side on which it covers no dot and no name that
 * is there already, and stays on the drawing. Where there is none, the dot goes without.
 */
export function nameDots(
  dots: readonly (Place & { name: string })[],
  { size, width, taken }: { size: number; width: number; taken: readonly PlacedName[] },
): PlacedName[] {
  const marks = dots.map(dotBox);
  const placed: PlacedName[] = [];
  for (const { name, x, y } of dots) {
    const aside = (name.length * size * letterWidth) / 2 + dotRadius + 1;
    const sides: Place[] = [
      { x, y: y + dotRadius + size },
      { x, y: y - dotRadius - 2 },
      { x: x + aside, y: y + size * 0.3 },
      { x: x - aside, y: y + size * 0.3 },
    ];
    const free = sides
      .map((side) => ({ name, size, ...side }))
      .find((one) => {
        const box = boxOf(one);
        const others = [...marks, ...[...taken, ...placed].map(boxOf)];
        return box.left >= 0 && box.right <= width && !others.some((other) => overlap(box, other));
      });
    if (free) placed.push(free);
  }
  return placed;
}
