import { Slider } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { reportWords as say } from "../words-report.vi.ts";
import { shortDay } from "./month.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";

/** 0 is the whole month; week 1 begins on the first. */
const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
const dayNumber = (day: string): number => Number(day.slice(8));

function labelOf(week: number, month: string): string {
  if (week === 0) return say.wholeMonth;
  const at = (day: number): string => shortDay(`${month}-${String(day).padStart(2, "0")}`);
  return say.week(week, at((week - 1) * 7 + 1), at(Math.min(week * 7, daysIn(month))));
}

/** Where residents reported, on the ward's own ground; the list of kinds stands before the picture. */
export function SpotMap({ points, month }: Pick<Report, "points"> & { month: string }) {
  const { categoryName } = useReference();
  const [week, setWeek] = useState(0);
  const shown = points.filter(({ day }) => week === 0 || Math.ceil(dayNumber(day) / 7) === week);
  const kinds = new Map<string, number>();
  for (const { category } of shown) kinds.set(category, (kinds.get(category) ?? 0) + 1);
  const weeks = Math.ceil(daysIn(month) / 7);
  return (
    <section className={styles.card} aria-labelledby="spots">
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
        {[...kinds]
          .sort(([, a], [, b]) => b - a)
          .slice(0, 3)
          .map(([kind, count]) => (
            <li key={kind}>
              {categoryName(kind)} <b>{count}</b>
            </li>
          ))}
      </ul>
      <div className={styles.map}>
        <img src="/vi-tri/ban-do.svg" alt="" />
        {shown.map(({ code, category, x, y }) => (
          <Link
            key={code}
            to="/phieu/$code"
            params={{ code }}
            aria-label={`${code}, ${categoryName(category)}`}
            style={{ insetInlineStart: `${x * 100}%`, insetBlockStart: `${y * 100}%` }}
          />
        ))}
      </div>
      <p className={styles.muted}>{say.spotsMean}</p>
    </section>
  );
}
