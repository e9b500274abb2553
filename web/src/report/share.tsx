import { leastForPercent, percentOf } from "../shared/numbers.ts";
import { reportWords as say } from "../words-report.vi.ts";
import styles from "./report-page.module.css";

/** "91%" with what it is of, or just the cases. */
export function Share({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className={styles.none}>{say.none}</span>;
  const outOf = say.outOf(part, whole);
  if (whole < leastForPercent) return <span title={say.few}>{outOf}</span>;
  return (
    <>
      {percentOf(part / whole)} <small>{outOf}</small>
    </>
  );
}
