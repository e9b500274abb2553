import { Link } from "@tanstack/react-router";
import { useReference } from "../session/session.ts";
import { reportWords as say } from "../words-report.vi.ts";
import type { Figure, Report } from "./queries.ts";
import styles from "./report-page.module.css";
import { Share } from "./share.tsx";

/** How each unit did; who is late most comes first. */
export function UnitTable({ parts, month }: { parts: Report["units"]; month: string }) {
  const { unitName } = useReference();
  const late = ({ counts }: Report["units"][number]): number => counts["late-now"] + counts["solved-late"];
  const rows = [...parts].sort((a, b) => late(b) - late(a));
  const { figures } = say;
  const lead = (unit: (typeof rows)[number], so: Figure) => (
    <Link to="/bao-cao/phieu" search={{ thang: month, so, don: unit.of }}>
      {unit.counts[so]}
    </Link>
  );
  return (
    <section className={styles.card} data-wide aria-labelledby="units">
      <h2 id="units">{say.units}</h2>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.unit}</th>
              <th scope="col">{figures.received.name}</th>
              <th scope="col">{figures.solved.name}</th>
              <th scope="col">{figures["in-time"].name}</th>
              <th scope="col">{figures["late-now"].name}</th>
              <th scope="col">{say.medianResult}</th>
              <th scope="col">{say.rating.name}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((unit) => (
              <tr key={unit.of}>
                <th scope="row">{unitName(unit.of)}</th>
                <td>{lead(unit, "received")}</td>
                <td>{lead(unit, "solved")}</td>
                <td>
                  <Share part={unit.counts["in-time"]} whole={unit.counts.solved} />
                </td>
                <td data-late={unit.counts["late-now"] > 0}>{lead(unit, "late-now")}</td>
                <td>{unit.result.median === undefined ? say.none : say.hours(unit.result.median)}</td>
                <td>
                  {unit.rating === undefined ? say.none : unit.rating.toLocaleString("vi-VN")}{" "}
                  <small>{say.votes(unit.counts.rated)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className={styles.none}>{say.none}</p>}
    </section>
  );
}
