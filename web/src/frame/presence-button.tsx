import { timeOf } from "../shared/time.ts";
import { presenceWords as say } from "../words-presence.vi.ts";
import styles from "./frame.module.css";
import { usePresence } from "./presence.ts";

/** How one stands; leads to the switch. */
export function PresenceButton({ onOpen }: { onOpen: () => void }) {
  const { state = "online", until } = usePresence() ?? {};
  const label = [say.states[state], until && say.until(timeOf(until))].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      className={styles.presence}
      data-state={state}
      aria-label={`${say.title}: ${label}`}
      onClick={onOpen}
    >
      <i aria-hidden />
      <span className={styles.word}>{label}</span>
    </button>
  );
}
