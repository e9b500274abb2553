/** A share in percent. */
export const percent = (value: number): string => (value * 100).toFixed(1);
/** An interval of shares in percent. */
export const interval = ([low, high]: readonly [number, number]): string => `${percent(low)}…${percent(high)}`;
/** A difference of shares in points, with its sign. */
export const signed = (value: number): string => (value < 0 ? percent(value) : `+${percent(value)}`);

/** Prints a table: first column to the left, figures to the right. */
export function printTable(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  console.log(`\n${title}`);
  for (const cells of [header, ...rows]) console.log(`  ${line(cells)}`);
}
