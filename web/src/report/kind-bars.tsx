import { Link } from "@tanstack/react-router";
import { useReference } from "../session/session.ts";
import { reportWords as say } from "../words-report.vi.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";

/** So many kinds; the rest is in the file. */
const shown = 10;

/** What residents report most, the longest bar first. */
export function KindBars({ parts, month }: { parts: Report["categories"]; month: string }) {
  const { categoryName } = useReference();
  const most = parts[0]?.counts.received ?? 0;
  return (
    <section className={styles.card} aria-labelledby="kinds">
      <h2 id="kinds">{say.categories}</h2>
      <ol className={styles.bars}>
        {parts.slice(0, shown).map(({ of, counts: { received } }) => (
          <li key={of}>
            <Link to="/bao-cao/phieu" search={{ thang: month, so: "received", loai: of }}>
              <span>{categoryName(of)}</span>
              <b>{received}</b>
              <i style={{ inlineSize: `${(received / Math.max(most, 1)) * 100}%` }} />
            </Link>
          </li>
        ))}
      </ol>
      {parts.length === 0 && <p className={styles.none}>{say.none}</p>}
    </section>
  );
}
