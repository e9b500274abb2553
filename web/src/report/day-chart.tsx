import { AreaChart } from "@mantine/charts";
import "@mantine/core/styles/ColorSwatch.css";
import "@mantine/charts/styles.css";
import { reportWords as say } from "../words-report.vi.ts";
import { shortDay } from "./month.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";

const { received, solved } = say.figures;
const series = [
  { name: "received", label: received.name, color: "var(--lotus)" },
  { name: "solved", label: solved.name, color: "var(--jade)" },
];

/** Received and solved on each day; the table says the same. */
export function DayChart({ days }: Pick<Report, "days">) {
  const data = days.map(({ day, ...counts }) => ({ day: shortDay(day), ...counts }));
  return (
    <section className={styles.card} aria-labelledby="by-day">
      <h2 id="by-day">{say.byDay}</h2>
      <details className={styles.asTable}>
        <summary>{say.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.day}</th>
              <th scope="col">{received.name}</th>
              <th scope="col">{solved.name}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={row.day}>
                <th scope="row">{row.day}</th>
                <td>{row.received}</td>
                <td>{row.solved}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <div aria-hidden>
        <AreaChart
          h={220}
          data={data}
          dataKey="day"
          series={series}
          curveType="monotone"
          withGradient={false}
          withDots={false}
          withLegend
          gridAxis="y"
          areaChartProps={{ accessibilityLayer: false }}
        />
      </div>
    </section>
  );
}
