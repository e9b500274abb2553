import { Button, Slider } from "@mantine/core";
import "@mantine/core/styles/Slider.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { reportWords as say } from "../words-report.vi.ts";
import { dayAfter, shortDay } from "./month.ts";
import { spotsQuery } from "./queries.ts";
import styles from "./report-page.module.css";
import { countsOf, Spots } from "./spots.tsx";

/** How long one week stands while the weeks are played, ms. */
const stepMs = 1_200;
/** Whoever asked for little motion steps by hand: nothing moves by itself. */
const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

interface Point {
  category: Schemas["CategoryId"];
  area?: string;
  week: number;
  field: string;
}

/** What was reported in the week, beside the week before; the same as the map in words. */
function WeekTable({ points, week, from }: { points: Point[]; week: number; from: string }) {
  const { categoryName } = useReference();
  const keyOf = ({ category, area = "" }: Point): string => `${category}|${area}`;
  const of = (nth: number) => countsOf(points.filter((point) => point.week === nth).map(keyOf));
  const before = new Map(of(week - 1));
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.kind}</th>
            <th scope="col">{say.area}</th>
            <th scope="col">{say.thisWeek}</th>
            <th scope="col">{say.weekBefore}</th>
          </tr>
        </thead>
        <tbody>
          {of(week).map(([key, count]) => {
            const [loai = "", kp = ""] = key.split("|");
            const narrow = { loai: loai as Point["category"], ...(kp ? { kp } : {}) };
            return (
              <tr key={key}>
                <th scope="row">{categoryName(loai)}</th>
                <td>{kp || say.none}</td>
                <td>
                  <Link to="/bao-cao/phieu" search={{ so: "received", tu: from, ...narrow }}>
                    {count}
                  </Link>
                </td>
                <td>{before.get(key) ?? 0}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Which week is shown: chosen, stepped through, or played to the newest. */
function useWeek(last: number) {
  const [chosen, setWeek] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const week = chosen ?? last;
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (week >= last) return setPlaying(false);
    const timer = setTimeout(() => setWeek(week + 1), stepMs);
    return () => clearTimeout(timer);
  }, [isPlaying, week, last]);
  const go = (to: number): void => {
    setPlaying(false);
    setWeek(Math.min(Math.max(to, 0), last));
  };
  const play = (): void => {
    if (!isPlaying && week >= last) setWeek(0);
    setPlaying(!isPlaying);
  };
  return { week, go, isPlaying, play };
}

function Weeks({ weeks, points }: { weeks: string[]; points: Point[] }) {
  const last = weeks.length - 1;
  const { week, go, isPlaying, play } = useWeek(last);
  const from = weeks[week] ?? "";
  const shown = points.filter((point) => point.week === week);
  const most = Math.max(
    1,
    ...weeks.map((_, at) => countsOf(points.filter((one) => one.week === at).map(({ field }) => field))[0]?.[1] ?? 0),
  );
  const label = say.weekSpan(shortDay(from), shortDay(dayAfter(from, 6)));
  return (
    <div className={styles.grid}>
      <section className={styles.card} aria-labelledby="map">
        <h2 id="map">{label}</h2>
        <p className={styles.muted} aria-live={isPlaying ? "off" : "polite"}>
          {say.total(shown.length)}
        </p>
        <Slider
          min={0}
          max={last}
          step={1}
          value={week}
          onChange={go}
          label={null}
          thumbLabel={say.weekLabel}
          thumbProps={{ "aria-valuetext": label }}
          className={styles.weeks}
        />
        <div className={styles.steps}>
          <Button variant="default" size="xs" disabled={week === 0} onClick={() => go(week - 1)}>
            ‹ {say.earlierWeek}
          </Button>
          {!isStill() && (
            <Button variant="default" size="xs" onClick={play}>
              {isPlaying ? say.stop : say.play}
            </Button>
          )}
          <Button variant="default" size="xs" disabled={week === last} onClick={() => go(week + 1)}>
            {say.laterWeek} ›
          </Button>
        </div>
        <Spots
          fields={countsOf(shown.map(({ field }) => field))}
          most={most}
          search={(o) => ({ so: "received", tu: from, o })}
        />
        <p className={styles.muted}>{say.weekSpotsMean}</p>
      </section>
      <section className={styles.card} aria-labelledby="list">
        <h2 id="list">{say.weekList}</h2>
        {shown.length === 0 ? (
          <p className={styles.none}>{say.noTickets}</p>
        ) : (
          <WeekTable points={points} week={week} from={from} />
        )}
      </section>
    </div>
  );
}

/** Where residents reported what over twelve weeks, on the ward's own ground. */
export function SpotsPage() {
  const { data, error, refetch } = useQuery(spotsQuery);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{words.nav.spots}</h1>
        <nav className={styles.months} aria-label={say.title}>
          <Link to="/bao-cao">‹ {say.back}</Link>
        </nav>
      </header>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={6} height={110} />}
      {data && <Weeks weeks={data.weeks} points={data.points} />}
    </main>
  );
}
