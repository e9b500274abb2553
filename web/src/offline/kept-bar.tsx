import { timeOf } from "../shared/time.ts";
import { offlineWords } from "../words-offline.vi.ts";
import styles from "./kept-bar.module.css";
import { useKeptSince } from "./reading.ts";

/** Says from when what is on the screen is, while the server cannot be reached. */
export function KeptBar() {
  const since = useKeptSince();
  if (since === undefined) return null;
  return (
    <p className={styles.bar} role="status">
      {offlineWords.noSignal(timeOf(since))}
    </p>
  );
}
