import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { words } from "../words.vi.ts";
import styles from "./states.module.css";

/** Nothing to show, said kindly, with room for what to do next. */
export function Empty({ children, title }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <svg width="46" height="46" viewBox="0 0 28 28" aria-hidden className={styles.lotus}>
        <path d="M14 4c3 4 4 8 0 14-4-6-3-10 0-14z" />
        <path d="M5 10c5 1 8 4 9 9-5 0-9-3-9-9zM23 10c-5 1-8 4-9 9 5 0 9-3 9-9z" />
        <path d="M4 22h20" className={styles.water} />
      </svg>
      <p>{title}</p>
      {children}
    </div>
  );
}

/** It could not be loaded; the last data, if any, stays beside it. */
export function Failure({ title, onRetry }: { title: string; onRetry: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <p>{title}</p>
      <Button variant="default" size="xs" onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}

/** Grey rows of true height while a list loads. */
export function GreyRows({ rows, height }: { rows: number; height: number }) {
  return (
    <div aria-busy="true" aria-label={words.loading} role="status">
      {Array.from({ length: rows }, (_, row) => `grey-${row}`).map((key) => (
        <div key={key} className={styles.grey} style={{ height }}>
          <i />
          <span>
            <b />
            <b />
            <b />
          </span>
        </div>
      ))}
    </div>
  );
}
