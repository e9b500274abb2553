import { Link } from "@tanstack/react-router";
import type { FigureSearch } from "../search.ts";
import { reportWords as say } from "../words-report.vi.ts";
import styles from "./report-page.module.css";

/** How often each occurs, the most frequent first. */
export function countsOf(values: string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Fields of the ward's drawing with how many reports lie in each, leading to them; `most` is drawn largest. */
export function Spots({
  fields,
  most,
  search,
}: {
  fields: [field: string, count: number][];
  most: number;
  search: (field: string) => FigureSearch;
}) {
  return (
    <div className={styles.map}>
      <img src="/vi-tri/ban-do.svg" alt="" />
      {fields.map(([o, count]) => {
        const [x = 0, y = 0] = o.split("-").map(Number);
        return (
          <Link
            key={o}
            to="/bao-cao/phieu"
            search={search(o)}
            aria-label={say.spot(count)}
            style={
              {
                insetInlineStart: `${x * 10 + 5}%`,
                insetBlockStart: `${y * 10 + 5}%`,
                "--size": `${24 + 12 * (count / most)}px`,
              } as object
            }
          >
            {count}
          </Link>
        );
      })}
    </div>
  );
}
