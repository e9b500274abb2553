import { Link } from "@tanstack/react-router";
import { useReference, useSession } from "../session/session.ts";
import { incidentWords } from "../words-incident.vi.ts";
import { reportWords as say } from "../words-report.vi.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";

/** What the last week brought far more of than usual, and where. */
export function Warnings({ warnings }: Pick<Report, "warnings">) {
  const { categoryName } = useReference();
  const { can } = useSession();
  return (
    <section className={styles.card} data-wide aria-labelledby="warnings">
      <h2 id="warnings">{say.warnings}</h2>
      {warnings.length === 0 && <p>{say.noWarnings}</p>}
      <ul className={styles.warnings}>
        {warnings.map(({ category, area, count, usual, times }) => (
          <li key={`${category} ${area}`}>
            <Link to="/bao-cao/phieu" search={{ so: "received", loai: category, kp: area, gan: "1" }}>
              {say.warning(categoryName(category), area, times)}
            </Link>
            {can("incident.manage") && (
              <Link to="/su-co" search={{ loai: category, kp: area }}>
                {incidentWords.start}
              </Link>
            )}
            <small>{say.warningCount(count, usual.toLocaleString("vi-VN"))}</small>
          </li>
        ))}
      </ul>
      <p className={styles.muted}>{say.warningsMean}</p>
    </section>
  );
}
