import IconUserCheck from "@tabler/icons-react/icons/IconUserCheck";
import IconUserOff from "@tabler/icons-react/icons/IconUserOff";
import IconUserPause from "@tabler/icons-react/icons/IconUserPause";
import { timeOf } from "../shared/time.ts";
import { presenceWords as say } from "../words-presence.vi.ts";
import styles from "./frame.module.css";
import { usePresence } from "./presence.ts";

/** A shape for each state: on a phone the word has no room. */
const icons = { online: IconUserCheck, busy: IconUserPause, away: IconUserOff };

/** How one stands; leads to the switch. */
export function PresenceButton({ onOpen }: { onOpen: () => void }) {
  const { state = "online", until } = usePresence() ?? {};
  const Icon = icons[state];
  const label = [say.states[state], until && say.until(timeOf(until))].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      className={styles.presence}
      data-state={state}
      aria-label={`${say.title}: ${label}`}
      onClick={onOpen}
    >
      <Icon size={18} aria-hidden />
      <span className={styles.word}>{label}</span>
    </button>
  );
}
