import { Slider } from "@mantine/core";
import "@mantine/core/styles/Slider.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { reportWords as say } from "../words-report.vi.ts";
import { shortDay } from "./month.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";
import { countsOf, Spots } from "./spots.tsx";

/** 0 is the whole month; week 1 begins on the first. */
const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

function labelOf(week: number, month: string): string {
  if (week === 0) return say.wholeMonth;
  const at = (day: number): string => shortDay(`${month}-${String(day).padStart(2, "0")}`);
  return say.week(week, at((week - 1) * 7 + 1), at(Math.min(week * 7, daysIn(month))));
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
      <Spots
        fields={fields}
        most={most}
        search={(o) => ({ thang: month, so: "received", o, ...(week > 0 ? { tuan: week } : {}) })}
      />
      <p>
        <Link to="/ban-do">{say.twelve}</Link>
      </p>
      <p className={styles.muted}>{say.spotsMean}</p>
    </section>
  );
}
