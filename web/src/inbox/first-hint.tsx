import { useState } from "react";
import { words } from "../words.vi.ts";
import styles from "./conversation-list.module.css";

const hintKey = "hint:inbox";

/** The four steps of the work, shown until somebody has read them once. */
export function FirstHint() {
  const [isKnown, setKnown] = useState(() => localStorage.getItem(hintKey) !== null);
  if (isKnown) return null;
  const close = (): void => {
    localStorage.setItem(hintKey, "1");
    setKnown(true);
  };
  return (
    <p className={styles.hint}>
      {words.inbox.firstHint}
      <button type="button" onClick={close}>
        {words.inbox.gotIt}
      </button>
    </p>
  );
}
