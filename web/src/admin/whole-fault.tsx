import { sayFaultOf } from "../words-routing.vi.ts";
import styles from "./assignment.module.css";

/** A fault of a whole list; one of a single row stands at its row. */
export function WholeFault({
  codes,
  fault,
  of,
}: {
  codes: Record<string, string>;
  fault: string | undefined;
  of: string[];
}) {
  return fault && of.includes(fault) ? <p className={styles.fault}>{sayFaultOf(codes, fault)}</p> : null;
}
