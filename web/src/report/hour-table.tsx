import { reportWords as say } from "../words-report.vi.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";

const span = 3;
const starts = Array.from({ length: 24 / span }, (_, at) => at * span);
const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

/** When residents write: the number in each field, the more the deeper its colour. */
export function HourTable({ hours }: Pick<Report, "hours">) {
  const rows = hours.map((day) => starts.map((from) => sum(day.slice(from, from + span))));
  const most = Math.max(...rows.flat(), 1);
  return (
    <section className={styles.card} aria-labelledby="hours">
      <h2 id="hours">{say.hourTable}</h2>
      <p className={styles.muted}>{say.hourTableMeans}</p>
      <table className={styles.heat}>
        <thead>
          <tr>
            <td />
            {starts.map((from) => (
              <th key={from} scope="col">
                {say.hourSpan(from)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, weekday) => (
            <tr key={say.weekdays[weekday]}>
              <th scope="row">{say.weekdays[weekday]}</th>
              {row.map((count, at) => (
                <td key={starts[at]} style={{ "--heat": `${Math.round((count / most) * 60)}%` } as object}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
