import { reportWords as say } from "../words-report.vi.ts";
import styles from "./report-page.module.css";

/** What each figure counts. */
export function Definitions() {
  const entries = [
    ...Object.values(say.figures),
    say.firstReply,
    say.result,
    say.rating,
    { name: say.byMachine, means: say.byMachineMeans },
  ];
  return (
    <section className={styles.card} data-wide aria-labelledby="definitions">
      <h2 id="definitions">{say.definitions}</h2>
      <p className={styles.muted}>
        {say.sure} {say.few}
      </p>
      <dl className={styles.definitions}>
        {entries.map(({ name, means }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
