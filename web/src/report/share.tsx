import { createContext, useContext } from "react";
import { percentOf } from "../shared/numbers.ts";
import { reportWords as say } from "../words-report.vi.ts";
import styles from "./report-page.module.css";

/** Of fewer cases a per cent says nothing, and they are told alone; as the ward has set it. */
export const LeastForShare = createContext(10);

/** "91%" with what it is of, or just the cases. */
export function Share({ part, whole }: { part: number; whole: number }) {
  const least = useContext(LeastForShare);
  if (whole === 0) return <span className={styles.none}>{say.none}</span>;
  const outOf = say.outOf(part, whole);
  if (whole < least) return <span title={say.few}>{outOf}</span>;
  return (
    <>
      {percentOf(part / whole)} <small>{outOf}</small>
    </>
  );
}
