import { deskWords } from "../words-desk.vi.ts";
import { CallForm } from "./call-form.tsx";
import styles from "./call-page.module.css";
import { useCallEntry } from "./use-call-entry.ts";

/** The call entry as a screen of its own, for a person who only takes calls. */
export function CallPage() {
  const entry = useCallEntry();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <h1>{deskWords.call.page}</h1>
        <CallForm entry={entry} onLeave={() => undefined} />
      </div>
    </main>
  );
}
