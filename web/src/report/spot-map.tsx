import { Slider } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useReference } from "../session/session.ts";
import { reportWords as say } from "../words-report.vi.ts";
import { shortDay } from "./month.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";

/** 0 is the whole month; week 1 begins on the first. */
const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

function labelOf(week: number, month: string): string {
  if (week === 0) return say.wholeMonth;
  const at = (day: number): string => shortDay(`${month}-${String(day).padStart(2, "0")}`);
  return say.week(week, at((week - 1) * 7 + 1), at(Math.min(week * 7, daysIn(month))));
}

/** How often each occurs, the most frequent first. */
function countsOf(values: string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Where residents reported, on the ward's own ground; the list of kinds stands before the picture. */
export function SpotMap({ points, month }: Pick<Report, "points"> & { month: string }) {
  const { categoryName } = useReference();
  const [week, setWeek] = useState(0);
  const shown = points.filter((point) => week === 0 || point.week === week);
  const kinds = countsOf(shown.map(({ category }) => category));
  const fields = countsOf(shown.map(({ field }) => field));
  const most = fields[0]?.[1] ?? 1;
  const weeks = Math.ceil(daysIn(month) / 7);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === "spots") document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <section className={styles.card} data-tall aria-labelledby="spots">
      <h2 id="spots">{say.spots}</h2>
      <p className={styles.muted}>{labelOf(week, month)}</p>
      <Slider
        min={0}
        max={weeks}
        step={1}
        value={week}
        onChange={setWeek}
        label={null}
        thumbLabel={say.weekLabel}
        className={styles.weeks}
      />
      <ul className={styles.kinds}>
        {kinds.slice(0, 3).map(([kind, count]) => (
          <li key={kind}>
            {categoryName(kind)} <b>{count}</b>
          </li>
        ))}
      </ul>
      <div className={styles.map}>
        <img src="/vi-tri/ban-do.svg" alt="" />
        {fields.map(([o, count]) => {
          const [x = 0, y = 0] = o.split("-").map(Number);
          return (
            <Link
              key={o}
              to="/bao-cao/phieu"
              search={{ thang: month, so: "received", o, ...(week > 0 ? { tuan: week } : {}) }}
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
      <p className={styles.muted}>{say.spotsMean}</p>
    </section>
  );
}
