import type { ReactNode } from "react";
import styles from "./knowledge.module.css";

/** A part of a form under a heading of its own; `hint` says what it is for where the heading does not. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles.formSection}>
      <h3>{title}</h3>
      {hint && <p className={styles.muted}>{hint}</p>}
      {children}
    </section>
  );
}
