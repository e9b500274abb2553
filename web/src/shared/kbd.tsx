import styles from "./kbd.module.css";

/** The key that does the same as the button it stands in; hidden where there is no keyboard. */
export function Kbd({ children, dark = false }: { children: string; dark?: boolean }) {
  return (
    <span className={dark ? `${styles.key} ${styles.dark}` : styles.key} aria-hidden>
      {children}
    </span>
  );
}
