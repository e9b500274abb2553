/** One measured number. `ratio` sets it against a limit or a peer measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  ratio?: { of: string; is: number };
  bar?: string;
  ok?: boolean;
}

/** What a number must be: at most or at least so much. */
export type Bar = { atMost: number } | { atLeast: number };

const rounded = (value: number): number => Number(value.toPrecision(value >= 100 ? 4 : 3));

const judged = (value: number, bar: Bar, what: string): Pick<Figure, "bar" | "ok"> =>
  "atMost" in bar
    ? { bar: `${what}≤ ${bar.atMost}`, ok: value <= bar.atMost }
    : { bar: `${what}≥ ${bar.atLeast}`, ok: value >= bar.atLeast };

/** A number with its bar, if it has one. */
export function figure(name: string, value: number, unit: string, bar?: Bar): Figure {
  return { name, value: rounded(value), unit, ...(bar && judged(value, bar, "")) };
}

/** The same set against another of this run; the bar is on the ratio. */
export function figureOf(name: string, value: number, unit: string, of: Figure, bar?: Bar): Figure {
  const is = value / of.value;
  const ratio = { of: of.name, is: rounded(is) };
  return { name, value: rounded(value), unit, ratio, ...(bar && judged(is, bar, "ratio ")) };
}

/** The value below which this share of the numbers lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Counts as figures: those named in `none` must be zero, the others are told. */
export function counts(numbers: object, none: readonly string[]): Figure[] {
  return Object.entries(numbers).flatMap(([name, value]) =>
    typeof value === "number" ? [figure(name, value, "", none.includes(name) ? { atMost: 0 } : undefined)] : [],
  );
}

/** A table whose lines judge themselves, one figure for each number in it; the verdict stands on the first of a line. */
export function figuresOf(table: Record<string, object>, unit = ""): Figure[] {
  return Object.entries(table).flatMap(([line, { bar, bars, holds, ...cells }]: [string, JudgedLine]) => {
    const verdict = { ...((bar ?? bars) && { bar: bar ?? bars }), ...(holds !== undefined && { ok: holds }) };
    return Object.entries(cells).flatMap(([column, value], place) =>
      typeof value === "number"
        ? [{ ...figure(`${line}: ${column}`, value, unit), ...(place === 0 ? verdict : {}) }]
        : [],
    );
  });
}

interface JudgedLine {
  bar?: string;
  bars?: string;
  holds?: boolean;
}
